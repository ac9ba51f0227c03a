/**
 * Owns the catalog query of indexes.
 * Must not know constraints.
 */
import type { Scope } from "../kind.ts";
import { columnNames, notOfExtension, options, ordinaryTable } from "../query.ts";

/**
 * One key as CREATE INDEX takes it. pg_get_indexdef leaves collation, class and order out when asked for one key. What an
 * expression's own collation is, no function tells: the index's is written unless it and those of all columns are the default.
 */
const key = `CASE WHEN a.attnum IS NOT NULL THEN quote_ident(a.attname) ELSE pg_get_indexdef(i.indexrelid, g + 1, false) END
  || CASE WHEN i.indcollation[g] <> 0 AND CASE WHEN a.attnum IS NOT NULL THEN i.indcollation[g] <> a.attcollation
      ELSE i.indcollation[g] <> 100 OR EXISTS (SELECT FROM pg_depend d JOIN pg_attribute b ON b.attrelid = d.refobjid
        AND b.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
        AND d.refclassid = 'pg_class'::regclass AND b.attcollation NOT IN (0, 100)) END
    THEN (SELECT ' COLLATE ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
      FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = i.indcollation[g]) ELSE '' END
  || CASE WHEN NOT o.opcdefault OR x.attoptions IS NOT NULL
    THEN ' ' || CASE WHEN os.nspname = 'pg_catalog' THEN '' ELSE quote_ident(os.nspname) || '.' END || quote_ident(o.opcname)
      || coalesce(' (' || (SELECT string_agg(quote_ident(p.option_name) || '=' || quote_literal(p.option_value), ', ')
        FROM pg_options_to_table(x.attoptions) p) || ')', '') ELSE '' END
  || CASE WHEN i.indoption[g] = 0 OR NOT pg_indexam_has_property(m.oid, 'can_order') THEN ''
    WHEN i.indoption[g] & 3 = 1 THEN ' DESC NULLS LAST' WHEN i.indoption[g] & 3 = 3 THEN ' DESC'
    WHEN i.indoption[g] & 3 = 2 THEN ' NULLS FIRST' ELSE '' END`;

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, r.relname AS name, c.relname AS table,
  m.amname AS method, i.indisunique AS unique,
  ARRAY(SELECT ${key}
    FROM generate_series(0, i.indnkeyatts - 1) g
    JOIN pg_opclass o ON o.oid = i.indclass[g] JOIN pg_namespace os ON os.oid = o.opcnamespace
    JOIN pg_attribute x ON x.attrelid = i.indexrelid AND x.attnum = g + 1
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[g] AND i.indkey[g] <> 0
    ORDER BY g) AS keys,
  ${columnNames("i.indrelid", "(i.indkey::int2[])[i.indnkeyatts:]")} AS include,
  pg_get_expr(i.indpred, i.indrelid) AS where,
  ${scope.version >= 150000 ? "i.indnullsnotdistinct" : "false"} AS nulls_not_distinct,
  ${options("r.reloptions")} AS options, i.indisvalid AS valid,
  ARRAY['pg_class/' || r.oid || '/0'] AS rows
  FROM pg_index i JOIN pg_class r ON r.oid = i.indexrelid JOIN pg_am m ON m.oid = r.relam
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.relkind = 'i' AND ${scope.inScope("n.nspname")} AND ${ordinaryTable} AND ${notOfExtension("pg_class", "r.oid")}
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`;
