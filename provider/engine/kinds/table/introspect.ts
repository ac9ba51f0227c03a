/**
 * Owns the catalog query of ordinary tables.
 * Must not know columns.
 */
import type { Scope } from "../kind.ts";
import { options, ordinaryTable } from "../query.ts";

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, c.relname AS name,
  CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS persistence,
  ${options("o.reloptions")} AS options, c.oid::int8, ARRAY[c.reltype::int8, y.typarray::int8] AS others
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = c.reltype
  LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
  CROSS JOIN LATERAL (SELECT CASE WHEN t.oid IS NULL THEN c.reloptions
    ELSE c.reloptions || ARRAY(SELECT 'toast.' || unnest(t.reloptions)) END AS reloptions) o
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable}`;
