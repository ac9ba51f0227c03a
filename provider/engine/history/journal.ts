/**
 * Owns Journal: what an apply tells of itself while it runs.
 * Must not know where it is written.
 */

/** `rolled back`: ran, and its transaction did not commit. `interrupted`: its process ended before it could say. */
export type StepOutcome = "running" | "done" | "failed" | "rolled back" | "cancelled" | "interrupted";

export interface StepStart {
  /** From 1: the statement's place in the plan; contingent ones come after the last of the plan. */
  readonly position: number;
  readonly sql: string;
  /** Relation → lock mode. */
  readonly locks: Readonly<Record<string, string>>;
  /** From 1. */
  readonly attempt: number;
}

export interface StepEnd {
  readonly position: number;
  readonly outcome: Exclude<StepOutcome, "running">;
  readonly error?: string | undefined;
  /** JSON: how long the statement took, what it waited for. */
  readonly progress?: unknown;
}

/** Every call is committed when it resolves. All throw DatabaseError when the history cannot be written. */
export interface Journal {
  /** Before the statement is sent. */
  stepStarted(step: StepStart): Promise<void>;
  /** While it runs. */
  stepProgressed(position: number, progress: unknown): Promise<void>;
  /** After the transaction of these steps ended. */
  stepsFinished(steps: readonly StepEnd[]): Promise<void>;
}
