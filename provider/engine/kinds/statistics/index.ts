/**
 * Owns the kind statistics: an extended statistics object of a table or a materialized view.
 * Must not know the statistics of columns.
 */
import { address } from "../../catalog/address.ts";
import { many, mostly, number, oneOf, printedText, text } from "../../catalog/attribute.ts";
import { type Obj, written } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, integer, join, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { analyzed } from "../divided.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { notOfExtension, ordinaryTable } from "../query.ts";
import { changesType } from "../type-change.ts";

const attrs = {
  on: { ...mostly("table", oneOf("table", "materialized_view")), neutral: "table" as const },
  table_schema: text,
  table: text,
  /** ndistinct, dependencies, mcv; none of one that is of a single expression. */
  kinds: many(text),
  /** PostgreSQL keeps their numbers in order: they come by name, as their order means nothing. */
  columns: many(text),
  expressions: many(printedText),
  /** -1 for what default_statistics_target says. */
  target: number,
};

type Statistics = Obj<"schema" | "name", Values<typeof attrs>>;

const relationOf = ({ on, table_schema, table }: Statistics["attrs"]): string => address(on, [table_schema, table]);
const tableOf = ({ attrs }: Statistics): string => relationOf(attrs);
const name = ({ path }: Statistics): Sql => qualified(path.schema, path.name);

const setTarget = (statistics: Statistics): Draft => ({
  sql: sql`ALTER STATISTICS ${name(statistics)} SET STATISTICS ${integer(statistics.attrs.target)}`,
  locks: {},
});

function create(statistics: Statistics, _: unknown, context: Context): readonly Draft[] {
  const { kinds, columns, expressions, target, table, table_schema } = statistics.attrs;
  const of = [
    ...columns.map(identifier),
    ...expressions.map((expression, place) => sql`(${written(statistics, `expressions.${place}`, expression)})`),
  ];
  return [
    {
      sql: sql`CREATE STATISTICS ${name(statistics)}${
        kinds.length === 0
          ? sql``
          : sql` (${join(
              kinds.map((kind) => verbatim(kind)),
              ", ",
            )})`
      } ON ${join(of, ", ")} FROM ${qualified(table_schema, table)}`,
      locks: { [tableOf(statistics)]: "SHARE UPDATE EXCLUSIVE" },
    },
    ...(target === -1 ? [] : [setTarget(statistics)]),
    // They are empty until then (manual, CREATE STATISTICS, Examples).
    ...(context.isNew(tableOf(statistics))
      ? []
      : [
          {
            sql: sql`ANALYZE ${qualified(table_schema, table)}`,
            locks: { [tableOf(statistics)]: "SHARE UPDATE EXCLUSIVE" as const },
            ...analyzed(tableOf(statistics), context),
            slow: true,
          },
        ]),
  ];
}

export const statistics = defineKind({
  name: "statistics",
  path: ["schema", "name"],
  attrs,
  parent: (_, attributes) => relationOf(attributes),
  leavesParts: true,
  catalogs: ["pg_statistic_ext"],
  query: (scope) => `SELECT n.nspname AS schema, s.stxname AS name,
  CASE c.relkind WHEN 'm' THEN 'materialized_view' END AS on, tn.nspname AS table_schema, c.relname AS table,
  ARRAY(SELECT CASE x.sort WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END
    FROM unnest(s.stxkind) x(sort) WHERE x.sort <> 'e' ORDER BY 1) AS kinds,
  ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)
    ORDER BY a.attname::text COLLATE "C") AS columns,
  coalesce(pg_get_statisticsobjdef_expressions(s.oid), '{}') AS expressions, coalesce(s.stxstattarget, -1)::int4 AS target, s.oid::int8
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN pg_class c ON c.oid = s.stxrelid
  JOIN pg_namespace tn ON tn.oid = c.relnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${scope.inScope("tn.nspname")} AND (${ordinaryTable} OR (c.relkind = 'm' AND ${notOfExtension("pg_class", "c.oid")}))
    AND ${notOfExtension("pg_statistic_ext", "s.oid")}`,
  create,
  drop: (object) => [
    { sql: sql`DROP STATISTICS ${name(object)}`, locks: { [tableOf(object)]: "SHARE UPDATE EXCLUSIVE" } },
  ],
  alter: {
    on: "replace",
    table_schema: "replace",
    table: "replace",
    kinds: "replace",
    columns: "replace",
    expressions: "replace",
    target: ({ new: wanted }) => [setTarget(wanted)],
  },
  changesSchema: true,
  rename: (old, to) => [{ sql: sql`ALTER STATISTICS ${name(old)} RENAME TO ${identifier(to.name)}`, locks: {} }],
  rebuildable: () => true,
  // PostgreSQL makes them anew with the column's type, and forgets their target.
  standsInTheWay: (_, under) => changesType(under),
  subject: (object) => sql`STATISTICS ${name(object)}`,
});
