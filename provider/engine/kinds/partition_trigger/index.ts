/**
 * Owns the kind partition_trigger: when a trigger that a partition has from its partitioned table fires there, where that differs.
 * Must not know what the trigger does.
 */
import { address } from "../../catalog/address.ts";
import { informative, reference, references } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, sql } from "../../sql/sql.ts";
import { type EnabledState, enabledState, enabledStates, enabling } from "../enabled-state.ts";
import { type Changed, defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

const attrs = {
  enabled: enabledStates,
  /** When that of the partitioned table fires. */
  usual: informative(enabledStates),
  /** That one, which a person made. */
  of: informative(reference("a")),
  /** What binds the partition and those that it is in: with any of them it loses the trigger. */
  bound: informative(references("a")),
};

type PartitionTrigger = Obj<"schema" | "table" | "name", Values<typeof attrs>>;

/** ONLY: its own partitions have theirs. Reads go on, writes wait: SHARE ROW EXCLUSIVE. */
const enable = ({ path }: PartitionTrigger, state: EnabledState): Draft => ({
  sql: sql`ALTER TABLE ONLY ${qualified(path.schema, path.table)} ${enabling(state)} TRIGGER ${identifier(path.name)}`,
  locks: { [address("table", [path.schema, path.table])]: "SHARE ROW EXCLUSIVE" },
  reaches: "none",
  ...(state === "disabled" ? { disables: true } : {}),
});

/** Before 15 those of partitions are internal, as those of foreign keys are; their names say whose they are. */
const ofForeignKey = (trigger: string): string =>
  `EXISTS (SELECT FROM pg_constraint k WHERE k.oid = ${trigger}.tgconstraint AND k.contype = 'f')`;

export const partitionTrigger = defineKind({
  name: "partition_trigger",
  path: ["schema", "table", "name"],
  attrs,
  // It has the trigger while it is a partition.
  parent: ({ schema, table }) => address("partition", [schema, table]),
  partOfParent: true,
  leavesParts: true,
  // A field of the partition's row of pg_trigger, which means the trigger.
  catalogs: ["partition_trigger"],
  foundAs: { catalog: "pg_trigger" },
  query: (
    scope,
  ) => `WITH RECURSIVE up AS (SELECT t.oid, t.tgparentid AS whole, ARRAY['partition/' || t.tgrelid || '/0'] AS bound
      FROM pg_trigger t WHERE t.tgparentid <> 0
    UNION ALL SELECT up.oid, w.tgparentid, up.bound || ('partition/' || w.tgrelid || '/0')
      FROM up JOIN pg_trigger w ON w.oid = up.whole WHERE w.tgparentid <> 0)
  SELECT n.nspname AS schema, c.relname AS table, t.tgname AS name, ${enabledState("t.tgenabled")} AS enabled,
  ${enabledState("w.tgenabled")} AS usual, 'pg_trigger/' || w.oid || '/0' AS of,
  up.bound, t.oid::text AS oid
  FROM up JOIN pg_trigger w ON w.oid = up.whole AND w.tgparentid = 0 AND NOT w.tgisinternal
  JOIN pg_trigger t ON t.oid = up.oid AND t.tgenabled <> w.tgenabled AND NOT ${ofForeignKey("t")}
  JOIN pg_class c ON c.oid = t.tgrelid AND c.relispartition JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable}`,
  create: (object) => [enable(object, object.attrs.enabled)],
  drop: (object) => [enable(object, object.attrs.usual)],
  alter: { enabled: ({ new: wanted }) => [enable(wanted, wanted.attrs.enabled)] },
  rebuildable: () => true,
  // What is said of the partitioned table's is said of all partitions'.
  standsInTheWay: (object, under: Changed) => under.new.address === object.attrs.of,
});
