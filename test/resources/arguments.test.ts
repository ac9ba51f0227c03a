/**
 * Owns the effects of the provider's arguments that say how: who owns what is made, where the history is, what errors show, how
 * severe a finding is, how long a statement may take. Each is looked at where it has its effect.
 * Must not know which values arguments may have; test/acceptance/provider-arguments.test.ts does.
 */
import pg from "pg";
import { expect, test } from "vitest";
import { pooler } from "../db/stand-ins.ts";
import { freshDatabase, onDatabase, onServer } from "../servers.ts";
import { Called } from "./called.ts";

const id = { type: "bigint", nullable: false };
const open = { deletion_protection: false };
const keyed = { ...open, tables: { one: { columns: { id }, primary_key: { columns: ["id"] } } } };
const plain = { ...open, tables: { one: { columns: { id } } } };

test("role owns what is made, history_schema holds the history, and neither is in a plan; pooling = session lets a pooler through", async () => {
  await using database = await freshDatabase(18);
  const role = `owner_${database.name}`;
  await onServer(18, `CREATE ROLE ${role}; GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
  try {
    await using between = await pooler(Number(new URL(database.url).port));
    const host = { host: "127.0.0.1", port: between.port, sslmode: "disable" };
    const place = { ...host, database: database.name, username: "postgres" };
    const resource = new Called({ ...place, role, history_schema: "audit" });
    expect((await resource.plan(plain)).errors).toEqual([
      expect.stringMatching(/^A connection pooler answers at .*Provider argument: pooling\.$/s),
    ]);
    resource.provider = { ...resource.provider, pooling: "session" };
    expect(await resource.apply(plain)).toMatchObject({ errors: [] });
    const owners = await onDatabase(
      database.url,
      `SELECT nspname::text AS schema, pg_get_userbyid(nspowner)::text AS owner FROM pg_namespace WHERE oid >= 16384 ORDER BY 1`,
    );
    expect(owners).toEqual(["app", "audit"].map((schema) => ({ schema, owner: role })));
    expect(await onDatabase(database.url, "SELECT tableowner::text FROM pg_tables WHERE schemaname = 'app'")).toEqual([
      { tableowner: role },
    ]);
    expect(await onDatabase(database.url, "SELECT outcome, db_user FROM audit.plan")).toEqual([
      { outcome: "applied", db_user: "postgres" },
    ]);
    expect(await resource.plan(plain)).toMatchObject({ errors: [], warnings: [], planned: { migration: null } });
    expect((await new Called(resource.provider).plan({ ...plain, name: "audit" })).errors[0]).toContain(
      "The schema audit holds the history",
    );
  } finally {
    await database.drop();
    await onServer(18, `DROP ROLE ${role}`);
  }
});

test("show_values shows in the error what is otherwise left out, and never in the history", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    "CREATE SCHEMA app; CREATE TABLE app.one (id bigint NOT NULL); INSERT INTO app.one VALUES (4711), (4711)",
  );
  for (const shown of [false, true]) {
    // Nobody looks at the rows before: the apply fails on them.
    const policy = { "meets-duplicates": "off" };
    const { errors } = await new Called({ url: database.url, show_values: shown, policy }).apply(keyed);
    expect(errors[0]).toContain("one_pkey");
    const [row] = await onDatabase(database.url, "SELECT error FROM schemata.plan ORDER BY id DESC LIMIT 1");
    expect([errors[0], row?.error].map((text) => String(text).includes("4711"))).toEqual([shown, false]);
    expect(row?.error).toContain("one_pkey");
  }
});

test("policy: the provider's makes an error a warning, the resource's own goes before it, off hides", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url, policy: { "drops-table": "warning", "drops-column": "off" } });
  const more = { columns: { id, note: { type: "text" } } };
  expect(await resource.apply({ ...open, tables: { one: more, two: more } })).toMatchObject({ errors: [] });
  const strict = await resource.plan({ ...plain, policy: { "drops-table": "error" } });
  expect(strict.errors).toEqual([expect.stringMatching(/^drops-table: app\.two\n/)]);
  expect(strict.warnings).toEqual([]);
  const told = await resource.apply(plain);
  expect(told).toMatchObject({ errors: [], warnings: [expect.stringMatching(/^drops-table: app\.two\n/)] });
  expect(await onDatabase(database.url, "SELECT to_regclass('app.two') AS two")).toEqual([{ two: null }]);
  expect(Object.keys((resource.state?.tables ?? {}) as object)).toEqual(["one"]);
});

test("statement_timeout and build_wait_limit end what takes longer, and nothing shorter", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(plain)).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `CREATE SCHEMA guard;
     CREATE FUNCTION guard.slowly() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); END $$;
     CREATE EVENT TRIGGER slowly ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION guard.slowly()`,
  );
  const wider = { ...open, tables: { one: { columns: { id, note: { type: "text" } } } } };
  resource.provider = { url: database.url, statement_timeout: "300ms" };
  const { errors } = await resource.apply(wider);
  expect(errors).toEqual([expect.stringMatching(/57014.*statement_timeout/s)]);
  resource.provider = { url: database.url, statement_timeout: "20s" };
  expect(await resource.apply(wider)).toMatchObject({ errors: [] });

  const indexed = {
    ...open,
    tables: { one: { columns: { id, note: { type: "text" } }, indexes: { one_idx: { columns: ["id"] } } } },
  };
  const older = new pg.Client({ connectionString: database.url });
  await older.connect();
  try {
    await older.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
    resource.provider = { url: database.url, build_wait_limit: "300ms" };
    const waited = await resource.apply(indexed);
    expect(waited.errors).toEqual([expect.stringMatching(/one_idx.*build_wait_limit/s)]);
  } finally {
    await older.end();
  }
  resource.provider = { url: database.url };
  expect(await resource.apply(indexed)).toMatchObject({ errors: [] });
});
