/**
 * Owns the statements that create, change, rename and drop an index.
 * Must not know constraints.
 */
import { address, leadingName } from "../../catalog/address.ts";
import { duplicates, type Probe } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { leadingExpression } from "../../sql/leading-expression.ts";
import { identifier, integer, join, literal, qualified, sql, verbatim, words } from "../../sql/sql.ts";
import { withClause } from "../../sql/storage-parameters.ts";
import { analyzed, isDivided } from "../divided.ts";
import { changeIndexParameters } from "../index-parameters.ts";
import type { Answer, Context } from "../kind.ts";
import type { Index, IndexPath } from "./index.ts";

const tableOf = ({ path, attrs }: Index): string => address(attrs.on, [path.schema, attrs.table]);

/** What a unique index would refuse. */
const duplicatesOf = (index: Index): Probe => {
  const { path, attrs } = index;
  return duplicates(
    { address: tableOf(index), schema: path.schema, name: attrs.table },
    attrs.keys.map((key) => verbatim(leadingExpression(key))),
    {
      where: attrs.where === null ? undefined : verbatim(attrs.where),
      nullsNotDistinct: attrs.nulls_not_distinct,
    },
  );
};

/**
 * Concurrently where somebody may use the table: SHARE UPDATE EXCLUSIVE lets reads and writes through. A build that fails
 * leaves an invalid index, which is dropped (manual, CREATE INDEX, Building Indexes Concurrently).
 */
export function createIndex(index: Index, _: unknown, context: Context): readonly Draft[] {
  const { path, attrs } = index;
  // Of a partitioned table it cannot be built concurrently (manual, CREATE INDEX): those of its partitions were, and become parts.
  const online =
    context.before(tableOf(index)) !== undefined &&
    !context.isMade(tableOf(index)) &&
    !context.isInside(index.address) &&
    !isDivided(context, tableOf(index));
  const name = qualified(path.schema, path.name);
  return [
    {
      sql: words(
        attrs.unique ? sql`CREATE UNIQUE INDEX` : sql`CREATE INDEX`,
        online && sql`CONCURRENTLY`,
        identifier(path.name),
        sql`ON ${qualified(path.schema, attrs.table)}`,
        attrs.method !== "btree" && sql`USING ${identifier(attrs.method)}`,
        sql`(${join(
          attrs.keys.map((key, place) => verbatim(key, index.origins?.[`keys.${place}`])),
          ", ",
        )})`,
        attrs.include.length > 0 && sql`INCLUDE (${join(attrs.include.map(identifier), ", ")})`,
        attrs.nulls_not_distinct && sql`NULLS NOT DISTINCT`,
        withClause(attrs.options),
        attrs.where !== null && sql`WHERE (${verbatim(attrs.where, index.origins?.where)})`,
      ),
      locks: { [tableOf(index)]: online ? "SHARE UPDATE EXCLUSIVE" : "SHARE" },
      slow: true,
      ...(attrs.unique ? { probes: [duplicatesOf(index)] } : {}),
      ...(online
        ? {
            outsideTransaction: true,
            rejectsDuplicates: attrs.unique,
            contingent: sql`DROP INDEX CONCURRENTLY IF EXISTS ${name}`,
            verify: sql`SELECT i.indisvalid AS ok FROM pg_index i WHERE i.indexrelid = ${literal(name.text)}::regclass`,
          }
        : {}),
    },
    ...setStatistics(index, {}, attrs.statistics ?? {}),
    // Of an expression there are no statistics until then (manual, CREATE INDEX, Notes).
    ...(online && attrs.keys.some((key) => leadingName(key) === undefined)
      ? [
          {
            sql: sql`ANALYZE ${qualified(path.schema, attrs.table)}`,
            locks: { [tableOf(index)]: "SHARE UPDATE EXCLUSIVE" as const },
            ...analyzed(tableOf(index), context),
            slow: true,
          },
        ]
      : []),
  ];
}

export function dropIndex(index: Index, context: Context): readonly Draft[] {
  const name = qualified(index.path.schema, index.path.name);
  const isAtOnce = context.after(tableOf(index)) === undefined || context.isInside(index.address);
  return isAtOnce || isDivided(context, tableOf(index))
    ? [{ sql: sql`DROP INDEX ${name}`, locks: { [tableOf(index)]: "ACCESS EXCLUSIVE" } }]
    : [
        {
          sql: sql`DROP INDEX CONCURRENTLY ${name}`,
          locks: { [tableOf(index)]: "SHARE UPDATE EXCLUSIVE" },
          outsideTransaction: true,
          slow: true,
        },
      ];
}

export const changeParameters = (change: { old: Index; new: Index }, context: Context): Answer =>
  changeIndexParameters(change, tableOf(change.new), context);

type Targets = Readonly<Record<string, string>>;

/** -1 for what default_statistics_target says. */
const setStatistics = ({ path }: Index, from: Targets, to: Targets): readonly Draft[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => from[key] !== to[key])
    .sort()
    .map((key) => ({
      sql: sql`ALTER INDEX ${qualified(path.schema, path.name)} ALTER COLUMN ${integer(key)} SET STATISTICS ${integer(to[key] ?? "-1")}`,
      locks: {},
    }));

export const changeStatistics = ({ old, new: wanted }: { old: Index; new: Index }): readonly Draft[] =>
  setStatistics(wanted, old.attrs.statistics ?? {}, wanted.attrs.statistics ?? {});

/** ALTER INDEX, not ALTER TABLE: SHARE UPDATE EXCLUSIVE on the index alone. */
export const renameIndex = (old: Index, to: Readonly<Record<IndexPath, string>>): readonly Draft[] => [
  { sql: sql`ALTER INDEX ${qualified(old.path.schema, old.path.name)} RENAME TO ${identifier(to.name)}`, locks: {} },
];
