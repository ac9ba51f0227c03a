/**
 * Owns PostgreSQL's keywords that cannot stand for a name, and the quoting of names.
 * Must not know SQL beyond that.
 */

/** Reserved, also those that may name a function or type (manual, appendix C, PostgreSQL 18). */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp
current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having
ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not
notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar
some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window
with`.split(/\s+/),
);

/** The name as it stands in SQL: quoted where it has to be. */
export const quoteName = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** Words of SQL that may stand in an expression where a column's name may, reserved or not. */
const inExpressions = new Set(
  `between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer
interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table
json_value least national nchar none normalize nullif numeric out overlay position precision real row setof smallint substring
time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi
xmlroot xmlserialize xmltable unknown nfc nfd nfkc nfkd year month day hour minute second zone epoch at of by over filter
within escape document content is in current date ctid xmin xmax cmin cmax tableoid value`.split(/\s+/),
);

export const isKeyword = (name: string): boolean => reserved.has(name) || inExpressions.has(name);
