import { existsSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Client } from "@grpc/grpc-js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encode } from "../../provider/terraform/cty/msgpack.ts";
import type { ValueMap } from "../../provider/terraform/cty/value.ts";
import { objectType } from "../../provider/terraform/framework/index.ts";
import { tfplugin6 } from "../../provider/terraform/wire/generated/tfplugin6.js";
import { RunningCalls } from "../../provider/terraform/wire/running-calls.ts";
import { fixture } from "./fixture-provider.ts";
import {
  buildFixture,
  type ClientIdentity,
  clientIdentity,
  connect,
  cookie,
  managedEnvironment,
  parseHandshake,
  request,
  type Scratch,
  type Started,
  scratch,
  shutdown,
  start,
  until,
} from "./plugin.ts";

let directory: Scratch;
let program: string;
let identity: ClientIdentity;
let waiting: string;

beforeAll(async () => {
  directory = scratch();
  program = await buildFixture(directory.path);
  identity = clientIdentity(directory.path);
});
afterAll(() => directory.remove());

const attributes = fixture.resources[0]!.schema.attributes;
const thing = (values: ValueMap) => ({ msgpack: encode(objectType(attributes), values) });

let runs = 0;

interface Begun {
  readonly plugin: Started;
  readonly client: Client;
  readonly line: string;
  /** Drops the connection, as the end of the host's process does. */
  cut(): void;
}

/** A configured provider, spoken to through a relay that can be cut. */
async function begin(environment: NodeJS.ProcessEnv = {}): Promise<Begun> {
  const plugin = start(program, { ...managedEnvironment(identity), FIXTURE_WAITING: waiting, ...environment });
  const line = await plugin.firstLine;
  const { socket } = parseHandshake(line);
  const ends: Socket[] = [];
  const relay = createServer((host) => {
    const end = createConnection(socket);
    ends.push(host, end);
    host.on("error", () => {}).pipe(end);
    end.on("error", () => {}).pipe(host);
  });
  const path = join(directory.path, `relay-${runs}`);
  await new Promise<void>((resolve) => relay.listen(path, resolve));
  relay.unref();
  const client = connect(line.replace(socket, path), identity);
  const config = {
    msgpack: encode(objectType(fixture.schema.attributes), { directory: directory.path, password: null }),
  };
  await request(client, "ConfigureProvider", tfplugin6.ConfigureProvider, { terraformVersion: "1.11.4", config });
  const cut = (): void => {
    for (const end of ends) {
      end.destroy();
    }
  };
  return { plugin, client, line, cut };
}

/** An apply that waits until it is aborted. Resolves when it is running. */
async function beginApply(
  client: Client,
): Promise<{ readonly answer: Promise<tfplugin6.ApplyResourceChange.Response> }> {
  const wanted = thing({ name: "slow", behaviour: "wait apply", id: "slow" });
  const answer = request(client, "ApplyResourceChange", tfplugin6.ApplyResourceChange, {
    typeName: "fixture_thing",
    priorState: thing({ name: "slow", id: "before" }),
    plannedState: wanted,
    config: wanted,
  });
  answer.catch(() => {});
  await until(() => existsSync(waiting));
  return { answer };
}

beforeEach(() => {
  runs += 1;
  waiting = join(directory.path, `waiting-${runs}`);
});

const within = async (limit: number, plugin: Started): Promise<number | string> => {
  const started = performance.now();
  const code = await plugin.exit;
  expect(performance.now() - started).toBeLessThan(limit);
  return code;
};

test("Shutdown ends the process at once", async () => {
  const { plugin, client } = await begin();
  await shutdown(client);
  expect(await within(1000, plugin)).toBe(0);
  client.close();
});

test("StopProvider aborts a running call, which still answers with what it did", async () => {
  const { plugin, client } = await begin();
  const { answer } = await beginApply(client);
  const stopped = await request(client, "StopProvider", tfplugin6.StopProvider, {});
  expect(stopped.Error).toBe("");
  const response = await answer;
  expect(response.diagnostics?.[0]?.detail).toBe("aborted: Terraform asked the provider to stop");
  expect(Buffer.from(response.newState!.msgpack!)).toEqual(Buffer.from(thing({ name: "slow", id: "before" }).msgpack));
  client.close();
  await plugin.exit;
});

test("Ctrl-C is ignored: Terraform says when to stop", async () => {
  const { plugin, client } = await begin();
  plugin.child.kill("SIGINT");
  plugin.child.kill("SIGINT");
  const metadata = await request(client, "GetMetadata", tfplugin6.GetMetadata, {});
  expect(metadata.resources?.[0]?.typeName).toBe("fixture_thing");
  client.close();
  await plugin.exit;
});

test("when the host is gone the process ends, and takes its socket with it", async () => {
  const { plugin, client, line } = await begin();
  client.close();
  expect(await within(1000, plugin)).toBe(0);
  expect(existsSync(parseHandshake(line).socket)).toBe(false);
});

