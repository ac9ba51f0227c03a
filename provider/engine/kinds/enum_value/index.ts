/**
 * Owns the kind enum_value: a value of an enum, so that a rename of it can be told. Its enum makes it.
 * Must not know the order of the values, which is the enum's.
 */
import { address } from "../../catalog/address.ts";
import { empty, literal, qualified, sql } from "../../sql/sql.ts";
import { defineKind } from "../kind.ts";
import { notOfExtension } from "../query.ts";

export const enumValue = defineKind({
  name: "enum_value",
  prefix: "value",
  path: ["schema", "enum", "name"],
  attrs: {},
  parent: ({ schema, enum: name }) => address("type", [schema, name]),
  partOfParent: true,
  implied: true,
  catalogs: ["pg_enum"],
  foundAs: { catalog: "pg_type", letters: "e" },
  query: (scope) => `SELECT n.nspname AS schema, y.typname AS enum, v.enumlabel AS name, v.oid::int8
  FROM pg_enum v JOIN pg_type y ON y.oid = v.enumtypid JOIN pg_namespace n ON n.oid = y.typnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_type", "y.oid")}`,
  create: () => [],
  clause: () => empty,
  drop: () => [],
  alter: {},
  rename: ({ path }, to) => [
    {
      sql: sql`ALTER TYPE ${qualified(path.schema, path.enum)} RENAME VALUE ${literal(path.name)} TO ${literal(to.name)}`,
      locks: {},
      breaks: "code that names the value",
    },
  ],
  rebuildable: () => true,
});
