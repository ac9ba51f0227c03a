import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildFixture, cookie, parseHandshake, type Scratch, scratch, start, until } from "./plugin.ts";

let directory: Scratch;
let program: string;
let runs = 0;

beforeAll(async () => {
  directory = scratch();
  program = await buildFixture(directory.path);
  writeFileSync(join(directory.path, "terraformrc"), "disable_checkpoint = true\n");
});
afterAll(() => directory.remove());

interface Ended {
  readonly status: number;
  readonly output: string;
}

/** A working directory with the fixture provider and a data directory. */
class Workspace {
  readonly path = join(directory.path, `workspace-${++runs}`);
  readonly data = join(this.path, "data");
  readonly waiting = join(this.path, "waiting");
  environment: NodeJS.ProcessEnv = {};

  constructor(configuration: string) {
    mkdirSync(this.data, { recursive: true });
    // A project of JavaScript modules: Node must not take the provider's program for one.
    writeFileSync(join(this.path, "package.json"), '{"type":"module"}');
    this.write(configuration);
  }

  write(configuration: string): void {
    const head = 'terraform {\n  required_providers {\n    fixture = { source = "test/fixture" }\n  }\n}\n';
    const provider = `provider "fixture" {\n  directory = "${this.data}"\n}\n`;
    writeFileSync(join(this.path, "main.tf"), `${head}${provider}${configuration}`);
  }

  private get options() {
    const own = {
      TF_CLI_CONFIG_FILE: join(directory.path, "terraformrc"),
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      FIXTURE_WAITING: this.waiting,
    };
    return { cwd: this.path, env: { PATH: process.env.PATH, HOME: directory.path, ...own, ...this.environment } };
  }

  run(command: string, ...more: string[]): Promise<Ended> {
    return new Promise((resolve) => {
      execFile("terraform", [command, ...more, "-no-color"], this.options, (error, stdout, stderr) => {
        resolve({ status: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
      });
    });
  }

  /** Runs a command that must succeed. */
  async ok(command: string, ...more: string[]): Promise<string> {
    const { status, output } = await this.run(command, ...more);
    expect(status, output).toBe(0);
    return output;
  }

  /** Starts a command and leaves it running, in a process group of its own. */
  spawn(command: string, ...more: string[]): ChildProcess {
    return spawn("terraform", [command, ...more, "-no-color"], { ...this.options, detached: true });
  }

  init(): Promise<string> {
    return this.ok("init", `-plugin-dir=${join(directory.path, "mirror")}`);
  }

  state(): { readonly resources: readonly { readonly name: string; readonly instances: readonly unknown[] }[] } {
    return JSON.parse(readFileSync(join(this.path, "terraform.tfstate"), "utf8"));
  }
}

const full = `
resource "fixture_thing" "a" {
  name     = "a"
  size     = 12345678901234567890123
  enabled  = true
  labels   = { constructor = "x", "__proto__" = "y" }
  order    = ["b", "a"]
  anything = { x = [1, "two", 0.1] }
  parts    = { p = { type = "bolt" }, q = { type = "nut" } }
  origin   = { note = "hello" }
}
resource "fixture_thing" "b" {
  name   = "b"
  size   = 5
  labels = { from = "pre_\${fixture_thing.a.parts["p"].serial}" }
}
data "fixture_echo" "e" {
  text = "hi"
}
output "echo" {
  value = data.fixture_echo.e.result
}
output "shout" {
  value = provider::fixture::shout("abc")
}
`;

describe("the whole life of a configuration", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = new Workspace(full);
    await workspace.init();
  });

  test("validate", async () => {
    expect(await workspace.ok("validate")).toContain("The configuration is valid");
  });

  test("plan -out, apply of that file", async () => {
    const plan = await workspace.ok("plan", "-out=saved");
    expect(plan).toContain("size      = 12345678901234567890123");
    expect(plan).toContain("serial = (known after apply)");
    const applied = await workspace.ok("apply", "saved");
    expect(applied).toContain("2 added");
    expect(applied).toContain(`echo = "hi from ${workspace.data}"`);
    expect(applied).toContain('shout = "ABC"');
    expect(JSON.parse(readFileSync(join(workspace.data, "b.json"), "utf8")).labels.from).toBe("pre_serial of p");
  });

  test("nothing is left to do, whether planned or refreshed", async () => {
    expect((await workspace.run("plan", "-detailed-exitcode")).status).toBe(0);
    const refreshed = await workspace.run("plan", "-refresh-only", "-detailed-exitcode");
    expect(refreshed.status, refreshed.output).toBe(0);
  });

  test("the state keeps every digit and the private bytes", () => {
    const text = readFileSync(join(workspace.path, "terraform.tfstate"), "utf8");
    expect(text).toContain('"size": 12345678901234567890123');
    expect(text).toContain(`"private": "${Buffer.from("kept").toString("base64")}"`);
  });

  test("import finds what the state forgot, and plans nothing", async () => {
    await workspace.ok("state", "rm", "fixture_thing.b");
    await workspace.ok("import", "fixture_thing.b", "b");
    const planned = await workspace.run("plan", "-detailed-exitcode");
    expect(planned.status, planned.output).toBe(0);
  });

  test("an import of what is not there fails with the provider's words", async () => {
    await workspace.ok("state", "rm", "fixture_thing.b");
    const failed = await workspace.run("import", "fixture_thing.b", "c");
    expect(failed.status).toBe(1);
    expect(failed.output).toContain("there is no c");
    await workspace.ok("import", "fixture_thing.b", "b");
  });

