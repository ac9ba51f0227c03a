/**
 * Owns the kind view_column: a view's column, so that comments and dependencies on it have a place. Its view makes it.
 * Must not know the view's definition.
 */
import { address } from "../../catalog/address.ts";
import { empty, qualified, sql } from "../../sql/sql.ts";
import { defineKind } from "../kind.ts";
import { notOfExtension } from "../query.ts";

export const viewColumn = defineKind({
  name: "view_column",
  prefix: "column",
  path: ["schema", "view", "name"],
  attrs: {},
  parent: ({ schema, view }) => address("view", [schema, view]),
  partOfParent: true,
  implied: true,
  catalogs: ["pg_class"],
  foundAs: { catalog: "pg_class", letters: "v" },
  sub: "sub",
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS view, a.attname AS name,
  c.oid::int8, a.attnum AS sub
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'v' AND c.relpersistence = 'p' AND a.attnum > 0 AND NOT a.attisdropped AND ${scope.inScope("n.nspname")}
    AND ${notOfExtension("pg_class", "c.oid")}`,
  create: () => [],
  clause: () => empty,
  drop: () => [],
  alter: {},
  rebuildable: () => true,
  commentLocksParent: true,
  subject: ({ path }) => sql`COLUMN ${qualified(path.schema, path.view, path.name)}`,
});
