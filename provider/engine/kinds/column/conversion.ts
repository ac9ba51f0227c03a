/**
 * Owns how values of one type become values of another: by a cast where there is one, else by way of their text.
 * Must not know how the change of a column is written, nor which values cannot become what is wanted.
 */

import { written } from "../../catalog/object.ts";
import { identifier, join, type Sql, sql } from "../../sql/sql.ts";
import type { Column } from "./index.ts";

type Change = { readonly old: Column; readonly new: Column };
type Typed = Column["attrs"];

/** Each of these becomes any type by being read, and any type becomes one of these by being printed. */
const strings: readonly string[] = ["text", "character varying", "character", "name"];
const integers: readonly string[] = ["smallint", "integer", "bigint"];
const numbers: readonly string[] = [...integers, "numeric", "real", "double precision"];
const timestamps = ["timestamp without time zone", "timestamp with time zone"];

/** What has a cast to what among PostgreSQL's own base types, besides strings (pg_cast of 14 to 18; those of bytea are of 18). */
const casts: Readonly<Record<string, readonly string[]>> = {
  '"char"': ["integer"],
  bigint: [...numbers, "bit", "money", "oid", "regclass"],
  bit: ["bit", "bit varying", "bigint", "integer"],
  "bit varying": ["bit", "bit varying"],
  boolean: ["boolean", "integer"],
  box: ["box", "point", "circle", "polygon", "lseg"],
  bytea: ["bytea"],
  cidr: ["cidr", "inet"],
  circle: ["circle", "box", "point", "polygon"],
  date: ["date", ...timestamps],
  "double precision": numbers,
  inet: ["inet", "cidr"],
  integer: [...numbers, "bit", "boolean", "money", "oid", '"char"', "regclass"],
  interval: ["interval", "time without time zone"],
  json: ["json", "jsonb"],
  jsonb: ["json", "jsonb", "boolean", ...numbers],
  line: ["line"],
  lseg: ["lseg", "point"],
  macaddr: ["macaddr", "macaddr8"],
  macaddr8: ["macaddr", "macaddr8"],
  money: ["money", "numeric"],
  numeric: [...numbers, "money"],
  oid: ["oid", "integer", "bigint", "regclass"],
  path: ["path", "polygon"],
  pg_lsn: ["pg_lsn"],
  point: ["point", "box"],
  polygon: ["polygon", "path", "circle", "point", "box"],
  real: numbers,
  regclass: ["regclass", "oid", "integer", "bigint"],
  smallint: [...numbers, "oid", "regclass"],
  "time with time zone": ["time with time zone", "time without time zone"],
  "time without time zone": ["time without time zone", "time with time zone", "interval"],
  "timestamp with time zone": ["date", "time with time zone", "time without time zone", ...timestamps],
  "timestamp without time zone": ["date", "time without time zone", ...timestamps],
  tsquery: ["tsquery"],
  tsvector: ["tsvector"],
  uuid: ["uuid"],
  xml: ["xml"],
};

const isList = (type: string): boolean => type.endsWith("[]");
const elementOf = (type: string): string => (isList(type) ? type.slice(0, -2) : type);

/** Of a domain, that of what it is made of. */
const nameOf = ({ type_under, type_base }: Typed): string => type_under ?? type_base;

/** Whether values go by way of their text, because no cast is there. */
export function goesByText({ old, new: wanted }: Change): boolean {
  const [from, to] = [old.attrs, wanted.attrs];
  if (isRangeOfMany(from, to) || isOneOfMany(from, to)) return false;
  // Types that somebody made have no casts to each other.
  if (from.type_by_text && to.type_by_text) return true;
  const listed = (of: Typed, entry: string): boolean => of.type_casts?.includes(entry) === true;
  if (listed(from, `to ${nameOf(to)}`) || listed(to, `from ${nameOf(from)}`)) return false;
  const [had, has] = [nameOf(from), nameOf(to)];
  if (had === has || strings.includes(elementOf(had)) || strings.includes(elementOf(has)))
    // A list becomes a text, and a text a list, by itself; a list of texts nothing but a list.
    return isList(had) !== isList(has) && !strings.includes(isList(had) ? has : had);
  const isMade = (of: Typed): boolean => (of.type_by_text && of.type_under === null) || of.type_casts !== null;
  if (isMade(from) || isMade(to) || isList(had) !== isList(has)) return true;
  const known = casts[elementOf(had)];
  // Of what a list's elements can become, where somebody made their type, the list's own type says nothing.
  if (known === undefined || casts[elementOf(has)] === undefined) return isList(had);
  return !known.includes(elementOf(has)) && !isTruth(from, to);
}

/** A range and the multirange of it. */
const isRangeOfMany = (from: Typed, to: Typed): boolean =>
  from.type_casts?.includes(`to ${to.type_base}`) === true && to.type_by_text;
export const isOneOfMany = (from: Typed, to: Typed): boolean =>
  from.type_by_text && to.type_by_text && from.type_casts?.includes(`from ${to.type_base}`) === true;

/** Only integer has a cast to boolean, and back. */
const isTruth = ({ type_base: had }: Typed, { type_base: has }: Typed): boolean =>
  (had === "boolean" && numbers.includes(has)) || (numbers.includes(had) && has === "boolean");

/**
 * A composite value whose attributes have other places; those that are new are NULL. A value that is NULL stays so. What is `made` goes by
 * way of its text, for it may be of another type by then, to which no cast leads.
 */
const byAttributes = (value: Sql, had: readonly string[], has: readonly string[], made: readonly string[]): Sql => {
  const attribute = (name: string): Sql =>
    made.includes(name) ? sql`(${value}).${identifier(name)}::text` : sql`(${value}).${identifier(name)}`;
  return sql`CASE WHEN pg_catalog.num_nonnulls(${value}) = 0 THEN NULL ELSE ROW(${join(
    has.map((name) => (had.includes(name) ? attribute(name) : sql`NULL`)),
    ", ",
  )})`;
};

/** The expression behind USING. */
export function converted(change: Change): Sql {
  const { old, new: wanted } = change;
  const value = identifier(wanted.path.name);
  const type = written(wanted, "type");
  const [had, has] = [old.attrs.type_attributes, wanted.attrs.type_attributes];
  if (had !== null && has !== null && has.join("\n") !== had.join("\n"))
    return sql`${byAttributes(value, had, has, old.attrs.type_attributes_made ?? [])}::${type} END`;
  if (goesByText(change)) return sql`${value}::text::${type}`;
  if (isOneOfMany(old.attrs, wanted.attrs)) return sql`pg_catalog.range_merge(${value})`;
  if (!isTruth(old.attrs, wanted.attrs) || [old, wanted].some(({ attrs }) => attrs.type_base === "integer"))
    return sql`${value}::${type}`;
  return wanted.attrs.type_base === "boolean" ? sql`${value} <> 0` : sql`${value}::integer::${type}`;
}
