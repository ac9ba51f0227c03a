/**
 * Owns the kind index: an index of an ordinary table that no constraint owns.
 * Must not know the indexes of constraints.
 */
import { address, parseNames } from "../../catalog/address.ts";
import { bool, many, nullable, observed, settings, since, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { qualified, sql } from "../../sql/sql.ts";
import { keySlot } from "../constraint.ts";
import { defineKind, type Values } from "../kind.ts";
import { changeParameters, createIndex, dropIndex, renameIndex } from "./ddl.ts";
import { indexInput } from "./input.ts";
import { query } from "./introspect.ts";

/** The column's name where the key is one. */
const unquoted = (key: string): string => parseNames(key)?.[0] ?? key;

const attrs = {
  table: text,
  method: text,
  unique: bool,
  /** Each as in CREATE INDEX: column or expression, collation, operator class with its parameters, order. */
  keys: many(text),
  include: many(text),
  where: nullable(text),
  nulls_not_distinct: since(150000, bool, false),
  /** Storage parameters. */
  options: settings,
  /** pg_index.indisvalid: false is what a cancelled concurrent build leaves behind. */
  valid: observed(bool),
};

export type IndexPath = "schema" | "name";
export type IndexAttributes = Values<typeof attrs>;
export type Index = Obj<IndexPath, IndexAttributes>;

export const index = defineKind({
  name: "index",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }, { table }) => address("table", [schema, table]),
  catalogs: ["pg_class"],
  query,
  create: createIndex,
  drop: dropIndex,
  alter: {
    table: "replace",
    method: "replace",
    unique: "replace",
    keys: "replace",
    include: "replace",
    where: "replace",
    nulls_not_distinct: "replace",
    options: changeParameters,
    valid: "replace",
  },
  rename: renameIndex,
  renamedSilently: true,
  rebuildable: () => true,
  dependsForGood: true,
  // PostgreSQL rebuilds the index of an expression with the column's new collation, whatever its own was.
  standsInTheWay: ({ attrs }, { old, new: wanted }) =>
    old.attrs.collation !== wanted.attrs.collation && attrs.keys.some((key) => parseNames(key) === undefined),
  occupies: ({ path, attrs }) => [
    `relation ${path.schema}.${path.name}`,
    ...(attrs.unique ? [keySlot(address("table", [path.schema, attrs.table]), attrs.keys.map(unquoted))] : []),
  ],
  subject: ({ path }) => sql`INDEX ${qualified(path.schema, path.name)}`,
  input: indexInput,
});
