/**
 * PostgreSQL's own parser as judge of where statements end.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";
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
