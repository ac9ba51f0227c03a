/**
 * Owns the pieces that the kinds' catalog queries share.
 * Must not know any particular kind.
 */

/** A condition: the object is no member of an extension (pg_depend.deptype 'e'). */
export const notOfExtension = (catalog: string, oid: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;

/**
 * A condition on pg_class `c`: an ordinary table that the engine models wholly; partitions, inheritance and typed tables are
 * found and listed as not modelled.
 */
export const ordinaryTable = `c.relkind = 'r' AND c.relpersistence IN ('p', 'u') AND NOT c.relispartition AND c.reloftype = 0
    AND c.oid NOT IN (SELECT unnest(ARRAY[i.inhrelid, i.inhparent]) FROM pg_inherits i)
    AND ${notOfExtension("pg_class", "c.oid")}`;

/** reloptions as a JSON object of text values; '{}' for none. */
export const options = (column: string): string =>
  `coalesce((SELECT json_object_agg(o.option_name, o.option_value) FROM pg_options_to_table(${column}) o), '{}')`;

/** Names of the columns with these attribute numbers, in their order. */
export const columnNames = (relation: string, numbers: string): string =>
  `ARRAY(SELECT each_column.attname FROM unnest(${numbers}) WITH ORDINALITY each_key(number, place)
    JOIN pg_attribute each_column ON each_column.attrelid = ${relation} AND each_column.attnum = each_key.number
    ORDER BY each_key.place)`;

/** pg_constraint's two booleans as one text, as in structured input. */
export const deferrability = `CASE WHEN NOT k.condeferrable THEN NULL WHEN k.condeferred THEN 'initially deferred'
    ELSE 'initially immediate' END`;
