import fc from "fast-check";
import { expect, test } from "vitest";
import { caret } from "../../provider/engine/sql/caret.ts";

test("shows the line and a mark under the character", () => {
  expect(caret("CREATE TABLE t (\n\temail text NOT NUL,\n  id int)", 34)).toEqual({
    line: 2,
    column: 17,
    display: "line 2:  email text NOT NUL,\n                        ^",
  });
});

test("wide characters take two columns, combining ones none", () => {
  expect(caret("'日😀e\u0301' x", 8).display).toBe("line 1: '日😀e\u0301' x\n                ^");
});

test("the end of the text, and what lies beyond it", () => {
  expect(caret("SELECT", 7).display).toBe("line 1: SELECT\n              ^");
  expect(caret("SELECT", 99).display).toBe("line 1: SELECT\n              ^");
  expect(caret("a\r\nb\rc\n", 8)).toMatchObject({ line: 4, column: 1, display: "line 4: \n        ^" });
  expect(caret("", 1)).toMatchObject({ line: 1, column: 1 });
});

test("a long line is cut around the mark", () => {
  const text = `SELECT ${"a".repeat(1_000)} = !${"b".repeat(1_000)}`;
  const [line, mark] = caret(text, text.indexOf("!") + 1).display.split("\n");
  expect(line!.length).toBeLessThan(120);
  expect(line![mark!.length - 1]).toBe("!");
  expect(line).toMatch(/^line 1: …a+ = !b+…$/);
});

test("control characters are not passed on", () => {
  expect(caret("a\u001b[31m b", 3).display).not.toContain("\u001b");
});

test("the mark stands under the character at the position, in any text", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "日", "😀", "\n", " "), { minLength: 1 }), fc.nat(), (characters, at) => {
      const index = at % characters.length;
      const { column, display, line } = caret(characters.join(""), index + 1);
      const before = characters.slice(0, index);
      expect(line).toBe(before.filter((character) => character === "\n").length + 1);
      const start = before.lastIndexOf("\n") + 1;
      expect(column).toBe(index - start + 1);
      if (characters[index] !== "\n" && characters.length < 40) expect(display).toContain(characters[index]);
    }),
  );
});
