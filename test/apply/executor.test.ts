/**
 * Owns the tests of the executor on real servers: transactions, waits, retries, cancellation, clean-up.
 * Must not know plans: statements are written here.
 */
import { describe, expect, test } from "vitest";
import { type ExecutionOptions, execute } from "../../provider/engine/apply/executor.ts";
import type { Progress } from "../../provider/engine/apply/progress.ts";
import type { ExecutableStatement } from "../../provider/engine/apply/step.ts";
import { type Clock, systemClock } from "../../provider/engine/db/clock.ts";
import type { Connection } from "../../provider/engine/db/connection.ts";
import { openHistory } from "../../provider/engine/history/history.ts";
import type { StepEnd } from "../../provider/engine/history/journal.ts";
import { readHistory } from "../../provider/engine/history/reading.ts";
import { open } from "../db/opened.ts";
import { freshDatabase, versions } from "../servers.ts";

/** Pauses between attempts are short; everything else is as it is. */
const impatient: Clock = {
  ...systemClock,
  sleep: (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 100), signal),
};

const statement = (sql: string, more: Partial<ExecutableStatement> = {}): ExecutableStatement => ({
  sql,
  transaction: 1,
  locks: {},
  slow: false,
  concurrent: false,
  object: "table:public.t",
  change: "alter",
  ...more,
});

const buildIndex = (name: string, table: string): ExecutableStatement =>
  statement(`CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${table} (a)`, {
    transaction: null,
    slow: true,
    concurrent: true,
    contingent: `DROP INDEX CONCURRENTLY IF EXISTS public.${name}`,
    verify: `SELECT i.indisvalid AS ok FROM pg_index AS i WHERE i.indexrelid = to_regclass('public.${name}')`,
    object: `index:public.${name}`,
    change: "create",
  });

/** A database with two tables, the two sessions of an apply, and the application's. */
class Bench implements AsyncDisposable {
  readonly progress: Progress[] = [];

  private constructor(
    readonly session: Connection,
    readonly observer: Connection,
    readonly application: Connection,
    readonly url: string,
    readonly drop: () => Promise<void>,
  ) {}

  static async build(version: number): Promise<Bench> {
    const database = await freshDatabase(version);
    const { url } = database;
    const bench = new Bench(
      await open({ url }, "schemata apply"),
      await open({ url }, "schemata observer"),
      await open({ url }, "the application"),
      url,
      database.drop,
    );
    await bench.application.execute("CREATE TABLE public.t (a integer)");
    await bench.application.execute("INSERT INTO public.t VALUES (1), (1)");
    await bench.application.execute("CREATE TABLE public.u (a integer)");
    return bench;
  }

  run(statements: readonly ExecutableStatement[], options: Partial<ExecutionOptions> = {}) {
    const onProgress = (progress: Progress) => {
      this.progress.push(progress);
    };
    return execute(statements, {
      session: this.session,
      observer: this.observer,
      clock: impatient,
      onProgress,
      ...options,
    });
  }

  kinds(kind: Progress["kind"]): readonly Progress[] {
    return this.progress.filter((progress) => progress.kind === kind);
  }

  /** Waits until something of that kind was told. */
  async until(kind: Progress["kind"]): Promise<void> {
    await expect.poll(() => this.kinds(kind).length, { interval: 5, timeout: 10_000 }).toBeGreaterThan(0);
  }

  async columns(table = "t"): Promise<string> {
    const rows = await this.application.rows<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'public.${table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    );
    return rows.map(({ name }) => name).join(" ");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.session.close(), this.observer.close(), this.application.close()]);
    await this.drop();
  }
}

