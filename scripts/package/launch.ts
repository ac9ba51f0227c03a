/**
 * Owns how a program of a release is started: by a script of sh, and on Windows by an executable file.
 * Must not know what the program does.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { ofHost } from "../../provider/cli/host-environment.ts";
import { boot } from "./modules.ts";
import type { Platform } from "./platform.ts";

/**
 * The script finds itself through symbolic links, and becomes Node: Terraform stops the process that it started. What the host says
 * about Node or the loader is for the host's own programs, and kept for those that a person wants run. On Linux Node runs with the
 * release's own loader, which takes no library from elsewhere when it is told where they are.
 */
export function launchScript(libraries: Platform["libraries"]): string {
  const start =
    libraries === undefined ? '"$d/node"' : `"$d/lib/${libraries.loader}" --library-path "$d/lib" "$d/node"`;
  return `#!/bin/sh
for v in NODE_OPTIONS NODE_PATH LD_PRELOAD DYLD_INSERT_LIBRARIES; do
  eval "test -z \\"\\\${$v+set}\\" || { export ${ofHost}$v=\\"\\$$v\\"; unset $v; }"
done
s=$0
while [ -h "$s" ]; do
  l=$(readlink "$s")
  case $l in /*) s=$l ;; *) s=\${s%/*}/$l ;; esac
done
case $s in */*) ;; *) s=./$s ;; esac
d=\${s%/*}
exec ${start} "$d/app/${boot}" "$@"
`;
}

/** What the executable file of Windows runs: the program beside it, which is not in it. */
const starter = `const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
process.argv[1] = join(dirname(process.execPath), "app/${boot}");
createRequire(process.argv[1])(process.argv[1]);
`;

/** The mark that Node looks for in its own executable file (manual of Node, Single executable applications). */
const sentinel = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * Makes `target`, a copy of Node's binary with the starter in it. `node` is a Node of the same version for this host, which
 * prepares what is put in.
 */
export function makeExecutable(target: string, binary: string, node: readonly string[]): void {
  const [main, configuration, blob] = [".cjs", ".json", ".blob"].map((ending) => target + ending) as [
    string,
    string,
    string,
  ];
  writeFileSync(main, starter);
  writeFileSync(configuration, JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true }));
  const [command = "", ...args] = node;
  execFileSync(command, [...args, "--experimental-sea-config", configuration], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  copyFileSync(binary, target);
  const postject = createRequire(import.meta.url).resolve("postject/dist/cli.js");
  execFileSync(process.execPath, [postject, target, "NODE_SEA_BLOB", blob, "--sentinel-fuse", sentinel], {
    cwd: dirname(target),
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (const path of [main, configuration, blob]) rmSync(path);
  if (!readFileSync(target).includes(`${sentinel}:1`)) throw new Error(`${target} does not start what was put into it`);
}
