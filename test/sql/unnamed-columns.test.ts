/**
 * Owns the proof that constants without a name keep having none.
 * Must not know which queries a kind holds.
 */
import { expect, test } from "vitest";
import { namingConstants } from "../../provider/engine/sql/unnamed-columns.ts";

test.each([
  ["SELECT 'x'::text;", "SELECT 'x'::text AS \"?column?\";"],
  [
    "SELECT 'it''s, FROM'::text,\n    '-1'::integer",
    "SELECT 'it''s, FROM'::text AS \"?column?\",\n    '-1'::integer AS \"?column?\"",
  ],
  ["(a IN ( SELECT 'x'::character varying(10)))", "(a IN ( SELECT 'x'::character varying(10) AS \"?column?\"))"],
  [
    "SELECT NULL::text[]\nUNION\n SELECT 'y'::text[]",
    'SELECT NULL::text[] AS "?column?"\nUNION\n SELECT \'y\'::text[] AS "?column?"',
  ],
  [
    "WITH c AS (\n SELECT DISTINCT E'\\\\'::app.\"Mood\"\n ) SELECT 1 FROM c",
    'WITH c AS (\n SELECT DISTINCT E\'\\\\\'::app."Mood" AS "?column?"\n ) SELECT 1 FROM c',
  ],
  ["UPDATE t SET a = 1 RETURNING 'x'::text", "UPDATE t SET a = 1 RETURNING 'x'::text AS \"?column?\""],
])("%s", (query, named) => {
  expect(namingConstants(query)).toBe(named);
  expect(namingConstants(named)).toBe(named);
});

test.each([
  "SELECT 'x'::text AS text",
  "SELECT 'x'::text AS \"AS\", b FROM t WHERE b = 'y'::text",
  "SELECT lower('x'::text), ARRAY['a'::text, 'b'::text, 'c'::text], ('x'::text || b), f('a'::text, 'b'::text, 'c'::text)",
  "INSERT INTO t VALUES ('x'::text, 'y'::text)",
  "SELECT a FROM t GROUP BY a, 'x'::text",
  "SELECT 1",
])("%s stays as it is", (query) => expect(namingConstants(query)).toBe(query));
