import { expect, test } from "vitest";
import { readHints } from "../../provider/engine/sql/hints.ts";

test("a hint is read from a comment line of its own", () => {
  const text = [
    "CREATE SCHEMA app; -- app",
    "  -- schemata:rename column app.users.org_id to org",
    '--schemata: rename table "App"."a""b.c" to "to"',
    "-- schemata:RENAME Materialized View App.Old TO New",
    '-- schemata:rename value app.mood."very happy" to glad',
    "-- schemata:rename schema old to app",
    '-- schemata:rename function app.total( bigint,  "It, s".t[],character  varying ) to "sum, (up)"',
    "-- schemata:rename procedure app.work() to job",
    '-- schemata:rename table app.users to "Other".people',
  ].join("\n");
  expect(readHints(text)).toEqual({
    hints: [
      { kind: "column", path: ["app", "users", "org_id"], to: "org", line: 2 },
      { kind: "table", path: ["App", 'a"b.c'], to: "to", line: 3 },
      { kind: "materialized view", path: ["app", "old"], to: "new", line: 4 },
      { kind: "value", path: ["app", "mood", "very happy"], to: "glad", line: 5 },
      { kind: "schema", path: ["old"], to: "app", line: 6 },
      {
        kind: "function",
        path: ["app", "total"],
        types: 'bigint,"It, s".t[],character varying',
        to: "sum, (up)",
        line: 7,
      },
      { kind: "procedure", path: ["app", "work"], types: "", to: "job", line: 8 },
      { kind: "table", path: ["app", "users"], to: "people", schema: "Other", line: 9 },
    ],
    diagnostics: [],
  });
});

test("types of arguments are understood by any of their names", () => {
  const { hints } = readHints(
    '-- schemata:rename function app.f(int, VARCHAR[], timestamptz, "int", app.t[][], double  precision) to g',
  );
  expect(hints[0]?.types).toBe('integer,character varying[],timestamp with time zone,"int",app.t[],double precision');
});

test("what only looks like one is none", () => {
  const text =
    "SELECT '\n-- schemata:rename table a to b\n' /*\n-- schemata:rename table a to b\n*/; -- a schemata:x\n$$\n-- schemata:x\n$$";
  expect(readHints(text)).toEqual({ hints: [], diagnostics: [] });
});

test.each([
  ["-- schemata:rename column app.users.org_id org", "It has to end with"],
  ["-- schemata:rename table app.users to app.other.users", "It has to end with"],
  ["-- schemata:rename app.users.org_id to org", "stand the kind"],
  ["-- schemata:rename column to org", "stand the kind"],
  ["-- schemata:rename to org", "stand the kind"],
  ["-- schemata:rename column app. to org", "no name"],
  ['-- schemata:rename column app."users to org', "It has to end with"],
  ["-- schemata:drop column app.users.org_id", "the only hint is rename"],
  ["-- schemata:", "the only hint is rename"],
  ["SELECT 1; -- schemata:rename table a to b", "shares its line"],
])("malformed: %s", (text, words) => {
  const { hints, diagnostics } = readHints(`\n${text}`);
  expect(hints).toEqual([]);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]!.summary).toContain("(line 2)");
  expect(diagnostics[0]!.detail).toContain(words);
});
