/**
 * Owns the kind text_search_dictionary.
 * Must not know the options of any template, nor the files on the server that they name.
 */
import { address } from "../../catalog/address.ts";
import { type Attribute, settings, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { readOptions } from "../../sql/options.ts";
import { identifier, join, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";

/** By name, each value as a literal. A server prints all of them as one text; where catalogs are kept they stand as they are. */
const options: Attribute<Readonly<Record<string, string>>, true> = {
  ...settings,
  decode: (value, at) => (typeof value === "string" ? readOptions(value) : settings.decode(value, at)),
};

const attrs = {
  template_schema: text,
  template: text,
  options,
};

type Dictionary = Obj<"schema" | "name", Values<typeof attrs>>;

const name = ({ path }: Dictionary): Sql => qualified(path.schema, path.name);

const written = (of: Readonly<Record<string, string>>): readonly Sql[] =>
  Object.entries(of).map(([option, value]) => sql`${identifier(option)} = ${verbatim(value)}`);

/** What is not named stays as it is; one without a value goes (manual, ALTER TEXT SEARCH DICTIONARY). */
function changedOptions({ old, new: wanted }: { old: Dictionary; new: Dictionary }): Sql {
  const [had, has] = [old.attrs.options, wanted.attrs.options];
  const gone = Object.keys(had).filter((option) => !Object.hasOwn(has, option));
  const changed = Object.fromEntries(Object.entries(has).filter(([option, value]) => had[option] !== value));
  return join([...gone.map(identifier), ...written(changed)], ", ");
}

export const textSearchDictionary = defineKind({
  name: "text_search_dictionary",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_ts_dict"],
  query: (
    scope,
  ) => `SELECT n.nspname AS schema, d.dictname AS name, tn.nspname AS template_schema, t.tmplname AS template,
  coalesce(d.dictinitoption, '') AS options, d.oid::int8
  FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
  JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_ts_dict", "d.oid")}`,
  create: (object) => [
    {
      sql: sql`CREATE TEXT SEARCH DICTIONARY ${name(object)} (${join(
        [
          sql`TEMPLATE = ${qualified(object.attrs.template_schema, object.attrs.template)}`,
          ...written(object.attrs.options),
        ],
        ", ",
      )})`,
      locks: {},
    },
  ],
  drop: (object) => [{ sql: sql`DROP TEXT SEARCH DICTIONARY ${name(object)}`, locks: {} }],
  alter: {
    template_schema: "replace",
    template: "replace",
    options: (change) => [
      { sql: sql`ALTER TEXT SEARCH DICTIONARY ${name(change.new)} (${changedOptions(change)})`, locks: {} },
    ],
  },
  changesSchema: true,
  rename: (old, to) => [
    { sql: sql`ALTER TEXT SEARCH DICTIONARY ${name(old)} RENAME TO ${identifier(to.name)}`, locks: {} },
  ],
  rebuildable: () => true,
  subject: (object) => sql`TEXT SEARCH DICTIONARY ${name(object)}`,
});
