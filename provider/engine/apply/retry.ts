/**
 * Owns the decision to try a statement again: which errors pass, how long to wait, when to give up.
 * Must not know statements or sessions.
 */
import type { Clock } from "../db/clock.ts";
import type { DatabaseError } from "../db/session.ts";

/** How long an apply may wait, in milliseconds. */
export interface Limits {
  /** Each wait of a statement for a lock, while others queue behind it; 0 waits for ever. */
  readonly lockTimeout: number;
  /** All attempts of one transaction together; 0 makes one attempt. */
  readonly lockWaitLimit: number;
  /** All attempts of one concurrent build, which makes nobody wait; 0 waits for ever. */
  readonly buildWaitLimit: number;
  /** A statement that is not slow by nature; 0 is no limit. */
  readonly statementTimeout: number;
}

/** What an apply waits for where nothing else is said, in milliseconds. */
export const defaultLimits: Limits = {
  lockTimeout: 500,
  lockWaitLimit: 600_000,
  buildWaitLimit: 3_600_000,
  statementTimeout: 60_000,
};

/**
 * Whether the same statement may succeed later: lock_not_available (55P03), deadlock_detected (40P01),
 * serialization_failure (40001), and two sessions changing one catalog row: XX000 "tuple concurrently updated" (an
 * internal message, never translated) or a duplicate key in a catalog's index (23505).
 */
export function mayPass(error: DatabaseError): boolean {
  if (["55P03", "40P01", "40001"].includes(error.sqlstate)) return true;
  if (error.sqlstate === "XX000") return /tuple concurrently (updated|deleted)/.test(error.message);
  return error.sqlstate === "23505" && error.schema === "pg_catalog";
}

const shortestPause = 1_000;
const longestPause = 60_000;

/** Pause after the given attempt (from 1): 1 s, 2 s, 4 s… up to 60 s, each with up to half of it taken off by chance. */
export function pauseAfter(attempt: number, clock: Clock): number {
  const full = Math.min(longestPause, shortestPause * 2 ** Math.min(attempt - 1, 16));
  return Math.round(full * (1 - clock.random() / 2));
}

/** What is left of the time for one transaction or build. */
export class Budget {
  readonly #start: number;

  constructor(
    readonly limit: number,
    readonly clock: Clock,
  ) {
    this.#start = clock.now();
  }

  get spent(): number {
    return this.clock.now() - this.#start;
  }

  get left(): number {
    return Math.max(0, this.limit - this.spent);
  }
}
