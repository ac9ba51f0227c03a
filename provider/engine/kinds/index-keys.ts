/**
 * Owns the SQL that prints the keys of an index as CREATE INDEX takes them.
 * Must not know what the index is for.
 */

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

/**
 * The keys of an index (pg_index `i`, its pg_am `m`) in their order, each with SQL behind it. By the index on (attrelid, attnum), so
 * in order without sorting; still the order has to be said.
 */
export const indexKeys = (behind = ""): string => `ARRAY(SELECT ${key}${behind}
    FROM pg_attribute x CROSS JOIN LATERAL (SELECT i.indkey[x.attnum - 1] AS number, i.indclass[x.attnum - 1] AS class,
      i.indcollation[x.attnum - 1] AS collation, i.indoption[x.attnum - 1] AS option) g
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = g.number AND g.number <> 0
    WHERE x.attrelid = i.indexrelid AND x.attnum BETWEEN 1 AND i.indnkeyatts ORDER BY x.attnum)`;
