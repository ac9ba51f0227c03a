/**
 * Owns the catalog query of indexes.
 * Must not know constraints.
 */
import { indexKeys } from "../index-keys.ts";
import type { Scope } from "../kind.ts";
import { partIndexColumns } from "../part-index.ts";
import { includedColumns, notOfExtension, onAllParts, options, ordinaryTable } from "../query.ts";

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
): string => `SELECT n.nspname AS schema, r.relname AS name, CASE c.relkind WHEN 'm' THEN 'materialized_view' END AS on, c.relname AS table,
  nullif(m.amname, 'btree') AS method, i.indisunique AS unique, coalesce(${plainKey}, ${indexKeys()}) AS keys, ${includedColumns} AS include,
  pg_get_expr(i.indpred, i.indrelid) AS where,
  ${scope.version >= 150000 ? "i.indnullsnotdistinct" : "false"} AS nulls_not_distinct,
  ${options("r.reloptions")} AS options, CASE WHEN i.indexprs IS NOT NULL THEN (SELECT json_object_agg(x.attnum, x.attstattarget::text)
    FROM pg_attribute x WHERE x.attrelid = r.oid AND coalesce(x.attstattarget, -1) <> -1) END AS statistics, ${partIndexColumns()},
  i.indisvalid AS valid, r.oid::int8
  FROM pg_index i JOIN pg_class r ON r.oid = i.indexrelid JOIN pg_am m ON m.oid = r.relam
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.relkind IN ('i', 'I') AND ${scope.inScope("n.nspname")} AND ((c.relkind = 'm' AND ${notOfExtension("pg_class", "c.oid")}) OR (${ordinaryTable})) AND ${notOfExtension("pg_class", "r.oid")}
    AND i.indexrelid NOT IN (SELECT k.conindid FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x')) AND ${onAllParts("r")}`;
