/**
 * Owns the kind range_type: a range with its multirange. One with a canonical function is not modelled: the function needs the type
 * before it is whole.
 * Must not know the columns of it.
 */
import { address } from "../../catalog/address.ts";
import { collationText, nullable, text, typeText } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { dropType, occupiesType, renameType, type TypePath, typeName, typePrefix } from "../user-type.ts";

const attrs = {
  subtype: typeText,
  /** Null for the subtype's default. */
  opclass: nullable(text),
  /** Null for the subtype's own. */
  collation: collationText,
  subtype_diff: nullable(text),
  /** The multirange's name; it is in the same schema. */
  multirange: text,
};

type RangeType = Obj<TypePath, Values<typeof attrs>>;

const multirangeOf = ({ path, attrs: { multirange } }: Pick<RangeType, "path" | "attrs">): Sql =>
  qualified(path.schema, multirange);

/** The functions that make values have the type's name, and do not follow it. */
function renameRange(old: RangeType, to: RangeType["path"]): readonly Draft[] {
  const subtype = verbatim(old.attrs.subtype);
  return [
    renameType(sql`TYPE`, old, to),
    ...[sql`${subtype}, ${subtype}`, sql`${subtype}, ${subtype}, text`].map((list) =>
      renameFunction(typeName(old), list, to.name),
    ),
  ];
}

function renameMultirange(range: Pick<RangeType, "path" | "attrs">, name: string): readonly Draft[] {
  const old = multirangeOf(range);
  const of = typeName(range);
  return [
    { sql: sql`ALTER TYPE ${old} RENAME TO ${identifier(name)}`, locks: {}, breaks: "code that names the type" },
    ...[sql``, of, sql`VARIADIC ${of}[]`].map((list) => renameFunction(old, list, name)),
  ];
}

const renameFunction = (name: Sql, list: Sql, to: string): Draft => ({
  sql: sql`ALTER FUNCTION ${name}(${list}) RENAME TO ${identifier(to)}`,
  locks: {},
});

export const rangeType = defineKind({
  name: "range_type",
  prefix: typePrefix,
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_type", "pg_type", "pg_type", "pg_type"],
  foundAs: { catalog: "pg_type", letters: "r" },
  query: (scope) => `SELECT n.nspname AS schema, y.typname AS name, format_type(r.rngsubtype, NULL) AS subtype,
  (SELECT quote_ident(pn.nspname) || '.' || quote_ident(p.opcname) FROM pg_opclass p JOIN pg_namespace pn ON pn.oid = p.opcnamespace
    WHERE p.oid = r.rngsubopc AND NOT p.opcdefault) AS opclass,
  CASE WHEN r.rngcollation <> 0 AND r.rngcollation <> s.typcollation
    THEN (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
      JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = r.rngcollation) END AS collation,
  (SELECT quote_ident(fn.nspname) || '.' || quote_ident(f.proname) FROM pg_proc f JOIN pg_namespace fn ON fn.oid = f.pronamespace
    WHERE f.oid = r.rngsubdiff) AS subtype_diff,
  m.typname AS multirange,
  y.oid::int8, ARRAY[y.typarray::int8, m.oid::int8, m.typarray::int8] AS others
  FROM pg_range r JOIN pg_type y ON y.oid = r.rngtypid JOIN pg_namespace n ON n.oid = y.typnamespace
  JOIN pg_type s ON s.oid = r.rngsubtype JOIN pg_type m ON m.oid = r.rngmultitypid AND m.typnamespace = y.typnamespace
  WHERE r.rngcanonical = 0 AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_type", "y.oid")}`,
  create: (object) => {
    const { subtype, opclass, collation, subtype_diff } = object.attrs;
    const options = [
      sql`SUBTYPE = ${verbatim(subtype)}`,
      opclass !== null && sql`SUBTYPE_OPCLASS = ${verbatim(opclass)}`,
      collation !== null && sql`COLLATION = ${verbatim(collation)}`,
      subtype_diff !== null && sql`SUBTYPE_DIFF = ${verbatim(subtype_diff)}`,
      sql`MULTIRANGE_TYPE_NAME = ${multirangeOf(object)}`,
    ].filter((option) => option !== false);
    return [{ sql: sql`CREATE TYPE ${typeName(object)} AS RANGE (${join(options, ", ")})`, locks: {} }];
  },
  drop: (object) => dropType(sql`TYPE`, object),
  alter: {
    subtype: () => "beside",
    opclass: { with: "subtype" },
    collation: { with: "subtype" },
    subtype_diff: { with: "subtype" },
    // What is made of the old name is made anew with the new one.
    multirange: ({ old, new: wanted }) =>
      renameMultirange(old, wanted.attrs.multirange).map((draft) => ({ ...draft, invalidates: "modelled" as const })),
  },
  changesSchema: true,
  rename: (old, to) => renameRange(old, to),
  stepsAside: (old, _, name) => {
    const path = { ...old.path, name };
    const attrs = { ...old.attrs, multirange: `${name}_multi` };
    const drafts = [...renameRange(old, path), ...renameMultirange({ path, attrs: old.attrs }, attrs.multirange)];
    return {
      path,
      attrs,
      types: [
        [typeName(old).text, typeName({ path }).text],
        [multirangeOf(old).text, multirangeOf({ path, attrs }).text],
      ],
      drafts: drafts.map(({ sql: text, locks }, place) => ({
        sql: text,
        locks,
        ...(place === 0 ? { breaks: "code that relies on what the range is made of" } : {}),
      })),
    };
  },
  rebuildable: () => false,
  occupies: (object) => [...occupiesType(object), `type ${object.path.schema}.${object.attrs.multirange}`],
  subject: (object) => sql`TYPE ${typeName(object)}`,
  grantedAs: (object) => ({ sort: "types", name: sql`TYPE ${typeName(object)}` }),
});
