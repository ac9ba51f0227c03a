/**
 * Owns the limits of probes: of each one, and of the time for all of them.
 * Must not know what is asked.
 */
import { type Clock, systemClock } from "../db/clock.ts";

/** How much a plan may look at the rows that are there. */
export interface ProbeLimits {
  /** Milliseconds for one probe, and six times as many for all of a plan; 0 for no limit. */
  readonly probeTimeout: number;
  /** Rows of a table up to which all of them are looked at; of a larger one that many, unless an index tells of all. 0: none. */
  readonly probeRowLimit: number;
}

/** Ten seconds a probe, two million rows a table. */
export const defaultProbeLimits: ProbeLimits = { probeTimeout: 10_000, probeRowLimit: 2_000_000 };

/** What probing needs besides a plan and a session. */
export interface ProbingOptions extends Partial<ProbeLimits> {
  /** Whether messages may hold values of rows. */
  readonly showValues?: boolean;
  /** Where unqualified names were looked for when the plan was declared: in the bodies of functions that a check calls, too. */
  readonly searchPath?: readonly string[];
  /** Cancels the probe that runs. */
  readonly signal?: AbortSignal | undefined;
}

/** How many probes may take all of their time. */
const fullProbes = 6;

/** What is left of the time for all probes of a plan. */
export class ProbeBudget {
  readonly #end: number;

  constructor(
    readonly probeTimeout: number,
    readonly clock: Clock = systemClock,
  ) {
    this.#end = probeTimeout === 0 ? Number.POSITIVE_INFINITY : clock.now() + this.limit;
  }

  /** Milliseconds for all. */
  get limit(): number {
    return this.probeTimeout * fullProbes;
  }

  get isOver(): boolean {
    return this.clock.now() >= this.#end;
  }

  /** A statement_timeout for this part of one probe's time: at least 1, for 0 would be no limit. */
  timeout(part = 1): number {
    if (this.probeTimeout === 0) return 0;
    return Math.max(1, Math.ceil(Math.min(this.probeTimeout * part, this.#end - this.clock.now())));
  }
}
