import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusal, splitStatements } from "../../provider/engine/sql/split.ts";

const texts = (text: string): string[] => splitStatements(text).statements.map((statement) => statement.text);
const kinds = (text: string): string[] => splitStatements(text).statements.map((statement) => statement.kind);
const summaries = (text: string): string[] => splitStatements(text).diagnostics.map(({ summary }) => summary);

describe("a semicolon that ends no statement", () => {
  const whole = [
    "SELECT ';', \";\", $$;$$, E'\\';' /* ; */ -- ;\n, 1",
    "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 ELSE 2 END; END",
    "create or replace procedure p() begin\n atomic INSERT INTO t VALUES (1); SELECT t.end FROM t; SELECT 1 AS end; END",
    "CREATE FUNCTION begin() RETURNS int LANGUAGE plpgsql AS $x$ BEGIN RETURN 1; END; $x$",
    "CREATE FUNCTION f(a int DEFAULT CASE WHEN true THEN 1 END) RETURNS int BEGIN ATOMIC; SELECT 2; END",
  ];
  for (const text of whole) test(text, () => expect(texts(`${text};SELECT 2`)).toEqual([text, "SELECT 2"]));
});

test("BEGIN outside of a function's head is a transaction", () => {
  expect(kinds("BEGIN; CREATE TABLE t (); COMMIT;")).toEqual(["transaction", "definition", "transaction"]);
  expect(texts("CREATE FUNCTION f() RETURNS int RETURN CASE WHEN true THEN 1 END; SELECT 1")).toHaveLength(2);
});

test("a statement knows where it is, in code points and lines, and what was said before it", () => {
  const { statements } = splitStatements(
    "-- 😀 the first\r\nSELECT '😀';\n/* why */\n\n CREATE  TABLE\nUsers (id int) -- end\n;",
  );
  expect(statements).toMatchObject([
    { text: "SELECT '😀'", offset: 17, line: 2, comments: ["-- 😀 the first"], firstWords: ["select"] },
    {
      text: "CREATE  TABLE\nUsers (id int)",
      offset: 41,
      line: 5,
      comments: ["/* why */"],
      firstWords: ["create", "table", "users"],
    },
  ]);
});

test("empty statements and texts without any give none", () => {
  expect(splitStatements(" ; ;; -- nothing\n/* here */")).toEqual({ statements: [], diagnostics: [] });
});

describe("what the text has wrong", () => {
  test.each([
    ["CREATE TABLE a ();\nCOMMENT ON TABLE a IS 'it", 42, "never closed with '"],
    ["SELECT 😀 /* /* */", 10, "never closed with */"],
    ["SELECT $x$ $y$", 8, "never closed with $x$"],
    ['SELECT "a', 8, 'never closed with "'],
    ["CREATE TABLE a (\n  id int;\nCREATE TABLE b ();", 16, "parenthesis"],
    ["CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;", 27, "BEGIN ATOMIC"],
  ])("%s", (text, position, words) => {
    const { diagnostics } = splitStatements(text);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ sql: { text, position } });
    expect(diagnostics[0]!.detail).toContain(words);
  });
});

describe("psql's commands", () => {
  test("those that pg_dump writes are skipped", () => {
    expect(splitStatements("\\restrict a'b\n\nSELECT 1;\n\\connect x\n\\unrestrict a'b\n").diagnostics).toEqual([]);
    expect(texts("\\restrict a'b\n\nSELECT 1;\n\n\\unrestrict a'b\n")).toEqual(["SELECT 1"]);
  });

  test("others are named", () => {
    expect(summaries("SELECT 1;\n\\i other.sql\n  \\copy t from 'x'")).toEqual([
      "psql's command \\i is no SQL (line 2)",
      "psql's command \\copy is no SQL (line 3)",
    ]);
  });

  test("the rows behind COPY are no SQL", () => {
    const text = "COPY app.t (a) FROM stdin;\n1\tit's; \"\n\\N\n\\.\n\nCREATE TABLE b ();";
    expect(texts(text)).toEqual(["COPY app.t (a) FROM stdin", "CREATE TABLE b ()"]);
    expect(splitStatements(text).diagnostics).toEqual([]);
  });
});

