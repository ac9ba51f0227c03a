/**
 * Owns the proof that nothing of one elaboration is left for the next, whatever was in it.
 * Must not know how the shadow is emptied.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptied } from "../../provider/engine/desired/emptied.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";
import { splitStatements } from "../../provider/engine/sql/split.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

const oneOfEach = readFileSync(join(import.meta.dirname, "../scenarios/one-of-each.sql"), "utf8");

/** Everything that a query can see of a database, and of the session in it. */
const fingerprint = `SELECT (SELECT count(*) FROM pg_class)::int AS relations, (SELECT count(*) FROM pg_type)::int AS types,
  (SELECT count(*) FROM pg_proc)::int AS functions, (SELECT count(*) FROM pg_depend)::int AS dependencies,
  (SELECT count(*) FROM pg_event_trigger)::int AS triggers, (SELECT count(*) FROM pg_cast)::int AS casts,
  (SELECT count(*) FROM pg_default_acl)::int AS defaults, (SELECT string_agg(nspname || coalesce(nspacl::text, ''), ',' ORDER BY nspname) FROM pg_namespace WHERE nspname !~ '^pg_') AS schemas,
  (SELECT string_agg(name || '=' || setting, ',' ORDER BY name) FROM pg_settings WHERE source = 'session' AND name <> 'search_path') AS settings,
  obj_description('public'::regnamespace) AS comment`;

test.each<[string, readonly string[]]>([
  [
    "tables, views and sequences",
    ["CREATE SCHEMA a", "CREATE TABLE a.t (id serial)", "CREATE VIEW public.v AS SELECT * FROM a.t"],
  ],
  ["one of everything", splitStatements(oneOfEach).statements.map(({ text }) => text)],
  ["a transaction that was left open", ["BEGIN", "CREATE TABLE public.t ()"]],
  ["a temporary table", ["CREATE TABLE pg_temp.t (id int)"]],
  ["settings of the session", ["SET work_mem = '1MB'", "SET check_function_bodies = on", "SET search_path = nowhere"]],
  ["a schema public that was changed", ["COMMENT ON SCHEMA public IS 'mine'", "GRANT ALL ON SCHEMA public TO PUBLIC"]],
  ["a schema public that was dropped", ["DROP SCHEMA public"]],
  ["default privileges", ["ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC"]],
  ["settings of the database", ["ALTER DATABASE postgres SET work_mem = '1MB'"]],
])("%s", async (_, statements) => {
  await emptied(shadow);
  const before = await shadow.session().rows(fingerprint);
  const results = await shadow.run(statements);
  expect(results.some((result) => result.ok)).toBe(true);
  const base = await emptied(shadow);
  await shadow.session().execute("SET search_path = ''");
  expect(await shadow.session().rows(fingerprint)).toEqual(before);
  const now = await readCatalog(shadow.session());
  expect([...now.objects.keys()]).toEqual([...base.objects.keys()]);
  expect(now.notModelled).toEqual([]);
});
