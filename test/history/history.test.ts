/**
 * Owns the tests of the history: rows, rights, layout, chain, and what a killed process leaves.
 * Must not know how statements are planned.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { takeAdvisoryLock } from "../../provider/engine/db/advisory.ts";
import type { Connection } from "../../provider/engine/db/connection.ts";
import { verifyChain } from "../../provider/engine/history/chain.ts";
import { openHistory } from "../../provider/engine/history/history.ts";
import { readCatalogBefore, readHistory } from "../../provider/engine/history/reading.ts";
import { open } from "../db/opened.ts";
import { freshDatabase, onDatabase, onServer, versions } from "../servers.ts";

const schema = "schemata";

async function begin(connection: Connection, planId: string, name = schema) {
  const { value, diagnostics } = await openHistory(connection, { schema: name });
  expect(diagnostics).toEqual([]);
  return value!.begin({ planId });
}

describe.each(versions())("PostgreSQL %i", (version) => {
  test("an apply from its plan row to its end", async () => {
    await using database = await freshDatabase(version);
    const writer = await open({ url: database.url, password: "top secret" });
    const reader = await open({ url: database.url });
    expect(await readHistory(reader, { schema })).toEqual([]);
    const history = (await openHistory(writer, { schema })).value!;
    const catalog = gzipSync("the catalog");
    const entry = await history.begin({
      planId: "plan-1",
      resource: "schemata_postgres_schema.app",
      actor: "eve",
      run: { commit: "abc" },
      shadow: { engine: "embedded", version: "18.6" },
      proof: { status: "proven" },
      approvals: ["drops-column:app.users.nickname"],
      catalogBefore: catalog,
    });
    expect(await readHistory(reader, { schema })).toMatchObject([
      { id: entry.id, outcome: "running", finished_at: null, steps: [] },
    ]);

    await entry.stepStarted({
      position: 1,
      sql: "ALTER ROLE x PASSWORD 'top secret' -- '\\",
      locks: { "app.users": "ACCESS EXCLUSIVE" },
      attempt: 1,
    });
    expect((await readHistory(reader, { schema }))[0]?.steps).toMatchObject([
      { position: 1, outcome: "running", finished_at: null, attempts: 1 },
    ]);
    expect(
      await reader.rows(`SELECT state, backend_xmin FROM pg_stat_activity WHERE pid = ${writer.backendPid}`),
    ).toEqual([{ state: "idle", backend_xmin: null }]);
    await entry.stepStarted({ position: 1, sql: "", locks: {}, attempt: 2 });
    await entry.stepStarted({ position: 2, sql: "SELECT 2", locks: {}, attempt: 1 });
    await entry.stepsFinished([
      { position: 1, outcome: "done", progress: { took_ms: 3 } },
      { position: 2, outcome: "failed", error: "it said top secret" },
    ]);
    await entry.finish("failed", "because of top%20secret");

    const rows = await readHistory(reader, { schema });
    expect(rows).toMatchObject([
      {
        plan_id: "plan-1",
        resource: "schemata_postgres_schema.app",
        actor: "eve",
        db_user: "postgres",
        run: { commit: "abc" },
        shadow: { engine: "embedded", version: "18.6" },
        proof: { status: "proven" },
        approvals: ["drops-column:app.users.nickname"],
        outcome: "failed",
        error: "because of (redacted)",
        previous: "",
        steps: [
          {
            position: 1,
            sql: "ALTER ROLE x PASSWORD '(redacted)' -- '\\",
            locks: { "app.users": "ACCESS EXCLUSIVE" },
            attempts: 2,
            outcome: "done",
            progress: { took_ms: 3 },
          },
          { position: 2, outcome: "failed", error: "it said (redacted)" },
        ],
      },
    ]);
    expect(rows[0]?.finished_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    const bytes = await readCatalogBefore(reader, { schema, id: entry.id });
    expect(gunzipSync(bytes!).toString()).toBe("the catalog");
    await Promise.all([writer.close(), reader.close()]);
  });

  test("the chain holds over several applies, and shows what was changed, removed or put in", async () => {
    await using database = await freshDatabase(version);
    const connection = await open({ url: database.url });
    for (const planId of ["a", "b", "c", "d"]) {
      const entry = await begin(connection, planId);
      await entry.stepStarted({ position: 1, sql: `SELECT '${planId}'`, locks: {}, attempt: 1 });
      expect((await verifyChain(connection, { schema })).problems).toEqual([]);
      await entry.stepsFinished([{ position: 1, outcome: "done" }]);
      await entry.finish("applied");
    }
    expect(await verifyChain(connection, { schema })).toEqual({ rows: 4, problems: [] });
    const changed = "its content was changed";
    const before = "the row before it was changed, removed or put in";
    const tampered = async (statement: string) => {
      await connection.execute("BEGIN");
      await connection.execute(statement);
      const { problems } = await verifyChain(connection, { schema });
      await connection.execute("ROLLBACK");
      return problems;
    };
    expect(await tampered("UPDATE schemata.plan SET actor = 'mallory' WHERE id = 2")).toEqual([
      { id: "2", problem: changed },
    ]);
    expect(await tampered("UPDATE schemata.step SET sql = 'harmless' WHERE plan = 3")).toEqual([
      { id: "3", problem: changed },
    ]);
    expect(await tampered("DELETE FROM schemata.step WHERE plan = 3")).toEqual([{ id: "3", problem: changed }]);
    expect(
      await tampered(
        "WITH s AS (DELETE FROM schemata.step WHERE plan = 3) SELECT pg_catalog.set_config('session_replication_role', 'replica', true)",
      ),
    ).toEqual([{ id: "3", problem: changed }]);
    expect(
      await tampered("UPDATE schemata.plan SET finished_at = finished_at + interval '1 microsecond' WHERE id = 4"),
    ).toEqual([{ id: "4", problem: changed }]);
    await connection.execute("ALTER TABLE schemata.step DROP CONSTRAINT step_plan_fkey");
    expect(await tampered("DELETE FROM schemata.plan WHERE id = 2")).toEqual([{ id: "3", problem: before }]);
    expect(await tampered("DELETE FROM schemata.plan WHERE id = 1")).toEqual([{ id: "2", problem: before }]);
    expect(
      await tampered(
        "INSERT INTO schemata.plan OVERRIDING SYSTEM VALUE SELECT 99, 'forged', resource, actor, db_user, run, started_at, finished_at, outcome, shadow, proof, approvals, catalog_before, error, previous, hash FROM schemata.plan WHERE id = 4",
      ),
    ).toEqual([
      { id: "99", problem: before },
      { id: "99", problem: changed },
    ]);
    await connection.close();
  });

  test("without rights it says what to grant, and each of these helps", async () => {
    await using database = await freshDatabase(version);
    const user = `plain_${database.name}`;
    await onDatabase(database.url, `CREATE ROLE ${user} LOGIN PASSWORD 'x'`);
    const connection = await open({ url: database.url, username: user, password: "x" });
    const refusedWith = async () => {
      const { value, diagnostics } = await openHistory(connection, { schema: "Odd name" });
      expect(value).toBeUndefined();
      expect(diagnostics).toHaveLength(1);
      return diagnostics[0]!;
    };
    const first = await refusedWith();
    expect(first.path).toEqual([{ attribute: "history_schema" }]);
    expect(first.detail).toContain(
      `either CREATE SCHEMA "Odd name" AUTHORIZATION ${user}; or GRANT CREATE ON DATABASE ${database.name} TO ${user}`,
    );
    await onDatabase(database.url, 'CREATE SCHEMA "Odd name"');
    expect((await refusedWith()).detail).toContain(`GRANT USAGE, CREATE ON SCHEMA "Odd name" TO ${user}`);
    const owner = await open({ url: database.url });
    await (await begin(owner, "the owner's", "Odd name")).finish("applied");
    await onDatabase(database.url, `GRANT USAGE ON SCHEMA "Odd name" TO ${user}`);
    const grant = `GRANT SELECT, INSERT, UPDATE ON "Odd name".layout, "Odd name".plan, "Odd name".step TO ${user}`;
    expect((await refusedWith()).detail).toContain(grant);
    await onDatabase(database.url, grant);
    const entry = await begin(connection, "the plain user's", "Odd name");
    await entry.stepStarted({ position: 1, sql: "SELECT 1", locks: {}, attempt: 1 });
    await entry.stepsFinished([{ position: 1, outcome: "done" }]);
    await entry.finish("applied");
    expect(await verifyChain(connection, { schema: "Odd name" })).toEqual({ rows: 2, problems: [] });
    await Promise.all([connection.close(), owner.close()]);
    await database.drop();
    await onServer(version, `DROP ROLE ${user}`);
  });

  test("a newer layout and a stranger's schema are left alone", async () => {
    await using database = await freshDatabase(version);
    const connection = await open({ url: database.url });
    await (await begin(connection, "now")).finish("applied");
    await connection.execute("UPDATE schemata.layout SET version = 2");
    expect((await openHistory(connection, { schema })).diagnostics[0]?.summary).toContain("newer version of Schemata");
    await connection.execute("CREATE SCHEMA theirs");
    await connection.execute("CREATE TABLE theirs.plan (a integer)");
    expect((await openHistory(connection, { schema: "theirs" })).diagnostics[0]?.summary).toContain(
      "not a history of Schemata",
    );
    await connection.close();
  });

  test("SIGKILL in a slow statement: the history shows it running; the next apply marks it", async () => {
    await using database = await freshDatabase(version);
    const script = fileURLToPath(new URL("slow-apply.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, database.url], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const reader = await open({ url: database.url });
    const slow = `SELECT pid FROM pg_stat_activity WHERE datname = '${database.name}' AND state = 'active' AND query = 'SELECT pg_sleep(600)'`;
    await expect.poll(() => reader.rows(slow), { timeout: 20_000 }).toHaveLength(1);
    child.kill("SIGKILL");
    await ended;
    expect(await readHistory(reader, { schema })).toMatchObject([
      {
        plan_id: "slow",
        outcome: "running",
        finished_at: null,
        steps: [
          { position: 1, outcome: "running" },
          { position: 2, outcome: "running", sql: "SELECT pg_sleep(600)", finished_at: null },
        ],
      },
    ]);
    // The server does not notice a dead client while a statement runs: its session still has the lock.
    const refused = await takeAdvisoryLock(reader, { waitLimit: 0 });
    expect(refused.diagnostics[0]?.detail).toContain('application_name "schemata slow"');
    const [orphan] = await reader.rows<{ pid: number }>(slow);
    await reader.execute(`SELECT pg_terminate_backend(${orphan!.pid})`);
    expect((await takeAdvisoryLock(reader, { waitLimit: 10_000 })).diagnostics).toEqual([]);

    await (await begin(reader, "next")).finish("applied");
    expect(await readHistory(reader, { schema })).toMatchObject([
      {
        plan_id: "slow",
        outcome: "failed",
        error: expect.stringContaining("interrupted"),
        steps: [{ outcome: "interrupted" }, { outcome: "interrupted" }],
      },
      { plan_id: "next", outcome: "applied" },
    ]);
    expect(await verifyChain(reader, { schema })).toEqual({ rows: 2, problems: [] });
    await reader.close();
  });
});
