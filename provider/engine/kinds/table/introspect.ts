/**
 * Owns the catalog query of ordinary tables.
 * Must not know columns.
 */
import type { Scope } from "../kind.ts";
import { optionsWithToast, ordinaryTable } from "../query.ts";

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, c.relname AS name,
  CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
  ${optionsWithToast.value} AS options,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key, c.oid::int8, ARRAY[c.reltype::int8, y.typarray::int8] AS others
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = c.reltype
  ${optionsWithToast.from}
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable}`;
