/**
 * Owns the limits and the start that PostgreSQL chooses for a sequence (manual, CREATE SEQUENCE).
 * Must not know how they are written.
 */
import type { SequenceAttributes } from "./index.ts";

export const largest = { smallint: "32767", integer: "2147483647", bigint: "9223372036854775807" } as const;

/** What MINVALUE, MAXVALUE and START WITH are when nothing is said. */
export function usualLimits(attrs: Pick<SequenceAttributes, "type" | "increment" | "min" | "max">): {
  readonly min: string;
  readonly max: string;
  readonly start: string;
} {
  const ascending = !attrs.increment.startsWith("-");
  const min = ascending ? "1" : `-${BigInt(largest[attrs.type]) + 1n}`;
  const max = ascending ? largest[attrs.type] : "-1";
  return { min, max, start: ascending ? (attrs.min ?? min) : (attrs.max ?? max) };
}
