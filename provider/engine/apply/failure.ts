/**
 * Owns what is said when a statement fails: the error, who was in the way, what is done, and what is not.
 * Must not know how statements run.
 */
import { printDuration } from "../db/duration.ts";
import { describeDatabaseError, isLostConnection } from "../db/errors.ts";
import { redact } from "../db/redaction.ts";
import type { DatabaseError } from "../db/session.ts";
import { type Diagnostic, error, warning } from "../diagnostic.ts";
import { type Blocker, printBlockers } from "./blockers.ts";
import { type Limits, mayPass } from "./retry.ts";
import type { ExecutableStatement } from "./step.ts";

/** What is known of a failure besides its error. */
export interface Circumstances {
  readonly statement: ExecutableStatement;
  readonly index: number;
  readonly total: number;
  /** Statements that are committed. */
  readonly completed: number;
  readonly blockers: readonly Blocker[];
  readonly attempts: number;
  /** Milliseconds: of the last attempt, and of all. */
  readonly took: number;
  readonly spent: number;
  readonly limits: Limits;
  readonly showValues: boolean;
  readonly secrets: readonly string[];
}

const place = ({ index, total, statement }: Circumstances): string =>
  `statement ${index + 1} of ${total} (${statement.change} ${statement.object})`;

const withSql = ({ statement, secrets }: Circumstances, position?: number): Pick<Diagnostic, "sql"> => ({
  sql: { text: redact(statement.sql, secrets), ...(position === undefined ? {} : { position }) },
});

const whatStays = ({ completed, total }: Circumstances): string =>
  completed === 0 ? "Nothing was changed." : `${completed} of ${total} statements are committed and stay.`;

/** What is in the database now, and that a new plan goes on from there. */
function whatIsDone(at: Circumstances): string {
  const rolledBack = at.index > at.completed ? " The transaction of this statement was rolled back." : "";
  return `${whatStays(at)}${rolledBack} The next plan starts from what is there.`;
}

/** An error that the server sent for the statement. */
export function statementFailed(failure: DatabaseError, at: Circumstances): Diagnostic {
  const described = describeDatabaseError(failure, at);
  const blockers = at.blockers.length === 0 ? "" : `\nIn the way: ${printBlockers(at.blockers)}.`;
  const done = `\n${whatIsDone(at)}`;
  if (isLostConnection(failure))
    return error(
      `The connection was lost in ${place(at)}`,
      `${described}\nThe server may still have finished the statement, or even its transaction, so it is not known whether this is done.\nApart from that: ${whatStays(at)} The next plan starts from what is there.`,
      withSql(at),
    );
  if (mayPass(failure) && failure.sqlstate === "55P03")
    return error(
      `No lock for ${place(at)}`,
      `${described}\n${at.attempts === 1 ? "One attempt" : `${at.attempts} attempts`} in ${printDuration(at.spent)} (${at.statement.concurrent ? "build_wait_limit" : "lock_wait_limit"}).${blockers}${done}\nLet it end, end it with pg_terminate_backend, or raise the limit.`,
      withSql(at),
    );
  const { statementTimeout } = at.limits;
  if (failure.sqlstate === "57014" && !at.statement.slow && statementTimeout > 0 && at.took >= statementTimeout)
    return error(
      `Timeout in ${place(at)}`,
      `${described}\nIt ran longer than statement_timeout (${printDuration(statementTimeout)}) allows to statements that should be quick.${blockers}${done}`,
      withSql(at),
    );
  if (failure.sqlstate === "57014")
    return error(
      `Somebody cancelled ${place(at)}`,
      `${described}\nThe server was asked to by another session (pg_cancel_backend), not by this apply.${blockers}${done}`,
      withSql(at),
    );
  if (failure.sqlstate === "42501")
    return error(
      `A right is missing for ${place(at)}`,
      `${described}${done}\nThe role that applies has to own what it changes, or be a member of the owner: GRANT the owner to it, set the argument "role", or connect as another user.`,
      { ...withSql(at, failure.position), path: [{ attribute: "role" }] },
    );
  // With values left out the server's words do not say what is wrong: "could not create unique index".
  const reason = failure.sqlstate === "23505" ? "\nThere are duplicates among the rows." : "";
  const attempts = mayPass(failure) ? `\n${at.attempts} attempts in ${printDuration(at.spent)}.` : "";
  return error(
    `Failed: ${place(at)}`,
    `${described}${reason}${attempts}${blockers}${done}`,
    withSql(at, failure.position),
  );
}

/** The statement came back without an error, and what it made is not valid. */
export const notVerified = (at: Circumstances): Diagnostic =>
  error(
    `Not valid after ${place(at)}`,
    `The server reported success, but what the statement made is missing or not valid.\n${whatIsDone(at)}`,
    withSql(at),
  );

/** The person or the run's host asked to stop. */
export const cancelled = (at: Circumstances, running: boolean): Diagnostic =>
  error(
    running ? `Cancelled in ${place(at)}` : `Cancelled before ${place(at)}`,
    `Stopped as asked.\n${whatIsDone(at)}`,
    withSql(at),
  );

/** The journal could not be written; nothing may run unrecorded. */
export const notRecorded = (failure: DatabaseError, at: Circumstances): Diagnostic =>
  error(
    `The history cannot be written at ${place(at)}`,
    `${describeDatabaseError(failure, at)}\nNo statement runs without its row in the history, so the apply stops.\n${whatIsDone(at)}`,
    withSql(at),
  );

/** A contingent statement failed too. */
export const notCleanedUp = (failure: DatabaseError, sql: string, at: Circumstances): Diagnostic =>
  warning(
    `What ${place(at)} left is still there`,
    `${describeDatabaseError(failure, at)}\nThe next plan finds it and removes it.`,
    { sql: { text: redact(sql, at.secrets) } },
  );

/** Before anything: the server takes no changes. */
export const readOnlyServer = (server: string, why: "standby" | "default_transaction_read_only"): Diagnostic =>
  error(
    `The server at ${server} is read-only`,
    why === "standby"
      ? "It is a standby (in recovery). Connect to the primary. Nothing was changed."
      : "default_transaction_read_only is on for this server, database or role. Turn it off where it is set (ALTER DATABASE or ALTER ROLE … RESET default_transaction_read_only, or the server's configuration), or connect as a user who may write. Nothing was changed.",
    { path: [{ attribute: "host" }] },
  );
