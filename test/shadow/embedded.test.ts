import { afterAll, beforeAll, expect, test } from "vitest";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
}, 60_000);
afterAll(() => shadow.close());

test("is a PostgreSQL 18 with nothing in it", async () => {
  expect(shadow.version).toBeGreaterThanOrEqual(180_000);
  const rows = await shadow.session().rows("SELECT nspname FROM pg_catalog.pg_namespace WHERE oid >= 16384");
  expect(rows).toEqual([]);
});

test("rows come as JSON has them", async () => {
  const query = "SELECT 1 AS a, 'x'::text AS b, NULL::int AS c, ARRAY['p','q'] AS d, true AS e -- a comment at the end";
  expect(await shadow.session().rows(query)).toEqual([{ a: 1, b: "x", c: null, d: ["p", "q"], e: true }]);
});

test("an error carries what PostgreSQL said, its position counted in characters", async () => {
  const failure = shadow.session().execute("SELECT '😀', nothing");
  await expect(failure).rejects.toMatchObject({ name: "DatabaseError", sqlstate: "42703", position: 13 });
});

test("each statement has its own result", async () => {
  const results = await shadow.run(["CREATE SCHEMA a", "CREATE SCHEMA a", "CREATE TABLE a.t (id int)"]);
  expect(results.map((result) => result.ok || result.error.sqlstate)).toEqual([true, "42P06", true]);
});

test("stopAtError leaves the rest without a result", async () => {
  expect(await shadow.run(["SELECT 1", "SELECT 1/0", "SELECT 1"], { stopAtError: true })).toHaveLength(2);
});

test("reset gives an empty database and a new session's settings", async () => {
  const session = shadow.session();
  await shadow.run(["CREATE SCHEMA gone", "SET search_path = gone", "BEGIN"]);
  await shadow.reset();
  const rows = await session.rows(
    "SELECT pg_catalog.to_regnamespace('gone') AS gone, pg_catalog.current_setting('search_path') AS path",
  );
  expect(rows).toEqual([{ gone: null, path: "" }]);
});
