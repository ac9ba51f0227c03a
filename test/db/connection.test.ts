/**
 * Owns the tests of Connection on real servers: what a session is told first, rows, errors, cancel, loss, who we are.
 * Must not know what statements mean.
 */
import { describe, expect, test } from "vitest";
import { DatabaseError } from "../../provider/engine/db/session.ts";
import { sessionSettings } from "../../provider/engine/db/session-start.ts";
import { freshDatabase, onDatabase, onServer, serverUrl, versions } from "../servers.ts";
import { open, refusal } from "./opened.ts";
import { loginServer, pooler } from "./stand-ins.ts";

const failure = (promise: Promise<unknown>): Promise<DatabaseError> =>
  promise.then(
    () => Promise.reject(new Error("it did not fail")),
    (thrown) => (thrown instanceof DatabaseError ? thrown : Promise.reject(thrown)),
  );

describe.each(versions())("PostgreSQL %i", (version) => {
  test("every session has the same settings, whatever the database and role say", async () => {
    await using database = await freshDatabase(version);
    const oddities = [
      "search_path TO public",
      "\"DateStyle\" TO 'German'",
      "\"TimeZone\" TO 'Asia/Kathmandu'",
      "statement_timeout TO '1h'",
      "jit TO on",
      "extra_float_digits TO 3",
      "bytea_output TO escape",
      "session_replication_role TO replica",
      "client_encoding TO LATIN1",
    ];
    for (const oddity of oddities) await onDatabase(database.url, `ALTER DATABASE ${database.name} SET ${oddity}`);
    const connection = await open({ url: database.url });
    const set = await connection.rows<{ name: string; setting: string }>("SELECT name, setting FROM pg_settings");
    const known = new Map(set.map(({ name, setting }) => [name, setting]));
    for (const [name, wanted] of Object.entries(sessionSettings))
      if (known.has(name)) expect(`${name} ${known.get(name)}`).toBe(`${name} ${wanted}`);
    expect(known.get("client_encoding")).toBe("UTF8");
    expect(known.get("application_name")).toBe("schemata test");
    expect(known.has("transaction_timeout")).toBe(version >= 17);
    await connection.close();
  });

  test("it knows the server, the database and itself", async () => {
    await using database = await freshDatabase(version);
    const connection = await open({ url: database.url });
    expect(Math.floor(connection.version / 10_000)).toBe(version);
    const [there] =
      await connection.rows(`SELECT (SELECT system_identifier::text FROM pg_control_system()) AS "systemIdentifier", oid::text AS "databaseOid",
      datname AS database, 'UTF8' AS encoding, 'postgres' AS "sessionUser", 'postgres' AS "currentUser" FROM pg_database WHERE datname = current_database()`);
    expect(connection.identity).toEqual(there);
    expect(await connection.rows("SELECT pg_backend_pid() AS pid")).toEqual([{ pid: connection.backendPid }]);
    expect(connection.readOnly).toBeUndefined();
    expect(connection.server).toMatch(/^127\.0\.0\.1:\d+$/);
    await connection.close();
  });

  test("a plain role without pg_control_system gets in, a role is set, a read-only database is told", async () => {
    await using database = await freshDatabase(version);
    const [login, owner] = [`login_${database.name}`, `"Owner of ${database.name}"`];
    await onDatabase(
      database.url,
      `CREATE ROLE ${login} LOGIN PASSWORD 'se:cret'; CREATE ROLE ${owner}; GRANT ${owner} TO ${login}; REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC; ALTER DATABASE ${database.name} SET default_transaction_read_only TO on`,
    );
    const connection = await open({
      url: database.url,
      username: login,
      password: "se:cret",
      role: owner.slice(1, -1),
    });
    expect(connection.identity).toMatchObject({
      systemIdentifier: undefined,
      sessionUser: login,
      currentUser: owner.slice(1, -1),
    });
    expect(await connection.rows("SELECT current_user AS name")).toEqual([{ name: owner.slice(1, -1) }]);
    expect(connection.readOnly).toBe("default_transaction_read_only");
    await connection.close();
    const missing = await refusal({ url: database.url, role: "nobody_at_all" });
    expect(missing).toMatchObject({ summary: 'Role "nobody_at_all" does not exist', path: [{ attribute: "role" }] });
    const denied = await refusal({ url: database.url, username: login, password: "se:cret", role: "postgres" });
    expect(denied).toMatchObject({
      summary: `User "${login}" may not become role "postgres"`,
      path: [{ attribute: "role" }],
    });
    await database.drop();
    await onServer(version, `DROP ROLE ${login}`);
    await onServer(version, `DROP ROLE ${owner}`);
  });

  test("rows are JSON: numbers, booleans, arrays, nulls, nested", async () => {
    const connection = await open({ url: serverUrl(version) });
    expect(
      await connection.rows(
        `SELECT 1 AS a, 2.5 AS b, true AS c, NULL AS d, ARRAY['x', NULL] AS e, 'ä"\\' AS "F g", (SELECT 1 AS x) AS schemata, '{"k": [1]}'::jsonb AS h -- a comment at the end`,
      ),
    ).toEqual([{ a: 1, b: 2.5, c: true, d: null, e: ["x", null], "F g": 'ä"\\', schemata: 1, h: { k: [1] } }]);
    expect(await connection.rows("WITH w AS (SELECT 1 AS q) SELECT q FROM w")).toEqual([{ q: 1 }]);
    expect(await connection.rows("SELECT 1 AS a WHERE false")).toEqual([]);
    expect(await connection.rows("SELECT i AS id FROM generate_series(1, 100000) AS i")).toHaveLength(100_000);
    await connection.close();
  });

  test("one statement a call; errors have all fields, positions count from the caller's text", async () => {
    await using database = await freshDatabase(version);
    const connection = await open({ url: database.url });
    expect((await failure(connection.execute("SELECT 1; SELECT 2"))).sqlstate).toBe("42601");
    expect((await failure(connection.execute("SELECT $1"))).sqlstate).toBe("42P02");
    expect(await failure(connection.execute("SELECT 'ä' FROM nowhere"))).toMatchObject({
      sqlstate: "42P01",
      position: 17,
    });
    expect(await failure(connection.rows("SELECT 'ä' FROM nowhere"))).toMatchObject({
      sqlstate: "42P01",
      position: 17,
    });
    await connection.execute("CREATE TABLE public.t (a integer CONSTRAINT t_key UNIQUE)");
    expect(await failure(connection.execute("INSERT INTO public.t VALUES (7), (7)"))).toMatchObject({
      sqlstate: "23505",
      schema: "public",
      table: "t",
      constraint: "t_key",
      detail: "Key (a)=(7) already exists.",
    });
    await connection.close();
    expect((await failure(connection.execute("SELECT 1"))).sqlstate).toBe("08003");
  });

  test("statements of one session run one after the other", async () => {
    const connection = await open({ url: serverUrl(version) });
    const order: number[] = [];
    await Promise.all([
      connection.execute("SELECT pg_sleep(0.05)").then(() => order.push(1)),
      failure(connection.execute("nonsense")).then(() => order.push(2)),
      connection.rows("SELECT 1 AS a").then(() => order.push(3)),
    ]);
    expect(order).toEqual([1, 2, 3]);
    await connection.close();
  });

  test("a statement can be cancelled, also through a socket, and the session goes on", async () => {
    const connection = await open({ url: serverUrl(version) });
    const running = failure(connection.execute("SELECT pg_sleep(30)"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await connection.cancel()).toBe(true);
    expect((await running).sqlstate).toBe("57014");
    expect(await connection.rows("SELECT 1 AS a")).toEqual([{ a: 1 }]);
    await connection.close();
  });

  test("a lost connection is a DatabaseError, then and ever after", async () => {
    const connection = await open({ url: serverUrl(version) });
    const running = failure(connection.execute("SELECT pg_sleep(30)"));
    await onServer(version, `SELECT pg_terminate_backend(${connection.backendPid})`);
    expect((await running).sqlstate).toBe("57P01");
    expect(connection.lost).toBeInstanceOf(DatabaseError);
    expect((await failure(connection.rows("SELECT 1 AS a"))).sqlstate).toBe("57P01");
    const idle = await open({ url: serverUrl(version) });
    await onServer(version, `SELECT pg_terminate_backend(${idle.backendPid})`);
    await expect.poll(() => idle.lost?.sqlstate).toMatch(/^(57P01|08006)$/);
    await idle.close();
  });

  test("a pooler is refused, unless it is said to keep sessions", async () => {
    await using between = await pooler(Number(new URL(serverUrl(version)).port));
    const url = `postgres://postgres@127.0.0.1:${between.port}/postgres`;
    const refused = await refusal({ url, sslmode: "disable" });
    expect(refused).toMatchObject({
      summary: `A connection pooler answers at 127.0.0.1:${between.port}`,
      path: [{ attribute: "pooling" }],
    });
    expect(refused.detail).toContain("advisory lock");
    const connection = await open({ url, sslmode: "disable", pooling: "session" });
    expect(await connection.rows("SELECT 1 AS a")).toEqual([{ a: 1 }]);
    await connection.close();
  });
});

test.each(["12.22", "13.21 (Debian 13.21-1)", "9.6.24"])(
  "PostgreSQL %s is refused with the reason",
  async (version) => {
    await using old = await loginServer({ version });
    const refused = await refusal({ host: "127.0.0.1", port: old.port, sslmode: "disable", username: "u" });
    expect(refused.summary).toBe(`PostgreSQL ${version} is too old`);
    expect(refused.detail).toContain("EXTRACT");
  },
);
