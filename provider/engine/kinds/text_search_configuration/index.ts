/**
 * Owns the kind text_search_configuration: a parser, and which dictionaries see each sort of its tokens.
 * Must not know the dictionaries.
 */
import { address } from "../../catalog/address.ts";
import { settings, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";

const attrs = {
  parser_schema: text,
  parser: text,
  /** Dictionaries in their order, as SQL, by the name of the token's sort. */
  mappings: settings,
};

type Configuration = Obj<"schema" | "name", Values<typeof attrs>>;

const name = ({ path }: Configuration): Sql => qualified(path.schema, path.name);

const alter = (configuration: Configuration, action: Sql): Draft => ({
  sql: sql`ALTER TEXT SEARCH CONFIGURATION ${name(configuration)} ${action}`,
  locks: {},
});

/** Sorts of tokens that go to the same dictionaries share a statement. */
function mapped(configuration: Configuration, verb: Sql, tokens: readonly string[]): readonly Draft[] {
  const { mappings } = configuration.attrs;
  const byDictionaries = new Map<string, string[]>();
  for (const token of tokens) {
    const dictionaries = mappings[token] as string;
    byDictionaries.set(dictionaries, [...(byDictionaries.get(dictionaries) ?? []), token]);
  }
  return [...byDictionaries].map(([dictionaries, those]) =>
    alter(configuration, sql`${verb} MAPPING FOR ${list(those)} WITH ${verbatim(dictionaries)}`),
  );
}

const list = (tokens: readonly string[]): Sql => join(tokens.map(identifier), ", ");

function changeMappings({ old, new: wanted }: { old: Configuration; new: Configuration }): readonly Draft[] {
  const [had, has] = [old.attrs.mappings, wanted.attrs.mappings];
  const gone = Object.keys(had).filter((token) => !Object.hasOwn(has, token));
  const changed = Object.keys(has).filter((token) => Object.hasOwn(had, token) && had[token] !== has[token]);
  const added = Object.keys(has).filter((token) => !Object.hasOwn(had, token));
  return [
    ...(gone.length === 0 ? [] : [alter(wanted, sql`DROP MAPPING FOR ${list(gone)}`)]),
    ...mapped(wanted, sql`ALTER`, changed),
    ...mapped(wanted, sql`ADD`, added),
  ];
}

export const textSearchConfiguration = defineKind({
  name: "text_search_configuration",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_ts_config"],
  query: (scope) => `SELECT n.nspname AS schema, g.cfgname AS name, pn.nspname AS parser_schema, p.prsname AS parser,
  coalesce((SELECT json_object_agg(k.alias, k.dictionaries) FROM (SELECT t.alias,
      string_agg(quote_ident(dn.nspname) || '.' || quote_ident(d.dictname), ', ' ORDER BY m.mapseqno) AS dictionaries
    FROM pg_ts_config_map m JOIN pg_ts_dict d ON d.oid = m.mapdict JOIN pg_namespace dn ON dn.oid = d.dictnamespace
    JOIN ts_token_type(g.cfgparser) t ON t.tokid = m.maptokentype WHERE m.mapcfg = g.oid GROUP BY t.alias) k), '{}') AS mappings,
  g.oid::int8
  FROM pg_ts_config g JOIN pg_namespace n ON n.oid = g.cfgnamespace JOIN pg_ts_parser p ON p.oid = g.cfgparser
  JOIN pg_namespace pn ON pn.oid = p.prsnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_ts_config", "g.oid")}`,
  create: (object) => [
    {
      sql: sql`CREATE TEXT SEARCH CONFIGURATION ${name(object)} (PARSER = ${qualified(object.attrs.parser_schema, object.attrs.parser)})`,
      locks: {},
    },
    ...mapped(object, sql`ADD`, Object.keys(object.attrs.mappings)),
  ],
  drop: (object) => [{ sql: sql`DROP TEXT SEARCH CONFIGURATION ${name(object)}`, locks: {} }],
  alter: { parser_schema: "replace", parser: "replace", mappings: changeMappings },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER TEXT SEARCH CONFIGURATION ${name(old)} RENAME TO ${identifier(to.name)}`,
      locks: {},
      breaks: "code that names the configuration",
    },
  ],
  rebuildable: () => true,
  subject: (object) => sql`TEXT SEARCH CONFIGURATION ${name(object)}`,
});
