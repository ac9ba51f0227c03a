/**
 * Owns what primary keys and unique constraints share: their catalog query and their statements.
 * Must not know either kind.
 */
import { type Address, address } from "../catalog/address.ts";
import { many, text } from "../catalog/attribute.ts";
import type { Obj } from "../catalog/object.ts";
import { duplicates, type Probe } from "../plan/probe.ts";
import type { Draft } from "../plan/statement.ts";
import { identifier, join, type Sql, sql, verbatim, words } from "../sql/sql.ts";
import { withClause } from "../sql/storage-parameters.ts";
import { addConstraint, deferrableClause, lockOfParts, namedConstraint, probedTable, tableOf } from "./constraint.ts";
import { changeIndexParameters } from "./index-parameters.ts";
import type { Answer, Changed, Context, Scope } from "./kind.ts";
import { isApart, partIndexColumns } from "./part-index.ts";
import {
  columnNames,
  deferrability,
  includedColumns,
  notOfExtension,
  onAllParts,
  options,
  ordinaryTable,
} from "./query.ts";
import { changesType } from "./type-change.ts";

export type Key = Obj<
  "schema" | "table" | "name",
  {
    readonly columns: readonly string[];
    readonly include: readonly string[];
    readonly deferrable: "initially immediate" | "initially deferred" | null;
    readonly options: Readonly<Record<string, string>>;
    readonly nulls_not_distinct?: boolean;
    readonly attached: boolean;
    readonly described: boolean;
    /** 18 and later: the last column is a range, and rows that are equal in the others have none in common. */
    readonly without_overlaps: boolean;
  }
>;

const columnList = (names: readonly string[]): Sql => sql`(${join(names.map(identifier), ", ")})`;

const definition = (word: "PRIMARY KEY" | "UNIQUE", { attrs }: Key): Sql =>
  words(
    verbatim(word),
    attrs.nulls_not_distinct === true && sql`NULLS NOT DISTINCT`,
    attrs.without_overlaps
      ? sql`(${join(attrs.columns.map(identifier), ", ")} WITHOUT OVERLAPS)`
      : columnList(attrs.columns),
    attrs.include.length > 0 && sql`INCLUDE ${columnList(attrs.include)}`,
    withClause(attrs.options),
    deferrableClause(attrs.deferrable),
  );

/**
 * Whether a column of a primary key has NOT NULL from the table that this one inherits from alone. Over an index, or inside CREATE TABLE,
 * PRIMARY KEY makes that the table's own, for good; ADD PRIMARY KEY does not (18, measured).
 */
export const isNotNullByOthers = ({ path, attrs }: Key, { after }: Pick<Context, "after">): boolean =>
  attrs.columns.some(
    (name) => after(address("column", [path.schema, path.table, name]))?.attrs.not_null_inherited === true,
  );

/** Builds the index under ACCESS EXCLUSIVE. */
export const addKey = (word: "PRIMARY KEY" | "UNIQUE", key: Key, { version }: Context): readonly Draft[] => [
  addConstraint(key, definition(word, key), {
    slow: true,
    // Partitions have theirs by then, or an index is built.
    locksParts: lockOfParts(version),
    probes: key.attrs.without_overlaps ? [] : [duplicatesOf(key)],
  }),
];

/** What the index of a key would refuse. */
const duplicatesOf = ({ path, attrs }: Key): Probe =>
  duplicates(probedTable(path), attrs.columns.map(identifier), {
    nullsNotDistinct: attrs.nulls_not_distinct === true,
  });

/** CREATE TABLE makes one constraint of two over the same columns, and the other's name is lost: the second is added later. */
export function keyClause(word: "PRIMARY KEY" | "UNIQUE", key: Key, context: Context): Sql | undefined {
  const isTwin = (other: Obj): boolean =>
    Array.isArray(other.attrs.columns) &&
    Array.isArray(other.attrs.include) &&
    many(text).equal(other.attrs.columns as string[], key.attrs.columns);
  const twins = context.children(tableOf(key.path)).filter(isTwin);
  return twins.length > 1 && word === "UNIQUE" ? undefined : namedConstraint(key, definition(word, key));
}

/** The key as it is to be, of one that is a part of a partitioned table's: whether PostgreSQL would make it otherwise by itself. */
function isOfItself(word: "PRIMARY KEY" | "UNIQUE", key: Key): boolean {
  const { columns, include } = key.attrs;
  return word === "PRIMARY KEY"
    ? isApart(key, [key.path.table], "pkey")
    : isApart(key, [key.path.table, [...columns, ...include].join("_")], "key");
}

/**
 * A column's new type makes PostgreSQL rebuild the key, which foreign keys to it refuse unless the column is one they name; and that of
 * a part as it would make it by itself.
 */
export const carries =
  (word: "PRIMARY KEY" | "UNIQUE") =>
  (key: Key, under: Changed, changeOf: (address: Address) => Changed | undefined): boolean =>
    changesType(under) &&
    (key.attrs.include.includes(under.old.path.name as string) ||
      isOfItself(word, (changeOf(key.address)?.new ?? key) as Key));

/** A constraint that is an index. */
type Indexed = Obj<"schema" | "table" | "name", { readonly options: Readonly<Record<string, string>> }>;

/** Storage parameters of the constraint's index. */
export const alterKey = (change: { readonly old: Indexed; readonly new: Indexed }, context: Context): Answer =>
  changeIndexParameters(change, tableOf(change.new.path), context);

export const keyQuery = (
  scope: Scope,
  type: "p" | "u",
): string => `SELECT n.nspname AS schema, c.relname AS table, k.conname AS name,
  ${columnNames("k.conrelid", "k.conkey")} AS columns,
  ${includedColumns} AS include,
  ${type === "u" ? (scope.version >= 150000 ? "i.indnullsnotdistinct AS nulls_not_distinct," : "false AS nulls_not_distinct,") : ""}
  ${scope.version >= 180000 ? "k.conperiod" : "false"} AS without_overlaps,
  ${deferrability} AS deferrable, ${options("r.reloptions")} AS options,
  ${partIndexColumns("k")},
  k.oid::int8, ARRAY[k.conindid::int8] AS others
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_index i ON i.indexrelid = k.conindid JOIN pg_class r ON r.oid = k.conindid
  WHERE k.contype = '${type}' AND ${scope.inScope("n.nspname")} AND ${ordinaryTable} AND ${onAllParts("r")}
    AND ${notOfExtension("pg_constraint", "k.oid")}`;
