/**
 * Owns the catalog query of foreign keys between ordinary tables.
 * Must not know the referenced keys.
 */
import type { Scope } from "../kind.ts";
import { columnNames, deferrability, notOfExtension, ordinaryTable } from "../query.ts";

const action = (column: string): string =>
  `CASE ${column} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' END`;

/** A condition: no part of a foreign key, which has a row for each partition of the table that it refers to. */
const notOfItsOwn = `(k.conparentid = 0 OR k.conrelid <> (SELECT u.conrelid FROM pg_constraint u WHERE u.oid = k.conparentid))`;

export const query = (scope: Scope): string => `SELECT n.nspname AS schema, c.relname AS table, k.conname AS name,
  ${columnNames("k.conrelid", "k.conkey")} AS columns,
  rn.nspname AS references_schema, r.relname AS references_table,
  ${columnNames("k.confrelid", "k.confkey")} AS references_columns,
  ${scope.version >= 180000 ? "k.conperiod" : "false"} AS period,
  CASE k.confmatchtype WHEN 'f' THEN 'full' END AS match,
  ${action("k.confupdtype")} AS on_update, ${action("k.confdeltype")} AS on_delete,
  ${scope.version >= 150000 ? `CASE WHEN k.confdelsetcols IS NOT NULL THEN ${columnNames("k.conrelid", "k.confdelsetcols")} END` : "NULL"} AS on_delete_columns,
  ${deferrability} AS deferrable,
  ${scope.version >= 180000 ? "k.conenforced" : "true"} AS enforced,
  k.convalidated ${scope.version >= 180000 ? "OR NOT k.conenforced" : ""} AS validated,
  k.oid::int8
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
  WHERE k.contype = 'f' AND r.relkind IN ('r', 'p') AND ${notOfItsOwn} AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}
    AND ${notOfExtension("pg_constraint", "k.oid")}`;
