/**
 * Owns the proof that functions in languages which the embedded shadow does not have are managed all the same, and that one in C,
 * which it cannot load, stays as it is.
 * Must not know how a language is stood in for.
 */
import { afterAll, describe, expect, test } from "vitest";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { closeShadow, errorsOf, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";

afterAll(closeShadow);

const foreign = "CREATE LANGUAGE a_language HANDLER plpgsql_call_handler";
const body = (text: string) => `CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE a_language AS '${text}';`;
const inC = `CREATE FUNCTION app.c(internal) RETURNS internal LANGUAGE c AS '$libdir/dict_snowball', 'dsnowball_init'`;

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  const planned = async (url: string, text: string) => {
    const session = await open({ url });
    try {
      const live = await readCatalog(session);
      const staysUndeclared = ({ kind }: { kind: string }) => kind === "schema" || kind === "extension";
      const options = { version: session.version };
      const prepared = await prepare(
        { live, source: sourceOf(`CREATE SCHEMA app; ${text}`), staysUndeclared, options },
        await sharedShadow(),
      );
      for (const { sql } of errorsOf(prepared).length === 0 ? prepared.plan.statements : [])
        await session.execute(sql.text);
      return { prepared, live };
    } finally {
      await session.close();
    }
  };

  test("a language that is missing is stood in for", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `CREATE SCHEMA app; ${foreign}`);
    for (const text of ["one $ {} 'quoted'".replaceAll("'", "''"), "two"]) {
      const { prepared } = await planned(database.url, body(text));
      expect(errorsOf(prepared)).toEqual([]);
      expect(prepared.plan.statements).toHaveLength(1);
      const again = await planned(database.url, body(text));
      expect(errorsOf(again.prepared)).toEqual([]);
      expect(again.prepared.plan.statements).toEqual([]);
    }
    const { prepared } = await planned(database.url, "");
    expect(prepared.plan.statements.map(({ sql }) => sql.text)).toEqual(["DROP FUNCTION app.f(a integer)"]);
  });

  test("a function in C is not declared", async () => {
    await using database = await freshDatabase(version);
    const { prepared } = await planned(database.url, `${inC};`);
    expect(errorsOf(prepared)).toHaveLength(1);
    expect(errorsOf(prepared)[0]).toMatch(/app\.c cannot be in a schema[\s\S]*It is in C/);
    expect(prepared.plan.statements).toEqual([]);
  });

  test("a function in C stays as it is", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `CREATE SCHEMA app; ${inC}`);
    const { prepared, live } = await planned(database.url, "CREATE TABLE app.t (a integer);");
    expect(errorsOf(prepared)).toEqual([]);
    expect(prepared.plan.statements).toHaveLength(1);
    expect(live.notModelled.map(({ address }) => address)).toContain("function:app.c(pg_catalog.internal)");
  });
});
