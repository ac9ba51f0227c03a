import { existsSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handshakeLine, readStart } from "../../provider/terraform/wire/handshake.ts";
import {
  buildFixture,
  type ClientIdentity,
  clientIdentity,
  connect,
  cookie,
  managedEnvironment,
  parseHandshake,
  type Scratch,
  scratch,
  shutdown,
  start,
} from "./plugin.ts";

let directory: Scratch;
let program: string;
let identity: ClientIdentity;

beforeAll(async () => {
  directory = scratch();
  program = await buildFixture(directory.path);
  identity = clientIdentity(directory.path);
});
afterAll(() => directory.remove());

describe("how the program was started", () => {
  const environment = { TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: "5,6", PLUGIN_CLIENT_CERT: "pem" };

  test("by Terraform", () => {
    expect(readStart([], environment)).toEqual({ mode: "managed", clientCertificate: "pem" });
  });

  test("protocol 6 is found wherever it stands, and 16 is not 6", () => {
    expect(readStart([], { ...environment, PLUGIN_PROTOCOL_VERSIONS: "6,5" }).mode).toBe("managed");
    expect(readStart([], { ...environment, PLUGIN_PROTOCOL_VERSIONS: "5,16" }).mode).toBe("refused");
  });

  test("by hand with the cookie", () => {
    expect(readStart([], { TF_PLUGIN_MAGIC_COOKIE: cookie })).toEqual({ mode: "reattach", printsReattach: false });
  });

  test.each(["-debug", "--debug"])("with %s", (flag) => {
    expect(readStart([flag], {})).toEqual({ mode: "reattach", printsReattach: true });
  });

  test("the certificate in the line has no padding, and TCP names its port", () => {
    expect(handshakeLine({ network: "unix", path: "/tmp/x" }, Buffer.from("a"))).toBe("1|6|unix|/tmp/x|grpc|YQ\n");
    expect(handshakeLine({ network: "tcp", port: 7 }, undefined)).toBe("1|6|tcp|127.0.0.1:7|grpc|\n");
  });
});

test.each([
  ["no cookie", {}],
  ["a wrong cookie", { TF_PLUGIN_MAGIC_COOKIE: "0" }],
  ["another protocol only", { TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: "5" }],
])("%s: a sentence on stderr, nothing on stdout, status 1", async (_case, environment) => {
  const plugin = start(program, environment);
  expect(await plugin.exit).toBe(1);
  expect(plugin.stdout()).toBe("");
  expect(plugin.stderr()).toMatch(/Terraform provider|speaks protocol 6/);
});

test("the line is the only thing on stdout, and nobody else may open the socket", async () => {
  const plugin = start(program, managedEnvironment(identity));
  const line = await plugin.firstLine;
  const { socket, certificate } = parseHandshake(line);
  expect(certificate).toBeDefined();
  expect(statSync(socket).mode & 0o777).toBe(0o600);
  const client = connect(line, identity);
  await shutdown(client);
  client.close();
  expect(await plugin.exit).toBe(0);
  expect(plugin.stdout()).toBe(`${line}\n`);
  expect(plugin.stderr()).toBe("");
  expect(existsSync(socket)).toBe(false);
});

test("a socket directory that is asked for is used", async () => {
  const plugin = start(program, { ...managedEnvironment(identity), PLUGIN_UNIX_SOCKET_DIR: directory.path });
  expect(parseHandshake(await plugin.firstLine).socket.startsWith(directory.path)).toBe(true);
  plugin.child.kill("SIGTERM");
  await plugin.exit;
});

test("it starts through a symbolic link, from another directory", async () => {
  const link = join(directory.path, "link");
  symlinkSync(program, link);
  const plugin = start("/usr/bin/env", managedEnvironment(identity), ["-C", "/", link]);
  expect(await plugin.firstLine).toMatch(/^1\|6\|unix\|/);
  plugin.child.kill("SIGTERM");
  expect(await plugin.exit).toBe(0);
});
