/**
 * Owns the catalog query of columns.
 * Must not know defaults that are no generation expressions.
 */
import type { Scope } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

/** At most so many bytes of a name, as whole characters. */
const cut = (name: string, bytes: string): string =>
  `left(${name}, (SELECT max(g) FROM generate_series(0, 63) g WHERE octet_length(left(${name}, g)) <= ${bytes}))`;

/**
 * The name that PostgreSQL gives to what nobody named, `<table>_<column>_<label>` (makeObjectName): where that is too long for 63 bytes,
 * the longer of the two is cut first.
 */
function chosenName(label: string): string {
  const room = 63 - 2 - label.length;
  const kept = `least(octet_length(c.relname), greatest(${Math.ceil(room / 2)}, ${room} - octet_length(a.attname)))`;
  return `CASE WHEN octet_length(c.relname) + octet_length(a.attname) <= ${room} THEN c.relname || '_' || a.attname
      ELSE ${cut("c.relname", kept)} || '_' || ${cut("a.attname", `${room} - ${kept}`)} END || '_${label}'`;
}

/** Null for the name that PostgreSQL gives. */
const notNullName = (version: number, when: string): string =>
  version < 180000 ? "NULL" : `CASE WHEN k.conname <> ${chosenName("not_null")} AND ${when} THEN k.conname END`;

/** Of a partition's, also its own, which a partitioned table that it is a part of has under another name. */
const isApart = `CASE WHEN c.relispartition AND k.coninhcount > 0 AND k.conislocal THEN EXISTS (SELECT FROM pg_partition_ancestors(c.oid) p
    JOIN pg_attribute b ON b.attrelid = p.relid AND b.attname = a.attname
    JOIN pg_constraint w ON w.conrelid = p.relid AND w.contype = 'n' AND w.conkey[1] = b.attnum AND w.conname <> k.conname) ELSE false END`;

/** Of the generation expression; no join, which would look into pg_attrdef for each of all the others. */
const ofGenerated = (what: string): string =>
  `CASE WHEN a.attgenerated <> '' THEN (SELECT ${what} FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END`;

/** OFFSET keeps it from being looked for where there is none: that takes longer than all else of a column. */
const ofNotNull = `LEFT JOIN LATERAL (SELECT q.oid, q.conname, q.coninhcount, q.conislocal, q.convalidated, q.connoinherit FROM pg_constraint q
    WHERE a.attnotnull AND q.conrelid = a.attrelid AND q.contype = 'n' AND q.conkey[1] = a.attnum OFFSET 0) k ON true`;

