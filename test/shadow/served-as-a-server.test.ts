/**
 * Owns the proof that connections to the one session of the shadow see what connections to a real server see.
 * Must not know how the session is handed over.
 */
import { once } from "node:events";
import fc from "fast-check";
import pg from "pg";
import { expect, test } from "vitest";
import { serveShadow } from "../../provider/engine/shadow/served/served.ts";
import { freshDatabase, versions } from "../servers.ts";

const connections = 3;

/** What an ORM's connections do, one at a time. A name makes a statement that is prepared once for each connection. */
const statements: readonly (string | pg.QueryConfig)[] = [
  "SET search_path = a",
  "SET search_path = b, public",
  "RESET search_path",
  "SHOW search_path",
  "SET TimeZone = 'Asia/Tokyo'",
  "SELECT '2026-01-01 00:00+00'::timestamptz::text AS at",
  "SET work_mem = '3MB'",
  "SELECT current_setting('work_mem') AS memory, current_setting('statement_timeout') AS timeout",
  "SET statement_timeout = '1min'",
  "SET ROLE served_reader",
  "RESET ROLE",
  "SELECT session_user::text AS session, current_user::text AS now",
  "SELECT v FROM t",
  "INSERT INTO t VALUES (current_user || current_setting('TimeZone'))",
  "SELECT count(*)::int AS count FROM a.t",
  "SELECT 1/0",
  "SELECT no_such_column",
  "SET LOCAL search_path = b",
  "SET default_transaction_isolation = 'serializable'",
  "SHOW transaction_isolation",
  "SAVEPOINT s",
  "ROLLBACK TO SAVEPOINT s",
  "DISCARD ALL",
  "DEALLOCATE ALL",
  'DEALLOCATE "first"',
  "SELECT name, statement FROM pg_prepared_statements ORDER BY name",
  { name: "first", text: "SELECT v, $1::text AS given FROM t ORDER BY v", values: ["x"] },
  { name: "second", text: "SELECT current_schema()::text AS schema, $1::integer + 1 AS sum", values: [1] },
  { text: "SELECT $1::text || v AS unnamed FROM b.t ORDER BY v", values: ["y"] },
];

const transaction = ["BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ", "COMMIT", "ROLLBACK"];

/** A table in public, too: a statement that cannot be parsed again at a hand-over is gone, where a server fails to run it. */
const start = `
  DROP TABLE IF EXISTS public.t; CREATE TABLE public.t (v text); INSERT INTO public.t VALUES ('in public');
  CREATE SCHEMA a; CREATE TABLE a.t (v text); INSERT INTO a.t VALUES ('in a');
  CREATE SCHEMA b; CREATE TABLE b.t (v text); INSERT INTO b.t VALUES ('in b');
  GRANT USAGE ON SCHEMA a, b TO served_reader; GRANT SELECT ON a.t TO served_reader`;

const role = "DO $$ BEGIN CREATE ROLE served_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$";

/** All that a connection can have set and prepared; what it said when it connected has another source on a server. */
const all = `
  SELECT session_user::text AS session, current_user::text AS now,
         (SELECT json_object_agg(name, setting) FROM pg_settings WHERE source = 'session' AND name NOT LIKE 'transaction%' AND name <> 'client_encoding') AS settings,
         (SELECT json_agg(name || statement ORDER BY name) FROM pg_prepared_statements) AS prepared`;

type Step = readonly [connection: number, statement: string | pg.QueryConfig];

/** What each step is answered with. While one is in a transaction, steps of the others are left out: they would wait. */
async function told(configuration: pg.ClientConfig, steps: readonly Step[]): Promise<readonly unknown[]> {
  const clients = Array.from({ length: connections }, () => new pg.Client(configuration));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    await clients[0]!.query(`DROP SCHEMA IF EXISTS a, b CASCADE; ${start}`);
    const answers: unknown[] = [];
    const rollbacks = clients.map((_, connection): Step => [connection, "ROLLBACK"]);
    const last = clients.map((_, connection): Step => [connection, all]);
    for (const [connection, statement] of [...steps, ...rollbacks, ...last]) {
      const inTransaction = clients.findIndex((client) => client.getTransactionStatus() !== "I");
      if (inTransaction >= 0 && inTransaction !== connection) continue;
      const client = clients[connection]!;
      // An error is told before the state of the transaction is.
      const ready = once(client, "drain");
      const answer = await client.query(statement as string).then(
        ({ rows, command }: pg.QueryResult) => ({ rows, command }),
        ({ code, message }: pg.DatabaseError) => ({ code, message }),
      );
      await ready;
      answers.push([connection, statement, answer, client.getTransactionStatus()]);
    }
    return answers;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

test("whatever they set, prepare and begin, in any order", async (context) => {
  if (!versions().includes(18)) context.skip("the shadow is PostgreSQL 18, and there is no server of that version");
  await using database = await freshDatabase(18);
  const served = await serveShadow();
  try {
    const { host, port, username, password } = served.address;
    const shadow = { host, port, user: username, password: password!, database: served.address.database };
    const real = { connectionString: database.url };
    for (const each of [shadow, real]) {
      const client = new pg.Client(each);
      await client.connect();
      await client.query(role);
      await client.end();
    }
    const step = fc.tuple(
      fc.nat({ max: connections - 1 }),
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...statements) }, fc.constantFrom(...transaction)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: "max" }), async (steps) => {
        expect(await told(shadow, steps)).toEqual(await told(real, steps));
      }),
      { numRuns: 30 },
    );
    expect(served.refusals).toEqual([]);
  } finally {
    await served.close();
  }
});
