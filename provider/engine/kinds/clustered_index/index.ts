/**
 * Owns the kind clustered_index: the mark that tells CLUSTER by which index to order a table's rows.
 * Must not know the index; that is another object.
 */
import { address, nameOf, parseNames } from "../../catalog/address.ts";
import { reference } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, type Sql, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

const attrs = {
  /** With an index that is dropped the mark goes, too. */
  index: reference("a"),
};

type ClusteredIndex = Obj<"schema" | "table", Values<typeof attrs>>;

/** Orders no row: that is for who runs CLUSTER (manual, ALTER TABLE, CLUSTER ON). */
const mark = ({ path }: ClusteredIndex, action: Sql, more: Partial<Draft> = {}): readonly Draft[] => [
  {
    sql: sql`ALTER TABLE ${qualified(path.schema, path.table)} ${action}`,
    locks: { [address("table", [path.schema, path.table])]: "SHARE UPDATE EXCLUSIVE" },
    ...more,
  },
];

const clusterOn = ({ attrs }: ClusteredIndex): Sql =>
  sql`CLUSTER ON ${identifier(parseNames(nameOf(attrs.index ?? ""))?.at(-1) ?? "")}`;

export const clusteredIndex = defineKind({
  name: "clustered_index",
  path: ["schema", "table"],
  attrs,
  parent: ({ schema, table }) => address("table", [schema, table]),
  // A field of the index's row of pg_index, so it has none of its own.
  leavesParts: true,
  catalogs: ["clustered_index"],
  foundAs: { marks: { pg_index: "x.indisclustered" } },
  query: (
    scope,
  ) => `SELECT n.nspname AS schema, c.relname AS table, 'pg_class/' || i.indexrelid || '/0' AS index, c.oid::text AS oid
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE i.indisclustered AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}`,
  create: (object) => mark(object, clusterOn(object)),
  drop: (object) => mark(object, sql`SET WITHOUT CLUSTER`),
  alter: { index: ({ new: wanted }) => mark(wanted, clusterOn(wanted), { frees: true }) },
  rebuildable: () => true,
  follows: true,
});
