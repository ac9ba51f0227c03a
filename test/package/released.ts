/**
 * Owns a release for this host that a test run makes once: its files, signed by a key made for it.
 * Must not know what is tested on it.
 */
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { hostPlatform, nameOf } from "../../scripts/package/platform.ts";
import { root } from "../architecture/source.ts";

const host = hostPlatform();
export const platform = host === undefined ? "" : nameOf(host);
export const version = "0.1.0";
export const archive = `terraform-provider-schemata_${version}_${platform}.zip`;

/** Files of a release. */
export interface Released {
  readonly directory: string;
  /** The public half of the key that signed it, and its number. */
  readonly key: { readonly id: string; readonly armored: string };
  remove(): void;
}

/** Makes the release for this host's platform; says why not where something is missing that Node and npm do not bring. */
export async function release(): Promise<Released | { readonly why: string }> {
  if (!["linux", "darwin"].includes(process.platform)) return { why: "releases are made on Linux or macOS" };
  const tools = ["gpg", "tar", ...(process.platform === "linux" ? ["apt-get", "dpkg-deb"] : [])];
  const missing = tools.filter((tool) => spawnSync(tool, ["--version"]).error !== undefined);
  if (missing.length > 0) return { why: `${missing.join(", ")} cannot be found` };
  const place = mkdtempSync(join(tmpdir(), "schemata-release-"));
  const home = join(place, "gnupg");
  mkdirSync(home, { mode: 0o700 });
  const gpg = (...args: readonly string[]): string =>
    execFileSync("gpg", ["--homedir", home, "--batch", ...args], { stdio: ["ignore", "pipe", "pipe"] }).toString();
  gpg("--passphrase", "", "--quick-generate-key", "Release <release@schemata.test>", "rsa2048", "sign", "1d");
  const id = /^pub:.*$/m.exec(gpg("--list-keys", "--with-colons"))?.[0].split(":")[4] ?? "";
  const directory = join(place, "release");
  const remove = (): void => {
    execFileSync("gpgconf", ["--homedir", home, "--kill", "all"], { stdio: "ignore" });
    rmSync(place, { recursive: true, force: true });
  };
  try {
    await makeRelease(directory, { GNUPGHOME: home, SCHEMATA_SIGNING_KEY: id });
  } catch (error) {
    remove();
    const why = /^Error: (.* could not be fetched: .*)$/m.exec((error as { stderr?: string }).stderr ?? "")?.[1];
    if (why === undefined) throw error;
    return { why };
  }
  return { directory, key: { id, armored: gpg("--armor", "--export", id) }, remove };
}

/** `npm run package` for this host's platform. */
export async function makeRelease(into: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const args = ["--import", "tsx", "scripts/package.ts", "--platform", platform, "--into", into];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
}

/** All files of a directory, by their path in it. */
export const filesOf = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
