/**
 * Owns the kind partition: that a table holds a part of a partitioned table's rows, and which.
 * Must not know what the two tables are made of.
 */
import { address } from "../../catalog/address.ts";
import { bool, informative, nullable, observed, reference, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { type Probe, referringTo, violations } from "../../plan/probe.ts";
import type { CheckedRows, Draft, Locks } from "../../plan/statement.ts";
import { anyOf, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { isDivided } from "../divided.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";
import { movesAround, moving, takenIn } from "./moving.ts";
import {
  defaultPartition,
  isBefore,
  isForeignKey,
  keysTo,
  named,
  remainingDefault,
  tableOf,
  target,
  wholeOf,
  wholesOf,
} from "./wholes.ts";

const attrs = {
  /** The partitioned table. */
  of: reference("n"),
  /** As in ATTACH PARTITION: FOR VALUES …, or DEFAULT. */
  bound: text,
  /** What its rows meet, as PostgreSQL has it; null where that is anything. */
  condition: informative(nullable(text)),
  /** Whether attaching recognises a valid check constraint of that. */
  recognised: informative(bool),
  /** It was being detached concurrently when that was interrupted, and is neither a partition nor a table of its own. */
  pending: observed(bool),
};

export type Partition = Obj<"schema" | "name", Values<typeof attrs>>;

/**
 * What attaching asks of the rows that are there (manual, ALTER TABLE, ATTACH PARTITION): of the table's own, and of those of the
 * default partition.
 */
function askedRows(partition: Partition, others: readonly Partition[], context: Context): readonly CheckedRows[] {
  const { condition } = partition.attrs;
  if (condition === null) return [];
  const own = context.isMade(tableOf(partition)) ? [] : [rows(partition, verbatim(condition))];
  return [...own, ...others.map((other) => rows(other, sql`NOT (${verbatim(condition)})`))];
}

const rows = ({ path: { schema, name } }: Partition, condition: Sql): CheckedRows => ({
  address: address("table", [schema, name]),
  schema,
  name,
  condition,
});

/** What is asked of its rows where those go to others that belong there: that some one of them takes each in. */
function askedOfTaken(partition: Partition, conditions: readonly string[], context: Context): readonly CheckedRows[] {
  if (context.isMade(tableOf(partition)) || conditions.length === 0) return [];
  return [rows(partition, anyOf(conditions))];
}

/** Whether a constraint can say all of it beforehand: of a part of a part the default partition's say what those of the whole do not know. */
function canBeSaid(partition: Partition, others: readonly Partition[], context: Context): boolean {
  const isPart = (table: string): boolean => context.children(table).some(({ kind }) => kind === "partition");
  return (
    partition.attrs.recognised &&
    !others.some((other) => isDivided(context, tableOf(other))) &&
    (others.length === 0 || !isPart(wholeOf(partition)))
  );
}

/** Tables that refer to the partitioned one, or to what that is a part of: then they refer to the partition, too. */
function referring(partition: Partition, context: Context): readonly string[] {
  const wholes = wholesOf(partition, context);
  const parts = wholes.flatMap((whole) => context.formerChildren(whole));
  const tables = new Set([...wholes, ...parts.map(({ address }) => address)].flatMap((part) => context.tied(part)));
  // What its own parts have of its keys is tied to these.
  const own = withParts(wholes, context.before, context);
  for (const table of [...own, tableOf(partition), ...referenced(parts)]) tables.delete(table);
  return [...tables];
}

/** Whether all keys by which a table refers to the partitioned one go before that loses a part. */
const letsGoBefore = (table: string, partition: Partition, context: Context): boolean =>
  wholesOf(partition, context)
    .flatMap((whole) => keysTo(whole, context))
    .every(
      (key) =>
        key.parent !== table || (context.after(key.address) === undefined && waitsForNone(key, partition, context)),
    );

/** Whether a foreign key that goes is gone before the partition leaves, and waits for no other one to leave (see plan/bond-edges.ts). */
function waitsForNone(key: Obj, partition: Partition, context: Context): boolean {
  const origin = context.before(context.origin(key.address) ?? "");
  if (origin !== undefined) return waitsForNone(origin, partition, context);
  const { parent: table = "" } = key;
  const { schema = "", name = "" } = context.before(table)?.path ?? {};
  if (wholesOf(partition, context).includes(table)) return false;
  if (context.before(address("partition", [schema, name])) !== undefined) return false;
  return context.users(table).every((user) => {
    const part = context.before(user);
    const isPart = part?.kind === "partition" && part.attrs.of === table;
    return !isPart || (context.after(user) !== undefined && !context.isMade(user));
  });
}

/** What foreign keys that are there ask when a partition leaves: whether rows refer to some of that. */
function askedOfReferring(partition: Partition, context: Context): readonly Probe[] {
  const part = { address: tableOf(partition), ...partition.path };
  const keys = wholesOf(partition, context)
    .flatMap((whole) => keysTo(whole, context))
    .filter((key) => {
      const stays = context.after(key.address) !== undefined && !context.isMade(key.address);
      // That of a partition is asked with the partitioned table's.
      const isAsked = context.before(context.origin(key.address) ?? "") !== undefined;
      return (stays || !waitsForNone(key, partition, context)) && !isAsked;
    });
  return keys
    .filter(({ attrs }) => attrs.enforced !== false && attrs.period !== true)
    .map(({ path: { schema = "", table = "" }, attrs }) =>
      referringTo(
        { address: address("table", [schema, table]), schema, name: table },
        attrs.columns as readonly string[],
        part,
        attrs.references_columns as readonly string[],
      ),
    );
}

/** With them their partitions, of which a foreign key means rows, too. */
const withParts = (tables: readonly string[], find: Context["before"], context: Context): readonly string[] =>
  tables.flatMap((table) => {
    const parts = context.users(table).filter((user) => {
      const part = find(user);
      return part?.kind === "partition" && part.attrs.of === table;
    });
    return [
      table,
      ...withParts(
        parts.map((part) => tableOf(find(part) as Partition)),
        find,
        context,
      ),
    ];
  });

/** Tables that the partitioned one refers to, of which these are the children. */
const referenced = (children: readonly Obj[]): readonly string[] => children.filter(isForeignKey).map(target);

/**
 * SHARE UPDATE EXCLUSIVE on the partitioned table lets reads and writes through (manual, ALTER TABLE, ATTACH PARTITION). Where the
 * partition has a foreign key already, its triggers on the referenced table go.
 */
function attach(partition: Partition, _: unknown, context: Context): readonly Draft[] {
  const made = context.isMade(tableOf(partition));
  const locks: Record<string, Locks[string]> = {};
  // Before 15 those that refer to the partitioned table are not locked (measured).
  const referringTables = context.version < 150000 ? [] : referring(partition, context);
  const referred = withParts(referenced(context.children(wholeOf(partition))), context.after, context);
  for (const table of [...referringTables, ...referred]) locks[table] = "SHARE ROW EXCLUSIVE";
  for (const key of context.children(tableOf(partition)))
    if (isForeignKey(key) && isBefore(key, made, context)) locks[target(key)] = "ACCESS EXCLUSIVE";
  const others = remainingDefault(partition, context);
  for (const table of [partition, ...others].map(tableOf)) locks[table] = "ACCESS EXCLUSIVE";
  locks[wholeOf(partition)] = "SHARE UPDATE EXCLUSIVE";
  const moves = movesAround(partition, context);
  const asked =
    moves.length === 0
      ? askedRows(partition, others, context)
      : askedOfTaken(partition, takenIn(partition, moves), context);
  return [
    ...moves.flatMap((move) => moving(move, partition, context)),
    {
      sql: sql`ALTER TABLE ${named(wholeOf(partition))} ATTACH PARTITION ${named(tableOf(partition))} ${verbatim(partition.attrs.bound)}`,
      locks,
      // All rows of the table, and of the default partition, are asked whether they belong there.
      ...(made && others.length === 0 ? {} : { slow: true }),
      ...(asked.length === 0 ? {} : { probes: asked.map((rows) => violations(rows, rows.condition)) }),
      ...(moves.length > 0 ? { withPrevious: true } : {}),
      ...(moves.length === 0 && asked.length > 0 && canBeSaid(partition, others, context) ? { checksRows: asked } : {}),
    },
  ];
}

function detach(partition: Partition, context: Context): readonly Draft[] {
  // It comes back in the same transaction, by when what goes has left.
  const isReplaced = context.isMade(partition.address);
  const locks: Record<string, Locks[string]> = {};
  const referred = withParts(referenced(context.formerChildren(wholeOf(partition))), context.before, context);
  for (const table of referred) locks[table] = "SHARE ROW EXCLUSIVE";
  for (const table of [
    ...referring(partition, context).filter((table) => !letsGoBefore(table, partition, context)),
    wholeOf(partition),
    tableOf(partition),
    ...defaultPartition(partition, context)
      .filter((other) => !isReplaced || context.after(other.address) !== undefined)
      .map(tableOf),
  ])
    locks[table] = "ACCESS EXCLUSIVE";
  const plain = sql`ALTER TABLE ${named(wholeOf(partition))} DETACH PARTITION ${named(tableOf(partition))}`;
  const probes = askedOfReferring(partition, context);
  if (!partition.attrs.pending) return [{ sql: plain, locks, ...(probes.length === 0 ? {} : { probes }) }];
  // Nobody finds it by the partitioned table any more.
  const modes = { [wholeOf(partition)]: "SHARE UPDATE EXCLUSIVE", [tableOf(partition)]: "ACCESS EXCLUSIVE" } as const;
  return [{ sql: sql`${plain} FINALIZE`, inProof: plain, locks: { ...locks, ...modes } }];
}

/** What a hash is of is said by the partitioned table's oid, which another database has for something else: its name stands in its place. */
const condition = `(SELECT string_agg(CASE WHEN d.piece ~ '^''[0-9]+''::oid$'
      THEN quote_literal(substring(d.piece, '[0-9]+')::oid::regclass::text) || '::regclass' ELSE d.piece END, '' ORDER BY d.place)
    FROM regexp_split_to_table(pg_get_partition_constraintdef(c.oid), '(?<=satisfies_hash_partition\\()|(?=, )')
      WITH ORDINALITY d(piece, place))`;

export const partition = defineKind({
  name: "partition",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema, name }) => address("table", [schema, name]),
  partOfParent: true,
  // A row of pg_inherits, which has no oid.
  leavesParts: true,
  catalogs: ["partition"],
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS name, 'pg_class/' || i.inhparent || '/0' AS of,
  pg_get_expr(c.relpartbound, c.oid) AS bound,
  ${condition} AS condition,
  NOT EXISTS (SELECT FROM pg_partition_ancestors(i.inhparent) w JOIN pg_partitioned_table t ON t.partrelid = w.relid
    WHERE t.partstrat = 'h' OR EXISTS (SELECT FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
      WHERE a.attrelid = t.partrelid AND a.attnum = ANY (t.partattrs) AND y.typtype = 'd')) AS recognised,
  i.inhdetachpending AS pending, c.oid::int8
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable}`,
  create: attach,
  // The columns of one whose own nobody tells come with the partitioned table's. Its table says the bound, which stands last.
  clause: (object, _, context) =>
    context.children(tableOf(object)).some(({ kind }) => kind === "column")
      ? undefined
      : sql`PARTITION OF ${named(wholeOf(object))}`,
  drop: detach,
  alter: { of: "replace", bound: "replace", pending: "replace" },
  rebuildable: () => true,
  // What a bound takes in may be what another one lets go.
  occupies: (object) => [`bound ${wholeOf(object)}`],
  binds: (object) => ({ part: tableOf(object), whole: wholeOf(object) }),
});
