/**
 * Owns the kind index: an index of an ordinary table or a materialized view that no constraint owns.
 * Must not know the indexes of constraints.
 */
import { address, leadingName } from "../../catalog/address.ts";
import {
  bool,
  many,
  mostly,
  nullable,
  observed,
  oneOf,
  printedText,
  settings,
  since,
  text,
} from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { qualified, sql } from "../../sql/sql.ts";
import { keySlot } from "../constraint.ts";
import { keepsRowsUnder } from "../keeps-rows.ts";
import { defineKind, type Values } from "../kind.ts";
import { isApart, partIndexAttrs } from "../part-index.ts";
import { changesType } from "../type-change.ts";
import { changeParameters, changeStatistics, createIndex, dropIndex, renameIndex } from "./ddl.ts";
import { indexInput } from "./input.ts";
import { query } from "./introspect.ts";

/** The columns that a foreign key can refer to by it: of a unique index without expressions and predicate. */
function referable({ attrs }: Index): readonly string[] | undefined {
  const columns = attrs.keys.flatMap((key) => leadingName(key) ?? []);
  return attrs.unique && attrs.where === null && columns.length === attrs.keys.length ? columns : undefined;
}

/** Whether it is otherwise than PostgreSQL makes it by itself for a partition. */
function isOfItself(object: Index): boolean {
  const { table, keys, include } = object.attrs;
  const columns = [...keys.map((key) => leadingName(key) ?? "expr"), ...include];
  return isApart(object, [table, columns.join("_")], "idx");
}

const attrs = {
  /** What it is of, by kind and name. */
  on: { ...mostly("table", oneOf("table", "materialized_view")), neutral: "table" as const },
  table: text,
  method: mostly("btree", text),
  unique: bool,
  /** Each as in CREATE INDEX: column or expression, collation, operator class with its parameters, order. */
  keys: many(printedText),
  include: mostly([], many(text)),
  where: nullable(printedText),
  nulls_not_distinct: since(150000, bool, false),
  /** Storage parameters. */
  options: mostly({}, settings),
  /** Statistics targets of its expressions, by the number of the key; null for none. */
  statistics: nullable(settings),
  ...partIndexAttrs,
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
  parent: ({ schema }, { on, table }) => address(on, [schema, table]),
  catalogs: ["pg_class"],
  foundAs: { catalog: "pg_class", letters: "iI" },
  query,
  create: createIndex,
  drop: dropIndex,
  alter: {
    on: "replace",
    table: "replace",
    method: "replace",
    unique: "replace",
    keys: "replace",
    include: "replace",
    where: "replace",
    nulls_not_distinct: "replace",
    options: changeParameters,
    statistics: changeStatistics,
    valid: "replace",
  },
  rename: renameIndex,
  renamedSilently: true,
  rebuildable: () => true,
  dependsForGood: true,
  keepsValues: true,
  // PostgreSQL rebuilds the index of an expression with the column's new collation, whatever its own was; and with its new type,
  // as it does one with a predicate, under ACCESS EXCLUSIVE, also where the rows stay as they are.
  standsInTheWay: (object, under, changeOf) => {
    const { attrs } = object;
    const hasExpression = attrs.keys.some((key) => leadingName(key) === undefined);
    return (
      (hasExpression && under.old.attrs.collation !== under.new.attrs.collation) ||
      // With the type PostgreSQL makes a part of an index anew as if nobody had said anything of it.
      (changesType(under) && isOfItself((changeOf(object.address)?.new ?? object) as Index)) ||
      // PostgreSQL makes the index anew with the type, and forgets its targets.
      (attrs.statistics !== null && changesType(under)) ||
      ((hasExpression || attrs.where !== null) && keepsRowsUnder(under))
    );
  },
  occupies: (index) => {
    const { path, attrs } = index;
    const columns = referable(index);
    return [
      `relation ${path.schema}.${path.name}`,
      ...(columns === undefined ? [] : [keySlot(address(attrs.on, [path.schema, attrs.table]), columns)]),
    ];
  },
  subject: ({ path }) => sql`INDEX ${qualified(path.schema, path.name)}`,
  input: indexInput,
});
