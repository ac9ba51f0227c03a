/**
 * Owns Node's binaries for a release: fetched from npm, checked against the integrity that the list of platforms has, kept in a
 * cache.
 * Must not know what runs on them.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nodeVersion, type Platform, platforms } from "./platform.ts";

/** Runs a command that gets something from elsewhere. Throws what was not got, and what the command said. */
export function fetched(what: string, command: string, args: readonly string[], cwd?: string): void {
  try {
    execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  } catch (cause) {
    const { code, stderr, message } = cause as NodeJS.ErrnoException & { stderr?: Buffer };
    const why = code === "ENOENT" ? `${command} is missing` : (stderr?.toString().trim() ?? message);
    throw new Error(`${what} could not be fetched: ${why}`, { cause });
  }
}

/** Where the binary is. Throws when the archive is not the one that is expected. */
export function runtimeOf({ runtime: { name, binary, integrity } }: Platform, cache: string): Runtime {
  const directory = join(cache, `${name}-${nodeVersion}`);
  if (!existsSync(directory)) {
    const aside = `${directory}.${process.pid}`;
    mkdirSync(aside, { recursive: true });
    try {
      fetched(`${name}@${nodeVersion}`, "npm", [
        "pack",
        "--silent",
        "--pack-destination",
        aside,
        `${name}@${nodeVersion}`,
      ]);
      const archive = join(aside, readdirSync(aside)[0] as string);
      const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
      if (found !== integrity) throw new Error(`${name}@${nodeVersion} is ${found}, expected ${integrity}`);
      const there = execFileSync("tar", ["-tzf", archive], { maxBuffer: 1 << 26 })
        .toString()
        .split("\n");
      const members = [`package/${binary}`, "package/LICENSE"].filter((member) => there.includes(member));
      execFileSync("tar", ["-xzf", archive, "-C", aside, "--strip-components=1", ...members]);
      rmSync(archive);
      renameSync(aside, directory);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  return { binary: join(directory, binary) };
}

/** Node's licence, which is the same for all platforms; not every package of npm brings it. */
export const licenceOfNode = (cache: string): string => {
  const [first] = platforms;
  if (first === undefined) throw new Error("there is no platform");
  runtimeOf(first, cache);
  return join(cache, `${first.runtime.name}-${nodeVersion}`, "LICENSE");
};

export interface Runtime {
  readonly binary: string;
}
