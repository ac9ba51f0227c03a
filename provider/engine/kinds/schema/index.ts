/**
 * Owns the kind schema: a namespace.
 * Must not know what is in one.
 */
import { type Address, address } from "../../catalog/address.ts";
import { identifier, sql } from "../../sql/sql.ts";
import { defineKind } from "../kind.ts";
import { notOfExtension } from "../query.ts";

/** The address of the schema with this name. */
export const schemaAddress = (name: string): Address => address("schema", [name]);

export const schema = defineKind({
  name: "schema",
  path: ["name"],
  attrs: {},
  catalogs: ["pg_namespace"],
  query: (scope) => `SELECT n.nspname AS name, n.oid::int8
  FROM pg_namespace n WHERE ${scope.inScope("n.nspname")} AND ${notOfExtension("pg_namespace", "n.oid")}`,
  create: ({ path }) => [{ sql: sql`CREATE SCHEMA ${identifier(path.name)}`, locks: {} }],
  drop: ({ path }) => [{ sql: sql`DROP SCHEMA ${identifier(path.name)}`, locks: {}, loses: "schema" }],
  alter: {},
  rename: ({ path }, to) => [
    {
      sql: sql`ALTER SCHEMA ${identifier(path.name)} RENAME TO ${identifier(to.name)}`,
      locks: {},
      breaks: "code that names the schema",
    },
  ],
  container: true,
  rebuildable: () => false,
  subject: ({ path }) => sql`SCHEMA ${identifier(path.name)}`,
  grantedAs: ({ path }) => ({ sort: "schemas", name: sql`SCHEMA ${identifier(path.name)}` }),
});
