/**
 * Owns what came with which major version of PostgreSQL and may stand in a definition: functions, collations, syntax. Operators,
 * types and operator classes that users name are the same from 14 to 18.
 * Must not know who uses it. A test compares it with the servers of all versions.
 */

/** Functions by major version and name: the types of their arguments, as oidvectortypes prints them. */
export const functionsSince: Readonly<Record<number, Readonly<Record<string, readonly string[]>>>> = {
  15: {
    has_parameter_privilege: ["name, text, text", "oid, text, text", "text, text"],
    max: ["xid8"],
    min: ["xid8"],
    range_agg: ["anymultirange"],
    regexp_count: ["text, text", "text, text, integer", "text, text, integer, text"],
    regexp_instr: [
      "text, text",
      "text, text, integer",
      "text, text, integer, integer",
      "text, text, integer, integer, integer",
      "text, text, integer, integer, integer, text",
      "text, text, integer, integer, integer, text, integer",
    ],
    regexp_like: ["text, text", "text, text, text"],
    regexp_replace: [
      "text, text, text, integer",
      "text, text, text, integer, integer",
      "text, text, text, integer, integer, text",
    ],
    regexp_substr: [
      "text, text",
      "text, text, integer",
      "text, text, integer, integer",
      "text, text, integer, integer, text",
      "text, text, integer, integer, text, integer",
    ],
  },
  16: {
    any_value: ["anyelement"],
    array_sample: ["anyarray, integer"],
    array_shuffle: ["anyarray"],
    date_add: ["timestamp with time zone, interval", "timestamp with time zone, interval, text"],
    date_subtract: ["timestamp with time zone, interval", "timestamp with time zone, interval, text"],
    erf: ["double precision"],
    erfc: ["double precision"],
    generate_series: ["timestamp with time zone, timestamp with time zone, interval, text"],
    json_agg_strict: ["anyelement"],
    json_object_agg_strict: ['"any", "any"'],
    json_object_agg_unique: ['"any", "any"'],
    json_object_agg_unique_strict: ['"any", "any"'],
    jsonb_agg_strict: ["anyelement"],
    jsonb_object_agg_strict: ['"any", "any"'],
    jsonb_object_agg_unique: ['"any", "any"'],
    jsonb_object_agg_unique_strict: ['"any", "any"'],
    random_normal: ["double precision, double precision"],
    system_user: [""],
  },
  17: {
    icu_unicode_version: [""],
    jsonb_populate_record_valid: ["anyelement, jsonb"],
    random: ["bigint, bigint", "integer, integer", "numeric, numeric"],
    timezone: ["time with time zone", "timestamp with time zone", "timestamp without time zone"],
    to_bin: ["bigint", "integer"],
    to_oct: ["bigint", "integer"],
    to_regtypemod: ["text"],
    unicode_assigned: ["text"],
    unicode_version: [""],
    uuid_extract_timestamp: ["uuid"],
    uuid_extract_version: ["uuid"],
    xmltext: ["text"],
  },
  18: {
    array_reverse: ["anyarray"],
    array_sort: ["anyarray", "anyarray, boolean", "anyarray, boolean, boolean"],
    bytea: ["bigint", "integer", "smallint"],
    casefold: ["text"],
    crc32: ["bytea"],
    crc32c: ["bytea"],
    gamma: ["double precision"],
    has_largeobject_privilege: ["name, oid, text", "oid, oid, text", "oid, text"],
    int2: ["bytea"],
    int4: ["bytea"],
    int8: ["bytea"],
    lgamma: ["double precision"],
    max: ["bytea", "record"],
    min: ["bytea", "record"],
    reverse: ["bytea"],
    uuidv4: [""],
    uuidv7: ["", "interval"],
  },
};

/** Collations that are not the operating system's. */
export const collationsSince: Readonly<Record<number, readonly string[]>> = {
  16: ["unicode"],
  17: ["pg_c_utf8"],
  18: ["pg_unicode_fast"],
};

/** Nodes of an expression's tree that are syntax and no function (primnodes.h). */
export const nodesSince: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  16: { JSONCONSTRUCTOREXPR: "a constructor of SQL/JSON, such as JSON_OBJECT", JSONISPREDICATE: "IS JSON" },
  17: { JSONEXPR: "JSON_EXISTS, JSON_VALUE, JSON_QUERY or JSON_TABLE" },
};
