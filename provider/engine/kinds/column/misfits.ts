/**
 * Owns the question which values a column's new type cannot hold as they are: they make the conversion fail, or are cut or rounded.
 * Must not know how the change is written.
 */

import { misfits, type Probe, unknownFit } from "../../plan/probe.ts";
import { identifier, integer, join, literal, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { probedTable } from "../constraint.ts";
import { heldBy } from "../keeps-rows.ts";
import type { Context } from "../kind.ts";
import { belowDomain, isAnother } from "../type-values.ts";
import { converted, goesByText, isOneOfMany } from "./conversion.ts";
import type { Column } from "./index.ts";

const strings: readonly string[] = ["text", "character varying", "character", "name"];
const floats: readonly string[] = ["real", "double precision"];
const numbers: readonly string[] = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
const timestamps: readonly string[] = ["timestamp without time zone", "timestamp with time zone"];

const bounds: Readonly<Record<string, readonly [string, string]>> = {
  smallint: ["-32768", "32767"],
  integer: ["-2147483648", "2147483647"],
  bigint: ["-9223372036854775808", "9223372036854775807"],
};

type Change = { readonly old: Column; readonly new: Column };
type Typed = Column["attrs"];

/** What is asked of the values that are there, because they may not fit the new type. */
export function misfitting(change: Change, context: Context): readonly Probe[] {
  const { path, attrs } = change.new;
  const below = belowDomain(attrs.type, context);
  const over = below === undefined ? change : { ...change, new: madeOf(change.new, below.type) };
  const held = heldFaults(over, below?.faults ?? []);
  const fault = faultsOf(over, context);
  const table = probedTable(path);
  if (fault === "unknown") return [unknownFit(table, path.name, attrs.type)];
  if (held === undefined)
    return fault === undefined ? [] : [misfits(table, path.name, attrs.type, fault.condition, fault.how)];
  const all = fault === undefined ? held : sql`CASE WHEN ${fault.condition} THEN true ELSE ${held} END`;
  return [misfits(table, path.name, attrs.type, all, fault?.how === "tried" ? "tried" : "known")];
}

/** The column as one of what its domain is made of. */
function madeOf(column: Column, type: string): Column {
  const under = { ...column.attrs, type, type_under: type, type_values: null };
  return { ...column, attrs: { ...under, ...(heldBy(under) ?? { type_base: type }) } };
}

/** Values for which what domains ask does not hold. */
const heldFaults = (change: Change, faults: readonly Sql[]): Sql | undefined =>
  faults.length === 0
    ? undefined
    : sql`EXISTS (SELECT FROM (SELECT ${converted(change)} AS value) AS held WHERE ${join(faults, " OR ")})`;

interface Fault {
  /** It holds for the values at fault, of the column under its name. */
  readonly condition: Sql;
  readonly how: "known" | "tried";
}

/** Undefined where every value fits; unknown where nothing can be asked before the type is there. */
function faultsOf(change: Change, context: Context): Fault | "unknown" | undefined {
  const { old, new: wanted } = change;
  const exact = exactCondition(change);
  if (exact !== undefined) return { condition: exact, how: "known" };
  if (fitsAlways(change)) return undefined;
  if (isAnother(wanted.attrs.type, context)) return "unknown";
  const value = identifier(wanted.path.name);
  // Whether a text can be read is told without an error from 16 on (manual, pg_input_is_valid).
  if (context.version >= 160000 && isReadAsText(change))
    return {
      condition: sql`NOT pg_catalog.pg_input_is_valid((${value})::text, ${literal(wanted.attrs.type)})`,
      how: "known",
    };
  // It holds for none: but PostgreSQL has to convert each value to find that out.
  return { condition: sql`pg_catalog.num_nulls(${converted({ old, new: wanted })}) > 1`, how: "tried" };
}

const isList = (type: string): boolean => type.endsWith("[]");
const elementOf = (type: string): string => (isList(type) ? type.slice(0, -2) : type);

/** Without a modifier; of a domain, that of what it is made of. */
const baseOf = ({ type_under, type_base }: Typed): string => type_under?.replace(/\(.*?\)/, "") ?? type_base;

/** Whether no value can be one that does not fit, beyond what an exact condition would have said. */
function fitsAlways({ old, new: wanted }: Change): boolean {
  const [from, to] = [old.attrs, wanted.attrs];
  const [had, has] = [baseOf(from), baseOf(to)];
  if (isList(had) !== isList(has)) return strings.includes(has);
  if (from.type_values?.every((one) => to.type_values?.includes(one)) === true) return true;
  if (isList(has)) return false;
  return (
    strings.includes(has) ||
    (had === has && to.type_attributes === null) ||
    (timestamps.includes(had) && timestamps.includes(has)) ||
    (had === "date" && timestamps.includes(has)) ||
    (numbers.includes(had) && numbers.includes(has) && (had in bounds || !floats.includes(has)))
  );
}

/** Whether values become the new type by being printed and read, or as if they did. */
function isReadAsText(change: Change): boolean {
  const [from, to] = [change.old.attrs, change.new.attrs];
  const [had, has] = [baseOf(from), baseOf(to)];
  const isMoved = to.type_attributes !== null && from.type_attributes?.join("\n") !== to.type_attributes.join("\n");
  if (isMoved && from.type_attributes !== null) return false;
  const among = (types: readonly string[]): boolean => [had, has].every((type) => types.includes(elementOf(type)));
  return (
    goesByText(change) ||
    strings.includes(had) ||
    (isList(had) &&
      isList(has) &&
      (elementOf(had) === elementOf(has) || strings.includes(elementOf(had)) || among(numbers)))
  );
}

/** A condition on the column under its name that holds for the values at fault, where one can say which these are. */
function exactCondition(change: Change): Sql | undefined {
  const { old, new: wanted } = change;
  const value = identifier(wanted.path.name);
  if (wanted.attrs.type_values !== null) return notAmong(value, old.attrs, wanted.attrs, goesByText(change));
  // No list is printed as a composite value is, nor the other way round.
  if (isOfAttributes(old.attrs, wanted.attrs) || isOfAttributes(wanted.attrs, old.attrs))
    return sql`${value} IS NOT NULL`;
  if (isOneOfMany(old.attrs, wanted.attrs))
    return sql`(SELECT pg_catalog.count(*) FROM pg_catalog.unnest(${value})) > 1`;
  const from = baseOf(old.attrs);
  const { type_base: to, type_modifier: modifier } = wanted.attrs;
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
  return timestamps.includes(from) && to === "date" ? sql`${value} <> (${value})::date` : undefined;
}

/** Whether values of one have attributes, and those of the other are lists. */
const isOfAttributes = ({ type_attributes }: Typed, list: Typed): boolean =>
  type_attributes !== null && isList(baseOf(list));

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
