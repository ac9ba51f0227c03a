/**
 * Owns the tests of a whole apply: lock, what moved, history, the check afterwards, cancellation.
 * Must not know how the executor retries; its own tests do.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readCatalogBefore } from "../../provider/engine/history/reading.ts";
import {
  type ApplyOutcome,
  type ApplyRequest,
  applyPlan,
  type Catalog,
  connect,
  error,
  movedObjects,
  type Plan,
  type PlanStatement,
  parseCatalog,
  Refusal,
  readCatalog,
  readHistory,
  readSettings,
  ShadowLost,
} from "../../provider/engine/index.ts";
import { freshDatabase, onDatabase, onServer, serverUrl, versions } from "../servers.ts";

const schema = "schemata";

const statement = (sql: string, more: Partial<PlanStatement> = {}): PlanStatement => ({
  sql,
  locks: {},
  blocks: null,
  rewrites_table: false,
  transaction: 1,
  loses: null,
  object: "table:public.t",
  change: "create",
  repeats: false,
  contingent: false,
  slow: false,
  verify: null,
  takes: [],
  findings: [],
  ...more,
});

const planOf = (...statements: readonly PlanStatement[]): Plan => ({
  format_version: "1",
  id: "0123456789abcdef",
  server_version: 180000,
  shadow: { engine: "embedded", version: 180006 },
  proof: { status: "proven", reason: null },
  statements,
  findings: [],
  not_modelled: [],
});

const createTable = planOf(statement("CREATE TABLE public.t (a integer)"));

const settingsOf = (url: string): ApplyRequest["settings"] =>
  readSettings({ url }, { PGPASSFILE: "/nonexistent" }).value!;

function run(url: string, plan: Plan, more: Partial<ApplyRequest> = {}): Promise<ApplyOutcome> {
  const settings = settingsOf(url);
  return applyPlan({ settings, plan, expected: () => [], afterwards: () => [], resource: "test", ...more });
}

async function using<T>(
  url: string,
  work: (connection: Awaited<ReturnType<typeof connect>>) => Promise<T>,
): Promise<T> {
  const connection = await connect(url);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const history = (url: string) => using(url, (connection) => readHistory(connection, { schema }));
const catalog = (url: string): Promise<Catalog> => using(url, (connection) => readCatalog(connection));
const tables = (url: string) =>
  onDatabase(url, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
/** Sessions of ours that are left, and advisory locks. */
const left = (url: string) =>
  onDatabase(
    url,
    `SELECT application_name FROM pg_stat_activity WHERE application_name LIKE 'schemata %' AND datname = current_database()
     UNION ALL SELECT locktype FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );

async function waitFor(url: string, condition: string): Promise<void> {
  for (;;) {
    const [row] = await onDatabase(url, `SELECT (${condition}) AS met`);
    if (row?.met === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.each(versions())("PostgreSQL %i", (version) => {
  test("runs the plan, records it, and returns what is there", async () => {
    await using database = await freshDatabase(version);
    const outcome = await run(database.url, createTable, { approvals: ["drops-table:public.*"] });
    expect(outcome).toMatchObject({ status: "applied", completed: 1, diagnostics: [] });
    expect([...outcome.live!.objects.keys()]).toContain("table:public.t");
    expect([...outcome.live!.objects.keys()].filter((address) => address.includes("schemata"))).toEqual([]);
    const [row] = await history(database.url);
    expect(row).toMatchObject({
      plan_id: createTable.id,
      resource: "test",
      outcome: "applied",
      error: null,
      shadow: createTable.shadow,
      proof: createTable.proof,
      approvals: ["drops-table:public.*"],
      steps: [{ position: 1, sql: "CREATE TABLE public.t (a integer)", outcome: "done" }],
    });
    const kept = await using(database.url, (connection) => readCatalogBefore(connection, { schema, id: row!.id }));
    const before = parseCatalog(kept!).value!;
    expect([...before.objects.keys()]).not.toContain("table:public.t");
    expect(before.version).toBe(outcome.live!.version);
    expect(await left(database.url)).toEqual([]);
  });

  test("an empty plan runs nothing and leaves no history", async () => {
    await using database = await freshDatabase(version);
    expect(await run(database.url, planOf())).toMatchObject({ status: "nothing", completed: 0, diagnostics: [] });
    expect(await onDatabase(database.url, "SELECT FROM pg_namespace WHERE nspname = 'schemata'")).toEqual([]);
  });

  test("what moved is named, nothing runs, and the history has the refusal", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, "CREATE TABLE public.u (a integer, b integer); CREATE TABLE public.v ()");
    const planned = await catalog(database.url);
    await onDatabase(
      database.url,
      "ALTER TABLE public.u ALTER b SET NOT NULL; DROP TABLE public.v; CREATE TABLE public.v (); COMMENT ON TABLE public.u IS 'x'; CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    );
    const outcome = await run(database.url, createTable, { expected: (live) => movedObjects(planned, live) });
    expect(outcome).toMatchObject({ status: "refused", completed: 0 });
    expect(outcome.diagnostics).toHaveLength(1);
    const { summary } = outcome.diagnostics[0]!;
    for (const name of ["column:public.u.b", "table:public.v", "comment:", "function:public.f()"])
      expect(summary).toContain(name);
    expect(summary).not.toContain("column:public.u.a");
    expect(await tables(database.url)).toHaveLength(2);
    expect(await history(database.url)).toMatchObject([
      { outcome: "refused", error: expect.stringContaining("column:public.u.b"), steps: [] },
    ]);
    expect(await left(database.url)).toEqual([]);
  });

  test("without the right to write the history nothing runs, and the GRANT is named", async () => {
    await using database = await freshDatabase(version);
    const role = `no_history_${database.name}`;
    await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    await onDatabase(database.url, `GRANT CREATE ON SCHEMA public TO ${role}`);
    const url = new URL(database.url);
    url.username = role;
    url.password = "x";
    try {
      const outcome = await run(url.href, createTable);
      expect(outcome).toMatchObject({ status: "failed", completed: 0 });
      expect(outcome.diagnostics[0]?.detail).toContain(`GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
      expect(await tables(database.url)).toEqual([]);
    } finally {
      await database.drop();
      await onServer(version, `DROP ROLE ${role}`);
    }
  });

  test("a difference afterwards is an error that names it", async () => {
    await using database = await freshDatabase(version);
    const outcome = await run(database.url, createTable, {
      afterwards: (live) => (live.objects.has("table:public.t") ? ["table:public.t (columns)"] : []),
    });
    expect(outcome).toMatchObject({ status: "failed", completed: 1 });
    expect(outcome.diagnostics[0]?.detail).toContain("table:public.t (columns)");
    expect(outcome.live?.objects.has("table:public.t")).toBe(true);
    expect(await history(database.url)).toMatchObject([{ outcome: "failed", steps: [{ outcome: "done" }] }]);
  });

  test("a check afterwards that cannot be made says that all is committed, and why; a bug in it stays one", async () => {
    await using database = await freshDatabase(version);
    const why: readonly [string, () => Promise<never>][] = [
      [
        "no CREATEDB: nothing was changed",
        () => Promise.reject(new Refusal([error("no CREATEDB", "nothing was changed")])),
      ],
      ["it took too long", () => Promise.reject(new ShadowLost("time", undefined, "it took too long", "57014"))],
      ["42P01", () => using(database.url, (connection) => connection.rows("SELECT * FROM nowhere") as Promise<never>)],
    ];
    for (const [place, [reason, afterwards]] of why.entries()) {
      const outcome = await run(database.url, planOf(statement(`CREATE TABLE public.t${place} ()`)), { afterwards });
      expect(outcome).toMatchObject({ status: "failed", completed: 1 });
      expect(outcome.live?.objects.has(`table:public.t${place}`)).toBe(true);
      expect(outcome.diagnostics).toMatchObject([
        { severity: "error", summary: "The database could not be checked after the last statement" },
      ]);
      expect(outcome.diagnostics[0]?.detail).toContain(reason);
      expect(outcome.diagnostics[0]?.detail).toContain("All statements are committed");
    }
    const rows = await history(database.url);
    expect(rows).toMatchObject(
      why.map(([reason]) => ({
        outcome: "failed",
        error: expect.stringContaining(reason),
        steps: [{ outcome: "done" }],
      })),
    );
    const bug = run(database.url, createTable, { afterwards: () => Promise.reject(new TypeError("a bug")) });
    await expect(bug).rejects.toThrow("a bug");
    expect(await left(database.url)).toEqual([]);
  });

  test("when the catalog cannot be read afterwards, that is said with what is committed", async () => {
    await using database = await freshDatabase(version);
    // The last statements take away what reading needs, in this database and this session.
    const plan = planOf(
      createTable.statements[0]!,
      statement("REVOKE SELECT ON pg_catalog.pg_constraint FROM PUBLIC"),
      statement("SET ROLE pg_read_server_files", { transaction: null }),
    );
    const outcome = await run(database.url, plan, { afterwards: () => ["it was asked"] });
    expect(outcome).toMatchObject({
      status: "failed",
      completed: 3,
      diagnostics: [{ summary: "The database could not be checked after the last statement" }],
    });
    expect(outcome.live).toBeUndefined();
    expect(outcome.diagnostics[0]?.detail).toContain("42501");
    expect(await history(database.url)).toMatchObject([{ outcome: "failed", error: expect.stringContaining("42501") }]);
    expect(await left(database.url)).toEqual([]);
  });

  test("a failure names constraint and SQLSTATE, hides values, and says what stays", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(
      database.url,
      "CREATE TABLE public.u (email text); INSERT INTO u VALUES ('secret@x'), ('secret@x')",
    );
    const unique = statement("ALTER TABLE public.u ADD CONSTRAINT u_email_key UNIQUE (email)", {
      transaction: 2,
      object: "constraint:public.u.u_email_key",
      locks: { "table:public.u": "ACCESS EXCLUSIVE" },
    });
    const plan = planOf(createTable.statements[0]!, unique);
    const outcome = await run(database.url, plan);
    expect(outcome).toMatchObject({ status: "failed", completed: 1 });
    expect(outcome.live?.objects.has("table:public.t")).toBe(true);
    const [diagnostic] = outcome.diagnostics;
    const said = `${diagnostic?.summary}\n${diagnostic?.detail}`;
    for (const text of ["constraint:public.u.u_email_key", "23505", "constraint u_email_key", "1 of 2 statements"])
      expect(said).toContain(text);
    expect(diagnostic?.sql?.text).toContain("u_email_key UNIQUE");
    const [row] = await history(database.url);
    expect(row).toMatchObject({ outcome: "failed", steps: [{ outcome: "done" }, { outcome: "failed" }] });
    expect(said + JSON.stringify(row)).not.toContain("secret@x");
    await onDatabase(database.url, "DROP TABLE t");
    const shown = await run(database.url, plan, { showValues: true });
    expect(shown.diagnostics[0]?.detail).toContain("secret@x");
    // The history never holds them.
    expect(JSON.stringify(await history(database.url))).not.toContain("secret@x");
  });

  test("an error with a position keeps it", async () => {
    await using database = await freshDatabase(version);
    const outcome = await run(database.url, planOf(statement("CREATE TABLE public.t (a no_such_type)")));
    expect(outcome.diagnostics[0]?.sql).toEqual({ text: "CREATE TABLE public.t (a no_such_type)", position: 26 });
  });

  test("a cancelled apply ends at once, rolls back and says so", async () => {
    await using database = await freshDatabase(version);
    const controller = new AbortController();
    const running = run(
      database.url,
      planOf(createTable.statements[0]!, statement("SELECT pg_sleep(60)", { slow: true })),
      {
        signal: controller.signal,
      },
    );
    await waitFor(
      database.url,
      "EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT pg_sleep(60)')",
    );
    controller.abort();
    const outcome = await running;
    expect(outcome).toMatchObject({ status: "failed", completed: 0 });
    expect(outcome.diagnostics[0]?.summary).toContain("Cancelled");
    expect(await tables(database.url)).toEqual([]);
    expect(await history(database.url)).toMatchObject([
      { outcome: "failed", steps: [{ outcome: "rolled back" }, { outcome: "cancelled" }] },
    ]);
    expect(await left(database.url)).toEqual([]);
  });

  test("of two applies at once one waits, names the other, and then runs", async () => {
    await using database = await freshDatabase(version);
    const slow = planOf(statement("SELECT pg_sleep(1.5)"), statement("CREATE TABLE public.first ()"));
    const first = run(database.url, slow);
    await waitFor(
      database.url,
      "EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT pg_sleep(1.5)')",
    );
    const impatient = await run(database.url, createTable, { lockWaitLimit: 0 });
    expect(impatient).toMatchObject({ status: "failed", completed: 0 });
    expect(impatient.diagnostics[0]?.detail).toContain("schemata apply");
    const waited: unknown[] = [];
    const second = await run(database.url, createTable, {
      onProgress: (progress) => progress.kind === "locked" && waited.push(progress.holder?.application),
      expected: (live) => (live.objects.has("table:public.first") ? [] : ["table:public.first"]),
    });
    expect(second.status).toBe("applied");
    expect((await first).status).toBe("applied");
    expect(waited).toEqual(["schemata apply"]);
    expect((await history(database.url)).map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  });

  test("a killed process leaves a running row, which the next apply marks", async () => {
    await using database = await freshDatabase(version);
    const child = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("apply-slowly.ts", import.meta.url)), database.url],
      { stdio: "inherit" },
    );
    await waitFor(
      database.url,
      "EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT pg_sleep(600)')",
    );
    child.kill("SIGKILL");
    expect(await history(database.url)).toMatchObject([{ outcome: "running", steps: [{ outcome: "running" }] }]);
    await onDatabase(
      database.url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT pg_sleep(600)'",
    );
    expect((await run(database.url, createTable)).status).toBe("applied");
    expect(await history(database.url)).toMatchObject([
      { outcome: "failed", error: expect.stringContaining("interrupted"), steps: [{ outcome: "interrupted" }] },
      { outcome: "applied" },
    ]);
  });

  test("a read-only server is refused", async () => {
    await using database = await freshDatabase(version);
    await onServer(version, `ALTER DATABASE ${database.name} SET default_transaction_read_only = on`);
    const outcome = await run(database.url, createTable);
    expect(outcome).toMatchObject({ status: "failed", completed: 0 });
    expect(outcome.diagnostics[0]?.summary).toContain("read-only");
  });

  test("a server that nobody answers at is a diagnostic", async () => {
    const url = new URL(serverUrl(version));
    url.port = "1";
    const outcome = await run(url.href, createTable);
    expect(outcome).toMatchObject({ status: "failed", completed: 0 });
    expect(outcome.diagnostics[0]?.summary).toContain("Nothing listens");
  });
});
