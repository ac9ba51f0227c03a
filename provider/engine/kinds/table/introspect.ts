/**
 * Owns the catalog query of ordinary tables.
 * Must not know columns.
 */
import type { Scope } from "../kind.ts";
import { options, ordinaryTable } from "../query.ts";

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, c.relname AS name,
  CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS persistence,
  ${options(`c.reloptions || ARRAY(SELECT 'toast.' || unnest(t.reloptions) FROM pg_class t WHERE t.oid = c.reltoastrelid)`)} AS options,
  ARRAY['pg_class/' || c.oid || '/0', 'pg_type/' || c.reltype || '/0', 'pg_type/' || y.typarray || '/0'] AS rows
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = c.reltype
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable}`;
