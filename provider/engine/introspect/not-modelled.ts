/**
 * Owns the search for what exists and no kind models: objects of other sorts, and features of modelled objects.
 * Must not know kinds; it looks at PostgreSQL's catalogs alone.
 */
import type { Scope } from "../kinds/kind.ts";
import { quoteLiteral } from "../sql/sql.ts";

/** Every object in the schemas as its pg_depend row, in one text; members of extensions and internal parts of others left out. */
export const inventoryQuery = (scope: Scope): string =>
  `SELECT string_agg(o.class || '/' || o.oid || '/0', ' ') AS rows FROM (${inventory(scope)}) o`;

function inventory(scope: Scope): string {
  const inSchema = (catalog: string, namespace: string, condition = "true", parent = "NULL"): string =>
    `SELECT '${catalog}' AS class, x.oid, n.nspname AS schema, ${parent} AS parent FROM ${catalog} x JOIN pg_namespace n ON n.oid = x.${namespace}
      WHERE ${scope.inScope("n.nspname")} AND ${condition}`;
  const onRelation = (catalog: string, relation: string, condition = "true"): string =>
    `SELECT '${catalog}' AS class, x.oid, n.nspname AS schema, 'pg_class/' || c.oid || '/0' AS parent FROM ${catalog} x
      JOIN pg_class c ON c.oid = x.${relation} JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${scope.inScope("n.nspname")} AND ${condition}`;
  const anywhere = (catalog: string): string =>
    `SELECT '${catalog}' AS class, x.oid, NULL AS schema, NULL AS parent FROM ${catalog} x WHERE x.oid >= 16384`;
  const global = [
    "pg_am",
    "pg_cast",
    "pg_event_trigger",
    "pg_foreign_data_wrapper",
    "pg_foreign_server",
    "pg_publication",
    "pg_language",
    "pg_transform",
  ];
  return `SELECT o.class, o.oid, o.schema, o.parent FROM (${[
    inSchema("pg_namespace", "oid"),
    inSchema("pg_class", "relnamespace", "x.relkind NOT IN ('t', 'i', 'I') AND x.relpersistence <> 't'"),
    `SELECT 'pg_class' AS class, x.oid, n.nspname AS schema, 'pg_class/' || i.indrelid || '/0' AS parent
      FROM pg_class x JOIN pg_index i ON i.indexrelid = x.oid JOIN pg_class t ON t.oid = i.indrelid AND t.relkind <> 't'
      JOIN pg_namespace n ON n.oid = x.relnamespace WHERE ${scope.inScope("n.nspname")}`,
    inSchema("pg_type", "typnamespace"),
    inSchema("pg_proc", "pronamespace"),
    inSchema("pg_operator", "oprnamespace"),
    inSchema("pg_opclass", "opcnamespace"),
    inSchema("pg_opfamily", "opfnamespace"),
    inSchema("pg_collation", "collnamespace"),
    inSchema("pg_conversion", "connamespace"),
    inSchema("pg_statistic_ext", "stxnamespace", "true", "'pg_class/' || x.stxrelid || '/0'"),
    inSchema("pg_ts_config", "cfgnamespace"),
    inSchema("pg_ts_dict", "dictnamespace"),
    inSchema("pg_ts_parser", "prsnamespace"),
    inSchema("pg_ts_template", "tmplnamespace"),
    inSchema("pg_extension", "extnamespace"),
    inSchema(
      "pg_constraint",
      "connamespace",
      "x.contype <> 't' AND (x.contype <> 'n' OR x.connoinherit OR NOT x.convalidated)",
      "CASE WHEN x.conrelid <> 0 THEN 'pg_class/' || x.conrelid || '/0' ELSE 'pg_type/' || x.contypid || '/0' END",
    ),
    onRelation("pg_trigger", "tgrelid", "NOT x.tgisinternal"),
    onRelation("pg_policy", "polrelid"),
    onRelation("pg_rewrite", "ev_class", "x.rulename <> '_RETURN'"),
    onRelation("pg_attrdef", "adrelid"),
    onRelation("pg_publication_rel", "prrelid"),
    inSchema("pg_publication_namespace", "pnnspid"),
    inSchema("pg_default_acl", "defaclnamespace"),
    "SELECT 'pg_default_acl' AS class, x.oid, NULL AS schema, NULL AS parent FROM pg_default_acl x WHERE x.defaclnamespace = 0",
    ...global.map(anywhere),
  ]
    .filter((text) => scope.version >= 150000 || !text.includes("pg_publication_namespace"))
    .join("\n  UNION ALL ")}) o
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.class::regclass AND d.objid = o.oid AND d.objsubid = 0
    AND (d.deptype = 'e' OR (d.deptype = 'i' AND o.class NOT IN ('pg_publication_rel', 'pg_publication_namespace', 'pg_attrdef'))))`;
}