/** Of a domain and all domains below it. */
const below = (what: string): string => `(WITH RECURSIVE b AS (
    SELECT y.oid, y.typbasetype, y.typtypmod, y.typnotnull, 1 AS depth
    UNION ALL SELECT u.oid, u.typbasetype, u.typtypmod, u.typnotnull, b.depth + 1
      FROM b JOIN pg_type u ON u.oid = b.typbasetype AND u.typtype = 'd'
    ) SELECT ${what} FROM b)`;

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, c.relname AS table, a.attname AS name,
  format_type(a.atttypid, a.atttypmod) AS type,
  CASE WHEN a.attcollation <> 0 AND a.attcollation <> y.typcollation
    THEN (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
      JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = a.attcollation) END AS collation,
  ${ofGenerated("pg_get_expr(d.adbin, d.adrelid)")} AS generated,
  a.attgenerated = 'v' AS virtual,
  CASE WHEN c.relispartition THEN NULL WHEN a.attidentity = 'a' THEN 'always' WHEN a.attidentity = 'd' THEN 'by default' END AS identity,
  CASE WHEN s.seqrelid IS NOT NULL THEN json_build_object('start', s.seqstart::text, 'increment', s.seqincrement::text,
    'min', s.seqmin::text, 'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle::text)::jsonb
    || (SELECT CASE WHEN q.relname = ${chosenName("seq")} THEN '{}' ELSE jsonb_build_object('name', q.relname) END
      FROM pg_class q WHERE q.oid = s.seqrelid) END AS identity_options,
  ${scope.version >= 180000 ? "a.attnotnull AND coalesce(k.convalidated, true)" : "a.attnotnull"} AS not_null,
  ${notNullName(scope.version, "k.coninhcount = 0")} AS not_null_name,
  ${notNullName(scope.version, "k.coninhcount > 0")} AS not_null_inherited_name,
  ${notNullName(scope.version, "k.coninhcount > 0 AND k.conislocal AND NOT c.relispartition")} AS not_null_own_name,
  ${scope.version >= 180000 ? "NOT coalesce(k.convalidated, true)" : "false"} AS not_null_unchecked,
  ${scope.version >= 180000 ? "coalesce(k.connoinherit, false)" : "false"} AS not_null_no_inherit,
  ${scope.version >= 180000 ? "coalesce(k.coninhcount > 0 AND NOT k.conislocal, false) AND NOT c.relispartition" : "NULL::boolean"} AS not_null_inherited,
  ${scope.version >= 180000 ? isApart : "NULL::boolean"} AS not_null_apart,
  NOT a.attislocal AND NOT c.relispartition AS inherited,
  CASE WHEN c.relkind = 'p' THEN (c.oid, a.attnum::int) IN (SELECT p.refobjid, p.objsubid FROM pg_depend p
    WHERE p.classid = 'pg_class'::regclass AND p.objid = c.oid AND p.objsubid > 0 AND p.refclassid = 'pg_class'::regclass
    AND p.refobjsubid = 0 AND p.deptype = 'i') ELSE false END AS in_partition_key,
  a.attnum AS position, CASE WHEN a.atttypmod <> -1 THEN format_type(a.atttypid, NULL) END AS type_base, a.atttypmod AS type_modifier,
  CASE WHEN y.typtype = 'd' THEN ${below("bool_or(b.typnotnull OR EXISTS (SELECT FROM pg_constraint q WHERE q.contypid = b.oid))")}
    ELSE false END AS type_constrained,
  CASE WHEN y.typtype = 'd' THEN ${below("(array_agg(format_type(b.typbasetype, b.typtypmod) ORDER BY b.depth DESC))[1]")} END AS type_under,
  coalesce(e.typtype, y.typtype) <> 'b' AS type_by_text,
  CASE WHEN y.typtype IN ('r', 'm') OR (y.typtype = 'b' AND y.oid >= 16384 AND e.oid IS NULL) THEN
    ARRAY(SELECT CASE k.castsource WHEN y.oid THEN 'to ' || format_type(k.casttarget, NULL) ELSE 'from ' || format_type(k.castsource, NULL) END
      FROM pg_cast k WHERE y.oid IN (k.castsource, k.casttarget) ORDER BY 1) END AS type_casts,
  CASE WHEN y.typtype = 'c' THEN ARRAY(SELECT p.attname::text FROM pg_attribute p
    WHERE p.attrelid = y.typrelid AND p.attnum > 0 AND NOT p.attisdropped ORDER BY p.attnum) END AS type_attributes,
  CASE WHEN y.typtype = 'c' THEN ARRAY(SELECT p.attname::text FROM pg_attribute p WHERE p.attrelid = y.typrelid AND p.attnum > 0
    AND NOT p.attisdropped AND p.atttypid >= 16384 ORDER BY p.attnum) END AS type_attributes_made,
  CASE WHEN coalesce(e.typtype, y.typtype) = 'e' THEN ARRAY(SELECT v.enumlabel::text FROM pg_enum v
    WHERE v.enumtypid = coalesce(e.oid, y.oid) ORDER BY v.enumsortorder) END AS type_values,
  c.oid::int8, CASE WHEN a.attgenerated <> '' OR s.seqrelid IS NOT NULL ${scope.version >= 180000 ? "OR k.oid IS NOT NULL" : ""}
    THEN ARRAY[${ofGenerated("d.oid")}::int8, s.seqrelid::int8, ${scope.version >= 180000 ? "k.oid::int8" : "NULL"}] END AS others
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = a.atttypid
  LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typlen = -1
  LEFT JOIN (SELECT * FROM pg_sequence s JOIN pg_depend i ON i.classid = 'pg_class'::regclass AND i.objid = s.seqrelid
    AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i') s ON s.refobjid = a.attrelid AND s.refobjsubid = a.attnum
  ${scope.version >= 180000 ? ofNotNull : ""}
  WHERE a.attnum > 0 AND NOT a.attisdropped AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}`;
