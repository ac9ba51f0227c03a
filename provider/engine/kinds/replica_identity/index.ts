/**
 * Owns the kind replica_identity: what of a row a publication tells of an UPDATE or DELETE, where it is not the primary key.
 * Must not know the index that it may be by; that is another object.
 */
import { address, nameOf, parseNames } from "../../catalog/address.ts";
import { informative, oneOf, reference, references } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, type Sql, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

const attrs = {
  mode: oneOf("full", "nothing", "index"),
  index: reference("n"),
  /** Those of the index: PostgreSQL refuses to let them be null while it is the replica identity. */
  columns: informative(references("n")),
};

type ReplicaIdentity = Obj<"schema" | "table", Values<typeof attrs>>;

const tableOf = ({ path }: ReplicaIdentity): string => address("table", [path.schema, path.table]);

/** USING INDEX has no place for a schema: the index is in its table's. */
const indexName = (of: string): Sql => sql`USING INDEX ${identifier(parseNames(nameOf(of))?.at(-1) ?? "")}`;

const clause = ({ attrs: { mode, index } }: ReplicaIdentity): Sql =>
  index !== null ? indexName(index) : mode === "full" ? sql`FULL` : sql`NOTHING`;

const set = (object: ReplicaIdentity, identity: Sql, more: Partial<Draft> = {}): readonly Draft[] => [
  {
    sql: sql`ALTER TABLE ${qualified(object.path.schema, object.path.table)} REPLICA IDENTITY ${identity}`,
    locks: { [tableOf(object)]: "ACCESS EXCLUSIVE" },
    ...more,
  },
];

export const replicaIdentity = defineKind({
  name: "replica_identity",
  path: ["schema", "table"],
  attrs,
  parent: ({ schema, table }) => address("table", [schema, table]),
  // A field of the table's row of pg_class, so it has none of its own.
  leavesParts: true,
  catalogs: ["replica_identity"],
  // One whose index was dropped says as much as NOTHING (manual, pg_class.relreplident).
  foundAs: { marks: { pg_class: "x.relkind IN ('r', 'p') AND x.relreplident <> 'd'" } },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table,
  CASE WHEN c.relreplident = 'f' THEN 'full' WHEN i.indexrelid IS NULL THEN 'nothing' ELSE 'index' END AS mode,
  'pg_class/' || i.indexrelid || '/0' AS index,
  ARRAY(SELECT 'pg_class/' || c.oid || '/' || k FROM unnest((i.indkey::int2[])[:i.indnkeyatts - 1]) k) AS columns, c.oid::text AS oid
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisreplident AND c.relreplident = 'i'
  WHERE c.relreplident IN ('f', 'n', 'i') AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}`,
  create: (object) => set(object, clause(object)),
  // While its index is made anew UPDATE and DELETE of a published table would fail: until then the whole row serves.
  drop: (object, context) => set(object, context.after(object.address) === undefined ? sql`DEFAULT` : sql`FULL`),
  alter: {
    mode: ({ new: wanted }) => set(wanted, clause(wanted), { frees: true }),
    index: { with: "mode" },
  },
  rebuildable: () => true,
  follows: true,
});