/** The rows that no kind claimed, with the names that pg_identify_object gives them. */
export const identifyQuery = (scope: Scope, rows: readonly string[]): string =>
  `SELECT o.class || '/' || o.oid || '/0' AS row, o.schema, o.parent, replace(i.type, ' ', '_') || ':' || i.identity AS name
  FROM (${inventory(scope)}) o, LATERAL pg_identify_object(o.class::regclass, o.oid, 0) i
  WHERE o.class || '/' || o.oid || '/0' = ANY (string_to_array(${quoteLiteral(rows.join(","))}, ',')) AND i.identity IS NOT NULL`;

/**
 * Features of relations and columns that no kind's attributes hold: a word, and the row of the object that has it. One scan of
 * each catalog, for they are the largest.
 */
export function featuresQuery(scope: Scope): string {
  const words = (features: Readonly<Record<string, string>>): string =>
    `LATERAL (VALUES ${Object.entries(features)
      .map(([word, condition]) => `('${word}', ${condition})`)
      .join(", ")}) f(feature, has)`;
  const any = (features: Readonly<Record<string, string>>): string => `(${Object.values(features).join(" OR ")})`;
  const inSchemas = scope.inScope("n.nspname");
  const ofRelation = {
    privileges: "c.relacl IS NOT NULL",
    row_security: "(c.relrowsecurity OR c.relforcerowsecurity)",
    replica_identity: "(c.relkind = 'r' AND c.relreplident <> 'd')",
    tablespace: "c.reltablespace <> 0",
    access_method: "(c.relkind = 'r' AND c.relam <> 2)",
  };
  const ofColumn = {
    column_privileges: "a.attacl IS NOT NULL",
    column_storage: "(c.relkind = 'r' AND a.attstorage <> y.typstorage)",
    column_compression: "a.attcompression <> ''",
    column_statistics: "coalesce(a.attstattarget, -1) <> -1",
    column_options: "a.attoptions IS NOT NULL",
  };
  const ofIndex = { clustered_index: "i.indisclustered", index_tablespace: "c.reltablespace <> 0" };
  return [
    `SELECT 'privileges' AS feature, 'pg_namespace/' || n.oid || '/0' AS row FROM pg_namespace n
      WHERE ${inSchemas} AND n.nspname <> 'public' AND n.nspacl IS NOT NULL`,
    `SELECT f.feature, 'pg_class/' || c.oid || '/0' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, ${words(ofRelation)}
      WHERE ${inSchemas} AND c.relkind IN ('r', 'v', 'S') AND ${any(ofRelation)} AND f.has`,
    `SELECT f.feature, 'pg_class/' || c.oid || '/' || a.attnum FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type y ON y.oid = a.atttypid, ${words(ofColumn)}
      WHERE ${inSchemas} AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped AND ${any(ofColumn)} AND f.has`,
    `SELECT f.feature, 'pg_class/' || c.oid || '/0' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace, ${words(ofIndex)}
      WHERE ${inSchemas} AND c.relkind = 'i' AND ${any(ofIndex)} AND f.has`,
    `SELECT 'index_statistics', 'pg_class/' || c.oid || '/0' FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'i' JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${inSchemas} AND a.attnum > 0 AND a.attstattarget <> -1`,
    "SELECT 'security_label', s.classoid::regclass::text || '/' || s.objoid || '/' || s.objsubid FROM pg_seclabel s",
  ].join("\nUNION ALL ");
}
