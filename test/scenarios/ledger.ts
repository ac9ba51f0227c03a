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

/** Declared more strongly than 14 takes it, so that nobody is surprised: where it matters, from 15 on, both are the same. */
const less = "14 locks a partition that is partitioned itself, and the one above, less than later versions do";

export const ledger: readonly Gap[] = [
  ...(["forward", "back"] as const).map((direction) => ({
    case: "partition/key-of-its-own-under-type",
    versions: [14],
    direction,
    check: "locks" as const,
    why: less,
  })),
  { case: "partition/leaves-when-foreign-key-goes", versions: [14], direction: "back", check: "locks", why: less },
];

export const gapsOf = (name: string, version: number): readonly Gap[] =>
  ledger.filter((gap) => gap.case === name && (gap.versions === undefined || gap.versions.includes(version)));
