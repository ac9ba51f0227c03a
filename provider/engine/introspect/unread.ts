/**
 * Owns what is said when a database's catalog could not be read: the error, and the way out.
 * Must not know who wanted to read it, nor what for.
 */
import { printDuration } from "../db/duration.ts";
import { describeDatabaseError, isLostConnection } from "../db/errors.ts";
import type { DatabaseError } from "../db/session.ts";
import { type Diagnostic, error } from "../diagnostic.ts";

/** By SQLSTATE (manual, appendix A). `lockTimeout`: milliseconds. */
function remedy(failure: DatabaseError, lockTimeout: number): string {
  if (isLostConnection(failure)) return "Nothing was changed. Run it again.";
  switch (failure.sqlstate) {
    case "55P03":
      return `Somebody has locked a relation whose definition has to be read, for longer than ${printDuration(lockTimeout)} (lock_wait_limit). Let it end, end it with pg_terminate_backend, or raise the limit: pg_blocking_pids says who it is.`;
    case "57014":
      return "The query was cancelled, as asked or by another session (pg_cancel_backend). Nothing was changed.";
    case "42501":
      return "The role that connects may not read it. Grant it what is named here, or connect as another role.";
    default:
      return "Nothing was changed. Run it again; the server's log may say more.";
  }
}

/** `server`: as it is named for people. */
export const unread = (failure: DatabaseError, server: string, lockTimeout: number): Diagnostic =>
  error(
    `The catalog of ${server} cannot be read`,
    `${describeDatabaseError(failure, { showValues: false })}\n${remedy(failure, lockTimeout)}`,
    isLostConnection(failure) ? { path: [{ attribute: "host" }] } : {},
  );
