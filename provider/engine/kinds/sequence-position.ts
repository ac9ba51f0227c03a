/**
 * Owns where a sequence stands: ALTER SEQUENCE refuses limits that its position is not in (22023), so it is moved first; a new one
 * goes past the values that its column has.
 * Must not know which sequence it is; identity columns have one, too.
 */
import type { Address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import type { Draft, Locks } from "../plan/statement.ts";
import { identifier, integer, type Sql, sql, words } from "../sql/sql.ts";
import type { SequenceAttributes } from "./sequence/index.ts";
import { usualLimits } from "./sequence/limits.ts";

/** bigint as text; null where PostgreSQL chooses. */
interface Limits {
  readonly start?: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
}

interface Move {
  /** Limits that hold the old range and the new one, where the new one is not in the old. */
  readonly widened?: { readonly min: string; readonly max: string };
  /** The nearest value in the new range to one of the old. */
  readonly value?: { readonly min: string; readonly max: string; readonly start: string };
}

/**
 * How to get from one range to another. A sequence that stands inside both needs nothing; where even its old start is outside
 * the new range, its position is moved to the nearest value in it, and never back.
 */
export function movedInto(from: Limits, to: Limits): Move {
  if (
    from.start == null ||
    from.min == null ||
    from.max == null ||
    to.start == null ||
    to.min == null ||
    to.max == null
  )
    return {};
  const [start, min, max] = [BigInt(from.start), BigInt(to.min), BigInt(to.max)];
  if (start >= min && start <= max) return {};
  const [low, high] = [BigInt(from.min), BigInt(from.max)];
  const value = { min: to.min, max: to.max, start: to.start };
  if (min >= low && max <= high) return { value };
  return { value, widened: { min: String(min < low ? min : low), max: String(max > high ? max : high) } };
}

/** setval to the position within the limits; one that was never used begins at its start. */
export const setPosition = (sequence: Sql, { min, max, start }: NonNullable<Move["value"]>): Sql =>
  sql`SELECT pg_catalog.setval(s.position_of, greatest(${integer(min)}, least(${integer(max)}, coalesce(pg_catalog.pg_sequence_last_value(s.position_of), ${integer(start)}))), pg_catalog.pg_sequence_last_value(s.position_of) IS NOT NULL) FROM (SELECT ${sequence}::pg_catalog.regclass) AS s(position_of)`;

/** The column whose values a new sequence gives from now on, and which has values already. */
interface Filled {
  readonly type: string;
  readonly table: Sql;
  readonly column: Sql;
  /** What is held by then: it takes no more than every query does. */
  readonly locks: Locks;
  /** Whether an index tells its largest value; else all rows are read for it. */
  readonly isIndexed: boolean;
}

/**
 * Moves a new sequence past the values that its column has, or it would give them a second time. It stays where it is if they
 * are all before its start or go beyond its end. It commits with what made the sequence: nobody gets a value before.
 */
export function movedPast(
  sequence: Sql,
  counting: Limits & Pick<SequenceAttributes, "type" | "increment">,
  { type, table, column, locks, isIndexed }: Filled,
): Draft {
  const falls = counting.increment.startsWith("-");
  const usual = usualLimits({ ...counting, min: counting.min ?? null, max: counting.max ?? null });
  const [last, usualEnd] = falls ? [counting.min, usual.min] : [counting.max, usual.max];
  const end = last ?? usualEnd;
  // The column's type ends with it.
  const endsItself = type === counting.type && end === usualEnd;
  const given = falls ? sql`pg_catalog.min(t.${column})` : sql`pg_catalog.max(t.${column})`;
  const [from, until] = falls ? [sql`<=`, sql`>=`] : [sql`>=`, sql`<=`];
  return {
    sql: words(
      sql`SELECT pg_catalog.setval(${sequence}, ${given}) FROM ${table} AS t HAVING ${given} ${from} ${integer(counting.start ?? usual.start)}`,
      !endsItself && sql`AND ${given} ${until} ${integer(end)}`,
    ),
    locks,
    withPrevious: true,
    ...(isIndexed ? {} : { slow: true }),
  };
}

/** Whether one of these is an index, or has one, in whose order the column's values are. */
export const isIndexedBy = (objects: readonly Obj[], column: string): boolean =>
  objects.some(({ attrs: { columns, keys, method = "btree", where = null } }) => {
    const [first] = (columns ?? keys ?? []) as readonly unknown[];
    return (first === column || first === identifier(column).text) && method === "btree" && where === null;
  });

/** Nobody waits for it but DDL (manual, 13.3.1). */
export const moveLocks = (sequence: Address): Locks => ({ [sequence]: "ROW EXCLUSIVE" });
