/**
 * Owns the tests of casts of arrays, which PostgreSQL reads otherwise than it prints them.
 * Must not know where such expressions stand.
 */
import { expect, test } from "vitest";
import { meansTheSame, readAlike, settled } from "../../provider/engine/sql/array-casts.ts";

const printed = "((code)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying])::text[]))";
const again = "((code)::text = ANY (ARRAY[('a'::character varying)::text, ('it''s'::character varying)::text]))";

test("a cast of an array of constants keeps its place, and means what its elements' casts mean", () => {
  expect(readAlike(printed)).toBe(
    "((code)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying])::character varying[]::text[]))",
  );
  expect(settled(printed)).toBe(again);
  expect(meansTheSame(printed, again)).toBe(true);
  expect(readAlike("(n = ANY ((ARRAY[1, 2])::numeric[]))")).toBe("(n = ANY ((ARRAY[1, 2])::integer[]::numeric[]))");
  expect(readAlike(`${printed} AND ${printed}`)).toBe(`${readAlike(printed)} AND ${readAlike(printed)}`);
  expect(readAlike("(ARRAY['a'::app.code])::\"T\"[]")).toBe("(ARRAY['a'::app.code])::app.code[]::\"T\"[]");
});

test.each([
  again,
  "ARRAY['a'::text]",
  "(ARRAY['a'::text])::text[]",
  "(ARRAY[a, b])::text[]",
  "(ARRAY['a'::text, 'b'::name])::varchar[]",
  "'(ARRAY[''a''::character varying])::text[]'",
  "(ARRAY['a'::character varying])::text",
  "(ARRAY[])::text[]",
])("%s stays", (text) => {
  expect(readAlike(text)).toBe(text);
  expect(settled(text)).toBe(text);
});
