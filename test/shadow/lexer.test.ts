/**
 * PostgreSQL's own parser as judge of where statements end.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";
import { checkFragment } from "../../provider/engine/sql/fragment.ts";
import { splitStatements } from "../../provider/engine/sql/split.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

// Every piece is a valid select list entry, or white space, for the real lexer.
const pieces = fc.constantFrom(
  "';'",
  "'a''b'",
  "E'\\';'",
  "E'\\\\'",
  "e'x'\n';'",
  "'x' -- ;'\n';'",
  "$$;$$",
  "$a$ ; $$ ' $a$",
  "$é$;'$é$",
  "U&'\\003b'",
  "B'1'",
  "x'1F'",
  "1.5",
  ".5",
  "1e3",
  "0x1F",
  "1+-2",
  "-(-1)",
  "/* ; /* ' */ ; */ 1",
  "-- ; '\n 1",
  'U&"d\\0061t" (1)',
  "'😀' || ';'",
  "(SELECT ';')",
  "(ARRAY['a;', $$b'$$])[1]",
  "1/**/*/**/2",
  "2 ^ 1",
  "'a'::text",
  "''",
);
const statement = fc
  .array(pieces, { minLength: 1, maxLength: 4 })
  .map((parts) => `SELECT ${parts.join(", ").replaceAll('U&"d\\0061t" (1)', "1")}`);

test("PostgreSQL takes each statement that the splitter cuts out, as one", async () => {
  const texts = fc.sample(fc.array(statement, { minLength: 1, maxLength: 6 }), 150);
  for (const statements of texts) {
    const cut = splitStatements(statements.join(" ; ")).statements.map(({ text }) => text);
    expect(cut).toEqual(statements);
    const results = await shadow.run(cut);
    expect(results.map((result) => (result.ok ? "ok" : result.error.message))).toEqual(cut.map(() => "ok"));
  }
});

test("PostgreSQL takes the whole of a function's or a rule's body", async () => {
  const text = `
    CREATE SCHEMA split; CREATE TABLE split.a (i int); CREATE TABLE split.b (i int);
    CREATE RULE r AS ON INSERT TO split.a DO ALSO (INSERT INTO split.b VALUES (1); INSERT INTO split.b VALUES (2));
    CREATE OR REPLACE FUNCTION split.f(x int DEFAULT CASE WHEN true THEN 1 END) RETURNS int LANGUAGE sql
      BEGIN ATOMIC SELECT CASE x WHEN 1 THEN 2 ELSE 3 END; SELECT 1 AS end; SELECT (CASE WHEN true THEN 4 END); END;
    CREATE PROCEDURE split.p() BEGIN /* ; */ ATOMIC INSERT INTO split.b VALUES (1); END;
    CREATE FUNCTION split.g() RETURNS int RETURN CASE WHEN true THEN 1 END;
    CREATE FUNCTION split.h() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;`;
  const { diagnostics, statements } = splitStatements(text);
  expect(diagnostics).toEqual([]);
  expect(statements).toHaveLength(8);
  const results = await shadow.run(statements.map((statement) => statement.text));
  expect(results.map((result) => (result.ok ? "ok" : result.error.message))).toEqual(statements.map(() => "ok"));
});

test("where the text ends too early, PostgreSQL says so of the same place", async () => {
  for (const text of ["SELECT 1, 'a", "SELECT 1 /* a /* */", 'SELECT "a', "SELECT 😀, $x$ a $$", "SELECT E'a\\'"]) {
    const [result] = await shadow.run([text]);
    const position = result?.ok === false ? result.error.position : undefined;
    expect(splitStatements(text).diagnostics[0]?.sql?.position, text).toBe(position);
  }
});

const shreds = fc.constantFrom(
  "'",
  "'",
  "\\",
  "$",
  "a",
  "$a$",
  "$$",
  '"',
  "--",
  "/*",
  "*/",
  ";",
  "\n",
  " ",
  "e",
  "E'",
  "U&'",
  "1",
  "-",
  "+",
  "||",
  "(",
  ")",
  ",",
  "é",
  "😀",
  "b'",
  "n'",
  ".",
  "::",
  "x",
  " AS ",
  "[",
  "]",
  "*",
);
const shredded = fc.array(shreds, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(""));

test("of random texts, what PostgreSQL takes is one statement, and what it finds unterminated is so at the same place", async () => {
  const texts = fc.sample(shredded, 5_000).map((text) => `SELECT 1${text}`);
  const results = await shadow.run(texts);
  let unterminated = 0;
  for (const [index, result] of results.entries()) {
    const text = texts[index]!;
    const { diagnostics, statements } = splitStatements(text);
    if (result.ok) expect({ count: statements.length, diagnostics }, text).toEqual({ count: 1, diagnostics: [] });
    else if (result.error.message.startsWith("unterminated")) {
      unterminated += 1;
      expect(diagnostics[0]?.sql?.position, text).toBe(result.error.position);
    }
  }
  expect(unterminated).toBeGreaterThan(500);
});

test("of random fragments, what is taken and valid stays inside its parentheses", async () => {
  const taken = fc.sample(shredded, 8_000).filter((text) => checkFragment(text, { what: "It" }).length === 0);
  const queries = taken.map((text) => `SELECT (${text}) AS inside`);
  const valid = (await shadow.run(queries)).flatMap((result, index) => (result.ok ? [queries[index]!] : []));
  expect(valid.length).toBeGreaterThan(20);
  for (const query of valid) {
    const rows = await shadow.session().rows<Record<string, unknown>>(query);
    expect(
      rows.map((row) => Object.keys(row)),
      query,
    ).toEqual([["inside"]]);
  }
});
