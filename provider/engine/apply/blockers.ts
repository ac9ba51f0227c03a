/**
 * Owns who keeps a session waiting: asks the server from a second session, and puts it in words.
 * Must not know what the waiting session runs.
 */
import type { Session } from "../db/session.ts";
import { integer, sql } from "../sql/sql.ts";

/** A session, or a prepared transaction (then `pid` is 0 and `prepared` its name). Times are UTC. */
export interface Blocker {
  readonly pid: number;
  readonly user: string | null;
  readonly application: string | null;
  /** "idle in transaction" and the like; null where it may not be seen. */
  readonly state: string | null;
  /** "client backend", "autovacuum worker"… */
  readonly backend: string | null;
  /** When its transaction began. */
  readonly since: string | null;
  /** A vacuum against wraparound, which does not yield. */
  readonly wraparound: boolean | null;
  readonly prepared: string | null;
}

/** PostgreSQL takes all partitions of its lock table for pg_blocking_pids, so this is asked seldom. */
export async function findBlockers(observer: Session, waitingPid: number): Promise<readonly Blocker[]> {
  const waiting = integer(waitingPid);
  return observer.rows<Blocker>(
    sql`
    SELECT b.pid, a.usename AS "user", a.application_name AS application, a.state, a.backend_type AS backend,
           pg_catalog.to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since,
           a.query LIKE 'autovacuum:%(to prevent wraparound)' AS wraparound,
           NULL::pg_catalog.text AS prepared
      FROM (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(${waiting})) AS pid) AS b
      LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid
     WHERE b.pid <> 0
    UNION ALL
    SELECT DISTINCT 0, x.owner, NULL::pg_catalog.text, 'prepared', NULL::pg_catalog.text,
           pg_catalog.to_char(x.prepared AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), false, x.gid
      FROM pg_catalog.pg_prepared_xacts AS x
      JOIN pg_catalog.pg_locks AS own
        ON own.pid IS NULL AND own.locktype = 'transactionid' AND own.transactionid = x.transaction
      JOIN pg_catalog.pg_locks AS held
        ON held.pid IS NULL AND held.granted AND held.virtualtransaction = own.virtualtransaction
      JOIN pg_catalog.pg_locks AS wanted
        ON wanted.pid = ${waiting} AND NOT wanted.granted
       AND ((wanted.locktype = 'transactionid' AND wanted.transactionid = x.transaction)
            OR (wanted.locktype = held.locktype AND wanted.database = held.database AND wanted.relation = held.relation))
     WHERE 0 = ANY (pg_catalog.pg_blocking_pids(${waiting}))`.text,
  );
}

/** "pid 4711 (application "psql", user "bob", idle in transaction since 2026-01-31 10:00:00 UTC)" */
function printBlocker(blocker: Blocker): string {
  const name =
    blocker.prepared === null ? `pid ${blocker.pid}` : `the prepared transaction ${JSON.stringify(blocker.prepared)}`;
  const known = [
    blocker.application === null || blocker.application === ""
      ? undefined
      : `application ${JSON.stringify(blocker.application)}`,
    blocker.user === null ? undefined : `user ${JSON.stringify(blocker.user)}`,
    blocker.backend === null || blocker.backend === "client backend" ? undefined : blocker.backend,
    blocker.wraparound === true ? "vacuum against wraparound, which does not yield" : undefined,
    blocker.since === null
      ? (blocker.state ?? undefined)
      : `${blocker.state ?? "in a transaction"} since ${blocker.since} UTC`,
  ].filter((part) => part !== undefined);
  return known.length === 0 ? name : `${name} (${known.join(", ")})`;
}

export const printBlockers = (blockers: readonly Blocker[]): string => blockers.map(printBlocker).join("; ");
