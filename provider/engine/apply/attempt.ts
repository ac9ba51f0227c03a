/**
 * Owns one attempt at a group of statements: BEGIN, the statements, COMMIT, or ROLLBACK.
 * Must not know whether there will be another attempt.
 */
import type { Clock } from "../db/clock.ts";
import type { Connection } from "../db/connection.ts";
import { DatabaseError } from "../db/session.ts";
import type { Progress } from "./progress.ts";
import { type Ran, type Recorder, Unrecorded } from "./recorder.ts";
import type { Budget, Limits } from "./retry.ts";
import type { ExecutableStatement, StatementGroup } from "./step.ts";
import type { SessionTimeouts, Timeouts } from "./timeouts.ts";
import { runWatched, type Watched } from "./watched.ts";

/** Where and why an attempt ended without COMMIT. */
export interface Stop {
  readonly index: number;
  /** undefined: `verify` said no, or the signal came between two statements. */
  readonly error: DatabaseError | undefined;
  /** The statement that ran last; undefined when none was running. */
  readonly watched: Watched | undefined;
  readonly cancelled: boolean;
  /** The error is the journal's. */
  readonly unrecorded: boolean;
}

/** What all attempts of one execution share. */
export interface Means {
  readonly session: Connection;
  readonly observer: Connection;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly timeouts: SessionTimeouts;
  readonly recorder: Recorder;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: Progress) => void;
}

const aborted = ({ signal }: Means): boolean => signal?.aborted === true;

/** Runs the group once. undefined: it is committed and recorded. A Stop without error of its transaction: rolled back. */
export async function attemptGroup(
  group: StatementGroup,
  attempt: number,
  budget: Budget,
  means: Means,
): Promise<{ readonly committed: boolean; readonly stop: Stop | undefined }> {
  const { session, timeouts, recorder } = means;
  const ran: Ran[] = [];
  const stop = await runGroup(group, attempt, budget, means, ran);
  if (stop !== undefined && session.inTransaction && session.lost === undefined)
    await session.execute("ROLLBACK").catch(ignoreDatabaseError);
  timeouts.endOfGroup();
  try {
    if (stop?.unrecorded !== true) await recorder.endOfAttempt(ran, stop, group.inTransaction);
    return { committed: stop === undefined, stop };
  } catch (failure) {
    if (!(failure instanceof Unrecorded)) throw failure;
    const last = group.first + group.statements.length - 1;
    return { committed: stop === undefined, stop: stop ?? unrecordedStop(last, failure) };
  }
}

const unrecordedStop = (index: number, failure: Unrecorded): Stop => ({
  index,
  error: failure.error,
  watched: undefined,
  cancelled: false,
  unrecorded: true,
});

async function runGroup(
  group: StatementGroup,
  attempt: number,
  budget: Budget,
  means: Means,
  ran: Ran[],
): Promise<Stop | undefined> {
  const { session, timeouts, limits } = means;
  const between = (at: number): Stop => ({
    index: at,
    error: undefined,
    watched: undefined,
    cancelled: true,
    unrecorded: false,
  });
  let index = group.first;
  try {
    if (aborted(means)) return between(index);
    await timeouts.forGroup(timeoutsOf(group.statements[0]!, limits, budget));
    if (group.inTransaction) await session.execute("BEGIN");
    for (const statement of group.statements) {
      if (aborted(means)) return between(index);
      if (group.inTransaction) await timeouts.forStatement(timeoutsOf(statement, limits, budget));
      const stop = await runStatement(statement, index, attempt, means, ran);
      if (stop !== undefined) return stop;
      index++;
    }
    index = group.first + group.statements.length - 1;
    // Deferred constraints are checked here; a COMMIT that is under way is not cancelled.
    if (group.inTransaction) await session.execute("COMMIT");
    return undefined;
  } catch (failure) {
    if (failure instanceof Unrecorded) return unrecordedStop(index, failure);
    if (!(failure instanceof DatabaseError)) throw failure;
    return { index, error: failure, watched: ran.at(-1)?.watched, cancelled: false, unrecorded: false };
  }
}

async function runStatement(
  statement: ExecutableStatement,
  index: number,
  attempt: number,
  means: Means,
  ran: Ran[],
): Promise<Stop | undefined> {
  const { session, recorder, onProgress } = means;
  await recorder.start({ position: index + 1, sql: statement.sql, locks: statement.locks, attempt });
  onProgress({ kind: "started", index, attempt });
  const watched = await runWatched(statement.sql, {
    ...means,
    firstLook: firstLook(means.limits.lockTimeout),
    onBlocked: (blockers, waited) => onProgress({ kind: "blocked", index, waited, blockers }),
  });
  ran.push({ index, watched });
  const stop = { index, error: watched.error, watched, cancelled: false, unrecorded: false };
  if (watched.error !== undefined) return { ...stop, cancelled: aborted(means) && session.lost === undefined };
  if (statement.verify !== undefined && !(await isVerified(session, statement.verify))) return stop;
  onProgress({ kind: "finished", index, took: watched.took });
  return undefined;
}

/** Early enough to see who blocks before lock_timeout strikes, and not at all for what is quick. */
const firstLook = (lockTimeout: number): number =>
  lockTimeout === 0 ? 300 : Math.min(300, Math.max(1, Math.floor(lockTimeout / 2)));

/** Whether `query` gives one row with `ok` true. */
export async function isVerified(session: Connection, query: string): Promise<boolean> {
  const [row] = await session.rows<{ ok: boolean | null }>(query);
  return row?.ok === true;
}

function timeoutsOf(statement: ExecutableStatement, limits: Limits, budget: Budget): Timeouts {
  return {
    lock: statement.concurrent ? asTimeout(budget.left) : limits.lockTimeout,
    statement: statement.slow || statement.concurrent ? 0 : limits.statementTimeout,
  };
}

/** What is left as a timeout of PostgreSQL, where 0 would be no limit. */
export const asTimeout = (left: number): number => (Number.isFinite(left) ? Math.max(1, Math.round(left)) : 0);

const ignoreDatabaseError = (failure: unknown): void => {
  if (!(failure instanceof DatabaseError)) throw failure;
};
