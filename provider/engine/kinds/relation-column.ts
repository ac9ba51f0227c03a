/**
 * Owns what the columns of the relations that a query fills have in common: each has a place for comments and dependencies, and its
 * relation makes it.
 * Must not know which relations these are.
 */
import { address } from "../catalog/address.ts";
import { empty, qualified, sql } from "../sql/sql.ts";
import { defineKind, type Kind } from "./kind.ts";
import { notOfExtension } from "./query.ts";

/** The kind of the columns of a kind of relation: `of` is what addresses of that start with, `relkind` its letter in pg_class. */
export const relationColumn = (name: string, of: string, relkind: string): Kind =>
  defineKind({
    name,
    prefix: "column",
    path: ["schema", "view", "name"],
    attrs: {},
    parent: ({ schema, view }) => address(of, [schema, view]),
    partOfParent: true,
    implied: true,
    catalogs: ["pg_class"],
    foundAs: { catalog: "pg_class", letters: relkind },
    sub: "sub",
    query: (scope) => `SELECT n.nspname AS schema, c.relname AS view, a.attname AS name,
  c.oid::int8, a.attnum AS sub
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = '${relkind}' AND c.relpersistence = 'p' AND a.attnum > 0 AND NOT a.attisdropped AND ${scope.inScope("n.nspname")}
    AND ${notOfExtension("pg_class", "c.oid")}`,
    create: () => [],
    clause: () => empty,
    drop: () => [],
    alter: {},
    rebuildable: () => true,
    commentLocksParent: true,
    subject: ({ path }) => sql`COLUMN ${qualified(path.schema, path.view, path.name)}`,
  });
