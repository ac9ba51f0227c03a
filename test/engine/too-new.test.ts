/**
 * Owns the tests of what a newer shadow takes and an older target refuses: it is an error of the plan, not of the apply.
 * Must not know Terraform.
 */
import { afterAll, describe, expect, test } from "vitest";
import { collationsSince, functionsSince } from "../../provider/engine/desired/since.ts";
import { elaborate } from "../../provider/engine/index.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { closeShadow, errorsOf, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { onDatabase, serverUrl, versions } from "../servers.ts";

afterAll(closeShadow);

/** What the shadow says of this text for a server of this version, each in a line. */
async function said(text: string, version: number): Promise<readonly string[]> {
  const shadow = await sharedShadow();
  const { value } = await elaborate({ sql: "-- nothing" }, { shadow });
  const prepared = await prepare(
    {
      live: { ...value!, version: version * 10_000 },
      source: sourceOf(text),
      staysUndeclared: () => true,
      options: { version: version * 10_000 },
    },
    shadow,
  );
  return errorsOf(prepared).map((line) => line.split("\n")[0]!);
}

describe("what the target's version does not have is an error of the plan", () => {
  const table = (rest: string): string => `CREATE TABLE t (a int, b text, id uuid${rest});`;
  test.each([
    [table(" DEFAULT uuidv7()"), 17, "default:public.t.id: uuidv7() needs PostgreSQL 18"],
    [
      table(", c text GENERATED ALWAYS AS (casefold(b)) STORED"),
      17,
      "column:public.t.c: casefold(text) needs PostgreSQL 18",
    ],
    [
      table(", CONSTRAINT c CHECK (regexp_like(b, 'x'))"),
      14,
      "constraint:public.t.c: regexp_like(text, text) needs PostgreSQL 15",
    ],
    [table(", CONSTRAINT c CHECK (b IS JSON)"), 15, "constraint:public.t.c: IS JSON needs PostgreSQL 16"],
    [
      table(", c text COLLATE pg_unicode_fast"),
      17,
      "column:public.t.c: the collation pg_unicode_fast needs PostgreSQL 18",
    ],
    [
      `${table("")} CREATE INDEX i ON t (lower(b)) WHERE reverse(b::bytea) <> ''`,
      17,
      "index:public.i: reverse(bytea) needs PostgreSQL 18",
    ],
    [
      `${table("")} CREATE INDEX i ON t (b COLLATE pg_c_utf8)`,
      16,
      "index:public.i: the collation pg_c_utf8 needs PostgreSQL 17",
    ],
    [
      `${table("")} CREATE VIEW v AS SELECT any_value(a) AS x FROM t`,
      15,
      "view:public.v: any_value(anyelement) needs PostgreSQL 16",
    ],
    [
      `${table("")} CREATE VIEW v AS SELECT JSON_VALUE('{}'::jsonb, '$.x') AS j FROM t`,
      16,
      "view:public.v: JSON_EXISTS, JSON_VALUE, JSON_QUERY or JSON_TABLE needs PostgreSQL 17",
    ],
  ])("%s on %i", async (text, version, line) => {
    expect(await said(text, version)).toEqual([line]);
    expect(await said(text, 18)).toEqual([]);
  });

  test("what only grew an optional argument is none", async () => {
    const text =
      "CREATE TABLE t (a json, CHECK (json_strip_nulls(a) IS NOT NULL), b text, CHECK (regexp_replace(b, 'a', 'b', 'g') <> ''))";
    expect(await said(text, 14)).toEqual([]);
  });
});

/** The functions that may stand in a definition, as the list has them: not those for PostgreSQL's own use. */
const functionsQuery = `SELECT p.proname || '(' || oidvectortypes(p.proargtypes) || ')' AS name FROM pg_proc p
  WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.oid < 16384 AND p.prokind <> 'p'
  AND p.proname !~ '^(pg_|binary_upgrade|lo_|gist|gin|spg|brin|bt|hash)' AND p.proname !~ '(_transfn|_finalfn|_larger|_smaller|_accum|_hash|_hash_extended|send|recv|_in|_out)$'
  AND NOT 'internal'::regtype = ANY (p.proargtypes) AND p.prorettype <> 'internal'::regtype`;

const namesOn = async (version: number, query: string): Promise<ReadonlySet<string>> =>
  new Set((await onDatabase(serverUrl(version), query)).map(({ name }) => String(name)));

/** What the list says came after one version and up to another. */
const listed = (after: number, upTo: number): readonly string[] =>
  Object.entries(functionsSince).flatMap(([since, byName]) =>
    Number(since) <= after || Number(since) > upTo
      ? []
      : Object.entries(byName).flatMap(([name, all]) => all.map((types) => `${name}(${types})`)),
  );

test("the list is what the servers have", async () => {
  const all = [...versions()].sort((left, right) => left - right);
  const newest = all.at(-1)!;
  const now = await namesOn(newest, functionsQuery);
  for (const older of all.slice(0, -1)) {
    const then = await namesOn(older, functionsQuery);
    // json_strip_nulls(json, boolean) is what json_strip_nulls(json) has become, its second argument optional.
    const grown = [...then].map((name) => name.slice(0, -1));
    const came = [...now].filter((name) => !then.has(name) && !grown.some((start) => name.startsWith(`${start},`)));
    const overloads = listed(older, newest).filter((name) => grown.some((start) => name.startsWith(`${start},`)));
    expect([...came, ...overloads].sort()).toEqual([...listed(older, newest)].sort());
    const collations = "SELECT collname AS name FROM pg_collation WHERE oid < 10000 AND collname <> 'ucs_basic'";
    const had = await namesOn(older, collations);
    const came2 = [...(await namesOn(newest, collations))].filter((name) => !had.has(name));
    const wanted = Object.entries(collationsSince).flatMap(([since, names]) =>
      Number(since) > older && Number(since) <= newest ? names : [],
    );
    expect(came2.sort()).toEqual([...wanted].sort());
  }
});
