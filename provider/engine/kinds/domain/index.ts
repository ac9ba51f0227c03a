/**
 * Owns the kind domain: a type over another one, with its default and nullability. Its checks are objects of their own.
 * Must not know the columns of it beyond their tables, which PostgreSQL locks while it reads them.
 */
import { type Address, address } from "../../catalog/address.ts";
import { bool, collationText, many, nullable, printedText, since, text, typeText } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, sql, verbatim, words } from "../../sql/sql.ts";
import { holdersOf } from "../domain-holders.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { dropType, occupiesType, renameType, type TypePath, typeName, typePrefix } from "../user-type.ts";
import { alterDomain, changeNotNull, notNullName } from "./not-null.ts";

const attrs = {
  /** What it is made of, as format_type prints it with an empty search_path. */
  type: typeText,
  /** Null for the type's own. */
  collation: collationText,
  default: nullable(printedText),
  not_null: bool,
  /** 17 and later: the not-null constraint's name, null for the one PostgreSQL would choose. */
  not_null_name: since(170000, nullable(text)),
  /** What its valid checks ask. They are objects of their own, and decide whether another domain has to be made. */
  checks: many(printedText),
};

export type Domain = Obj<TypePath, Values<typeof attrs>>;

/** PostgreSQL's choice: `<domain>_not_null`, cut where that is too long. */
const usualName = (name: string): string => `${name} || '_not_null'`;

const changeDefault = (wanted: Domain): Draft =>
  alterDomain(
    wanted,
    wanted.attrs.default === null ? sql`DROP DEFAULT` : sql`SET DEFAULT ${verbatim(wanted.attrs.default)}`,
  );

export const domain = defineKind({
  name: "domain",
  prefix: typePrefix,
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_type", "pg_type", "pg_constraint"],
  foundAs: { catalog: "pg_type", letters: "d" },
  query: (scope) => `SELECT n.nspname AS schema, y.typname AS name, format_type(y.typbasetype, y.typtypmod) AS type,
  CASE WHEN y.typcollation <> 0 AND y.typcollation <> b.typcollation
    THEN (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
      JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = y.typcollation) END AS collation,
  pg_get_expr(y.typdefaultbin, 0) AS default, y.typnotnull AS not_null,
  ${
    scope.version < 170000
      ? "NULL"
      : `CASE WHEN k.conname <> ${usualName("y.typname")} AND octet_length(${usualName("y.typname")}) <= 63 THEN k.conname END`
  } AS not_null_name,
  ARRAY(SELECT pg_get_expr(q.conbin, 0) FROM pg_constraint q WHERE q.contypid = y.oid AND q.contype = 'c' AND q.convalidated
    ORDER BY 1) AS checks,
  y.oid::int8, ARRAY[y.typarray::int8, ${scope.version < 170000 ? "NULL" : "k.oid::int8"}] AS others
  FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace JOIN pg_type b ON b.oid = y.typbasetype
  ${scope.version < 170000 ? "" : "LEFT JOIN pg_constraint k ON k.contypid = y.oid AND k.contype = 'n'"}
  WHERE y.typtype = 'd' AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_type", "y.oid")}`,
  create: (object, folded, context) => {
    const { type, collation, default: value, not_null, not_null_name } = object.attrs;
    // PostgreSQL takes the next name where any constraint in the schema has the usual one, as that of a domain which goes later.
    const isNamed = not_null_name !== null || context.formerChildren(object.parent as Address).length > 0;
    return [
      {
        sql: words(
          sql`CREATE DOMAIN ${typeName(object)} AS ${verbatim(type)}`,
          collation !== null && sql`COLLATE ${verbatim(collation)}`,
          value !== null && sql`DEFAULT ${verbatim(value)}`,
          not_null && isNamed && context.version >= 170000 && sql`CONSTRAINT ${identifier(notNullName(object))}`,
          not_null && sql`NOT NULL`,
          ...folded.map(({ clause }) => clause),
        ),
        locks: {},
      },
    ];
  },
  drop: (object) => dropType(sql`DOMAIN`, object),
  alter: {
    type: () => "beside",
    collation: { with: "type" },
    default: ({ new: wanted }) => [changeDefault(wanted)],
    not_null: changeNotNull,
    not_null_name: { with: "not_null" },
    // Where it is inside of another type PostgreSQL looks at no value for a new one (0A000).
    checks: ({ old, new: wanted }, context) =>
      wanted.attrs.checks.some((check) => !old.attrs.checks.includes(check)) &&
      holdersOf(old.address, context).within !== undefined
        ? "beside"
        : [],
  },
  changesSchema: true,
  letsGo: ({ old, new: wanted }) =>
    old.attrs.default === null
      ? undefined
      : [{ ...alterDomain(old, sql`DROP DEFAULT`), frees: true }, changeDefault(wanted)],
  withoutCalls: (object) =>
    object.attrs.default === null ? undefined : { ...object, attrs: { ...object.attrs, default: null } },
  rename: (old, to) => [renameType(sql`DOMAIN`, old, to)],
  stepsAside: (old, _, name) => {
    const path = { ...old.path, name };
    return {
      path,
      attrs: { ...old.attrs, default: null },
      types: [[typeName(old).text, typeName({ path }).text]],
      drafts: [{ ...renameType(sql`DOMAIN`, old, path), breaks: "code that relies on what the domain is made of" }],
      ...(old.attrs.default === null ? {} : { letsGo: [alterDomain(old, sql`DROP DEFAULT`)] }),
    };
  },
  rebuildable: () => false,
  occupies: (object) => [
    ...occupiesType(object),
    ...(object.attrs.not_null
      ? [address("constraint", [object.path.schema, object.path.name, notNullName(object)])]
      : []),
  ],
  subject: ({ path }) => sql`DOMAIN ${qualified(path.schema, path.name)}`,
  grantedAs: ({ path }) => ({ sort: "types", name: sql`DOMAIN ${qualified(path.schema, path.name)}` }),
});
