/**
 * Owns the tests of structured input that is wrong in itself: no server is asked.
 * Must not know Terraform.
 */
import { expect, test } from "vitest";
import { readInput } from "../../provider/engine/desired/input.ts";
import { printPath } from "../../provider/engine/diagnostic.ts";

const id = { type: "bigint" };
const t = (columns: object, more: object = {}): object => ({ tables: { t: { columns, ...more } } });
const long = "n".repeat(64);

test.each<[string, object, string, string]>([
  ["a column's name", t({ [long]: id }), `tables.t.columns.${long}`, "too long for a name"],
  [
    "bytes, not characters",
    t({ ["😀".repeat(16)]: id }),
    `tables.t.columns["${"😀".repeat(16)}"]`,
    "too long for a name",
  ],
  ["an empty name", t({ "": id }), 'tables.t.columns[""]', "A name is empty"],
  ["a zero in a name", { tables: { "a\0": {} } }, 'tables["a\\u0000"]', "A name holds a zero character"],
  [
    "the name of a key",
    t({ id }, { primary_key: { name: long, columns: ["id"] } }),
    "tables.t.primary_key.name",
    "too long",
  ],
  [
    "an empty key",
    t({ id }, { primary_key: { columns: [] } }),
    "tables.t.primary_key.columns",
    "app.t: primary_key: columns must be a list with at least one element",
  ],
  ["serial", t({ id: { type: "BigSerial" } }), "tables.t.columns.id.type", 'app.t.id: type cannot be "BigSerial"'],
  [
    "an empty default",
    t({ id: { ...id, default: "" } }),
    "tables.t.columns.id.default",
    "app.t.id: default is not a whole piece of SQL",
  ],
  [
    "NOT NULL in a default",
    t({ id: { ...id, default: "1 NOT NULL" } }),
    "tables.t.columns.id.default",
    "default is not a whole",
  ],
  [
    "NOT NULL in a collation",
    t({ id: { type: "text", options: { collation: '"C" NOT NULL' } } }),
    "tables.t.columns.id.options.collation",
    "collation is not a whole",
  ],
  [
    "an option of an identity",
    t({ id: { ...id, identity: "always", options: { identity_options: { start: "x" } } } }),
    "tables.t.columns.id.options",
    "options cannot be this",
  ],
  [
    "an option that there is not",
    t({ id: { ...id, identity: "always", options: { identity_options: { begin: "1" } } } }),
    "tables.t.columns.id.options",
    "options cannot be this",
  ],
  ["an order that is no list", t({ id }, { column_order: "id" }), "tables.t.column_order", "must be a list of strings"],
  [
    "an order that names a column twice",
    t({ id }, { column_order: ["id", "id"] }),
    "tables.t.column_order",
    "names id twice",
  ],
  [
    "renamed_from that is no text",
    t({ id: { ...id, renamed_from: 5 } }),
    "tables.t.columns.id.renamed_from",
    "must be a string",
  ],
  [
    "renamed_from its own name",
    t({ id: { ...id, renamed_from: "id" } }),
    "tables.t.columns.id.renamed_from",
    "is the name it has",
  ],
  [
    "what every JavaScript object has",
    t({ id }, { foreign_keys: { f: { columns: ["id"], references: { table: "t", constructor: "x" } } } }),
    "tables.t.foreign_keys.f.references.constructor",
    "has no attribute constructor",
  ],
  ["a comment that is no text", { comment: 5 }, "comment", "app: comment must be a string"],
  [
    "two constraints of one name",
    t({ id }, { checks: { x: { expression: "true" } }, uniques: { x: { columns: ["id"] } } }),
    "tables.t.checks.x",
    "constraint:app.t.x is declared twice",
  ],
])("%s", (_, written, path, summary) => {
  const { diagnostics } = readInput({ ...written }, { schema: "app", address: "schema:app" });
  expect(diagnostics.map((one) => [printPath(one.path ?? []), one.summary])).toEqual([
    [path, expect.stringContaining(summary)],
  ]);
});

test("IS NOT NULL, and what begins with NOT, are expressions", () => {
  const texts = ["a IS NOT NULL", "NOT NULL", "true AND NOT NULL", "(1 NOT NULL)", "'NOT NULL'", 'x."not" || null'];
  for (const text of texts) {
    const { diagnostics } = readInput(t({ id: { type: "bool", default: text } }) as never, {
      schema: "app",
      address: "schema:app",
    });
    expect(diagnostics, text).toEqual([]);
  }
});
