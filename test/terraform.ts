/**
 * Owns working directories in which the real terraform (or OpenTofu) runs with the provider that was built.
 * Must not know what the provider does.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const mirror = resolve(dirname(fileURLToPath(import.meta.url)), "../dist/mirror");

/** Terraform or OpenTofu, by a name on the PATH or by its path. */
export type Program = string;

/** What the tests run that do not say what: SCHEMATA_TERRAFORM names another, `tofu` for instance. */
export const defaultProgram: Program = process.env.SCHEMATA_TERRAFORM ?? "terraform";

/** What a command said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs, for signals: what it says when it has ended. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ran>;
}

export interface WorkspaceOptions {
  readonly program?: Program;
  /** Environment of every command, e.g. `{ PGPASSWORD: "…", TF_LOG: "trace" }`. Nothing but PATH is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /** Directory of the file-system mirror; the built one unless another is given. */
  readonly mirror?: string;
  /** Ctrl-C in the terminal does not reach the commands: `remove` ends them. A second signal makes terraform drop its provider. */
  readonly detached?: boolean;
  /** Milliseconds after which a command is killed; two minutes unless another limit is given. */
  readonly limit?: number;
}

/** The version on the PATH, or undefined if the program is missing. */
export async function programVersion(program: Program): Promise<string | undefined> {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" };
  try {
    const { stdout } = await promisify(execFile)(program, ["version", "-json"], { env });
    return (JSON.parse(stdout) as { terraform_version: string }).terraform_version;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

const requirement = `terraform {
  required_providers {
    schemata = { source = "schemata/schemata" }
  }
}
`;

/**
 * A working directory with these files, initialised. `requirement.tf`, which says which provider is meant, is added
 * unless it is given. Files, state, plans and logs are removed by `remove`, or at the end of the scope by `await using`.
 */
export async function workspace(
  files: Readonly<Record<string, string>>,
  options: WorkspaceOptions = {},
): Promise<Workspace> {
  const program = options.program ?? defaultProgram;
  if ((await programVersion(program)) === undefined)
    throw new Error(`${program} is not on the PATH: install it to run these tests`);
  if (!existsSync(options.mirror ?? mirror))
    throw new Error(`there is no ${options.mirror ?? mirror}: npm run build makes it`);
  const opened = new Workspace(program, options);
  opened.write({ "requirement.tf": requirement, ...files });
  const { code, stdout, stderr } = await opened.init();
  if (code === 0) return opened;
  await opened.remove();
  throw new Error(`${program} init failed:\n${stdout}${stderr}`);
}

export class Workspace implements AsyncDisposable {
  /** Everything that this workspace left behind: configuration, state, plans, logs. */
  readonly directory: string;
  readonly #program: Program;
  readonly #env: Readonly<Record<string, string>>;
  readonly #detached: boolean;
  readonly #limit: number;
  readonly #running = new Set<{ readonly child: ChildProcess; readonly ended: Promise<unknown> }>();

  /** Use `workspace`, which also initialises it. */
  constructor(program: Program, options: WorkspaceOptions) {
    this.#program = program;
    this.#detached = options.detached ?? false;
    this.#limit = options.limit ?? 120_000;
    this.directory = mkdtempSync(join(tmpdir(), "schemata-workspace-"));
    const configuration = join(this.directory, "cli.tfrc");
    const path = JSON.stringify(options.mirror ?? mirror);
    writeFileSync(configuration, `provider_installation {\n  filesystem_mirror {\n    path = ${path}\n  }\n}\n`);
    this.#env = {
      PATH: process.env.PATH ?? "",
      HOME: this.directory,
      TF_CLI_CONFIG_FILE: configuration,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      TF_LOG_PATH: join(this.directory, "terraform.log"),
      ...options.env,
    };
  }

  /** Writes files (paths from the workspace's directory); a changed configuration is written this way too. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.directory, path)), { recursive: true });
      writeFileSync(join(this.directory, path), text);
    }
  }

  init(...more: string[]): Promise<Ran> {
    return this.run("init", "-no-color", ...more);
  }

  validate(): Promise<Ran> {
    return this.run("validate", "-no-color");
  }

  /** Plans into the file `tfplan`, which `applyPlan` and `showPlan` read. */
  plan(...more: string[]): Promise<Ran> {
    return this.run("plan", "-no-color", "-out=tfplan", ...more);
  }

  /** Plans and applies in one command. */
  apply(...more: string[]): Promise<Ran> {
    return this.run("apply", "-no-color", "-auto-approve", ...more);
  }

  applyPlan(...more: string[]): Promise<Ran> {
    return this.run("apply", "-no-color", ...more, "tfplan");
  }

  destroy(...more: string[]): Promise<Ran> {
    return this.run("destroy", "-no-color", "-auto-approve", ...more);
  }

  importState(address: string, id: string, ...more: string[]): Promise<Ran> {
    return this.run("import", "-no-color", ...more, address, id);
  }

  stateRm(address: string): Promise<Ran> {
    return this.run("state", "rm", address);
  }

  /** The state as `terraform show -json` prints it. */
  show<T>(): Promise<T> {
    return this.#json("show", "-json", "-no-color");
  }

  /** The last plan as `terraform show -json tfplan` prints it. */
  showPlan<T>(): Promise<T> {
    return this.#json("show", "-json", "-no-color", "tfplan");
  }

  /** What `terraform providers schema -json` prints. */
  schema<T>(): Promise<T> {
    return this.#json("providers", "schema", "-json");
  }

  /** Runs a command in the workspace; it is killed after the workspace's limit. */
  run(...command: string[]): Promise<Ran> {
    return this.start(...command).ended;
  }

  /** The same, while it runs. */
  start(...command: string[]): Running {
    const child = spawn(this.#program, command, {
      cwd: this.directory,
      env: this.#env,
      timeout: this.#limit,
      detached: this.#detached,
    });
    const running = { child, ended: new Promise((resolve) => child.once("close", resolve)) };
    this.#running.add(running);
    running.ended.then(() => this.#running.delete(running));
    const ended = new Promise<Ran>((resolve, reject) => {
      let stdout = "";
      let stderr = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout += text;
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
      });
      child.once("error", reject);
      child.once("close", (code, signal) => {
        if (code !== null) resolve({ code, stdout, stderr });
        else reject(new Error(`${this.#program} ${command.join(" ")} was ended by ${signal}:\n${stdout}${stderr}`));
      });
    });
    return { pid: child.pid as number, ended };
  }

  async #json<T>(...command: string[]): Promise<T> {
    const { code, stdout, stderr } = await this.run(...command);
    if (code !== 0) throw new Error(`${this.#program} ${command.join(" ")} failed:\n${stdout}${stderr}`);
    return JSON.parse(stdout);
  }

  /** Commands that still run are ended first, gently: terraform tells its provider. */
  async remove(): Promise<void> {
    for (const { child } of this.#running) child.kill("SIGTERM");
    await Promise.all([...this.#running].map(({ ended }) => ended));
    rmSync(this.directory, { recursive: true, force: true });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.remove();
  }
}
