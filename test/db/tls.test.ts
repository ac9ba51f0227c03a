/**
 * Owns the tests of sslmode on a server with TLS and certificates of our own.
 * Must not know what sessions do afterwards.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DatabaseError } from "../../provider/engine/db/session.ts";
import type { ConnectionArguments } from "../../provider/engine/db/settings.ts";
import { type Server, startServer } from "../postgres.ts";
import { onDatabase, versions } from "../servers.ts";
import { open, refusal } from "./opened.ts";

let directory: string;
let server: Server;
const file = (name: string): string => join(directory, name);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "schemata-tls-"));
  const openssl = (...args: readonly string[]) => execFileSync("openssl", args, { cwd: directory, stdio: "pipe" });
  const authority = (name: string) =>
    openssl(
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.crt`,
    );
  const signed = (name: string, subject: string, extension: string) => {
    openssl(
      "req",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-subj",
      `/CN=${subject}`,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.csr`,
    );
    writeFileSync(file("extension"), extension);
    openssl(
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      "root.crt",
      "-CAkey",
      "root.key",
      "-CAcreateserial",
      "-days",
      "2",
      "-extfile",
      "extension",
      "-out",
      `${name}.crt`,
    );
  };
  authority("root");
  authority("stranger");
  signed("server", "localhost", "subjectAltName=DNS:localhost");
  signed("client", "certified", "extendedKeyUsage=clientAuth");
  const read = (name: string) => readFileSync(file(name), "utf8");
  server = await startServer(versions()[0]!, {
    settings: { ssl: "on", ssl_ca_file: "root.crt" },
    files: {
      "server.crt": read("server.crt"),
      "server.key": read("server.key"),
      "root.crt": read("root.crt"),
      "pg_hba.conf":
        "local all all trust\nhostssl all postgres all trust\nhostnossl all plain all trust\nhostssl all certified all cert\n",
    },
  });
  await onDatabase(
    `postgresql://postgres@localhost/postgres?host=${server.directory}&port=${server.port}`,
    "CREATE ROLE plain LOGIN; CREATE ROLE certified LOGIN",
  );
});

afterAll(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const there = (more: ConnectionArguments): ConnectionArguments => ({
  url: `postgres://postgres@localhost:${server.port}/postgres?hostaddr=127.0.0.1`,
  ...more,
});

/** Whether the session is encrypted. */
async function encrypted(args: ConnectionArguments): Promise<boolean> {
  const connection = await open(there(args));
  const [row] = await connection.rows<{ ssl: boolean }>("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
  await connection.close();
  return row!.ssl;
}

describe("sslmode", () => {
  test.each(["allow", "prefer", "require"])("%s gets in with TLS where only TLS is allowed", async (sslmode) => {
    expect(await encrypted({ sslmode })).toBe(true);
  });

  test.each(["disable", "allow", "prefer"])("%s gets in without TLS where TLS is not allowed", async (sslmode) => {
    expect(await encrypted({ sslmode, username: "plain" })).toBe(false);
  });

  test("disable and require get no further than their own kind", async () => {
    const plain = await refusal(there({ sslmode: "disable" }));
    expect(plain).toMatchObject({
      summary: 'The server does not let user "postgres" in',
      detail: expect.stringContaining("no encryption"),
    });
    expect(await refusal(there({ sslmode: "require", username: "plain" }))).toMatchObject({
      path: [{ attribute: "username" }],
    });
  });

  test("verify-ca and verify-full with the right authority", async () => {
    expect(await encrypted({ sslmode: "verify-ca", sslrootcert: file("root.crt") })).toBe(true);
    expect(await encrypted({ sslmode: "verify-full", sslrootcert: file("root.crt") })).toBe(true);
    expect(await encrypted({ sslmode: "verify-full", sslrootcert: readFileSync(file("root.crt"), "utf8") })).toBe(true);
  });

  test.each(["require", "verify-ca", "verify-full"])("%s with another authority", async (sslmode) => {
    expect(await refusal(there({ sslmode, sslrootcert: file("stranger.crt") }))).toMatchObject({
      summary: expect.stringContaining("is not trusted"),
      path: [{ attribute: "sslrootcert" }],
    });
  });

  test("the system's authorities do not know ours", async () => {
    expect(await refusal(there({ sslrootcert: "system" }))).toMatchObject({
      summary: expect.stringContaining("is not trusted"),
    });
  });

  test("verify-full demands the host's name, verify-ca does not", async () => {
    const url = `postgres://postgres@127.0.0.1:${server.port}/postgres`;
    expect(await encrypted({ url, sslmode: "verify-ca", sslrootcert: file("root.crt") })).toBe(true);
    expect(await refusal({ url, sslmode: "verify-full", sslrootcert: file("root.crt") })).toMatchObject({
      summary: expect.stringContaining("is for another host"),
    });
  });

  test("a client's certificate", async () => {
    const certificate = {
      sslmode: "require",
      username: "certified",
      sslcert: file("client.crt"),
      sslkey: file("client.key"),
    };
    expect(await encrypted(certificate)).toBe(true);
    expect(await refusal(there({ ...certificate, sslcert: null, sslkey: null }))).toMatchObject({
      severity: "error",
      summary: expect.stringContaining("certified"),
    });
  });

  test("a socket knows no TLS", async () => {
    expect(
      await encrypted({
        url: "postgres://postgres@/postgres",
        host: server.directory,
        port: server.port,
        sslmode: "require",
      }),
    ).toBe(false);
  });

  test.each([{}, { sslmode: "verify-full" }])("cancel works through TLS (%j)", async (more) => {
    const connection = await open(there({ sslrootcert: file("root.crt"), sslmode: "require", ...more }));
    const running = connection.execute("SELECT pg_sleep(30)").catch((failure: unknown) => failure);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await connection.cancel()).toBe(true);
    const failure = await running;
    expect(failure).toBeInstanceOf(DatabaseError);
    expect((failure as DatabaseError).sqlstate).toBe("57014");
    await connection.close();
  });
});
