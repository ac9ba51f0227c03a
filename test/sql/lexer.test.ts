import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokens } from "../../provider/engine/sql/lexer.ts";

const shown = (text: string): string[] =>
  tokens(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe("one token", () => {
  const whole: Record<string, string[]> = {
    string: [
      "'it''s'",
      "''",
      "'a\\'",
      "E'a\\'b'",
      "e'\\\\'",
      "E'it''s'",
      "B'01'",
      "x'ff'",
      "U&'d\\0061t'",
      "u&''",
      "$$it's; -- /*$$",
      "$tag$ $$ $other$ $tag$",
      "$été$;$été$",
      "$a$$b$a$",
      "'one'\n  'two'",
      "'one' -- why\n'two'",
      "E'one'\n'\\'two'",
    ],
    quoted: ['"a""b;"', 'U&"d\\0061t"', '"Ünï"'],
    word: ["abc", "_a$1", "a$b$c", "ünï", "日本", "e", "U", "\u00a0x"],
    number: ["1", "1.5", ".5", "1e10", "1.5E-3", "0xFF", "0o17", "0b01", "1_000", "1."],
    parameter: ["$1", "$12"],
    operator: ["+", "<=", "@>", "->>", "||", "#>>", "?|", "`"],
    "line comment": ["-- it's", "--"],
    "block comment": ["/* a /* b */ ' */", "/**/", "/*/**/*/", "/***/"],
  };
  for (const [kind, texts] of Object.entries(whole))
    for (const text of texts) test(`${kind}: ${text}`, () => expect(shown(text)).toEqual([`${kind} ${text}`]));
});

describe("where one token ends and the next begins", () => {
  const cases: [string, string[]][] = [
    ["a--b", ["word a", "line comment --b"]],
    ["1+--b\n2", ["number 1", "operator +", "line comment --b", "number 2"]],
    ["*/*c*/-", ["operator *", "block comment /*c*/", "operator -"]],
    ["'a' 'b'", ["string 'a'", "string 'b'"]],
    ["'a'/*c*/\n'b'", ["string 'a'", "block comment /*c*/", "string 'b'"]],
    ["1..10", ["number 1", "punctuation ..", "number 10"]],
    ["a::int", ["word a", "punctuation :", "punctuation :", "word int"]],
    ["1$$;$$", ["number 1", "string $$;$$"]],
    ["$1$$;$$", ["parameter $1", "string $$;$$"]],
    ["a$$;$$", ["word a$$", "punctuation ;", "string $$"]],
    ["$1a", ["parameter $1", "word a"]],
    ["{😀}", ["stray {", "word 😀", "stray }"]],
    ["N'text'", ["word N", "string 'text'"]],
    ["b'1''0'", ["string b'1'", "string '0'"]],
    ["E 'a\\'", ["word E", "string 'a\\'"]],
    ["\\restrict x'y\nSELECT", ["command \\restrict x'y", "word SELECT"]],
    ["a \\b", ["word a", "stray \\", "word b"]],
    ["\ufeffSELECT", ["word SELECT"]],
    ["a\v\fb", ["word a", "word b"]],
  ];
  for (const [text, expected] of cases) test(JSON.stringify(text), () => expect(shown(text)).toEqual(expected));
});

test("what the text ends in is unterminated", () => {
  for (const text of ["'a", "E'a\\'", '"a', "$x$ $$ $X$", "/* /* */", "U&'a", "'a'\n'b"])
    expect(tokens(text).at(-1), text).toMatchObject({ unterminated: true, start: 0, end: text.length });
});

/** Pieces that change the lexer's state, so that random texts of them reach its corners. */
const pieces = fc.constantFrom(
  "'",
  '"',
  "$$",
  "$a$",
  "$",
  "--",
  "\n",
  "/*",
  "*/",
  ";",
  "(",
  ")",
  " ",
  "a",
  "E'",
  "U&'",
  "\\",
  "1",
  "é",
  "😀",
  "begin",
  "-",
  "+",
  "[",
  "]",
);

test("tokens follow one another, and nothing but white space lies between them", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      let at = 0;
      for (const { start, end } of tokens(text)) {
        expect(text.slice(at, start)).toMatch(/^[ \t\n\r\f\v]*$/);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^[ \t\n\r\f\v]*$/);
    }),
  );
});

test("time is linear in the length, whatever the text", () => {
  const repeated = [
    "+/**/",
    "'a'\n",
    "-- -- ",
    "/*",
    "$a",
    "((",
    "\\ ",
    "'a' -- b ",
    "''",
    "$$;",
    "a.b,",
    "- ",
    "\\\n",
  ];
  for (const piece of repeated) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const start = performance.now();
    tokens(text);
    expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(2_000);
  }
});
