/**
 * Owns the tests of an apply that has to wait: locks, deadlocks, prepared transactions, concurrent builds.
 * Must not know plans: statements are written here.
 */
import { describe, expect, test } from "vitest";
import { versions } from "../servers.ts";
import { Bench, buildIndex, statement } from "./bench.ts";

describe.each(versions())("PostgreSQL %i", (version) => {
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
    expect(detail).toMatch(/\d attempts in \d+ m?s \(lock_wait_limit\)\.\nIn the way: pid/);
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
});
