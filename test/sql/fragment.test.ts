import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFragment, typeEndings } from "../../provider/engine/sql/fragment.ts";
import { tokens } from "../../provider/engine/sql/lexer.ts";

const what = "The default of app.t.a";
const details = (text: string, commas = false): string[] =>
  checkFragment(text, { what, commas }).map(({ detail }) => detail);

describe("taken", () => {
  test.each([
    "now()",
    "'it''s; (' || \")\"",
    "ARRAY[1, 2]",
    "$$;)$$",
    "a -- why\n",
    "/* why */ 1",
    "(a, b) IS NULL",
    "'{}'::jsonb",
    "E'\\''",
  ])("%s", (text) => expect(details(text)).toEqual([]));
});

describe("refused", () => {
  test.each([
    ["", 1, "It is empty"],
    [" -- only a comment\n", 1, "It is empty"],
    ["a) , (b", 2, "This ) closes nothing"],
    ["(a", 1, "This ( is never closed"],
    ["(a]", 3, "This ] closes nothing"],
    ["a[1", 2, "This [ is never closed"],
    ["1; DROP TABLE t", 2, "A semicolon"],
    ["(1;)", 3, "A semicolon"],
    ["1 -- why", 3, "The comment at its end"],
    ["1 /* why", 3, "A comment is opened here"],
    ["'a", 1, "A string is opened here"],
    ["1, b int", 2, "A comma"],
    ["$1", 1, "$1 is a parameter"],
    ["'😀' \\ x", 5, '"\\\\" is no SQL'],
    ["1\0", 2, "It holds a zero"],
  ])("%s", (text, position, words) => {
    const [diagnostic] = checkFragment(text, { what });
    expect(diagnostic?.detail).toContain(words);
    expect(diagnostic?.sql).toEqual({ text, position });
    expect(diagnostic?.summary).toBe("The default of app.t.a is not a whole piece of SQL");
  });
});

test("a query may have commas outside of brackets", () => expect(details("SELECT a, b FROM t", true)).toEqual([]));

test("a type brings no constraint with it", () => {
  const type = (text: string) => checkFragment(text, { what: "The type of app.t.a", endedBy: typeEndings });
  for (const text of [
    "timestamp (3) with time zone",
    "numeric(10, 2)",
    "double precision",
    "app.storage",
    "storage",
    'app."not"[]',
  ])
    expect(type(text), text).toEqual([]);
  for (const text of ["int NOT NULL", "int DEFAULT 1", 'text COLLATE "C"', "int primary key"])
    expect(type(text), text).toHaveLength(1);
});

test("what is taken stays inside its parentheses, whatever it is made of", () => {
  const pieces = fc.constantFrom(
    "'",
    '"',
    "$$",
    "--",
    "\n",
    "/*",
    "*/",
    ";",
    "(",
    ")",
    "[",
    "]",
    ",",
    " ",
    "a",
    "E'",
    "\\",
    "1",
    "-",
    "/",
    "*",
  );
  let taken = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      if (details(text).length > 0) return;
      taken += 1;
      const around = `f(${text}) g`;
      const all = tokens(around);
      expect(all.map(({ start, end }) => around.slice(start, end)).slice(-2)).toEqual([")", "g"]);
      let depth = 0;
      for (const { kind, start } of all.slice(0, -2)) {
        if (kind !== "punctuation") continue;
        if (around[start] === "(") depth += 1;
        if (around[start] === ")") depth -= 1;
        expect(depth).toBeGreaterThanOrEqual(start > 1 ? 1 : 0);
        expect(around[start]).not.toBe(";");
      }
      expect(depth).toBe(1);
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(100);
});