  test("destroy", async () => {
    expect(await workspace.ok("destroy", "-auto-approve")).toContain("2 destroyed");
    expect(readdirSync(workspace.data)).toEqual([]);
  });
});

describe("mistakes", () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = new Workspace("");
    await workspace.init();
  });

  test("in the configuration point at their line", async () => {
    workspace.write('resource "fixture_thing" "a" {\n  name = "a/b"\n}\n');
    const { status, output } = await workspace.run("validate");
    expect(status).toBe(1);
    expect(output).toMatch(/Wrong name a\/b[\s\S]*main\.tf line 10, in resource "fixture_thing" "a"[\s\S]*No slashes/);
  });

  test("of the provider ask for a report, without the secret in them", async () => {
    workspace.write('resource "fixture_thing" "a" {\n  name      = "a"\n  behaviour = "throw plan"\n}\n');
    const { status, output } = await workspace.run("plan");
    expect(status).toBe(1);
    expect(output).toContain("Bug in the provider: PlanResourceChange failed");
    expect(output).toContain("please report it");
    expect(output).not.toMatch(/hunter2|Plugin error|rpc error|panic/);
  });

  test("a create that fails leaves nothing behind", async () => {
    workspace.write('resource "fixture_thing" "a" {\n  name      = "a"\n  behaviour = "fail apply"\n}\n');
    const { status, output } = await workspace.run("apply", "-auto-approve");
    expect(status).toBe(1);
    expect(output).toContain("told to fail");
    expect(workspace.state().resources).toEqual([]);
  });

  test("a state from a newer provider is refused with the way out", async () => {
    workspace.write('resource "fixture_thing" "a" {\n  name = "a"\n}\n');
    await workspace.ok("apply", "-auto-approve");
    const file = join(workspace.path, "terraform.tfstate");
    writeFileSync(file, readFileSync(file, "utf8").replace('"schema_version": 1', '"schema_version": 2'));
    const { status, output } = await workspace.run("plan");
    expect(status).toBe(1);
    expect(output).toMatch(/newer|later/);
  });
});

const slow = 'resource "fixture_thing" "slow" {\n  name      = "slow"\n  behaviour = "wait apply"\n}\n';

/** The provider processes that run from a workspace. */
const providers = (workspace: Workspace): string[] =>
  readdirSync("/proc").filter((entry) => {
    try {
      const line = readFileSync(`/proc/${entry}/cmdline`, "utf8");
      return (
        line.includes("terraform-provider-fixture") &&
        readFileSync(`/proc/${entry}/environ`, "utf8").includes(workspace.waiting)
      );
    } catch {
      return false;
    }
  });

describe.skipIf(process.platform !== "linux")("while an apply runs", () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = new Workspace(slow);
    await workspace.init();
  });

  test("Ctrl-C, sent to the whole process group, ends it in order", async () => {
    const terraform = workspace.spawn("apply", "-auto-approve");
    let output = "";
    terraform.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    terraform.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    const ended = new Promise((resolve) => terraform.on("exit", resolve));
    await until(() => existsSync(workspace.waiting), 10_000);
    process.kill(-terraform.pid!, "SIGINT");
    expect(await ended).toBe(1);
    expect(output).toContain("Interrupt received");
    expect(output).toContain("aborted: Terraform asked the provider to stop");
    expect(output).not.toContain("Plugin did not respond");
    await until(() => providers(workspace).length === 0, 2000);
  });

  test("a killed Terraform leaves no provider behind", async () => {
    const terraform = workspace.spawn("apply", "-auto-approve");
    await until(() => existsSync(workspace.waiting), 10_000);
    expect(providers(workspace).length).toBeGreaterThan(0);
    process.kill(terraform.pid!, "SIGKILL");
    await until(() => providers(workspace).length === 0, 2000);
  });
});

test("attached to a running provider, two configurations keep apart", async () => {
  const workspace = new Workspace(`
provider "fixture" {
  alias     = "other"
  directory = "elsewhere"
}
data "fixture_echo" "first" {
  text = "hi"
}
data "fixture_echo" "second" {
  provider = fixture.other
  text     = "hi"
}
output "first" {
  value = data.fixture_echo.first.result
}
output "second" {
  value = data.fixture_echo.second.result
}
resource "fixture_thing" "a" {
  name = "a"
}
`);
  const plugin = start(program, { TF_PLUGIN_MAGIC_COOKIE: cookie });
  const { socket } = parseHandshake(await plugin.firstLine);
  const attachment = { Protocol: "grpc", ProtocolVersion: 6, Pid: plugin.child.pid, Test: true };
  workspace.environment = {
    TF_REATTACH_PROVIDERS: JSON.stringify({
      "registry.terraform.io/test/fixture": { ...attachment, Addr: { Network: "unix", String: socket } },
    }),
  };
  await workspace.ok("init");
  const applied = await workspace.ok("apply", "-auto-approve");
  expect(applied).toContain(`first = "hi from ${workspace.data}"`);
  expect(applied).toContain('second = "hi from elsewhere"');
  expect((await workspace.run("plan", "-detailed-exitcode")).status).toBe(0);
  await workspace.ok("destroy", "-auto-approve");
  plugin.child.kill("SIGTERM");
  expect(await plugin.exit).toBe(0);
});