test("when the host is gone, running calls are aborted first", async () => {
  const { plugin, client, cut } = await begin({ TF_LOG: "debug" });
  await beginApply(client);
  cut();
  expect(await within(2000, plugin)).toBe(0);
  const answered = plugin
    .stderr()
    .split("\n")
    .filter((line) => line.includes("ApplyResourceChange"));
  expect(answered).toHaveLength(1);
  client.close();
});

test("-debug serves in plaintext, prints how to attach, and ends with Ctrl-C", async () => {
  const plugin = start(program, {}, ["-debug"]);
  await until(() => plugin.stdout().includes("Ctrl-C"));
  const attachment = JSON.parse(/TF_REATTACH_PROVIDERS='(.*)'/.exec(plugin.stdout())![1]!);
  const { Pid, Protocol, ProtocolVersion, Test, Addr } = attachment["registry.terraform.io/test/fixture"];
  expect({ Pid, Protocol, ProtocolVersion, Test }).toEqual({
    Pid: plugin.child.pid,
    Protocol: "grpc",
    ProtocolVersion: 6,
    Test: true,
  });
  const client = connect(`1|6|unix|${Addr.String}|grpc|`);
  await request(client, "GetMetadata", tfplugin6.GetMetadata, {});
  client.close();
  const again = connect(`1|6|unix|${Addr.String}|grpc|`);
  await request(again, "GetMetadata", tfplugin6.GetMetadata, {});
  again.close();
  plugin.child.kill("SIGINT");
  expect(await plugin.exit).toBe(0);
  expect(existsSync(Addr.String)).toBe(false);
});

test("in reattach mode each connection keeps its own configuration", async () => {
  const plugin = start(program, { TF_PLUGIN_MAGIC_COOKIE: cookie });
  const line = await plugin.firstLine;
  const echo = fixture.dataSources[0]!.schema.attributes;
  const say = async (where: string): Promise<() => Promise<string>> => {
    const client = connect(line, undefined);
    const config = { msgpack: encode(objectType(fixture.schema.attributes), { directory: where }) };
    await request(client, "ConfigureProvider", tfplugin6.ConfigureProvider, { terraformVersion: "1.11.4", config });
    return async () => {
      const said = await request(client, "ReadDataSource", tfplugin6.ReadDataSource, {
        typeName: "fixture_echo",
        config: { msgpack: encode(objectType(echo), { text: "hi" }) },
      });
      client.close();
      return Buffer.from(said.state!.msgpack!).toString("latin1");
    };
  };
  const first = await say("first");
  const second = await say("second");
  expect(await first()).toContain("hi from first");
  expect(await second()).toContain("hi from second");
  plugin.child.kill("SIGTERM");
  expect(await plugin.exit).toBe(0);
});

describe("log lines", () => {
  test("none without TF_LOG", async () => {
    const { plugin, client } = await begin();
    client.close();
    await plugin.exit;
    expect(plugin.stderr()).toBe("");
  });

  test("with TF_LOG: names and durations, no values", async () => {
    const { plugin, client } = await begin({ TF_LOG: "debug" });
    const secret = { msgpack: encode(objectType(fixture.schema.attributes), { password: "hunter2" }) };
    await request(client, "ValidateProviderConfig", tfplugin6.ValidateProviderConfig, { config: secret });
    const thrown = await request(client, "PlanResourceChange", tfplugin6.PlanResourceChange, {
      typeName: "fixture_thing",
      config: thing({ name: "a", behaviour: "throw plan" }),
      proposedNewState: thing({ name: "a", behaviour: "throw plan" }),
    });
    expect(thrown.diagnostics?.[0]?.summary).toBe("Bug in the provider: PlanResourceChange failed");
    expect(thrown.diagnostics?.[0]?.detail).toContain("thrown in plan: ***");
    expect(thrown.diagnostics?.[0]?.detail).toContain("please report it");
    client.close();
    await plugin.exit;
    const lines = plugin
      .stderr()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.tf_rpc)).toEqual(
      expect.arrayContaining(["ConfigureProvider", "ValidateProviderConfig", "PlanResourceChange"]),
    );
    for (const line of lines) {
      expect(line["@timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(line["@module"]).toBe("provider.fixture");
    }
    expect(plugin.stderr()).not.toContain("hunter2");
  });
});

test("after a stop, a call of a managed process begins aborted; a debugger's process serves on", async () => {
  const states = await Promise.all(
    [true, false].map(async (stopsForGood) => {
      const calls = new RunningCalls(stopsForGood);
      calls.stop("stop");
      return calls.run(
        async (signal) => signal.aborted,
        () => {},
      );
    }),
  );
  expect(states).toEqual([true, false]);
});

test("a provider whose host stays does not end after a minute", { timeout: 90_000 }, async (context) => {
  if (process.env.SCHEMATA_LONG !== "1") context.skip("waits for more than a minute: npm run test:long");
  const { plugin, client } = await begin();
  const ended = await Promise.race([plugin.exit, new Promise((resolve) => setTimeout(() => resolve("alive"), 62_000))]);
  expect(ended).toBe("alive");
  await shutdown(client);
  client.close();
  expect(await plugin.exit).toBe(0);
});
