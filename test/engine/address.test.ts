import fc from "fast-check";
import { expect, test } from "vitest";
import { address, matchesPattern, nameOf, parseNames, prefixOf } from "../../provider/engine/catalog/address.ts";

/** Names as PostgreSQL takes them: no zero character, not empty. */
const name = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }).filter((text) => !text.includes("\0")),
  fc.constantFrom("users", "My Table", 'a"b', '"', ".", "a.b", "select", "Ünï", "1st", "a:b", " "),
);

test("parseNames takes back what address quotes", () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const made = address("column", names);
      expect(prefixOf(made)).toBe("column");
      expect(parseNames(nameOf(made))).toEqual(names);
    }),
  );
});

test("two paths never have one address", () => {
  const path = fc.array(name, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(path, path, (left, right) => {
      const same = JSON.stringify(left) === JSON.stringify(right);
      expect(address("table", left) === address("table", right)).toBe(same);
    }),
  );
});

test("plain names stay plain", () => {
  expect(address("column", ["app", "users", "e mail"])).toBe('column:app.users."e mail"');
  expect(address("table", ["app", "select"])).toBe('table:app."select"');
});

test.each(["", ".", "a.", ".a", "a..b", '"a', 'a"b', 'a "b"', '""'])("%j is no path", (text) => {
  expect(parseNames(text)).toBeUndefined();
});

test("a pattern's star stands for anything, and nothing else does", () => {
  expect(matchesPattern("*:*", "drops-column:app.users.nickname")).toBe(true);
  expect(matchesPattern("drops-column:app.*", "drops-column:app.users.nickname")).toBe(true);
  expect(matchesPattern("drops-column:app.u.ers", "drops-column:app.users")).toBe(false);
  expect(matchesPattern("drops-column:app", "drops-column:app.users")).toBe(false);
  expect(matchesPattern("*", 'drops-table:app."two\nlines"')).toBe(true);
});
