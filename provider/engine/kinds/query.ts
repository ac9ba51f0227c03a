/**
 * Owns the pieces that the kinds' catalog queries share.
 * Must not know any particular kind.
 */

/** A condition: the object is no member of an extension (pg_depend.deptype 'e'). One look into the index on what is referred to. */
export const notOfExtension = (catalog: string, oid: string): string =>
  `${oid} NOT IN (SELECT e.objid FROM pg_depend e WHERE e.refclassid = 'pg_extension'::regclass
    AND e.classid = '${catalog}'::regclass AND e.deptype = 'e')`;

/** A condition on pg_class `c`: a table that the engine models wholly, ordinary or partitioned. */
export const ordinaryTable = `c.relkind IN ('r', 'p') AND CASE WHEN c.relkind IN ('r', 'p') AND c.relpersistence IN ('p', 'u')
    THEN ${notOfExtension("pg_class", "c.oid")} END`;

/** A condition on pg_class `c`: a materialized view that the engine models. */
export const ordinaryMaterializedView = `c.relkind = 'm' AND ${notOfExtension("pg_class", "c.oid")}`;

/** A condition on pg_class `c`: a view that the engine models. */
export const ordinaryView = `c.relkind = 'v' AND c.relpersistence = 'p' AND ${notOfExtension("pg_class", "c.oid")}`;

/** reloptions as a JSON object of text values; null for none. */
export const options = (column: string): string =>
  `CASE WHEN ${column} IS NOT NULL THEN
    (SELECT json_object_agg(o.option_name, o.option_value) FROM pg_options_to_table(${column}) o) END`;

/** reloptions of pg_class `c`, those of its TOAST table with the prefix `toast.`: a value, and what FROM needs for it. */
export const optionsWithToast = {
  value: options("o.reloptions"),
  from: `LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
  CROSS JOIN LATERAL (SELECT CASE WHEN t.oid IS NULL THEN c.reloptions
    ELSE c.reloptions || ARRAY(SELECT 'toast.' || unnest(t.reloptions)) END AS reloptions) o`,
} as const;

const noNames = "ARRAY[]::text[]";

/** Names of the columns with these attribute numbers, in their order. Most are of one column, which needs no join. */
export const columnNames = (relation: string, numbers: string): string =>
  `CASE coalesce(array_length(${numbers}, 1), 0) WHEN 0 THEN ${noNames}
    WHEN 1 THEN ARRAY[(SELECT one_column.attname::text FROM pg_attribute one_column
      WHERE one_column.attrelid = ${relation} AND one_column.attnum = (${numbers})[array_lower(${numbers}, 1)])]
    ELSE ARRAY(SELECT each_column.attname::text FROM unnest(${numbers}) WITH ORDINALITY each_key(number, place)
      JOIN pg_attribute each_column ON each_column.attrelid = ${relation} AND each_column.attnum = each_key.number
      ORDER BY each_key.place) END`;

/** Names of the columns that an index (pg_index `i`) carries besides its keys; null for none. */
export const includedColumns = `CASE WHEN i.indnatts <> i.indnkeyatts
    THEN ${columnNames("i.indrelid", "(i.indkey::int2[])[i.indnkeyatts:]")} END`;

/**
 * A condition on pg_index `i` and its row of pg_class: no index of a partitioned table that one of its partitions lacks, as ON ONLY
 * makes it (manual, CREATE INDEX). It is of no use until all have it, and no definition but its partitions' own says so.
 */
export const onAllParts = (index: string): string => `(i.indisvalid OR ${index}.relkind <> 'I' OR NOT EXISTS (
    SELECT FROM pg_inherits part WHERE part.inhparent = i.indrelid AND NOT part.inhdetachpending
      AND part.inhrelid NOT IN (SELECT its.indrelid FROM pg_inherits heir JOIN pg_index its ON its.indexrelid = heir.inhrelid
        WHERE heir.inhparent = i.indexrelid)))`;

/** pg_constraint's two booleans as one text, as in structured input. */
export const deferrability = `CASE WHEN NOT k.condeferrable THEN NULL WHEN k.condeferred THEN 'initially deferred'
    ELSE 'initially immediate' END`;

/**
 * A condition on pg_attribute `x`: it may have a setting of its own, which few columns do. Values of variable length alone can be
 * stored otherwise than their type says.
 */
export const columnWithSettings = `x.attcompression <> '' OR x.attoptions IS NOT NULL OR coalesce(x.attstattarget, -1) <> -1
  OR (x.attlen = -1 AND CASE x.attstorage WHEN 'x' THEN x.atttypid IN (SELECT y.oid FROM pg_type y WHERE y.typstorage <> 'x')
    ELSE (x.atttypid, x.attstorage) NOT IN (SELECT y.oid, y.typstorage FROM pg_type y) END)`;
