/**
 * Owns the libraries that a release for Linux brings: Debian's loader, C library and C++ runtime, with what their packages say of
 * their licences. Hosts have others, older ones or none.
 * Must not know what is started with them.
 */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Platform } from "./platform.ts";
import { fetched } from "./runtime.ts";

/** Debian's packages, and the libraries of each. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  libc6: ["libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2"],
  "libstdc++6": ["libstdc++.so.6"],
  "libgcc-s1": ["libgcc_s.so.1"],
  libatomic1: ["libatomic.so.1"],
};

export interface Libraries {
  /** Holds the files of `lib/`. */
  readonly directory: string;
  /** Debian's package, its version, and its copyright file. */
  readonly packages: readonly { readonly name: string; readonly version: string; readonly copyright: string }[];
}

/**
 * Fetches the packages with apt, with lists and a cache of its own: the host's architectures and packages do not count, and nobody
 * has to be root. Throws where there is no apt.
 */
export function librariesOf(libraries: NonNullable<Platform["libraries"]>, cache: string): Libraries {
  const place = join(cache, `debian-${libraries.architecture}`);
  if (!existsSync(place)) {
    const aside = `${place}.${process.pid}`;
    try {
      collect(libraries, aside);
      renameSync(aside, place);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  const packages = readdirSync(join(place, "packages")).map((entry) => {
    const [name = "", version = ""] = entry.split("_");
    return { name, version: decodeURIComponent(version), copyright: join(place, "packages", entry) };
  });
  return { directory: join(place, "lib"), packages };
}

function collect({ architecture, loader }: NonNullable<Platform["libraries"]>, directory: string): void {
  for (const name of ["lists/partial", "archives/partial", "lib", "packages"])
    mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, "status"), "");
  const options = [
    `Dir::State::lists=${directory}/lists`,
    `Dir::State::status=${directory}/status`,
    `Dir::Cache=${directory}`,
    `Dir::Cache::archives=${directory}/archives`,
    `APT::Architecture=${architecture}`,
    `APT::Architectures=${architecture}`,
    "APT::Sandbox::User=root",
  ].flatMap((option) => ["-o", option]);
  const run = (...args: readonly string[]): void =>
    fetched(`Debian's ${Object.keys(wanted).join(", ")}`, "apt-get", ["-qq", ...options, ...args], directory);
  run("update");
  const tree = join(directory, "tree");
  const unpack = (packages: readonly string[]): void => {
    run("download", ...packages);
    for (const archive of readdirSync(directory).filter((name) => name.endsWith(".deb"))) {
      const [name = "", version = ""] = archive.split("_");
      execFileSync("dpkg-deb", ["-x", join(directory, archive), tree]);
      rmSync(join(directory, archive));
      if (wanted[name] !== undefined) writeFileSync(join(directory, "packages", `${name}_${version}`), "");
    }
  };
  unpack(Object.keys(wanted));
  const documents = join(tree, "usr/share/doc");
  // What is made of the same source has its documents in one place, which is a package of its own.
  const linked = readdirSync(documents, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  unpack([...new Set(linked.map(({ name }) => readlinkSync(join(documents, name))))]);
  for (const entry of readdirSync(join(directory, "packages")))
    copyFileSync(join(documents, entry.split("_")[0] as string, "copyright"), join(directory, "packages", entry));
  const files = readdirSync(tree, { recursive: true, encoding: "utf8" });
  for (const library of [...Object.values(wanted).flat(), loader]) {
    const path = files.find((candidate) => candidate.endsWith(`/${library}`));
    if (path === undefined) throw new Error(`Debian's packages have no ${library}`);
    copyFileSync(realpathSync(join(tree, path)), join(directory, "lib", library));
  }
  for (const name of ["lists", "archives", "tree", "status"]) rmSync(join(directory, name), { recursive: true });
}
