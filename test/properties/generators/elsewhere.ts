/**
 * Owns the other schema: it stands by, undeclared and unchanged, and generated objects refer to what is in it.
 * Must not know those objects.
 */
import { quoted, type SideTable } from "./building.ts";
import type { SideColumn } from "./columns.ts";
import type { FamilyName } from "./types.ts";

const schema = "Else.where";

const columns: readonly (readonly [name: string, type: string, family: FamilyName, of: SideColumn["type"]["class"]])[] =
  [
    ["n", "integer", "number", "integer"],
    ["t", "text", "text", "text"],
    ["d", "date", "time", "time"],
  ];

const sideColumns = columns.map(
  ([name, sql, family, of], place): SideColumn => ({
    place,
    name,
    family,
    type: { sql, class: of, ordered: true },
    generated: false,
    identity: undefined,
    written: {},
  }),
);

const table: SideTable = {
  place: 0,
  name: "Keys",
  unlogged: false,
  written: {},
  columns: sideColumns,
  keys: sideColumns.map((column, place) => ({ columns: [column], primary: place === 0 })),
};

const relation = quoted(schema, table.name);

export const elsewhere = {
  schema,
  table,
  relation,
  sequence: quoted(schema, "numbers"),
  sql: [
    `CREATE SCHEMA ${quoted(schema)}`,
    `CREATE SEQUENCE ${quoted(schema, "numbers")}`,
    `CREATE TABLE ${relation} (${columns.map(([name, type], place) => `${name} ${type} ${place === 0 ? "PRIMARY KEY" : "UNIQUE"}`).join(", ")})`,
    `INSERT INTO ${relation} VALUES (1, '1', '2020-01-01'), (2, '2', '2020-01-02'), (3, '3', '2020-01-03')`,
  ],
} as const;
