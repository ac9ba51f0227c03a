/**
 * Owns `npm run package`: the files of a release, in `release/`, as the registries of Terraform and OpenTofu want them.
 * Must not know how one platform's archive is filled (scripts/package/).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { freshBuild } from "./fresh-build.ts";
import { writeZip } from "./package/archive.ts";
import { contentsOf } from "./package/contents.ts";
import { nameOf, platforms } from "./package/platform.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

const names = platforms.map(nameOf);
const program = new Command("npm run package --")
  .description("Makes the files of a release in release/. SCHEMATA_SIGNING_KEY names the key of gpg that signs them.")
  .option("--platform <names...>", `some platforms only, of ${names.join(", ")}`, names)
  .option("--into <directory>", "where to", join(root, "release"))
  .parse();
const { platform: chosen, into } = program.opts<{ platform: string[]; into: string }>();
for (const name of chosen)
  if (!names.includes(name)) program.error(`there is no platform ${name}; there are ${names.join(", ")}`);

const cache = join(root, "node_modules/.cache/schemata/release");
mkdirSync(cache, { recursive: true });
await freshBuild(() => console.log("building ..."));

const aside = `${into}.${process.pid}`;
mkdirSync(aside, { recursive: true });
try {
  for (const platform of platforms.filter((candidate) => chosen.includes(nameOf(candidate)))) {
    for (const product of ["terraform-provider-schemata", "schemata"] as const) {
      const file = join(aside, `${product}_${version}_${nameOf(platform)}.zip`);
      await writeZip(file, contentsOf({ root, dist: join(root, "dist"), cache, version, platform, product }));
      console.log(`${file.slice(aside.length + 1)} ${(statSync(file).size / 1e6).toFixed(1)} MB`);
    }
  }
  const manifest = { version: 1, metadata: { protocol_versions: ["6.0"] } };
  writeFileSync(join(aside, `terraform-provider-schemata_${version}_manifest.json`), `${JSON.stringify(manifest)}\n`);
  for (const product of ["terraform-provider-schemata", "schemata"]) sign(product);
  rmSync(into, { recursive: true, force: true });
  renameSync(aside, into);
} finally {
  rmSync(aside, { recursive: true, force: true });
}

/** Writes the sums of a product's files, and the signature that registries ask for: a detached one, binary. */
function sign(product: string): void {
  const files = readdirSync(aside)
    .filter((name) => name.startsWith(`${product}_`))
    .sort();
  const sums = files.map(
    (name) =>
      `${createHash("sha256")
        .update(readFileSync(join(aside, name)))
        .digest("hex")}  ${name}\n`,
  );
  const path = join(aside, `${product}_${version}_SHA256SUMS`);
  writeFileSync(path, sums.join(""));
  const key = process.env.SCHEMATA_SIGNING_KEY;
  if (key === undefined || key === "") {
    console.log(`${product}: not signed, as SCHEMATA_SIGNING_KEY names no key`);
    return;
  }
  execFileSync("gpg", ["--batch", "--yes", "--local-user", key, "--output", `${path}.sig`, "--detach-sign", path], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
