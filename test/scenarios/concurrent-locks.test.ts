/**
 * Owns the comparison of declared locks with pg_locks for statements that run outside a transaction: they hold locks only while
 * they run, so they are made to wait, and another session looks.
 * Must not know how locks are declared. Statements in transactions are compared wherever a case is proven (run.ts).
 */
import pg from "pg";
import { expect, test } from "vitest";
import type { Session } from "../../provider/engine/db/session.ts";
import type { Plan } from "../../provider/engine/index.ts";
import { file, run } from "../cli/command-line.ts";
import { open } from "../db/opened.ts";
import { freshDatabase, versions } from "../servers.ts";
import { locksHeld, type Relation, relationsOf } from "./observed.ts";

const table = "CREATE SCHEMA app; CREATE TABLE app.t (id bigint NOT NULL, note text);";
const indexes = `CREATE INDEX t_note_idx ON app.t (note);
  CREATE UNIQUE INDEX t_id_idx ON app.t (id) INCLUDE (note) WHERE note <> '';
  CREATE INDEX t_lower_idx ON app.t USING hash (lower(note));`;

test.each(versions())(
  "PostgreSQL %i holds just what is declared while an index is built or dropped concurrently, and others go on",
  async (version) => {
    await using database = await freshDatabase(version);
    const sessions = [
      await open({ url: database.url }),
      await open({ url: database.url }),
      await open({ url: database.url }),
    ] as const;
    const [watcher, runner, user] = sessions;
    const seen: string[] = [];
    try {
      for (const statement of table.split(/(?<=;)/)) await watcher.execute(statement);
      await user.execute("SET lock_timeout = '5s'");
      const relations = await relationsOf(watcher);
      for (const text of [table + indexes, table]) {
        const planned = await run("plan", "--from", database.url, "--to", file(text), "--format", "json");
        const plan = JSON.parse(planned.stdout) as Plan;
        // What follows an index of an expression runs in a transaction of its own, where the cases compare its locks.
        const statements = plan.statements.filter(({ sql }) => !sql.startsWith("ANALYZE "));
        expect(statements.filter(({ transaction }) => transaction !== null)).toEqual([]);
        for (const { sql, locks, contingent, blocks } of statements) {
          const held = await heldDuring(sql, database.url, { watcher, runner, relations }, () =>
            user.execute("INSERT INTO app.t VALUES (0, '')"),
          );
          expect({ sql, locks: held }).toEqual({ sql, locks });
          expect(blocks).toBeNull();
          seen.push(sql.replace(/ (ON|app\.).*/, ""));
          await user.execute("DELETE FROM app.t");
          // What cleans up has dropped what was built: once more, for the way back.
          if (contingent)
            await runner.execute(statements[statements.findIndex((one) => one.sql === sql) - 1]?.sql ?? "");
        }
      }
    } finally {
      for (const session of sessions) await session.close();
    }
    expect([...new Set(seen)].sort()).toEqual([
      "CREATE INDEX CONCURRENTLY t_lower_idx",
      "CREATE INDEX CONCURRENTLY t_note_idx",
      "CREATE UNIQUE INDEX CONCURRENTLY t_id_idx",
      "DROP INDEX CONCURRENTLY",
      "DROP INDEX CONCURRENTLY IF EXISTS",
    ]);
  },
);

interface Scene {
  readonly watcher: Session;
  readonly runner: Session;
  readonly relations: ReadonlyMap<number, Relation>;
}

/**
 * The locks of the statement while it waits for a transaction that has read the table before: a build for its snapshot, a drop for
 * its lock. Meanwhile `others` must not wait.
 */
async function heldDuring(
  sql: string,
  url: string,
  { watcher, runner, relations }: Scene,
  others: () => Promise<unknown>,
): Promise<Readonly<Record<string, string>>> {
  const older = new pg.Client({ connectionString: url });
  await older.connect();
  try {
    await older.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM app.t");
    const [row] = await runner.rows<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const pid = row?.pid ?? 0;
    let early: unknown = "it did not wait";
    const running = runner.execute(sql).catch((failure: unknown) => {
      early = failure;
      throw failure;
    });
    let isRunning = true;
    void running
      .finally(() => {
        isRunning = false;
      })
      .catch(() => undefined);
    const waits = `SELECT wait_event FROM pg_stat_activity WHERE pid = ${pid} AND state = 'active' AND wait_event_type = 'Lock'`;
    while ((await watcher.rows(waits)).length === 0) if (!isRunning) throw early;
    const held = await locksHeld(watcher, relations, pid);
    await others();
    await older.query("COMMIT");
    await running;
    return held;
  } finally {
    await older.end();
  }
}
