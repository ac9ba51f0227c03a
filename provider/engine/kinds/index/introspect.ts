/**
 * Owns the catalog query of indexes.
 * Must not know constraints.
 */
import type { Scope } from "../kind.ts";
import { includedColumns, notOfExtension, options, ordinaryTable } from "../query.ts";

/**
 * One key as CREATE INDEX takes it; `x` is the index's own pg_attribute row, which counts the keys from 1. pg_get_indexdef leaves
 * collation, class and order out when asked for one key. What an expression's own collation is, no function tells: the index's is
 * written unless it and those of all columns are the default.
 */
const key = `CASE WHEN a.attnum IS NOT NULL THEN quote_ident(a.attname) ELSE pg_get_indexdef(x.attrelid, x.attnum, false) END
  || CASE WHEN g.collation <> 0 AND CASE WHEN a.attnum IS NOT NULL THEN g.collation <> a.attcollation
      ELSE g.collation <> 100 OR EXISTS (SELECT FROM pg_depend d JOIN pg_attribute b ON b.attrelid = d.refobjid
        AND b.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid = x.attrelid
        AND d.refclassid = 'pg_class'::regclass AND b.attcollation NOT IN (0, 100)) END
    THEN (SELECT ' COLLATE ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
      FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = g.collation) ELSE '' END
  || CASE WHEN x.attoptions IS NOT NULL OR g.class NOT IN (SELECT o.oid FROM pg_opclass o WHERE o.opcdefault)
    THEN (SELECT ' ' || CASE WHEN os.nspname = 'pg_catalog' THEN '' ELSE quote_ident(os.nspname) || '.' END || quote_ident(o.opcname)
      || coalesce(' (' || (SELECT string_agg(quote_ident(p.option_name) || '=' || quote_literal(p.option_value), ', ')
        FROM pg_options_to_table(x.attoptions) p) || ')', '') FROM pg_opclass o JOIN pg_namespace os ON os.oid = o.opcnamespace
      WHERE o.oid = g.class) ELSE '' END
  || CASE WHEN g.option = 0 OR NOT pg_indexam_has_property(m.oid, 'can_order') THEN ''
    WHEN g.option & 3 = 1 THEN ' DESC NULLS LAST' WHEN g.option & 3 = 3 THEN ' DESC'
    WHEN g.option & 3 = 2 THEN ' NULLS FIRST' ELSE '' END`;

/** By the index on (attrelid, attnum), so in order without sorting; still the order has to be said. */
const keys = `ARRAY(SELECT ${key}
    FROM pg_attribute x CROSS JOIN LATERAL (SELECT i.indkey[x.attnum - 1] AS number, i.indclass[x.attnum - 1] AS class,
      i.indcollation[x.attnum - 1] AS collation, i.indoption[x.attnum - 1] AS option) g
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = g.number AND g.number <> 0
    WHERE x.attrelid = i.indexrelid AND x.attnum BETWEEN 1 AND i.indnkeyatts ORDER BY x.attnum)`;

/**
 * Most indexes are of one plain column in the usual order, by a class of PostgreSQL's own for B-trees, which have no parameters: they
 * need but the column's name. Null for all others.
 */
const plainKey = `CASE WHEN i.indnkeyatts = 1 AND i.indkey[0] <> 0 AND i.indoption[0] = 0
      AND i.indclass[0] IN (SELECT o.oid FROM pg_opclass o JOIN pg_am b ON b.oid = o.opcmethod AND b.amname = 'btree'
        WHERE o.opcdefault AND o.oid < 16384)
    THEN (SELECT ARRAY[quote_ident(a.attname)] FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      AND a.attcollation = i.indcollation[0]) END`;

export const query = (
  scope: Scope,
): string => `SELECT n.nspname AS schema, r.relname AS name, CASE c.relkind WHEN 'm' THEN 'materialized_view' ELSE 'table' END AS on, c.relname AS table,
  m.amname AS method, i.indisunique AS unique, coalesce(${plainKey}, ${keys}) AS keys, ${includedColumns} AS include,
  pg_get_expr(i.indpred, i.indrelid) AS where,
  ${scope.version >= 150000 ? "i.indnullsnotdistinct" : "false"} AS nulls_not_distinct,
  ${options("r.reloptions")} AS options, (SELECT json_object_agg(x.attnum, x.attstattarget::text)
    FROM pg_attribute x WHERE x.attrelid = r.oid AND coalesce(x.attstattarget, -1) <> -1) AS statistics, i.indisvalid AS valid, r.oid::int8
  FROM pg_index i JOIN pg_class r ON r.oid = i.indexrelid JOIN pg_am m ON m.oid = r.relam
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.relkind = 'i' AND ${scope.inScope("n.nspname")} AND ((c.relkind = 'm' AND ${notOfExtension("pg_class", "c.oid")}) OR (${ordinaryTable})) AND ${notOfExtension("pg_class", "r.oid")}
    AND i.indexrelid NOT IN (SELECT k.conindid FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x'))`;
