/**
 * Owns the tests of the executor on real servers: transactions, cancellation, timeouts, loss, history.
 * Must not know plans: statements are written here. Waits for locks and builds are in waiting.test.ts.
 */
import { describe, expect, test } from "vitest";
import type { Progress } from "../../provider/engine/apply/progress.ts";
import { systemClock } from "../../provider/engine/db/clock.ts";
import { openHistory } from "../../provider/engine/history/history.ts";
import type { StepEnd } from "../../provider/engine/history/journal.ts";
import { readHistory } from "../../provider/engine/history/reading.ts";
import { open } from "../db/opened.ts";
import { versions } from "../servers.ts";
import { Bench, buildIndex, statement } from "./bench.ts";

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
      stepProgressed: () => Promise.resolve(),
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
