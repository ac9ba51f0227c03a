/**
 * Owns the apply of statements, one after the other: attempts within their limits, clean-up, and what is said at the end.
 * Must not know plans, kinds or rules. Besides the statements only BEGIN, COMMIT, ROLLBACK and SET of timeouts run.
 */
import { type Clock, systemClock } from "../db/clock.ts";
import type { Connection } from "../db/connection.ts";
import { DatabaseError } from "../db/session.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Journal } from "../history/journal.ts";
import { asTimeout, attemptGroup, isVerified, type Means, type Stop } from "./attempt.ts";
import { Batching } from "./batching.ts";
import {
  type Circumstances,
  cancelled,
  notCleanedUp,
  notRecorded,
  notVerified,
  readOnlyServer,
  statementFailed,
} from "./failure.ts";
import type { Progress } from "./progress.ts";
import { Recorder, Unrecorded, withoutValues } from "./recorder.ts";
import { Budget, defaultLimits, type Limits, mayPass, pauseAfter } from "./retry.ts";
import { type ExecutableStatement, groupByTransaction, type StatementGroup } from "./step.ts";
import { SessionTimeouts } from "./timeouts.ts";

export interface ExecutionOptions {
  /** Runs the statements; holds the advisory lock. */
  readonly session: Connection;
  /** Sees who blocks, and may carry the journal; holds no transaction. */
  readonly observer: Connection;
  readonly limits?: Partial<Limits>;
  readonly journal?: Journal | undefined;
  /** Stops between statements, and cancels the one that runs. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly showValues?: boolean;
  readonly clock?: Clock;
}

export interface ExecutionResult {
  /** Statements that are committed, counted from the first. */
  readonly completed: number;
  /** Why it stopped before the end; `error` is what the server said, if it said anything. */
  readonly failed?: {
    readonly index: number;
    readonly error: DatabaseError | undefined;
    readonly diagnostic: Diagnostic;
    /** The same without values of rows, as it may be kept. */
    readonly recorded: Diagnostic;
  };
  readonly cancelled: boolean;
  /** E.g. of a clean-up that failed. */
  readonly warnings: readonly Diagnostic[];
}

/** Runs the statements in order and stops at the first that fails for good. Throws only on bugs. */
export async function execute(
  statements: readonly ExecutableStatement[],
  options: ExecutionOptions,
): Promise<ExecutionResult> {
  const { session } = options;
  if (session.readOnly !== undefined) {
    const diagnostic = readOnlyServer(session.server, session.readOnly);
    return {
      completed: 0,
      failed: { index: 0, error: undefined, diagnostic, recorded: diagnostic },
      cancelled: false,
      warnings: [],
    };
  }
  return new Execution(statements, options).run();
}

/** How it stopped before the end. */
type End = Pick<ExecutionResult, "failed" | "cancelled">;

class Execution {
  readonly #means: Means;
  readonly #warnings: Diagnostic[] = [];
  #completed = 0;
  #cleanups = 0;

