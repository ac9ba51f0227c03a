/**
 * Owns the question whether a column's new type leaves every value as it is, byte for byte, so that neither a rewrite nor a check
 * of each row is needed (manual, ALTER TABLE, Notes; measured on 14 to 18 by the cases).
 * Must not know how the change is written.
 */
import type { Obj } from "../catalog/object.ts";
import type { Column } from "./column/index.ts";
import type { Changed } from "./kind.ts";

type Typed = Pick<Column["attrs"], "type_base" | "type_modifier">;

/** A type with its modifier, as format_type prints it; undefined where nobody here can read that. */
function typed(type: string): Typed | undefined {
  const [, start, first, second = "0", end = ""] = /^(.*?)\((\d+)(?:,(-?\d+))?\)(.*)$/.exec(type) ?? [];
  if (start === undefined) return { type_base: type, type_modifier: -1 };
  if (start.startsWith("interval")) return undefined;
  const base = start + end;
  const number = Number(first);
  if (base === "numeric") return { type_base: base, type_modifier: ((number << 16) | (Number(second) & 0x7ff)) + 4 };
  return { type_base: base, type_modifier: base.startsWith("character") ? number + 4 : number };
}

/** What a column holds: of a domain, values of what that is made of. */
export function heldBy({ type_base, type_modifier, type_under }: Column["attrs"]): Typed | undefined {
  return type_under === null ? { type_base, type_modifier } : typed(type_under);
}

/** Casts that change no byte (pg_cast.castmethod b); the new type without a modifier. */
const sameBytes: Readonly<Record<string, readonly string[]>> = {
  "character varying": ["text"],
  text: ["character varying"],
  xml: ["text", "character varying"],
  cidr: ["inet"],
  bit: ["bit varying"],
  integer: ["oid"],
  oid: ["integer"],
};

export function keepsRows({ old, new: wanted }: { readonly old: Column; readonly new: Column }): boolean {
  if (old.attrs.type === wanted.attrs.type) return true;
  // Each value would be asked what the domain asks.
  if (wanted.attrs.type_under !== null && wanted.attrs.type_constrained) return false;
  const [from, to] = [old.attrs, wanted.attrs].map(heldBy);
  if (from === undefined || to === undefined) return false;
  // PostgreSQL does not look up what length a domain's values have already.
  const had = old.attrs.type_under === null ? from : { ...from, type_modifier: -1 };
  if (had.type_base !== to.type_base)
    return to.type_modifier === -1 && sameBytes[had.type_base]?.includes(to.type_base) === true;
  return had.type_modifier === to.type_modifier || widens(had, to);
}

/** One type, another modifier: what its support function finds to be no change. Elements of arrays are asked only about none. */
function widens(from: Typed, to: Typed): boolean {
  const [had, has] = [from.type_modifier, to.type_modifier];
  switch (to.type_base) {
    case "character varying":
    case "bit varying":
      return has === -1 || (had !== -1 && has >= had);
    case "numeric":
      return has === -1 || (had !== -1 && scaleOf(has) === scaleOf(had) && precisionOf(has) >= precisionOf(had));
    case "interval":
      return has === -1 || intervalWidens(had, has);
    default:
      if (to.type_base.startsWith("time")) return has === -1 || has >= microseconds || (had !== -1 && has >= had);
      return has === -1 && to.type_base.endsWith("[]");
  }
}

/** numeric's modifier is ((precision << 16) | scale) + 4. */
const precisionOf = (modifier: number): number => (modifier - 4) >> 16;
const scaleOf = (modifier: number): number => (modifier - 4) & 0x7ff;

const microseconds = 6;

/** interval's is (fields << 16) | digits of seconds, each all ones for all. */
function intervalWidens(had: number, has: number): boolean {
  const [before, after] = [leastField(had), leastField(has)];
  if (before < after) return false;
  const digits = has & 0xffff;
  return before > 0 || digits >= microseconds || digits >= (had === -1 ? 0xffff : had & 0xffff);
}

/** The smallest field that is kept, from seconds up; each field has a bit. */
function leastField(modifier: number): number {
  const fields = (modifier >> 16) & 0x7fff;
  const bits = [12, 11, 10, 3, 1, 2];
  return modifier === -1 ? 0 : bits.findIndex((bit) => (fields & (1 << bit)) !== 0);
}

/**
 * Whether a change under an object is of a column's type and leaves all rows as they are, so that nothing but what is made of the
 * column would have to be made, or checked, again.
 */
export const keepsRowsUnder = ({ old, new: wanted }: Changed): boolean =>
  isColumn(old) && isColumn(wanted) && old.attrs.type !== wanted.attrs.type && keepsRows({ old, new: wanted });

const isColumn = (object: Obj): object is Column => object.kind === "column";
