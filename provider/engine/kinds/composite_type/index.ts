/**
 * Owns the kind composite_type: a type of several attributes, in their order.
 * Must not know the columns of it but that there are some.
 */
import { address } from "../../catalog/address.ts";
import { many, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { identifier, join, sql, verbatim, words } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { dropType, occupiesType, renameType, type TypePath, typeName, typePrefix } from "../user-type.ts";
import {
  changeAttributes,
  holdsDirectly,
  holdsRows,
  isOfSameNames,
  keepsNames,
  moved,
  renamesNone,
  withNamesOf,
} from "./attributes.ts";

const attrs = {
  names: many(text),
  /** As format_type prints them with an empty search_path. */
  types: many(text),
  /** Empty for the type's own. */
  collations: many(text),
};

export type CompositeType = Obj<TypePath, Values<typeof attrs>>;

export const compositeType = defineKind({
  name: "composite_type",
  prefix: typePrefix,
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_type", "pg_class", "pg_type"],
  foundAs: { catalog: "pg_class", letters: "c" },
  query: (scope) => {
    const each = (
      value: string,
    ): string => `ARRAY(SELECT ${value} FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)`;
    return `SELECT n.nspname AS schema, y.typname AS name, ${each("a.attname::text")} AS names,
  ${each("format_type(a.atttypid, a.atttypmod)")} AS types,
  ${each(`CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
    THEN (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
      JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = a.attcollation) ELSE '' END`)} AS collations,
  y.oid::int8, ARRAY[c.oid::int8, y.typarray::int8] AS others
  FROM pg_class c JOIN pg_type y ON y.oid = c.reltype JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'c' AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_type", "y.oid")}`;
  },
  create: (object) => {
    const { names, types, collations } = object.attrs;
    const list = names.map((name, place) =>
      words(
        identifier(name),
        verbatim(types[place] as string),
        collations[place] !== "" && sql`COLLATE ${verbatim(collations[place] as string)}`,
      ),
    );
    return [{ sql: sql`CREATE TYPE ${typeName(object)} AS (${join(list, ", ")})`, locks: {} }];
  },
  drop: (object) => dropType(sql`TYPE`, object),
  alter: { names: changeAttributes, types: { with: "names" }, collations: { with: "names" } },
  changesSchema: true,
  rename: (old, to) => [renameType(sql`TYPE`, old, to)],
  stepsAside: (old, wanted, name, context) => {
    const isReadByName = wanted !== undefined && holdsDirectly(old, context);
    const loses = wanted !== undefined && !keepsNames(old, wanted) && holdsRows(old.address, context);
    // As a type of another kind it is read from its text, which then is that one's.
    const isReadAtOnce = wanted === undefined || isReadByName || isOfSameNames(old, wanted);
    const first =
      isReadAtOnce || !holdsRows(old.address, context)
        ? { attrs: old.attrs, drafts: [] }
        : renamesNone(old, wanted, context)
          ? withNamesOf(old, wanted)
          : { refuse: moved(old, wanted) };
    if ("refuse" in first) return first;
    const path = { ...old.path, name };
    return {
      path,
      attrs: first.attrs,
      types: [[typeName(old).text, typeName({ path }).text]],
      drafts: [
        ...first.drafts,
        {
          ...renameType(sql`TYPE`, old, path),
          breaks: "code that relies on the attributes' types",
          ...(loses && first.drafts.length === 0 ? { loses: "attribute" } : {}),
        },
      ],
    };
  },
  rebuildable: () => false,
  occupies: (object) => [...occupiesType(object), `relation ${object.path.schema}.${object.path.name}`],
  subject: (object) => sql`TYPE ${typeName(object)}`,
  grantedAs: (object) => ({ sort: "types", name: sql`TYPE ${typeName(object)}` }),
});
