import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCertificate } from "../../provider/terraform/wire/certificate.ts";
import { tfplugin6 } from "../../provider/terraform/wire/generated/tfplugin6.js";
import {
  buildFixture,
  type ClientIdentity,
  clientIdentity,
  connect,
  managedEnvironment,
  parseHandshake,
  request,
  type Scratch,
  type Started,
  scratch,
  start,
} from "./plugin.ts";

let directory: Scratch;
let identity: ClientIdentity;
let stranger: ClientIdentity;
let plugin: Started;
let line: string;

beforeAll(async () => {
  directory = scratch();
  identity = clientIdentity(directory.path);
  stranger = clientIdentity(directory.path, "stranger");
  plugin = start(await buildFixture(directory.path), managedEnvironment(identity));
  line = await plugin.firstLine;
  // Keeps the process: it ends with its last connection.
  await request(connect(line, identity), "GetMetadata", tfplugin6.GetMetadata, {});
});
afterAll(async () => {
  plugin.child.kill("SIGTERM");
  await plugin.exit;
  directory.remove();
});

/** What openssl's own client gets for an HTTP/2 preface. */
function opensslClient(who: readonly string[]): { readonly output: string; readonly answered: boolean } {
  const { socket, certificate } = parseHandshake(line);
  const authority = join(directory.path, "server.pem");
  writeFileSync(authority, certificate ?? "");
  const options = ["-unix", socket, "-CAfile", authority, "-verify_return_error", "-verify_hostname", "localhost"];
  const ended = spawnSync("openssl", ["s_client", ...options, "-alpn", "h2", "-quiet", "-ign_eof", ...who], {
    input: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0",
    timeout: 1500,
  });
  const output = `${ended.stdout.toString("latin1")}${ended.stderr.toString("latin1")}`;
  // The first frame of an HTTP/2 server is SETTINGS: three bytes of length, type 4.
  return { output, answered: ended.stdout.length >= 9 && ended.stdout[3] === 4 };
}

describe("openssl's client", () => {
  test("with the host's certificate is served", () => {
    const { answered, output } = opensslClient(["-cert", identity.certificateFile, "-key", identity.keyFile]);
    expect(output).not.toMatch(/alert|verify error/);
    expect(answered).toBe(true);
  });

  test("without a certificate is refused", () => {
    const { answered, output } = opensslClient([]);
    expect(output).toMatch(/alert certificate required/);
    expect(answered).toBe(false);
  });

  test("with another certificate is refused", () => {
    const { answered } = opensslClient(["-cert", stranger.certificateFile, "-key", stranger.keyFile]);
    expect(answered).toBe(false);
  });
});

test("a gRPC client with another certificate gets no answer", async () => {
  const client = connect(line, stranger);
  await expect(request(client, "GetMetadata", tfplugin6.GetMetadata, {})).rejects.toMatchObject({ code: 14 });
  client.close();
});

test("a plaintext client gets no answer", async () => {
  const client = connect(line);
  await expect(request(client, "GetMetadata", tfplugin6.GetMetadata, {})).rejects.toMatchObject({ code: 14 });
  client.close();
});

describe("the certificate", () => {
  const now = new Date("2026-03-01T12:00:00Z");

  test("is for localhost, P-256, self-signed, valid now", () => {
    const made = createCertificate(now);
    const read = new X509Certificate(made.der);
    expect(read.subjectAltName).toBe("DNS:localhost");
    expect(read.checkHost("localhost")).toBe("localhost");
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkIssued(read)).toBe(true);
    expect(read.ca).toBe(true);
    expect(read.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect(new Date(read.validFrom) < now).toBe(true);
    expect(new Date(read.validTo) > now).toBe(true);
    expect(new X509Certificate(made.certificatePem).fingerprint256).toBe(read.fingerprint256);
  });

  test("stays readable after 2049, when the form of its times changes", () => {
    const later = new X509Certificate(createCertificate(new Date("2049-06-01T00:00:00Z")).der);
    expect(new Date(later.validTo).getUTCFullYear()).toBe(2050);
  });

  test("is another one each time", () => {
    expect(createCertificate(now).der.equals(createCertificate(now).der)).toBe(false);
  });
});