describe.each(versions())("PostgreSQL %i", (version) => {
  test("neighbours with one number commit together or not at all", async () => {
    await using bench = await Bench.build(version);
    const result = await bench.run([
      statement("ALTER TABLE public.t ADD COLUMN one integer"),
      statement("ALTER TABLE public.t ADD COLUMN two integer", { transaction: 2 }),
      statement("ALTER TABLE public.t ADD COLUMN nonsense nonsense", {
        transaction: 2,
        object: "column:public.t.nonsense",
      }),
      statement("ALTER TABLE public.t ADD COLUMN three integer", { transaction: 3 }),
    ]);
    expect(result).toMatchObject({
      completed: 1,
      cancelled: false,
      failed: { index: 2, error: { sqlstate: "42704" } },
      warnings: [],
    });
    expect(result.failed?.diagnostic).toMatchObject({
      summary: "Failed: statement 3 of 4 (alter column:public.t.nonsense)",
      sql: { text: "ALTER TABLE public.t ADD COLUMN nonsense nonsense", position: 42 },
    });
    expect(result.failed?.diagnostic.detail).toContain(
      "1 of 4 statements are committed and stay. The transaction of this statement was rolled back.",
    );
    expect(await bench.columns()).toBe("a one");
    expect(bench.session.inTransaction).toBe(false);
  });

  test("outside a transaction each statement stays", async () => {
    await using bench = await Bench.build(version);
    const result = await bench.run([
      statement("ALTER TABLE public.t ADD COLUMN one integer", { transaction: null }),
      statement("nonsense", { transaction: null }),
    ]);
    expect(result.completed).toBe(1);
    expect(await bench.columns()).toBe("a one");
  });

  test("a constraint that is checked at COMMIT fails the last statement", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("ALTER TABLE public.u ADD PRIMARY KEY (a)");
    await bench.application.execute(
      "ALTER TABLE public.t ADD FOREIGN KEY (a) REFERENCES public.u DEFERRABLE INITIALLY DEFERRED NOT VALID",
    );
    const result = await bench.run([
      statement("INSERT INTO public.t VALUES (42)"),
      statement("COMMENT ON TABLE public.t IS 'x'"),
    ]);
    expect(result).toMatchObject({ completed: 0, failed: { index: 1, error: { sqlstate: "23503" } } });
    expect(result.failed?.diagnostic.detail).not.toContain("42)");
  });

  test("a lock is retried, its holder is named, and it succeeds after the release", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("BEGIN");
    await bench.application.execute("SELECT * FROM public.t");
    const running = bench.run(
      [
        statement("ALTER TABLE public.u ADD COLUMN one integer"),
        statement("ALTER TABLE public.t ADD COLUMN one integer"),
      ],
      { limits: { lockTimeout: 100, lockWaitLimit: 20_000 } },
    );
    await bench.until("retry");
    // The other table is free in the pause: the whole transaction was rolled back.
    expect(bench.kinds("retry")[0]).toMatchObject({
      index: 1,
      attempt: 1,
      sqlstate: "55P03",
      blockers: [
        {
          pid: bench.application.backendPid,
          application: "the application",
          state: "idle in transaction",
          prepared: null,
        },
      ],
    });
    expect(bench.kinds("blocked")[0]).toMatchObject({ index: 1 });
    await bench.application.execute("COMMIT");
    expect(await running).toMatchObject({ completed: 2, cancelled: false });
    expect(await bench.columns("u")).toBe("a one");
  });

  test("at the limit, the one in the way is named", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("BEGIN");
    await bench.application.execute("LOCK TABLE public.t IN ACCESS SHARE MODE");
    const result = await bench.run([statement("ALTER TABLE public.t ADD COLUMN one integer")], {
      limits: { lockTimeout: 60, lockWaitLimit: 400 },
    });
    expect(result).toMatchObject({
      completed: 0,
      cancelled: false,
      failed: { index: 0, error: { sqlstate: "55P03" } },
    });
    const { summary, detail } = result.failed!.diagnostic;
    expect(summary).toBe("No lock for statement 1 of 1 (alter table:public.t)");
    expect(detail).toMatch(/\d attempts in 4\d\d ms \(lock_wait_limit\)\.\nIn the way: pid/);
    expect(detail).toContain(
      `pid ${bench.application.backendPid} (application "the application", user "postgres", idle in transaction since 2`,
    );
    expect(bench.kinds("retry").length).toBeGreaterThan(1);
    await bench.application.execute("ROLLBACK");
  });

  test("a prepared transaction is named", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("BEGIN");
    await bench.application.execute("LOCK TABLE public.t IN ACCESS SHARE MODE");
    await bench.application.execute("PREPARE TRANSACTION 'left behind'");
    const result = await bench.run([statement("ALTER TABLE public.t ADD COLUMN one integer")], {
      limits: { lockTimeout: 100, lockWaitLimit: 0 },
    });
    expect(result.failed?.diagnostic.detail).toMatch(
      /In the way: the prepared transaction "left behind" \(user "postgres", prepared since 2/,
    );
    await bench.application.execute("ROLLBACK PREPARED 'left behind'");
  });

  test("a deadlock is retried", async () => {
    await using bench = await Bench.build(version);
    await bench.session.execute("SET deadlock_timeout TO '50ms'");
    await bench.application.execute("SET deadlock_timeout TO '1h'");
    await bench.application.execute("BEGIN");
    await bench.application.execute("LOCK TABLE public.t IN ACCESS SHARE MODE");
    const running = bench.run(
      [
        statement("ALTER TABLE public.u ADD COLUMN one integer"),
        statement("ALTER TABLE public.t ADD COLUMN one integer"),
      ],
      { limits: { lockTimeout: 20_000, lockWaitLimit: 20_000 } },
    );
    await expect.poll(() => bench.kinds("finished").length, { interval: 5 }).toBe(1);
    await bench.application.execute("LOCK TABLE public.u IN ACCESS SHARE MODE");
    await bench.until("retry");
    expect(bench.kinds("retry")[0]).toMatchObject({ sqlstate: "40P01" });
    await bench.application.execute("COMMIT");
    expect((await running).completed).toBe(2);
  });

  test("two sessions that change one catalog row: retried", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("BEGIN");
    await bench.application.execute("GRANT SELECT ON public.t TO pg_monitor");
    const running = bench.run([statement("GRANT INSERT ON public.t TO pg_monitor")], {
      limits: { lockTimeout: 10_000, lockWaitLimit: 20_000 },
    });
    await bench.until("blocked");
    await bench.application.execute("COMMIT");
    expect((await running).completed).toBe(1);
    expect(bench.kinds("retry")).toMatchObject([{ index: 0, sqlstate: "XX000" }]);
  });

  test("an abort cancels the running statement and rolls back", async () => {
    await using bench = await Bench.build(version);
    const abort = new AbortController();
    const running = bench.run(
      [
        statement("ALTER TABLE public.t ADD COLUMN one integer"),
        statement("SELECT pg_sleep(60)"),
        statement("SELECT 1"),
      ],
      { signal: abort.signal },
    );
    await expect.poll(() => bench.kinds("started").length, { interval: 5 }).toBe(2);
    const start = performance.now();
    abort.abort();
    const result = await running;
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(result).toMatchObject({
      completed: 0,
      cancelled: true,
      failed: { index: 1, diagnostic: { summary: "Cancelled in statement 2 of 3 (alter table:public.t)" } },
    });
    expect(await bench.columns()).toBe("a");
    expect(await bench.session.rows("SELECT 1 AS a")).toEqual([{ a: 1 }]);
  });

  test("an abort between statements, in a pause and before anything", async () => {
    await using bench = await Bench.build(version);
    const two = [
      statement("ALTER TABLE public.t ADD COLUMN one integer", { transaction: null }),
      statement("SELECT 1", { transaction: null }),
    ];
    const between = new AbortController();
    const onProgress = (progress: Progress) => {
      if (progress.kind === "finished") between.abort();
    };
    expect(await bench.run(two, { signal: between.signal, onProgress })).toMatchObject({
      completed: 1,
      cancelled: true,
      failed: { index: 1, diagnostic: { summary: expect.stringContaining("Cancelled before statement 2 of 2") } },
    });
    expect(await bench.run(two, { signal: AbortSignal.abort() })).toMatchObject({ completed: 0, cancelled: true });
    await bench.application.execute("BEGIN");
    await bench.application.execute("LOCK TABLE public.t");
    const pause = new AbortController();
    const running = bench.run([statement("DROP TABLE public.t")], {
      signal: pause.signal,
      clock: systemClock,
      limits: { lockTimeout: 50 },
    });
    await bench.until("retry");
    pause.abort();
    expect(await running).toMatchObject({ completed: 0, cancelled: true });
    await bench.application.execute("ROLLBACK");
  });

  test("a failed concurrent build removes its invalid index, and nobody else's", async () => {
    await using bench = await Bench.build(version);
    const failed = await bench.run([buildIndex("t_a", "public.t")]);
    expect(failed).toMatchObject({ completed: 0, failed: { index: 0, error: { sqlstate: "23505" } }, warnings: [] });
    expect(bench.kinds("cleanup")).toMatchObject([{ index: 0, sql: "DROP INDEX CONCURRENTLY IF EXISTS public.t_a" }]);
    const indexes = () =>
      bench.application.rows<{ name: string }>(
        "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid IN ('public.t'::regclass, 'public.u'::regclass)",
      );
    expect(await indexes()).toEqual([]);

    await bench.application.execute("CREATE INDEX t_a ON public.u (a)");
    expect(await bench.run([buildIndex("t_a", "public.t")])).toMatchObject({
      failed: { error: { sqlstate: "42P07" } },
    });
    expect(bench.kinds("cleanup")).toHaveLength(1);
    expect(await indexes()).toEqual([{ name: "public.t_a" }]);
  });

  test("a concurrent build waits for old transactions beyond lock_timeout, and is verified", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await bench.application.execute("SELECT * FROM public.u");
    const running = bench.run([buildIndex("u_a", "public.u")], {
      limits: { lockTimeout: 50, buildWaitLimit: 30_000, statementTimeout: 100 },
    });
    await bench.until("blocked");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(bench.kinds("retry")).toEqual([]);
    await bench.application.execute("COMMIT");
    expect(await running).toMatchObject({ completed: 1 });
    expect(
      await bench.application.rows(
        "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = 'public.u_a'::regclass",
      ),
    ).toEqual([{ valid: true }]);
  });

  test("a concurrent build at its limit names the blocker and cleans up what it can", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await bench.application.execute("SELECT 1");
    const result = await bench.run([buildIndex("u_a", "public.u")], {
      limits: { lockTimeout: 400, buildWaitLimit: 700 },
    });
    expect(result.failed?.error?.sqlstate).toBe("55P03");
    expect(result.failed?.diagnostic.detail).toContain("(build_wait_limit)");
    expect(result.failed?.diagnostic.detail).toContain(`pid ${bench.application.backendPid}`);
    expect(bench.kinds("cleanup")).toHaveLength(1);
    await bench.application.execute("COMMIT");
  });

  test("what is not valid afterwards is a failure, and is removed", async () => {
    await using bench = await Bench.build(version);
    const result = await bench.run([
      statement("CREATE INDEX u_a ON public.u (a)", {
        transaction: null,
        verify: "SELECT false AS ok",
        contingent: "DROP INDEX public.u_a",
      }),
    ]);
    expect(result).toMatchObject({
      completed: 0,
      failed: { index: 0, error: undefined, diagnostic: { summary: expect.stringContaining("Not valid after") } },
    });
    expect(await bench.application.rows("SELECT 1 AS a FROM pg_class WHERE relname = 'u_a'")).toEqual([]);
  });

  test("statement_timeout reaches what should be quick, and only that", async () => {
    await using bench = await Bench.build(version);
    const limits = { statementTimeout: 150 };
    expect(
      await bench.run(
        [
          statement("SELECT pg_sleep(0.3)", { slow: true }),
          statement("SELECT pg_sleep(0.3)", { slow: true, transaction: null }),
        ],
        { limits },
      ),
    ).toMatchObject({ completed: 2 });
    const mixed = await bench.run(
      [statement("SELECT pg_sleep(0.3)", { slow: true }), statement("SELECT pg_sleep(60)")],
      { limits },
    );
    expect(mixed).toMatchObject({
      completed: 0,
      failed: {
        index: 1,
        error: { sqlstate: "57014" },
        diagnostic: { summary: expect.stringContaining("Timeout in statement 2 of 2") },
      },
    });
    expect(await bench.session.rows("SELECT current_setting('statement_timeout') AS t")).toEqual([{ t: "0" }]);
    const outside = bench.run([statement("SELECT pg_sleep(60)", { transaction: null, slow: true })]);
    await expect
      .poll(() =>
        bench.application.rows(
          `SELECT pg_cancel_backend(pid) AS done FROM pg_stat_activity WHERE pid = ${bench.session.backendPid} AND query = 'SELECT pg_sleep(60)' AND state = 'active'`,
        ),
      )
      .toEqual([{ done: true }]);
    expect((await outside).failed?.diagnostic.summary).toContain("Somebody cancelled statement 1 of 1");
  });

  test("a lost connection is reported with the reason, and nothing more is tried", async () => {
    await using bench = await Bench.build(version);
    const running = bench.run([
      statement("ALTER TABLE public.t ADD COLUMN one integer"),
      statement("SELECT pg_sleep(60)", { slow: true, contingent: "SELECT 1" }),
    ]);
    await expect.poll(() => bench.kinds("started").length, { interval: 5 }).toBe(2);
    await bench.application.execute(`SELECT pg_terminate_backend(${bench.session.backendPid})`);
    const result = await running;
    expect(result).toMatchObject({
      completed: 0,
      cancelled: false,
      failed: { index: 1, error: { sqlstate: "57P01" } },
    });
    expect(result.failed?.diagnostic.summary).toContain("The connection was lost in statement 2 of 2");
    expect(await bench.columns()).toBe("a");
  });

  test("a read-only server is refused before anything", async () => {
    await using bench = await Bench.build(version);
    await bench.application.execute(
      `ALTER DATABASE ${new URL(bench.url).pathname.slice(1)} SET default_transaction_read_only TO on`,
    );
    const session = await open({ url: bench.url });
    const result = await bench.run([statement("SELECT 1")], { session });
    expect(result).toMatchObject({
      completed: 0,
      failed: { diagnostic: { summary: expect.stringContaining("is read-only") } },
    });
    expect(bench.progress).toEqual([]);
    await session.close();
  });

  test("every statement is in the history before and after it runs, contingent ones too", async () => {
    await using bench = await Bench.build(version);
    const history = (await openHistory(bench.observer, { schema: "schemata" })).value!;
    const journal = await history.begin({ planId: "p" });
    await bench.application.execute("BEGIN");
    await bench.application.execute("LOCK TABLE public.t IN ACCESS SHARE MODE");
    const running = bench.run(
      [
        statement("ALTER TABLE public.u ADD COLUMN one integer"),
        statement("ALTER TABLE public.t ADD COLUMN one integer"),
        buildIndex("t_a", "public.t"),
        statement("SELECT 'never'"),
      ],
      { journal, limits: { lockTimeout: 100 } },
    );
    const steps = async () => (await readHistory(bench.application, { schema: "schemata" }))[0]!.steps;
    await bench.until("blocked");
    expect(await steps()).toMatchObject([
      { position: 1, outcome: "running" },
      { position: 2, outcome: "running" },
    ]);
    await bench.until("retry");
    await bench.application.execute("COMMIT");
    expect((await running).completed).toBe(2);
    const written = await steps();
    expect(written).toMatchObject([
      { position: 1, outcome: "done", error: null },
      { position: 2, outcome: "done", error: null, progress: { took_ms: expect.any(Number) } },
      { position: 3, outcome: "failed", error: expect.stringContaining("t_a"), attempts: 1 },
      { position: 5, outcome: "done", sql: "DROP INDEX CONCURRENTLY IF EXISTS public.t_a" },
    ]);
    expect(written[1]!.attempts).toBeGreaterThan(1);
  });

  test("nothing runs unrecorded", async () => {
    await using bench = await Bench.build(version);
    const ends: StepEnd[] = [];
    const journal = {
      stepStarted: async ({ position }: { position: number }) => {
        if (position === 2) await bench.observer.execute("SELECT * FROM no_history");
      },
      stepsFinished: async (steps: readonly StepEnd[]) => {
        ends.push(...steps);
      },
    };
    const result = await bench.run(
      [
        statement("ALTER TABLE public.t ADD COLUMN one integer"),
        statement("ALTER TABLE public.t ADD COLUMN two integer"),
      ],
      { journal },
    );
    expect(result).toMatchObject({
      completed: 0,
      failed: { index: 1, diagnostic: { summary: expect.stringContaining("history cannot be written") } },
    });
    expect(await bench.columns()).toBe("a");
  });
});
