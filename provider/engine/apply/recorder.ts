/**
 * Owns what the executor writes into the journal, and that failing to write it stops the apply.
 * Must not know where the journal is kept.
 */
import { describeDatabaseError } from "../db/errors.ts";
import { DatabaseError } from "../db/session.ts";
import type { Journal, StepEnd, StepStart } from "../history/journal.ts";
import type { Stop } from "./attempt.ts";
import type { Watched } from "./watched.ts";

/** Thrown by the recorder only, so that the journal's errors are not taken for the statement's. */
export class Unrecorded extends Error {
  constructor(readonly error: DatabaseError) {
    super(error.message);
    this.name = "Unrecorded";
  }
}

/** A statement that was sent, by its index in the plan. */
export interface Ran {
  readonly index: number;
  readonly watched: Watched;
}

export class Recorder {
  constructor(readonly journal: Journal | undefined) {}

  start(step: StepStart): Promise<void> {
    return recorded(this.journal?.stepStarted(step));
  }

  progress(position: number, progress: unknown): Promise<void> {
    return recorded(this.journal?.stepProgressed(position, progress));
  }

  end(steps: readonly StepEnd[]): Promise<void> {
    return recorded(this.journal?.stepsFinished(steps));
  }

  /** How the statements of one attempt ended: all done, or stopped at one. */
  endOfAttempt(ran: readonly Ran[], stop: Stop | undefined, inTransaction: boolean): Promise<void> {
    return this.end(
      ran.map(({ index, watched }): StepEnd => {
        const itself = stop !== undefined && index === stop.index;
        return {
          position: index + 1,
          outcome: itself ? failedOutcome(stop) : stop !== undefined && inTransaction ? "rolled back" : "done",
          error: itself ? (stop.error === undefined ? "not valid afterwards" : withoutValues(stop.error)) : undefined,
          progress: {
            took_ms: Math.round(watched.took),
            ...(watched.blockers.length === 0 ? {} : { blockers: watched.blockers }),
          },
        };
      }),
    );
  }
}

/** The history is kept for long and read by many: it never holds values of rows, whatever show_values says. */
export const withoutValues = (error: DatabaseError): string => describeDatabaseError(error, { showValues: false });

const failedOutcome = (stop: Stop): "cancelled" | "failed" => (stop.cancelled ? "cancelled" : "failed");

async function recorded(written: Promise<void> | undefined): Promise<void> {
  try {
    await written;
  } catch (failure) {
    throw failure instanceof DatabaseError ? new Unrecorded(failure) : failure;
  }
}
