/**
 * Owns the kind collation.
 * Must not know which locales a server has.
 */
import { address } from "../../catalog/address.ts";
import { bool, informative, nullable, oneOf, since, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, literal, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { isSameLocale } from "./locale.ts";

const attrs = {
  provider: oneOf("libc", "icu", "builtin"),
  /** The provider builtin, which came later than the others. */
  builtin: since(170000, bool, false),
  /** Of ICU and the builtin provider. */
  locale: nullable({ ...text, equal: isSameLocale }),
  /** Of libc. */
  lc_collate: nullable(text),
  lc_ctype: nullable(text),
  deterministic: bool,
  /** Of ICU: what is tailored in addition. */
  rules: since(160000, nullable(text), null),
  /** Of the provider's library when it was made: every server has its own. */
  version: informative(nullable(text)),
};

type Collation = Obj<"schema" | "name", Values<typeof attrs>>;

const name = ({ path }: Collation): Sql => qualified(path.schema, path.name);

function create(collation: Collation): Sql {
  const { provider, locale, lc_collate, lc_ctype, deterministic, rules } = collation.attrs;
  const options = [
    sql`provider = ${verbatim(provider)}`,
    ...(locale === null ? [] : [sql`locale = ${literal(locale)}`]),
    ...(lc_collate === null ? [] : [sql`lc_collate = ${literal(lc_collate)}`]),
    ...(lc_ctype === null ? [] : [sql`lc_ctype = ${literal(lc_ctype)}`]),
    ...(deterministic ? [] : [sql`deterministic = false`]),
    ...(typeof rules === "string" ? [sql`rules = ${literal(rules)}`] : []),
  ];
  return sql`CREATE COLLATION ${name(collation)} (${join(options, ", ")})`;
}

const rename = (collation: Collation, to: string, breaks: string): Draft => ({
  sql: sql`ALTER COLLATION ${name(collation)} RENAME TO ${identifier(to)}`,
  locks: {},
  breaks,
});

/** Where the locale of ICU stands: until 14 where libc's does. */
function localeOf(version: number): string {
  if (version >= 170000) return "l.colllocale";
  return version >= 150000 ? "l.colliculocale" : "CASE WHEN l.collprovider = 'i' THEN l.collcollate END";
}

export const collation = defineKind({
  name: "collation",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_collation"],
  query: (scope) => `SELECT n.nspname AS schema, l.collname AS name,
  CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS provider, l.collprovider = 'b' AS builtin,
  ${localeOf(scope.version)} AS locale, CASE WHEN l.collprovider = 'c' THEN l.collcollate END AS lc_collate,
  CASE WHEN l.collprovider = 'c' THEN l.collctype END AS lc_ctype, l.collisdeterministic AS deterministic,
  ${scope.version >= 160000 ? "l.collicurules" : "NULL::text"} AS rules, l.collversion AS version, l.oid::int8
  FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_collation", "l.oid")}`,
  create: (object) => [{ sql: create(object), locks: {} }],
  drop: (object) => [{ sql: sql`DROP COLLATION ${name(object)}`, locks: {} }],
  // No statement changes one, and none takes it away from a column that is of it.
  alter: {
    provider: () => "beside",
    builtin: { with: "provider" },
    locale: { with: "provider" },
    lc_collate: { with: "provider" },
    lc_ctype: { with: "provider" },
    deterministic: { with: "provider" },
    rules: { with: "provider" },
  },
  changesSchema: true,
  rename: (old, to) => [rename(old, to.name, "code that names the collation")],
  stepsAside: (old, _, aside) => {
    const path = { ...old.path, name: aside };
    return {
      path,
      attrs: old.attrs,
      types: [[name(old).text, qualified(path.schema, path.name).text]],
      drafts: [rename(old, aside, "code that relies on how the collation orders")],
    };
  },
  rebuildable: () => true,
  occupies: ({ path }) => [`collation ${path.schema}.${path.name}`],
  subject: (object) => sql`COLLATION ${name(object)}`,
});
