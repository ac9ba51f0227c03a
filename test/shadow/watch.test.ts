/**
 * What stops PGlite without a word, and what never ends: each must end as an error, and none may pass for success.
 */
import { afterEach, expect, test } from "vitest";
import { openShadow, type Shadow, ShadowLost, type ShadowOptions } from "../../provider/engine/shadow/shadow.ts";

let shadow: Shadow | undefined;
const open = async (options: ShadowOptions = {}): Promise<Shadow> => {
  shadow = await openShadow(options);
  return shadow;
};
afterEach(() => shadow?.close());

const lossOf = async (work: Promise<unknown>): Promise<ShadowLost> => {
  const cause = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(ShadowLost);
  return cause as ShadowLost;
};

const codes = async (statements: readonly string[]): Promise<(string | true)[]> =>
  (await shadow!.run(statements)).map((result) => result.ok || result.error.sqlstate);

test("expressions too deep for PostgreSQL are its own errors, and the shadow lives on", async () => {
  await open();
  const nested = (open: string, close: string, times: number) => `SELECT ${open.repeat(times)}1${close.repeat(times)}`;
  const deep = [nested("(", ")", 100_000), nested("1+", "", 50_000), nested("abs(", ")", 30_000)];
  expect(await codes([...deep, "SELECT 1"])).toEqual(["42601", "54001", "42601", true]);
});

test("expressions that a real server takes are taken", async () => {
  await open();
  const nested = (open: string, close: string, times: number) => `SELECT ${open.repeat(times)}1${close.repeat(times)}`;
  expect(await codes([nested("1+", "", 5_000), nested("abs(", ")", 3_000), nested("(", ")", 5_000)])).toEqual([
    true,
    true,
    true,
  ]);
});

test("endless recursion is PostgreSQL's own error", async () => {
  await open();
  const plpgsql = "CREATE FUNCTION public.r(i int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN public.r(i + 1); END'";
  const sql =
    "CREATE FUNCTION public.s(i int) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT public.s(i + 1) WHERE i > 0'";
  expect(await codes([plpgsql, "SELECT public.r(1)", sql, "SELECT public.s(1)", "SELECT 1"])).toEqual([
    true,
    "54001",
    true,
    "54001",
    true,
  ]);
});

test("what the worker's stack cannot hold is lost, and never taken for done", async () => {
  await open({ stackLimit: 1 });
  const loss = await lossOf(
    shadow!.run(["CREATE TABLE public.before ()", `SELECT ${"1+".repeat(50_000)}1`, "SELECT 3"]),
  );
  expect(loss).toMatchObject({ reason: "silent" });
  expect(loss.statement).toMatch(/^SELECT 1\+1\+/);
  expect(loss.message.length).toBeLessThan(400);
});

test("after a loss nothing is answered until reset", async () => {
  await open({ timeLimit: 500 });
  const session = shadow!.session();
  await session.execute("CREATE SCHEMA gone");
  const loss = await lossOf(session.execute("DO $$ BEGIN LOOP END LOOP; END $$"));
  expect(await lossOf(session.rows("SELECT 1 AS a"))).toBe(loss);
  expect(await lossOf(shadow!.run(["SELECT 1"]))).toBe(loss);
  await shadow!.reset();
  expect(await session.rows("SELECT pg_catalog.to_regnamespace('gone') AS gone")).toEqual([{ gone: null }]);
});

test("a statement without end is stopped and named; time is counted by statement", async () => {
  await open({ timeLimit: 1_000 });
  const patient = Array.from({ length: 8 }, () => "SELECT pg_catalog.pg_sleep(0.25)");
  expect(await codes(patient)).toEqual(patient.map(() => true));
  const start = performance.now();
  const loss = await lossOf(shadow!.run(["SELECT 1", "DO $$ BEGIN LOOP END LOOP; END $$", "SELECT 2"]));
  expect(loss).toMatchObject({ reason: "time", sqlstate: "57014", statement: "DO $$ BEGIN LOOP END LOOP; END $$" });
  expect(performance.now() - start).toBeLessThan(3_000);
});

test("a signal stops whatever runs", async () => {
  const controller = new AbortController();
  await open({ signal: controller.signal });
  const running = lossOf(shadow!.session().execute("DO $$ BEGIN LOOP END LOOP; END $$"));
  setTimeout(() => controller.abort(), 200);
  expect(await running).toMatchObject({ reason: "stopped" });
  expect(await lossOf(shadow!.reset())).toMatchObject({ reason: "stopped" });
});

test("close stops whatever runs", async () => {
  await open();
  const running = lossOf(shadow!.session().execute("DO $$ BEGIN LOOP END LOOP; END $$"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await shadow!.close();
  expect(await running).toMatchObject({ reason: "stopped" });
});

test.each([
  ["one value", "SELECT pg_catalog.length(pg_catalog.repeat('x', 1000000000))"],
  [
    "an aggregate",
    "SELECT pg_catalog.length(pg_catalog.string_agg(pg_catalog.repeat('x', 1000), '')) FROM pg_catalog.generate_series(1, 500000)",
  ],
])("memory is capped: %s", async (_, statement) => {
  await open({ memoryLimit: 256 * 2 ** 20 });
  const loss = await lossOf(shadow!.run(["SELECT 1", statement]));
  expect(loss).toMatchObject({ sqlstate: "53200", statement });
});

test("memory is capped: rows in files", async () => {
  await open({ memoryLimit: 256 * 2 ** 20 });
  const statement =
    "CREATE TABLE public.big AS SELECT pg_catalog.repeat(i::pg_catalog.text, 400) FROM pg_catalog.generate_series(1, 10000000) AS i";
  expect(await lossOf(shadow!.run([statement]))).toMatchObject({ reason: "memory", sqlstate: "53200", statement });
});

test("errors of the server itself lose the shadow: SQLSTATE class XX, 53 and 58", async () => {
  for (const sqlstate of ["XX001", "53100", "58030"]) {
    await open();
    const statement = `DO $$ BEGIN RAISE EXCEPTION 'broken' USING ERRCODE = '${sqlstate}'; END $$`;
    expect(await lossOf(shadow!.run([statement]))).toMatchObject({ reason: "internal", sqlstate, statement });
    await shadow!.close();
  }
});

test("COPY FROM stdin, whose rows never come, does not hang", async () => {
  await open({ timeLimit: 5_000 });
  await shadow!.run(["CREATE TABLE public.t (a int)"]);
  const outcome = await shadow!.run(["COPY public.t FROM stdin"]).then(
    ([result]) => result?.ok === false,
    (cause: unknown) => cause instanceof ShadowLost,
  );
  expect(outcome).toBe(true);
});