describe("sorts of statements", () => {
  test.each([
    ["CREATE INDEX CONCURRENTLY i ON t (a)", "definition"],
    ["CREATE OR REPLACE VIEW v AS SELECT 1", "definition"],
    ["ALTER TABLE t ADD COLUMN password text", "definition"],
    ["COMMENT ON TABLE t IS 'x'", "definition"],
    ["ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC", "definition"],
    ["CREATE ROLE r NOLOGIN", "foreign"],
    ["CREATE ROLE r PASSWORD NULL", "foreign"],
    ["DO $$ BEGIN END $$", "code"],
    ["SET search_path = app", "session"],
    ["SELECT pg_catalog.set_config('search_path', '', false)", "session"],
    ["select set_config('a', 'b', true)", "session"],
    ["SELECT pg_catalog.setval('s', 1)", "data"],
    ["SELECT 1", "data"],
    ["(SELECT 1)", "unknown"],
    ["INSERT INTO t VALUES (1)", "data"],
    ["WITH a AS (SELECT 1) DELETE FROM t", "data"],
    ["DROP TABLE t", "drop"],
    ["CREATE USER MAPPING FOR u SERVER s OPTIONS (password 'hunter2')", "secret"],
    ["ALTER SUBSCRIPTION s CONNECTION 'password=hunter2'", "secret"],
    ["CREATE USER u WITH LOGIN ENCRYPTED PASSWORD 'hunter2'", "secret"],
    ["alter role u password $$hunter2$$", "secret"],
    ["CREATE DATABASE d", "foreign"],
    ["ALTER SYSTEM SET a = 1", "foreign"],
    ["CREATE TEMP TABLE t ()", "foreign"],
    ["CREATE LOCAL TEMPORARY VIEW v AS SELECT 1", "foreign"],
    ["REVOKE ALL ON FUNCTION pg_catalog.now() FROM PUBLIC", "foreign"],
    ['GRANT SELECT (relname), UPDATE ON TABLE "pg_catalog".pg_class TO r', "foreign"],
    ["GRANT SELECT ON app.t, information_schema.tables TO r", "foreign"],
    ["GRANT USAGE ON SCHEMA pg_catalog TO r", "foreign"],
    ["COMMENT ON COLUMN pg_catalog.pg_class.relname IS 'x'", "foreign"],
    ["GRANT EXECUTE ON FUNCTION app.f(pg_catalog.int4, information_schema.yes_or_no) TO r", "definition"],
    ["COMMENT ON CAST (text AS pg_catalog.int4) IS 'pg_catalog.x'", "definition"],
    ["CREATE INDEX ON t (pg_catalog.lower(a))", "definition"],
    ["CREATE RULE r AS ON UPDATE TO t DO ALSO SELECT pg_catalog.now()", "definition"],
    ["VACUUM", "foreign"],
    ["PREPARE TRANSACTION 'x'", "foreign"],
    ["CREATE FUNCTION f(language text) RETURNS int LANGUAGE c AS 'lib', 'f'", "library"],
    ["create or replace procedure p() as 'lib' language 'C'", "library"],
    ["CREATE FUNCTION c(c int) RETURNS int LANGUAGE internal AS 'int4in'", "definition"],
    [
      "CREATE FUNCTION f(a text DEFAULT 'LANGUAGE c') RETURNS int LANGUAGE sql AS $$ SELECT 1 -- LANGUAGE c $$",
      "definition",
    ],
    ["START TRANSACTION", "transaction"],
    ["CRAETE TABLE t ()", "unknown"],
  ])("%s: %s", (text, kind) => expect(kinds(text)).toEqual([kind]));
});

describe("a secret is never shown", () => {
  test.each([
    "CREATE ROLE r PASSWORD 'hunter2'",
    "CREATE ROLE r PASSWORD 'hunter2",
    "CREATE TABLE a (; CREATE ROLE r PASSWORD 'hunter2'",
    "CREATE ROLE r PASSWORD 'hunter2'; SELECT 'open",
    "\\i x\nCREATE USER MAPPING FOR u SERVER s OPTIONS (password 'hunter2')",
  ])("%s", (text) => {
    const { statements, diagnostics } = splitStatements(text);
    const said = [...diagnostics, ...statements.map(refusal)].filter((diagnostic) => diagnostic !== undefined);
    expect(said.length).toBeGreaterThan(0);
    expect(JSON.stringify(said)).not.toContain("hunter2");
  });
});

const quotings: ((content: string) => string)[] = [
  (content) => `'${content.replaceAll("'", "''")}'`,
  (content) => `E'${content.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  (content) => `"${content.replaceAll('"', '""')}"`,
  (content) => `$q$${content.replaceAll("$", "")}$q$`,
  (content) => `/*${content.replaceAll("*", "").replaceAll("/", "")}*/ x`,
  (content) => `--${content.replaceAll(/[\r\n]/g, "")}\n x`,
  (content) => `(${content.replaceAll(/[^;,a ]/g, "")})`,
];

const statement = fc
  .array(fc.tuple(fc.constantFrom(...quotings), fc.string({ unit: "grapheme" })), { minLength: 1, maxLength: 5 })
  .map((parts) => `SELECT ${parts.map(([quote, content]) => quote(content)).join(" , ")}`);

test("any quoting keeps its semicolons, and joined statements come apart as they were", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
      const text = statements.join(" ;\n");
      expect(texts(text)).toEqual(statements);
      for (const { index, offset, text: part } of splitStatements(text).statements) {
        expect(text.slice(index, index + part.length)).toBe(part);
        expect([...text].slice(offset - 1, offset - 1 + [...part].length).join("")).toBe(part);
      }
    }),
  );
});

test("a million characters take less than two seconds", () => {
  const piece = "CREATE TABLE app.t (id bigint, 名 text DEFAULT 'it''s; 😀'); -- a table\n";
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
  const start = performance.now();
  const { statements } = splitStatements(text);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(statements).toHaveLength(Math.ceil(1_000_000 / piece.length));
});
