/**
 * Owns a project of a user of the package: it has the packed package, and what it depends on; programs are compiled and run there.
 * Must not know how the package is built, nor what the programs do.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../architecture/source.ts";

const run = promisify(execFile);

export interface PackedProject {
  /** Compiles `main.ts` strictly into `main.js`; throws what the compiler says. */
  compile(program: string): Promise<void>;
  /** Runs Node in the project; rejects, with `code`, `stdout` and `stderr`, where it ends with another status than 0. */
  run(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }>;
  remove(): void;
}

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: "es2022",
  lib: ["es2023", "esnext.disposable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: ["node"],
};

export async function packedProject(): Promise<PackedProject> {
  const directory = mkdtempSync(join(tmpdir(), "schemata-engine-"));
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", directory], {
    cwd: root,
  });
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  await run("tar", ["xzf", packed!.filename], { cwd: directory });
  mkdirSync(join(directory, "node_modules"));
  symlinkSync(join(directory, "package"), join(directory, "node_modules/schemata"));
  const { dependencies } = JSON.parse(readFileSync(join(directory, "package/package.json"), "utf8")) as {
    dependencies: Readonly<Record<string, string>>;
  };
  for (const name of [...Object.keys(dependencies), "@types/node"]) {
    mkdirSync(join(directory, "node_modules", name, ".."), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(directory, "node_modules", name));
  }
  // Where the package itself stands is no node_modules above it.
  symlinkSync(join(directory, "node_modules"), join(directory, "package/node_modules"));
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "user", private: true, type: "module" }));
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }));
  return {
    compile: async (program) => {
      writeFileSync(join(directory, "main.ts"), program);
      await run(join(root, "node_modules/.bin/tsc"), [], { cwd: directory }).catch((failure: { stdout: string }) => {
        throw new Error(failure.stdout);
      });
    },
    run: (...args) => run(process.execPath, args, { cwd: directory }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
