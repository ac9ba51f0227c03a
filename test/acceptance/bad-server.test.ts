/**
 * Owns the tests of servers, databases and roles that do not do: each is a diagnostic that says what to change.
 * Must not know what is declared.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loginServer, pooler, silentServer } from "../db/stand-ins.ts";
import { startServer } from "../postgres.ts";
import { freshDatabase, onDatabase, onServer, type TestDatabase, versions } from "../servers.ts";
import { type Ran, type Workspace, workspace } from "../terraform.ts";
import { type Arguments, declared, flat, forgetState } from "./declared.ts";

const version = versions().at(-1)!;
const role = `limited_${process.pid}`;
let opened: Workspace;
let database: TestDatabase;
let host: string;
let port: number;

beforeAll(async () => {
  [opened, database] = await Promise.all([workspace({}), freshDatabase(version)]);
  await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD 'limited'`);
  ({ hostname: host } = new URL(database.url));
  port = Number(new URL(database.url).port);
});
afterAll(async () => {
  await opened.remove();
  await database.drop();
});
beforeEach(() => forgetState(opened));

const schema: Arguments = { tables: { t: { columns: { id: { type: "bigint" } } } } };
const limited = (): Arguments => ({ host, port, database: database.name, username: role, password: "limited" });

/** Each of these sentences is there, and no crash. */
function expectSaid(ran: Ran, sentences: readonly string[]): void {
  const text = flat(ran);
  expect(ran.code, text).toBe(1);
  expect(text).not.toMatch(/panic|did not respond|bug in the provider|please report/i);
  expect(
    sentences.filter((sentence) => !text.includes(sentence)),
    text,
  ).toEqual([]);
}

async function planned(provider: Arguments): Promise<Ran> {
  opened.write(declared(provider, schema));
  return opened.plan();
}

describe("a server that cannot be used", () => {
  test("unknown host", async () => {
    expectSaid(await planned({ host: "no-such-host.invalid", username: "u" }), [
      'Unknown host "no-such-host.invalid"',
      "Check the spelling",
      "Provider argument: host",
    ]);
  });

  test("no answer, and an old version", async () => {
    await using silent = await silentServer();
    await using old = await loginServer({ version: "12.22" });
    const there = { host: "127.0.0.1", username: "u", password: "p", sslmode: "disable" };
    expectSaid(await planned({ ...there, port: silent.port, connect_timeout: "300ms" }), [
      `No answer from 127.0.0.1:${silent.port}`,
      "connect_timeout (0.3 s)",
      "Provider argument: host.",
    ]);
    expectSaid(await planned({ ...there, port: old.port }), [
      "PostgreSQL 12.22 is too old",
      "14 to 18 are supported",
      "Provider argument: host.",
    ]);
  });

  test("wrong password, no database", async () => {
    expectSaid(await planned({ ...limited(), password: "wrong" }), [
      `Wrong password for user "${role}"`,
      "Check the user and the password",
      "Provider argument: password",
    ]);
    expectSaid(await planned({ ...limited(), database: "nowhere" }), [
      'Database "nowhere" does not exist',
      "Create it",
      "Provider argument: database, unless the resource names one.",
    ]);
  });

  test("a pooler in transaction mode", async () => {
    await using between = await pooler(port);
    expectSaid(
      await planned({ host, port: between.port, database: database.name, username: "postgres", sslmode: "disable" }),
      ["A connection pooler answers at", "Connect to the server itself", "Provider argument: pooling."],
    );
  });

  test("PgBouncer in transaction mode", async ({ skip }) => {
    skip(!hasPgBouncer(), "pgbouncer is not on the PATH");
    await using between = await pgBouncer("transaction");
    const ran = await planned({
      host: "127.0.0.1",
      port: between.port,
      database: database.name,
      username: "postgres",
      sslmode: "disable",
    });
    expectSaid(ran, ["A connection pooler answers at", 'set pooling = "session"']);
  });
});

describe("what may not be changed", () => {
  test("no right to create: told before the first statement, with the GRANT", async () => {
    opened.write(declared(limited(), schema));
    expectSaid(await opened.apply(), [
      `User "${role}" may not write the history in schema "schemata"`,
      `GRANT CREATE ON DATABASE ${database.name} TO ${role}`,
      "Provider argument: history_schema.",
    ]);
    expect(await onDatabase(database.url, "SELECT FROM pg_namespace WHERE nspname IN ('app', 'schemata')")).toEqual([]);
    const created = await opened.run("state", "list");
    expect(created.stdout).toBe("");
  });

  test("a read-only server: plan works, apply says why not", async () => {
    await onDatabase(database.url, `ALTER DATABASE ${database.name} SET default_transaction_read_only = on`);
    expect((await planned({ url: database.url })).code).toBe(0);
    expectSaid(await opened.applyPlan(), [
      "is read-only",
      "default_transaction_read_only is on",
      "Turn it off where it is set",
      "Provider argument: host.",
      "Nothing was changed.",
    ]);
    await onServer(version, `ALTER DATABASE ${database.name} RESET default_transaction_read_only`);
  });
});

test("a standby: plan works, apply names it", async () => {
  const standby = await startServer(version, {
    files: { "standby.signal": "" },
    settings: { hot_standby: "on", wal_level: "replica", max_wal_senders: "10" },
  });
  try {
    expect((await planned({ url: standby.url })).code).toBe(0);
    expectSaid(await opened.applyPlan(), [
      "is read-only",
      "It is a standby",
      "Connect to the primary.",
      "Provider argument: host.",
    ]);
  } finally {
    await standby.stop();
  }
});

function hasPgBouncer(): boolean {
  try {
    execFileSync("pgbouncer", ["--version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

async function pgBouncer(mode: string): Promise<AsyncDisposable & { readonly port: number }> {
  const directory = mkdtempSync(join(tmpdir(), "schemata-pgbouncer-"));
  const { port: free } = await (async () => {
    await using once = await silentServer();
    return { port: once.port };
  })();
  writeFileSync(
    join(directory, "pgbouncer.ini"),
    `[databases]\n* = host=127.0.0.1 port=${port} user=postgres\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=${free}\nunix_socket_dir=\nauth_type=any\npool_mode=${mode}\n`,
  );
  execFileSync("chmod", ["-R", "a+rX", directory]);
  const asRoot = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const running = spawn("pgbouncer", [join(directory, "pgbouncer.ini")], { stdio: "ignore", ...asRoot });
  await expect
    .poll(() => onDatabase(`postgres://postgres@127.0.0.1:${free}/postgres?sslmode=disable`, "SELECT 1"), {
      timeout: 10_000,
    })
    .toHaveLength(1);
  return {
    port: free,
    async [Symbol.asyncDispose]() {
      running.kill("SIGTERM");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
