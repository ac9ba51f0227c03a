/**
 * Owns where a sequence stands: ALTER SEQUENCE refuses limits that its position is not in (22023), so it is moved first.
 * Must not know which sequence it is; identity columns have one, too.
 */
import type { Address } from "../catalog/address.ts";
import type { Locks } from "../plan/statement.ts";
import { integer, type Sql, sql } from "../sql/sql.ts";

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

/** Nobody waits for it but DDL (manual, 13.3.1). */
export const moveLocks = (sequence: Address): Locks => ({ [sequence]: "ROW EXCLUSIVE" });
