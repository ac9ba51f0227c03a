/**
 * Owns the tests of the engine's public way from two catalogs to an applied plan, and of a catalog's bytes.
 * Must not know the command line.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  apply,
  type Catalog,
  connect,
  elaborate,
  hasErrors,
  openShadow,
  parseCatalog,
  plan,
  prove,
  Refusal,
  readCatalog,
  readHistory,
  serialiseCatalog,
  verifyChain,
} from "../../provider/engine/index.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";

describe.each(versions())("PostgreSQL %i", (version) => {
  test("connect, elaborate, plan, prove, apply", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, "CREATE TABLE public.t (a integer)");
    const connection = await connect(database.url);
    const shadow = await openShadow();
    try {
      const from = await readCatalog(connection);
      const wanted = await elaborate({ sql: "CREATE TABLE public.t (a integer, b text)" }, { shadow });
      const made = plan(from, wanted.value!, { version: connection.version }).value!;
      expect(made.proof.status).toBe("unproven");
      const proven = await prove(made, { shadow, from, to: wanted.value! });
      expect(proven).toMatchObject({ id: made.id, shadow: { engine: "embedded" }, proof: { status: "proven" } });
      const wrong = { ...made, statements: made.statements.map((one) => ({ ...one, sql: `${one.sql} NOT NULL` })) };
      expect((await prove(wrong, { shadow, from, to: wanted.value! })).proof).toMatchObject({
        status: "unproven",
        reason: expect.stringContaining("column:public.t.b"),
      });
      expect(await apply(connection, proven, { from })).toMatchObject({ status: "applied", completed: 1 });
      expect([...(await readCatalog(connection)).objects.keys()]).toContain("column:public.t.b");
      expect(await apply(connection, proven, { from })).toMatchObject({ status: "refused", completed: 0 });
    } finally {
      await shadow.close();
      await connection.close();
    }
  });

  test("a plan with an error is not applied, also one that was read from JSON; allow at plan time is the way", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, "CREATE TABLE public.t (a integer, b text)");
    const connection = await connect(database.url);
    const shadow = await openShadow();
    try {
      const from = await readCatalog(connection);
      const wanted = (await elaborate({ sql: "CREATE TABLE public.t (a integer)" }, { shadow })).value!;
      const options = { version: connection.version };
      const made = plan(from, wanted, options).value!;
      for (const one of [made, JSON.parse(JSON.stringify(made)), { ...made, findings: [] }])
        expect(await apply(connection, one, { from })).toMatchObject({
          status: "refused",
          completed: 0,
          diagnostics: [
            {
              summary: "drops-column: column:public.t.b",
              detail: expect.stringMatching(/`allow: \["drops-column:public\.t\.b"\]`.*when the plan is made/s),
            },
          ],
        });
      expect(await readHistory(connection, { schema: "schemata" })).toEqual([]);
      expect(await verifyChain(connection, { schema: "schemata" })).toEqual({ rows: 0, problems: [] });
      const allow = ["drops-column:public.t.b", "drops-table:public.t"];
      const approved = plan(from, wanted, { ...options, allow }).value!;
      expect(await apply(connection, approved, { from })).toMatchObject({ status: "applied" });
      expect(await readHistory(connection, { schema: "schemata" })).toMatchObject([{ approvals: [allow[0]] }]);
      expect(await verifyChain(connection, { schema: "schemata" })).toEqual({ rows: 1, problems: [] });
    } finally {
      await shadow.close();
      await connection.close();
    }
  });

  test("the bytes of a catalog are the same each time, and read back the same", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(
      database.url,
      "CREATE TABLE t (a integer PRIMARY KEY); CREATE VIEW v AS SELECT a FROM t; CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    );
    const connection = await connect(database.url);
    try {
      const catalog: Catalog = await readCatalog(connection);
      const bytes = serialiseCatalog(catalog);
      expect(serialiseCatalog(await readCatalog(connection))).toEqual(bytes);
      const { value, diagnostics } = parseCatalog(bytes);
      expect(diagnostics).toEqual([]);
      expect(value?.objects).toEqual(new Map([...catalog.objects].sort(([left], [right]) => (left < right ? -1 : 1))));
      expect(serialiseCatalog(value!)).toEqual(bytes);
      const newer = JSON.parse(gunzipSync(bytes).toString());
      const outcome = parseCatalog(gzipSync(JSON.stringify({ ...newer, format: 99 })));
      expect(outcome.value).toBeUndefined();
      expect(outcome.diagnostics[0]?.detail).toContain("newer version");
    } finally {
      await connection.close();
    }
  });
});

test("what a person can correct comes as diagnostics", async () => {
  expect(hasErrors(parseCatalog(new Uint8Array([1, 2, 3])).diagnostics)).toBe(true);
  const failure: unknown = await connect("postgresql://eve@127.0.0.1:1/x").catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(Refusal);
  expect((failure as Refusal).diagnostics).toHaveLength(1);
});
