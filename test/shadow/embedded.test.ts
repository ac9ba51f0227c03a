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

test("an error in a query is counted from where the query begins", async () => {
  await expect(shadow.session().rows("SELECT '😀', nothing")).rejects.toMatchObject({
    sqlstate: "42703",
    position: 13,
  });
});

test("two statements in one text are refused, and neither runs", async () => {
  const codes = (
    await shadow.run(["CREATE SCHEMA two; CREATE SCHEMA three", "SELECT $1", "", "CREATE SCHEMA two"])
  ).map((result) => result.ok || result.error.sqlstate);
  expect(codes).toEqual(["42601", "08P01", true, true]);
});

test("the system's catalogs are closed, as on any server", async () => {
  const results = await shadow.run(["CREATE TABLE pg_catalog.mine ()", "CREATE SCHEMA pg_mine"]);
  expect(results.map((result) => result.ok || result.error.sqlstate)).toEqual(["42501", "42939"]);
});

test("an index can be built concurrently, and a transaction may span statements", async () => {
  const statements = [
    "CREATE TABLE public.c (a int)",
    "CREATE INDEX CONCURRENTLY ON public.c (a)",
    "BEGIN",
    "CREATE TABLE public.d ()",
    "SELECT 1/0",
    "SELECT 1",
    "ROLLBACK",
    "DROP TABLE public.c",
  ];
  const codes = (await shadow.run(statements)).map((result) => result.ok || result.error.sqlstate);
  expect(codes).toEqual([true, true, true, true, "22012", "25P02", true, true]);
});

test("a transaction may create 1,000 tables, and rows of a megabyte come back whole", async () => {
  const tables = Array.from({ length: 1_000 }, (_, index) => `CREATE TABLE public.many_${index} (id int PRIMARY KEY)`);
  expect((await shadow.run(["BEGIN", ...tables, "ROLLBACK"])).every((result) => result.ok)).toBe(true);
  const [row] = await shadow.session().rows<{ text: string }>("SELECT pg_catalog.repeat('é', 1000000) AS text");
  expect(row?.text).toBe("é".repeat(1_000_000));
});

test("calls are answered in their order", async () => {
  const session = shadow.session();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, a) => session.rows(`SELECT ${a} AS a`)));
  expect(answers).toEqual(Array.from({ length: 20 }, (_, a) => [{ a }]));
});
