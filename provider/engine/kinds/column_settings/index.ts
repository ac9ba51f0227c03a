/**
 * Owns the kind column_settings: how a column's values are stored and what is counted of them, where it is not the usual.
 * Must not know the column's type beyond how its values are stored usually.
 */
import { address } from "../../catalog/address.ts";
import { informative, mostly, nullable, number, oneOf, reference, settings } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft, LockMode } from "../../plan/statement.ts";
import { identifier, integer, qualified, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import { changedParameters } from "../../sql/storage-parameters.ts";
import { isDivided } from "../divided.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { columnWithSettings, options, ordinaryMaterializedView, ordinaryTable } from "../query.ts";
import { changesType } from "../type-change.ts";

const ways = oneOf("plain", "external", "extended", "main");

const attrs = {
  /** Null for the type's own. */
  storage: nullable(ways),
  /** Null for what default_toast_compression says. One by lz4, which not every server has, is listed as not modelled. */
  compression: nullable(oneOf("pglz")),
  /** Null for what default_statistics_target says. */
  statistics: nullable(number),
  /** n_distinct, n_distinct_inherited. */
  options: mostly({}, settings),
  type_storage: informative(ways),
  on: informative(oneOf("table", "materialized_view")),
  of: informative(reference("a")),
};

type Settings = Obj<"schema" | "table" | "column", Values<typeof attrs>>;
type Change = { readonly old: Settings; readonly new: Settings };

/** Each table that inherits has its own. */
const alterColumn = ({ path, attrs }: Settings, context: Context, action: Sql, mode: LockMode): Draft => ({
  sql: words(
    sql`ALTER ${verbatim(attrs.on.replace("_", " ").toUpperCase())}`,
    !isDivided(context, address("table", [path.schema, path.table])) &&
      context.heirs(address("column", [path.schema, path.table, path.column])).length > 0 &&
      sql`ONLY`,
    sql`${qualified(path.schema, path.table)} ALTER COLUMN ${identifier(path.column)} ${action}`,
  ),
  locks: { [address(attrs.on, [path.schema, path.table])]: mode },
});

/** Of values that come from now on; those that are there stay as they are (manual, ALTER TABLE, SET STORAGE). DEFAULT is of 16. */
const setStorage = (of: Settings, context: Context, storage: string): readonly Draft[] => [
  alterColumn(of, context, sql`SET STORAGE ${verbatim(storage.toUpperCase())}`, "ACCESS EXCLUSIVE"),
];

const setCompression = (of: Settings, context: Context, compression: string | null): readonly Draft[] => [
  alterColumn(of, context, sql`SET COMPRESSION ${verbatim(compression ?? "DEFAULT")}`, "ACCESS EXCLUSIVE"),
];

const setStatistics = (of: Settings, context: Context, target: number): readonly Draft[] => [
  alterColumn(of, context, sql`SET STATISTICS ${integer(target)}`, "SHARE UPDATE EXCLUSIVE"),
];

const setOptions = (
  of: Settings,
  context: Context,
  from: Settings["attrs"]["options"],
  to: Settings["attrs"]["options"],
) => changedParameters(from, to).map((change) => alterColumn(of, context, change, "SHARE UPDATE EXCLUSIVE"));

export const columnSettings = defineKind({
  name: "column_settings",
  path: ["schema", "table", "column"],
  attrs,
  parent: ({ schema, table, column }) => address("column", [schema, table, column]),
  // Fields of the column's row of pg_attribute, so they have none of their own.
  catalogs: ["column_settings"],
  foundAs: { marks: { pg_attribute: columnWithSettings } },
  query: (scope) => {
    const word = (letter: string): string =>
      `CASE ${letter} WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END`;
    // First one scan of all columns, the largest catalog, for the few that have settings; `attnum + 0`: not a walk by the index.
    return `WITH special AS MATERIALIZED (SELECT x.* FROM pg_attribute x
    WHERE x.attnum + 0 > 0 AND NOT x.attisdropped AND (${columnWithSettings}))
  SELECT n.nspname AS schema, c.relname AS table, a.attname AS column,
  CASE WHEN a.attstorage <> y.typstorage THEN ${word("a.attstorage")} END AS storage,
  CASE WHEN a.attcompression = 'p' THEN 'pglz' END AS compression,
  nullif(a.attstattarget, -1) AS statistics, ${options("a.attoptions")} AS options, ${word("y.typstorage")} AS type_storage,
  CASE c.relkind WHEN 'm' THEN 'materialized_view' ELSE 'table' END AS on,
  'pg_class/' || c.oid || '/' || a.attnum AS of, c.oid || '.' || a.attnum AS oid
  FROM special a JOIN pg_type y ON y.oid = a.atttypid
  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE (a.attcompression = 'p' OR a.attoptions IS NOT NULL OR coalesce(a.attstattarget, -1) <> -1 OR a.attstorage <> y.typstorage)
    AND ${scope.inScope("n.nspname")} AND ((${ordinaryTable}) OR (${ordinaryMaterializedView}))`;
  },
  create: (object, _, context) => {
    const { storage, compression, statistics, options } = object.attrs;
    return [
      ...(storage === null ? [] : setStorage(object, context, storage)),
      ...(compression === null ? [] : setCompression(object, context, compression)),
      ...(statistics === null ? [] : setStatistics(object, context, statistics)),
      ...setOptions(object, context, {}, options),
    ];
  },
  drop: (object, context) => {
    const { storage, compression, statistics, options, type_storage } = object.attrs;
    return [
      ...(storage === null ? [] : setStorage(object, context, type_storage)),
      ...(compression === null ? [] : setCompression(object, context, null)),
      ...(statistics === null ? [] : setStatistics(object, context, -1)),
      ...setOptions(object, context, options, {}),
    ];
  },
  alter: {
    storage: ({ new: wanted }, context) =>
      setStorage(wanted, context, wanted.attrs.storage ?? wanted.attrs.type_storage),
    compression: ({ new: wanted }, context) => setCompression(wanted, context, wanted.attrs.compression),
    statistics: ({ new: wanted }, context) => setStatistics(wanted, context, wanted.attrs.statistics ?? -1),
    options: ({ old, new: wanted }: Change, context) =>
      setOptions(wanted, context, old.attrs.options, wanted.attrs.options),
  },
  rebuildable: () => true,
  // A new type brings its own storage, and no compression (tablecmds.c, ATExecAlterColumnType).
  standsInTheWay: (_, under) => changesType(under),
});
