/**
 * Owns the kind enum: a type with its values in their order.
 * Must not know the columns of the type; what uses it goes over to the new one where it is made anew.
 */
import { address } from "../../catalog/address.ts";
import { many, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { join, literal, type Sql, sql, words } from "../../sql/sql.ts";
import { type Answer, defineKind, type Values } from "../kind.ts";
import { notOfExtension } from "../query.ts";
import { dropType, occupiesType, renameType, type TypePath, typeName, typePrefix } from "../user-type.ts";
import { enumInput } from "./input.ts";

const attrs = {
  /** In the order in which they compare. */
  values: many(text),
};

export type EnumAttributes = Values<typeof attrs>;
type Enum = Obj<TypePath, EnumAttributes>;

/**
 * Values that come are added at their places; each is committed before anything uses it (manual, ALTER TYPE, Notes). No statement
 * takes one away or moves it.
 */
function changeValues({ old, new: wanted }: { old: Enum; new: Enum }): Answer {
  const had = new Set(old.attrs.values);
  const kept = wanted.attrs.values.filter((value) => had.has(value));
  if (kept.length < had.size || kept.some((value, place) => value !== old.attrs.values[place])) return "beside";
  const there = [...old.attrs.values];
  return wanted.attrs.values.flatMap((value, place): readonly Draft[] => {
    if (had.has(value)) return [];
    const position = placeOf(place, wanted.attrs.values, there);
    there.splice(place, 0, value);
    return [
      { sql: words(sql`ALTER TYPE ${typeName(wanted)} ADD VALUE ${literal(value)}`, position), locks: {}, early: true },
    ];
  });
}

/** All values before it are there. */
function placeOf(place: number, values: readonly string[], there: readonly string[]): Sql | undefined {
  if (place === there.length) return undefined;
  return place === 0 ? sql`BEFORE ${literal(there[0] as string)}` : sql`AFTER ${literal(values[place - 1] as string)}`;
}

export const enumType = defineKind({
  name: "enum",
  prefix: typePrefix,
  path: ["schema", "name"],
  attrs,
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_type", "pg_type"],
  foundAs: { catalog: "pg_type", letters: "e" },
  query: (scope) => `SELECT n.nspname AS schema, y.typname AS name,
  ARRAY(SELECT v.enumlabel::text FROM pg_enum v WHERE v.enumtypid = y.oid ORDER BY v.enumsortorder) AS values,
  y.oid::int8, ARRAY[y.typarray::int8] AS others
  FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace
  WHERE y.typtype = 'e' AND ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_type", "y.oid")}`,
  create: (object) => [
    {
      sql: sql`CREATE TYPE ${typeName(object)} AS ENUM (${join(object.attrs.values.map(literal), ", ")})`,
      locks: {},
    },
  ],
  drop: (object) => dropType(sql`TYPE`, object),
  alter: { values: changeValues },
  changesSchema: true,
  rename: (old, to) => [renameType(sql`TYPE`, old, to)],
  stepsAside: (old, wanted, name) => {
    const removed = old.attrs.values.filter((value) => wanted?.attrs.values.includes(value) !== true);
    const path = { ...old.path, name };
    return {
      path,
      attrs: old.attrs,
      types: [[typeName(old).text, typeName({ path }).text]],
      drafts: [
        {
          ...renameType(sql`TYPE`, old, path),
          breaks: "code that names a value which is gone, or a plan that was prepared with the old type",
          ...(removed.length === 0 ? {} : { loses: "enum value" }),
        },
      ],
    };
  },
  rebuildable: () => false,
  occupies: occupiesType,
  subject: (object) => sql`TYPE ${typeName(object)}`,
  grantedAs: (object) => ({ sort: "types", name: sql`TYPE ${typeName(object)}` }),
  input: enumInput,
});
