/**
 * Owns programs with constructs in a test: compiled in a project of their own, and run there.
 * Must not know what they declare.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../architecture/source.ts";
import { App, cdktf } from "./app.ts";

const run = promisify(execFile);

/** Compiles the files strictly, runs `main.js`, and gives what it prints. Throws what the compiler says. */
export async function compiledAndRun(files: Readonly<Record<string, string>>): Promise<string> {
  using app = new App("cdktf", cdktf);
  for (const [path, text] of Object.entries(files)) app.write(path, text);
  const compilerOptions = { strict: true, target: "es2022", types: ["node"], module: "node16", skipLibCheck: true };
  const typeRoots = [join(root, "node_modules/@types")];
  app.write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { ...compilerOptions, typeRoots }, files: ["main.ts"] }),
  );
  await run(join(root, "node_modules/.bin/tsc"), [], { cwd: app.directory }).catch(({ stdout }: { stdout: string }) => {
    throw new Error(`${stdout}\n${JSON.stringify(files, null, 1)}`);
  });
  return (await run(process.execPath, ["main.js"], { cwd: app.directory })).stdout;
}
