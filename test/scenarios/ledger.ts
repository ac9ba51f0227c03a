/**
 * Owns the known gaps: what a case does not prove yet, and why. An entry whose gap is closed makes its test fail.
 * Must not know how cases are run.
 */
import type { Check, Direction } from "./harness.ts";

export interface Gap {
  /** `<kind>/<file>` of the case. */
  readonly case: string;
  /** Major versions; absent: all. */
  readonly versions?: readonly number[];
  readonly direction: Direction;
  readonly check: Check;
  /** Whose matter it is, and what has to happen. */
  readonly why: string;
}

export const ledger: readonly Gap[] = [];

export const gapsOf = (name: string, version: number): readonly Gap[] =>
  ledger.filter((gap) => gap.case === name && (gap.versions === undefined || gap.versions.includes(version)));
