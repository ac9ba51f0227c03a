/**
 * Owns a database with two tables, an apply's two sessions and an application's, for tests of the executor.
 * Must not know what the tests look for.
 */
import { expect } from "vitest";
import { type ExecutionOptions, execute } from "../../provider/engine/apply/executor.ts";
import type { Progress } from "../../provider/engine/apply/progress.ts";
import type { ExecutableStatement } from "../../provider/engine/apply/step.ts";
import { type Clock, systemClock } from "../../provider/engine/db/clock.ts";
import type { Connection } from "../../provider/engine/db/connection.ts";
import { open } from "../db/opened.ts";
import { freshDatabase } from "../servers.ts";

/** Pauses between attempts are short; everything else is as it is. */
const impatient: Clock = {
  ...systemClock,
  sleep: (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 100), signal),
};

export const statement = (sql: string, more: Partial<ExecutableStatement> = {}): ExecutableStatement => ({
  sql,
  transaction: 1,
  locks: {},
  slow: false,
  concurrent: false,
  object: "table:public.t",
  change: "alter",
  ...more,
});

export const buildIndex = (name: string, table: string): ExecutableStatement =>
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
export class Bench implements AsyncDisposable {
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
