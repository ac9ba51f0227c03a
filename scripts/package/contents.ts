/**
 * Owns what one platform's archive holds: launcher, Node, libraries, the program's modules, the shadow, licences, bill of materials.
 * Must not know how an archive is written.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "./archive.ts";
import { launchScript, makeExecutable } from "./launch.ts";
import { librariesOf } from "./libraries.ts";
import { billOfMaterials, licences } from "./licences.ts";
import { modulesOf, withCodeCache } from "./modules.ts";
import { hostPlatform, nodeVersion, type Platform } from "./platform.ts";
import { type Runtime, runtimeOf } from "./runtime.ts";

export interface Release {
  readonly root: string;
  readonly dist: string;
  readonly cache: string;
  readonly version: string;
  readonly platform: Platform;
  readonly product: "terraform-provider-schemata" | "schemata";
}

export function contentsOf({ root, dist, cache, version, platform, product }: Release): readonly Entry[] {
  const runtime = runtimeOf(platform, cache);
  const libraries = platform.libraries && librariesOf(platform.libraries, cache);
  const program = product === "schemata" ? product : `${product}_v${version}`;
  const modules = modulesOf(dist, product);
  const shadow = readdirSync(join(dist, "shadow")).map((name) => `shadow/${name}`);
  const plain = (path: string, from: string | Buffer): Entry => ({ path, from, executable: false });
  const common = [
    ...shadow.map((name) => plain(`app/${name}`, join(dist, name))),
    plain("LICENSES.txt", Buffer.from(licences(root, cache, libraries))),
    plain("sbom.cdx.json", Buffer.from(billOfMaterials(root, platform, libraries))),
  ];
  if (platform.os === "windows") {
    const executable = join(cache, `${program}.exe`);
    makeExecutable(executable, runtime.binary, hostNode(cache));
    return [...common, ...appFiles(modules), { path: `${program}.exe`, from: executable, executable: true }];
  }
  return [
    ...common,
    ...appFiles(platform === hostPlatform() ? withCodeCache(modules, runtime.binary) : modules),
    { path: program, from: Buffer.from(launchScript(platform.libraries)), executable: true },
    { path: "node", from: stripped(platform, runtime, cache), executable: true },
    ...(libraries === undefined
      ? []
      : readdirSync(libraries.directory).map((name) => ({
          path: `lib/${name}`,
          from: join(libraries.directory, name),
          executable: name === platform.libraries?.loader,
        }))),
  ];
}

const appFiles = (files: ReadonlyMap<string, Buffer>): readonly Entry[] =>
  [...files].map(([name, from]) => ({ path: `app/${name}`, from, executable: false }));

/** A Node of the release's version that runs here. */
function hostNode(cache: string): readonly string[] {
  if (process.versions.node === nodeVersion) return [process.execPath];
  const platform = hostPlatform();
  if (platform === undefined || platform.os === "windows")
    throw new Error(`a release is made on Linux or macOS, not on ${process.platform}`);
  return [runtimeOf(platform, cache).binary];
}

/** The tools that take symbols out of a binary, by the architecture of it. What is signed is left as it is. */
const strippers: Readonly<Record<string, string>> = {
  amd64: "x86_64-linux-gnu-strip",
  arm64: "aarch64-linux-gnu-strip",
};

/** Node's binary without its symbols, which are a fifth of it; with them where the tool for that is missing. */
function stripped(platform: Platform, { binary }: Runtime, cache: string): string {
  const tool = strippers[platform.architecture];
  const target = join(cache, `node-${platform.os}-${platform.architecture}-${nodeVersion}-stripped`);
  if (platform.os !== "linux" || tool === undefined) return binary;
  if (!existsSync(target)) {
    copyFileSync(binary, `${target}.aside`);
    try {
      execFileSync(tool, [`${target}.aside`]);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause;
      console.log(`${tool} is missing: Node for ${platform.os}_${platform.architecture} keeps its symbols`);
      return binary;
    }
    renameSync(`${target}.aside`, target);
  }
  return target;
}
