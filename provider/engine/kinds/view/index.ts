/**
 * Owns the kind view.
 * Must not know what it selects from; pg_depend tells.
 */
import { address } from "../../catalog/address.ts";
import { informative, many, mostly, printedText, settingsSince, text } from "../../catalog/attribute.ts";
import { type Obj, writtenQuery } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, type Sql, sql, words } from "../../sql/sql.ts";
import { changedParameters, withClause } from "../../sql/storage-parameters.ts";
import { namingConstants } from "../../sql/unnamed-columns.ts";
import { type Answer, defineKind, type Values } from "../kind.ts";
import { notOfExtension, options } from "../query.ts";
import { changesType } from "../type-change.ts";

const attrs = {
  definition: printedText,
  /** security_barrier, security_invoker, check_option. */
  options: mostly({}, settingsSince({ security_invoker: 150000 })),
  /** `name type` of each column: what CREATE OR REPLACE may only add to. */
  columns: informative(many(text)),
};

export type ViewPath = "schema" | "name";
type ViewAttributes = Values<typeof attrs>;
type View = Obj<ViewPath, ViewAttributes>;

const name = ({ path }: View): Sql => qualified(path.schema, path.name);

const definitionOf = (view: View): Sql =>
  words(name(view), withClause(view.attrs.options), sql`AS\n${writtenQuery(view, "definition")}`);

/** What follows a relation's name where columns are given to it: `tt11(x, y, z_1)`. PostgreSQL does so where names would be ambiguous. */
const withColumns = /^(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")\(/;

/** Columns may only be added at the end (manual, CREATE VIEW): all else is drop and create. */
function changeDefinition({ old, new: wanted }: { old: View; new: View }): Answer {
  const kept = old.attrs.columns.every((column, place) => wanted.attrs.columns[place] === column);
  if (!kept) return "replace";
  return [
    { sql: sql`CREATE OR REPLACE VIEW ${definitionOf(wanted)}`, locks: { [wanted.address]: "ACCESS EXCLUSIVE" } },
  ];
}

const changeOptions = ({ old, new: wanted }: { old: View; new: View }): readonly Draft[] =>
  changedParameters(old.attrs.options, wanted.attrs.options).map((change) => ({
    sql: sql`ALTER VIEW ${name(wanted)} ${change}`,
    locks: { [wanted.address]: "ACCESS EXCLUSIVE" },
  }));

export const view = defineKind({
  name: "view",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_class", "pg_rewrite", "pg_type", "pg_type"],
  foundAs: { catalog: "pg_class", letters: "v" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS name,
  rtrim(pg_get_viewdef(c.oid), ';') AS definition, ${options("c.reloptions")} AS options,
  ARRAY(SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attcollation FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS columns,
  c.oid::int8, ARRAY[r.oid::int8, c.reltype::int8, y.typarray::int8] AS others
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = c.reltype
  JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN'
  WHERE c.relkind = 'v' AND c.relpersistence = 'p' AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_class", "c.oid")}`,
  create: (object) => [{ sql: sql`CREATE VIEW ${definitionOf(object)}`, locks: {} }],
  drop: (object) => [
    { sql: sql`DROP VIEW ${name(object)}`, locks: { [object.address]: "ACCESS EXCLUSIVE" }, loses: "view" },
  ],
  alter: { definition: changeDefinition, options: changeOptions },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER VIEW ${name(old)} RENAME TO ${identifier(to.name)}`,
      locks: { [old.address]: "ACCESS EXCLUSIVE" },
      breaks: "code that names the view",
    },
  ],
  relation: true,
  namesByPlace: true,
  listsColumnsOf: ({ attrs }, { path }) => {
    const relation = qualified(path.schema as string, path.name as string).text;
    return attrs.definition.split(`${relation} `).some((after) => withColumns.test(after));
  },
  rebuildable: () => true,
  standsInTheWay: (_, under) => changesType(under),
  occupies: ({ path }) => [`relation ${path.schema}.${path.name}`, `type ${path.schema}.${path.name}`],
  subject: ({ path }) => sql`VIEW ${qualified(path.schema, path.name)}`,
  grantedAs: ({ path }) => ({ sort: "tables", name: sql`TABLE ${qualified(path.schema, path.name)}` }),
  input: {
    attribute: "views",
    description: "Views, by name.",
    within: "top",
    keyed: "map",
    renamedFrom: "invitations",
    example: {
      invited: { definition: "SELECT id, email FROM users WHERE invited_by IS NOT NULL" },
    },
    fields: {
      definition: {
        type: "string",
        required: true,
        example: "SELECT id, email FROM users",
        sql: { commas: true },
        description: "The query, without CREATE VIEW … AS.",
      },
      options: {
        type: {
          object: {
            parameters: {
              type: "settings",
              default: null,
              example: { security_barrier: "true" },
              description: "`security_barrier`, `security_invoker` (PostgreSQL 15), `check_option`.",
            },
          },
        },
        default: null,
        example: { parameters: { security_barrier: "true" } },
        description: "Options that few views need.",
      },
    },
    toObject: (input, { key, parent, origin }) => ({
      path: { schema: parent.schema as string, name: key },
      attrs: {
        definition: input.definition as string,
        options: (input.options as { parameters?: Record<string, string> } | undefined)?.parameters ?? {},
        columns: [],
      },
      origins: { definition: origin("definition") },
    }),
    toInput: ({ path, attrs }) => ({
      key: path.name,
      written: {
        definition: namingConstants(attrs.definition),
        ...(Object.keys(attrs.options).length === 0 ? {} : { options: { parameters: attrs.options } }),
      },
    }),
  },
});
