/**
 * Owns owners and privileges as the resource answers for them: what nobody declares stays and is listed, whoever plans or applies.
 * Must not know how a kind writes its statements; the cases of the kinds do.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, onServer } from "../servers.ts";
import { Called } from "./called.ts";

const tables = "CREATE TABLE t (id bigint, name varchar(20));\nCREATE VIEW v AS SELECT id, name FROM t;";
const declared = (sql: string, more: object = {}) => ({ deletion_protection: false, sql: { all: sql }, ...more });

/** A migration without its comments. */
const statementsOf = (migration: unknown): readonly string[] =>
  String(migration ?? "")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("--"));

async function rightsOn(url: string, relation: string): Promise<readonly unknown[]> {
  const rows = await onDatabase(
    url,
    `SELECT pg_get_userbyid(e.grantee)::text || ' ' || e.privilege_type AS right FROM pg_class c, aclexplode(c.relacl) e
      WHERE c.oid = '${relation}'::regclass AND e.grantee <> c.relowner ORDER BY 1`,
  );
  return rows.map(({ right }) => right);
}

test("who says nothing of owners and privileges has nothing of them in a plan", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  const { planned } = await resource.plan(declared(tables));
  expect(String(planned?.migration)).not.toMatch(/OWNER|GRANT|REVOKE/);
  expect(await resource.apply(declared(tables))).toMatchObject({ errors: [], warnings: [] });
  expect(resource.state?.not_managed).toEqual([]);
});

test("what others have granted and given away stays, is listed, and comes back with what is made anew", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(declared(tables))).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `GRANT SELECT ON app.t TO pg_monitor; GRANT SELECT, INSERT ON app.v TO pg_monitor; GRANT SELECT (id) ON app.t TO PUBLIC;
     ALTER VIEW app.v OWNER TO pg_read_all_data; GRANT SELECT ON app.t TO pg_read_all_data; GRANT USAGE ON SCHEMA app TO pg_monitor;`,
  );
  const nothing = await resource.plan(declared(tables));
  expect(nothing).toMatchObject({ errors: [], planned: { migration: null } });
  expect(resource.state?.not_managed).toEqual([
    "privilege:column:app.t.id:public",
    "privilege:schema:app:pg_monitor",
    "privilege:table:app.t:pg_monitor",
    "privilege:table:app.t:pg_read_all_data",
    "privilege:view:app.v:pg_monitor",
  ]);

  const wider = declared(tables.replace("20", "30"));
  expect(await resource.apply(wider)).toMatchObject({ errors: [] });
  expect(await rightsOn(database.url, "app.v")).toEqual(["pg_monitor INSERT", "pg_monitor SELECT"]);
  expect(
    await onDatabase(database.url, "SELECT pg_get_userbyid(relowner)::text AS owner FROM pg_class WHERE relname = 'v'"),
  ).toEqual([{ owner: "pg_read_all_data" }]);
  expect(await resource.plan(wider)).toMatchObject({ errors: [], planned: { migration: null } });

  // One role's rights to one object are declared or not; another role's are nobody's business.
  const granted = declared(`${tables.replace("20", "30")}\nGRANT SELECT (name) ON t TO pg_monitor;`);
  const { planned } = await resource.plan(granted);
  expect(statementsOf(planned?.migration)).toEqual(["GRANT SELECT (name) ON TABLE app.t TO pg_monitor;"]);
  expect(await resource.apply(granted)).toMatchObject({ errors: [] });
  // What was declared and is no more is taken back, and nothing else.
  const back = await resource.plan(wider);
  expect(statementsOf(back.planned?.migration)).toEqual(["REVOKE SELECT (name) ON TABLE app.t FROM pg_monitor;"]);
  expect(await resource.apply(null)).toMatchObject({ errors: [] });
});

test("default privileges that others have set are theirs: what comes new has what they give, and nothing differs", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(declared(tables))).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor, pg_read_all_data;
     ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;`,
  );
  const more = declared(`${tables.replace("20", "30")}
    CREATE TABLE u (id bigint); CREATE TABLE w (id bigint); GRANT INSERT ON w TO pg_read_all_data;
    CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';`);
  expect(await resource.apply(more)).toMatchObject({ errors: [] });
  expect(await rightsOn(database.url, "app.u")).toEqual(["pg_monitor SELECT", "pg_read_all_data SELECT"]);
  // Of this role something else is declared here.
  expect(await rightsOn(database.url, "app.w")).toEqual(["pg_monitor SELECT", "pg_read_all_data INSERT"]);
  // What is made anew is as it was.
  expect(await rightsOn(database.url, "app.v")).toEqual([]);
  expect(
    await onDatabase(database.url, "SELECT has_function_privilege('pg_monitor', 'app.f()', 'EXECUTE') AS may"),
  ).toEqual([{ may: false }]);
  const again = await resource.plan(more);
  expect(again).toMatchObject({ errors: [], planned: { migration: null } });
  expect(resource.state?.not_managed).toContain("privilege:table:app.u:pg_monitor");
});

test("who plans is not who applies, and neither need be who owns", async () => {
  await using database = await freshDatabase(18);
  const password = "a password";
  const [owner, deployer, reader] = ["owner", "deployer", "reader"].map((one) => `${database.name}_${one}`);
  await onServer(
    18,
    `CREATE ROLE ${owner}; CREATE ROLE ${deployer} LOGIN PASSWORD '${password}' IN ROLE ${owner};
     CREATE ROLE ${reader} LOGIN PASSWORD '${password}'`,
  );
  await onDatabase(database.url, `GRANT CREATE ON DATABASE ${database.name} TO ${owner}, ${deployer}`);
  const { hostname, port, pathname } = new URL(database.url);
  const as = (username: string | undefined) => ({
    ...{ host: hostname, port: Number(port), database: pathname.slice(1) },
    ...{ username, password },
  });
  const resource = new Called(as(deployer));
  const sql = `${tables} GRANT USAGE, CREATE ON SCHEMA app TO ${owner}; ALTER TABLE t OWNER TO ${owner}; ALTER VIEW v OWNER TO ${owner}; GRANT SELECT ON v TO ${reader};`;
  expect(await resource.apply(declared(sql))).toMatchObject({ errors: [] });
  resource.provider = as(reader);
  expect(await resource.plan(declared(sql))).toMatchObject({ errors: [], planned: { migration: null } });
  const changed = declared(sql.replace("20", "30"));
  const made = await resource.plan(changed);
  expect(made.errors).toEqual([]);
  resource.provider = as(deployer);
  expect(await resource.applyPlanned(changed, made)).toMatchObject({ errors: [] });
  expect(await rightsOn(database.url, "app.v")).toEqual([`${reader} SELECT`]);
  expect(await resource.apply(null)).toMatchObject({ errors: [] });
});
