/**
 * Owns the question which values a column's new type cannot hold as they are: they make the conversion fail, or are cut or rounded.
 * Must not know how the change is written.
 */

import { identifier, integer, join, literal, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { goesByText, isOneOfMany } from "./conversion.ts";
import type { Column } from "./index.ts";

const strings: readonly string[] = ["text", "character varying", "character"];
const numbers: readonly string[] = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
const timestamps: readonly string[] = ["timestamp without time zone", "timestamp with time zone"];

const bounds: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ["-32768", "32767"],
  integer: ["-2147483648", "2147483647"],
  bigint: ["-9223372036854775808", "9223372036854775807"],
};

/** Types that a text becomes by being read, and no other way. */
const readFromText: readonly string[] = [
  ...numbers,
  ...timestamps,
  "boolean",
  "date",
  "inet",
  "interval",
  "json",
  "jsonb",
  "time without time zone",
  "uuid",
];

/**
 * A condition on the column under its name that holds for the values at fault; undefined where no query can tell without the
 * conversion itself. `version` is the target's.
 */
export function misfitCondition(
  change: { readonly old: Column; readonly new: Column },
  version: number,
): Sql | undefined {
  const { old, new: wanted } = change;
  const value = identifier(wanted.path.name);
  const byText = goesByText(change);
  if (wanted.attrs.type_values !== null) return notAmong(value, old.attrs, wanted.attrs, byText);
  if (isOneOfMany(old.attrs, wanted.attrs))
    return sql`(SELECT pg_catalog.count(*) FROM pg_catalog.unnest(${value})) > 1`;
  const { type_base: from } = old.attrs;
  const { type_base: to, type_modifier: modifier, type } = wanted.attrs;
  if (to === "character varying" || to === "character")
    // An explicit cast cuts without a word (manual, 8.3); blanks at the end are nothing that is lost.
    return modifier === -1 || isLengthOf(old.attrs, modifier)
      ? undefined
      : sql`pg_catalog.char_length(pg_catalog.rtrim((${value})::text, ' ')) > ${integer(modifier - 4)}`;
  if (numbers.includes(from) && to in bounds) {
    const [least, most] = bounds[to] as readonly [string, string];
    const isInteger = from in bounds;
    if (isInteger && digits(from) <= digits(to)) return undefined;
    const beyond = sql`${value} NOT BETWEEN ${verbatim(least)} AND ${verbatim(most)}`;
    return isInteger ? beyond : sql`(${beyond} OR ${value} <> pg_catalog.trunc(${value}))`;
  }
  if (numbers.includes(from) && to === "numeric" && modifier !== -1) {
    const [precision, scale] = [(modifier - 4) >> 16, signed((modifier - 4) & 0x7ff)];
    if (from in bounds && scale >= 0 && precision - scale >= digits(from)) return undefined;
    const rounded = sql`pg_catalog.round((${value})::numeric, ${integer(scale)})`;
    return sql`(pg_catalog.abs(${rounded}) >= ${verbatim(`1e${precision - scale}`)}::numeric OR ${rounded} <> (${value})::numeric) AND (${value})::numeric <> 'NaN'`;
  }
  if (timestamps.includes(from) && to === "date") return sql`${value} <> (${value})::date`;
  // Whether a text can be read is told without an error from 16 on (manual, pg_input_is_valid).
  const isRead = byText || (strings.includes(from) && (readFromText.includes(to) || to.endsWith("[]")));
  if (isRead && version >= 160000) return sql`NOT pg_catalog.pg_input_is_valid((${value})::text, ${literal(type)})`;
  return undefined;
}

/** Of an enum, or a list of one, that a text or another enum becomes. */
function notAmong(value: Sql, from: Column["attrs"], to: Column["attrs"], byText: boolean): Sql | undefined {
  const [had, has] = [from.type_values, to.type_values ?? []];
  const isList = to.type_base.endsWith("[]");
  if (had === null ? isList || !(byText || strings.includes(from.type_base)) : isList !== from.type_base.endsWith("[]"))
    return undefined;
  if (had?.every((one) => has.includes(one)) === true) return undefined;
  const known = sql`ARRAY[${join(has.map(literal), ", ")}]::text[]`;
  return isList
    ? sql`EXISTS (SELECT FROM pg_catalog.unnest((${value})::text[]) AS element(value) WHERE element.value <> ALL (${known}))`
    : sql`(${value})::text <> ALL (${known})`;
}

/** Digits that a type of integers may have. */
const digits = (type: string): number => (bounds[type] as readonly [string, string])[1].length;

/** Whether the values have a length already that is no longer than this modifier allows. */
const isLengthOf = ({ type_base, type_modifier }: Column["attrs"], modifier: number): boolean =>
  (type_base === "character varying" || type_base === "character") && type_modifier !== -1 && type_modifier <= modifier;

/** The scale of numeric is a number of 11 bits with a sign from 15 on. */
const signed = (scale: number): number => (scale ^ 0x400) - 0x400;
