/**
 * Owns the kind materialized_view: a query with its result, which is derived and not lost when it is made anew.
 * Must not know what it selects from, nor its indexes; those are objects of their own.
 */
import { address } from "../../catalog/address.ts";
import { bool, informative, mostly, printedText, settingsSince } from "../../catalog/attribute.ts";
import { type Obj, writtenQuery } from "../../catalog/object.ts";
import { identifier, qualified, type Sql, sql, words } from "../../sql/sql.ts";
import { changedParameters, withClause } from "../../sql/storage-parameters.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { notOfExtension, optionsWithToast } from "../query.ts";
import { changesType } from "../type-change.ts";

const attrs = {
  definition: printedText,
  /** Storage parameters, those of the TOAST table with the prefix `toast.`. */
  options: mostly(
    {},
    settingsSince({
      autovacuum_vacuum_max_threshold: 180000,
      vacuum_max_eager_freeze_failure_rate: 180000,
      "toast.autovacuum_vacuum_max_threshold": 180000,
    }),
  ),
  /** Whether it holds its result: as the rows of a table, no part of the definition. One that does is not emptied. */
  populated: informative(bool),
};

type MaterializedView = Obj<"schema" | "name", Values<typeof attrs>>;

const name = ({ path }: MaterializedView): Sql => qualified(path.schema, path.name);

const holdsResult = ({ address: at, attrs }: MaterializedView, context: Context): boolean =>
  attrs.populated || context.before(at)?.attrs.populated === true;

export const materializedView = defineKind({
  name: "materialized_view",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_class", "pg_rewrite", "pg_type", "pg_type"],
  foundAs: { catalog: "pg_class", letters: "m" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS name, rtrim(pg_get_viewdef(c.oid), ';') AS definition,
  ${optionsWithToast.value} AS options, c.relispopulated AS populated,
  c.oid::int8, ARRAY[r.oid::int8, c.reltype::int8, y.typarray::int8] AS others
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = c.reltype
  JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN' ${optionsWithToast.from}
  WHERE c.relkind = 'm' AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_class", "c.oid")}`,
  create: (object, _, context) => {
    const full = holdsResult(object, context);
    return [
      {
        sql: words(
          sql`CREATE MATERIALIZED VIEW ${name(object)}`,
          withClause(object.attrs.options),
          sql`AS\n${writtenQuery(object, "definition")}`,
          !full && sql`WITH NO DATA`,
        ),
        locks: {},
        ...(full ? { slow: true } : {}),
      },
    ];
  },
  drop: (object) => [
    {
      sql: sql`DROP MATERIALIZED VIEW ${name(object)}`,
      locks: { [object.address]: "ACCESS EXCLUSIVE" },
      loses: "view",
    },
  ],
  alter: {
    definition: "replace",
    options: ({ old, new: wanted }) =>
      changedParameters(old.attrs.options, wanted.attrs.options).map((change) => ({
        sql: sql`ALTER MATERIALIZED VIEW ${name(wanted)} ${change}`,
        locks: { [wanted.address]: "SHARE UPDATE EXCLUSIVE" },
      })),
  },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER MATERIALIZED VIEW ${name(old)} RENAME TO ${identifier(to.name)}`,
      locks: { [old.address]: "ACCESS EXCLUSIVE" },
      breaks: "code that names the materialized view",
    },
  ],
  relation: true,
  namesByPlace: true,
  rebuildable: () => true,
  keepsValues: true,
  standsInTheWay: (_, under) => changesType(under),
  occupies: ({ path }) => [`relation ${path.schema}.${path.name}`, `type ${path.schema}.${path.name}`],
  subject: (object) => sql`MATERIALIZED VIEW ${name(object)}`,
  grantedAs: (object) => ({ sort: "tables", name: sql`TABLE ${name(object)}` }),
});
