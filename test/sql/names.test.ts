import { describe, expect, test } from "vitest";
import { createdName, elementNames, namesIn, setsOwner } from "../../provider/engine/sql/names.ts";
import { splitStatements } from "../../provider/engine/sql/split.ts";

describe("what a CREATE is about", () => {
  test.each([
    ["CREATE TABLE t (a int)", ["t"]],
    ['create or replace view App."My View" AS SELECT 1', ["app", "My View"]],
    ["CREATE UNLOGGED TABLE IF NOT EXISTS app.t ()", ["app", "t"]],
    ["CREATE /* x */ MATERIALIZED VIEW -- y\n v AS SELECT 1", ["v"]],
    ["CREATE RECURSIVE VIEW v (n) AS SELECT 1", ["v"]],
    ["CREATE SCHEMA app", ["app"]],
    ["CREATE FUNCTION f(int) RETURNS int RETURN 1", ["f"]],
    ["CREATE UNIQUE INDEX i ON t (a)", undefined],
    ["ALTER TABLE t ADD a int", undefined],
    ["CREATE", undefined],
    ["CREATE TABLE", undefined],
    ["", undefined],
  ])("%s", (text, names) => expect(createdName(text)).toEqual(names));
});

test("names of elements and of all", () => {
  const text = 'CREATE TABLE t (id int, "E mail" text, PRIMARY KEY (idd)) -- not';
  expect([...elementNames(text)]).toEqual(["id", "E mail", "primary", "idd"]);
  expect([...namesIn(text)]).toEqual(["create", "table", "t", "id", "int", "E mail", "text", "primary", "key", "idd"]);
});

describe("names of more than 63 bytes", () => {
  const warned = (text: string): string[] => splitStatements(text).diagnostics.map(({ summary }) => summary);

  test("are told once each, with their line", () => {
    const [ascii, umlauts] = ["x".repeat(64), "ü".repeat(32)];
    const text = `CREATE TABLE t (\n ${ascii} int,\n "${umlauts}" int);\nCOMMENT ON COLUMN t.${ascii} IS 'x';`;
    const { statements, diagnostics } = splitStatements(text);
    expect(statements).toHaveLength(2);
    expect(diagnostics).toMatchObject([
      { severity: "warning", summary: "A name is too long (line 2)", sql: { text, position: 19 } },
      { severity: "warning", summary: "A name is too long (line 3)" },
    ]);
  });

  test("63 bytes, strings and comments are none", () => {
    expect(warned(`CREATE TABLE ${"x".repeat(63)} (a text DEFAULT '${"y".repeat(99)}'); -- ${"z".repeat(99)}`)).toEqual(
      [],
    );
    expect(warned(`CREATE TABLE "${'""'.repeat(63)}" ()`)).toEqual([]);
  });
});

test.each([
  ["ALTER TABLE app.t OWNER TO somebody", true],
  ['alter view v owner /* x */ to "Some Body" -- y', true],
  ["ALTER SCHEMA a OWNER TO CURRENT_USER", true],
  ["ALTER TABLE t OWNER TO somebody, ADD a int", false],
  ["GRANT owner TO somebody", false],
  ["ALTER TABLE owner", false],
])("%s sets an owner: %s", (text, is) => expect(setsOwner(text)).toBe(is));