  constructor(
    readonly statements: readonly ExecutableStatement[],
    readonly options: ExecutionOptions,
  ) {
    const { session, observer, signal } = options;
    this.#means = {
      session,
      observer,
      signal,
      clock: options.clock ?? systemClock,
      limits: { ...defaultLimits, ...options.limits },
      timeouts: new SessionTimeouts(session),
      recorder: new Recorder(options.journal),
      onProgress: options.onProgress ?? (() => undefined),
    };
  }

  async run(): Promise<ExecutionResult> {
    for (const group of groupByTransaction(this.statements)) {
      const end = await this.#runGroup(group);
      if (end !== undefined) return { completed: this.#completed, warnings: this.#warnings, ...end };
    }
    return { completed: this.#completed, cancelled: false, warnings: this.#warnings };
  }

  async #runGroup(group: StatementGroup): Promise<End | undefined> {
    const [statement] = group.statements;
    return statement?.pages === undefined ? this.#attempts(group, this.#means) : this.#runBatches(group, statement);
  }

  /** A template: its batches are attempted one after the other, and the history has one row for all of them. */
  async #runBatches(group: StatementGroup, statement: ExecutableStatement): Promise<End | undefined> {
    const { clock, session, recorder, onProgress } = this.#means;
    const [index, position] = [group.first, group.first + 1];
    const means: Means = {
      ...this.#means,
      recorder: new Recorder(undefined),
      onProgress: (progress) => (["started", "finished"].includes(progress.kind) ? undefined : onProgress(progress)),
    };
    const batching = new Batching(
      statement,
      session,
      clock,
      (sql) =>
        this.#attempts({ ...group, statements: [{ ...statement, sql, verify: undefined }] }, means, this.#completed),
      (progress) => recorder.progress(position, progress),
    );
    try {
      await recorder.start({ position, sql: statement.sql, locks: statement.locks, attempt: 1 });
      onProgress({ kind: "started", index, attempt: 1 });
      const end = await batching.through();
      const error = end?.failed?.error;
      await recorder.end([
        {
          position,
          outcome: end === undefined ? "done" : end.cancelled ? "cancelled" : "failed",
          error: error && withoutValues(error),
          progress: batching.progress,
        },
      ]);
      if (end !== undefined) return end;
      this.#completed = position;
      onProgress({ kind: "finished", index, took: batching.progress.took_ms });
      return undefined;
    } catch (thrown) {
      const error = thrown instanceof Unrecorded ? thrown.error : thrown;
      if (!(error instanceof DatabaseError)) throw thrown;
      const unrecorded = thrown instanceof Unrecorded;
      const stop: Stop = { index, error, watched: undefined, cancelled: false, unrecorded };
      return this.#endOf(stop, this.#circumstances(stop, 1, new Budget(0, clock)));
    }
  }

  /** Attempts until it commits (undefined), fails for good, or the limit is reached. `completed`: what is done once it commits. */
  async #attempts(
    group: StatementGroup,
    means: Means,
    completed = group.first + group.statements.length,
  ): Promise<End | undefined> {
    const { clock, onProgress, signal } = means;
    const budget = new Budget(this.#limitOf(group), clock);
    for (let attempt = 1; ; attempt++) {
      const { committed, stop } = await attemptGroup(group, attempt, budget, means);
      if (committed) this.#completed = completed;
      if (stop === undefined) return undefined;
      const at = this.#circumstances(stop, attempt, budget);
      const isClean = await this.#cleanUp(stop, at, budget);
      const { index, error } = stop;
      const mayTryAgain = error !== undefined && !stop.cancelled && !stop.unrecorded && mayPass(error);
      if (!mayTryAgain || !isClean || budget.left === 0) return this.#endOf(stop, at);
      const pause = Math.min(pauseAfter(attempt, clock), budget.left);
      const { sqlstate } = error;
      onProgress({ kind: "retry", index, attempt, sqlstate, pause, left: budget.left, blockers: at.blockers });
      await clock.sleep(pause, signal);
    }
  }

  #endOf(stop: Stop, at: Circumstances): End {
    return {
      cancelled: stop.cancelled,
      failed: {
        index: stop.index,
        error: stop.error,
        diagnostic: explain(stop, at),
        recorded: explain(stop, { ...at, showValues: false }),
      },
    };
  }

  /** Milliseconds for all attempts of the group. */
  #limitOf(group: StatementGroup): number {
    const { buildWaitLimit, lockWaitLimit } = this.#means.limits;
    if (!group.statements.some((statement) => statement.concurrent)) return lockWaitLimit;
    return buildWaitLimit === 0 ? Number.POSITIVE_INFINITY : buildWaitLimit;
  }

  /**
   * Runs the contingent statement of what failed. Not when the object was there before (then it is not ours), not when
   * `verify` finds it valid, not without a connection. Returns whether nothing of the failed statement is left.
   */
  async #cleanUp(stop: Stop, at: Circumstances, budget: Budget): Promise<boolean> {
    const { contingent, verify } = at.statement;
    const { session } = this.#means;
    if (contingent === undefined || stop.watched === undefined) return true;
    if (session.lost !== undefined || stop.unrecorded) return false;
    if (stop.error !== undefined && isDuplicate(stop.error)) return true;
    try {
      if (verify !== undefined && (await isVerified(session, verify))) return true;
      const failure = await this.#runContingent(contingent, stop, at, budget);
      if (failure === undefined) return true;
      this.#warnings.push(notCleanedUp(failure, contingent, at));
    } catch (thrown) {
      const failure = thrown instanceof Unrecorded ? thrown.error : thrown;
      if (!(failure instanceof DatabaseError)) throw failure;
      this.#warnings.push(notCleanedUp(failure, contingent, at));
    }
    return false;
  }

  /** Its place in the journal is after the plan's statements. */
  async #runContingent(
    contingent: string,
    stop: Stop,
    at: Circumstances,
    budget: Budget,
  ): Promise<DatabaseError | undefined> {
    const { session, timeouts, recorder, limits, onProgress } = this.#means;
    const position = this.statements.length + ++this.#cleanups;
    onProgress({ kind: "cleanup", index: stop.index, sql: contingent });
    // After a cancellation nobody wants to wait; what is left, the next plan removes.
    const lock = stop.cancelled
      ? limits.lockTimeout || defaultLimits.lockTimeout
      : asTimeout(Math.max(limits.lockTimeout, budget.left));
    await timeouts.forGroup({ lock, statement: 0 });
    await recorder.start({ position, sql: contingent, locks: at.statement.locks, attempt: 1 });
    let failure: DatabaseError | undefined;
    try {
      await session.execute(contingent);
    } catch (thrown) {
      if (!(thrown instanceof DatabaseError)) throw thrown;
      failure = thrown;
    }
    const outcome = failure === undefined ? "done" : "failed";
    await recorder.end([{ position, outcome, error: failure && withoutValues(failure) }]);
    return failure;
  }

  #circumstances(stop: Stop, attempts: number, budget: Budget): Circumstances {
    return {
      statement: this.statements[stop.index]!,
      index: stop.index,
      total: this.statements.length,
      completed: this.#completed,
      blockers: stop.watched?.blockers ?? [],
      attempts,
      took: stop.watched?.took ?? 0,
      spent: budget.spent,
      limits: this.#means.limits,
      showValues: this.options.showValues === true,
      secrets: this.options.session.secrets,
    };
  }
}

function explain(stop: Stop, at: Circumstances): Diagnostic {
  if (stop.unrecorded) return notRecorded(stop.error!, at);
  if (stop.cancelled) return cancelled(at, stop.watched !== undefined);
  return stop.error === undefined ? notVerified(at) : statementFailed(stop.error, at);
}

/** Something of that name is there already: duplicate table, object, column, function, schema (manual, appendix A). */
const isDuplicate = (error: DatabaseError): boolean =>
  ["42P07", "42710", "42701", "42723", "42P06"].includes(error.sqlstate);
