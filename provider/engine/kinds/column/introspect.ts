/**
 * Owns the catalog query of columns.
 * Must not know defaults that are no generation expressions.
 */
import type { Scope } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

/** The name that ChooseConstraintName gives when it need not shorten: `<table>_<column>_not_null`. */
const notNullName = (version: number): string =>
  version >= 180000 ? "CASE WHEN k.conname <> c.relname || '_' || a.attname || '_not_null' THEN k.conname END" : "NULL";

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, c.relname AS table, a.attname AS name,
  format_type(a.atttypid, a.atttypmod) AS type,
  CASE WHEN a.attcollation <> 0 AND a.attcollation <> y.typcollation
    THEN quote_ident(ln.nspname) || '.' || quote_ident(l.collname) END AS collation,
  CASE WHEN a.attgenerated = 's' THEN pg_get_expr(d.adbin, d.adrelid) END AS generated,
  CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
  CASE WHEN s.seqrelid IS NOT NULL THEN json_build_object('start', s.seqstart::text, 'increment', s.seqincrement::text,
    'min', s.seqmin::text, 'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle::text) END AS identity_options,
  ${scope.version >= 180000 ? "a.attnotnull AND coalesce(k.convalidated, true)" : "a.attnotnull"} AS not_null,
  ${notNullName(scope.version)} AS not_null_name,
  a.attnum AS position, format_type(a.atttypid, NULL) AS type_base, a.atttypmod AS type_modifier,
  y.typtype = 'd' AND (y.typnotnull OR EXISTS (SELECT FROM pg_constraint q WHERE q.contypid = y.oid)) AS type_constrained,
  ARRAY['pg_class/' || c.oid || '/' || a.attnum, 'pg_attrdef/' || d.oid || '/0', 'pg_class/' || s.seqrelid || '/0'
    ${scope.version >= 180000 ? ", 'pg_constraint/' || k.oid || '/0'" : ""}] AS rows
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = a.atttypid
  LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
  LEFT JOIN pg_attrdef d ON a.attgenerated = 's' AND d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN pg_depend i ON a.attidentity <> '' AND i.refclassid = 'pg_class'::regclass AND i.refobjid = a.attrelid
    AND i.refobjsubid = a.attnum AND i.classid = 'pg_class'::regclass AND i.deptype = 'i'
  LEFT JOIN pg_sequence s ON s.seqrelid = i.objid
  ${scope.version >= 180000 ? "LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum" : ""}
  WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated IN ('', 's') AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}`;
