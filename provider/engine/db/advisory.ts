/**
 * Owns the advisory lock that lets one apply at a time change a database.
 * Must not know what is done under it.
 */
import { error, type Outcome } from "../diagnostic.ts";
import { type Clock, systemClock } from "./clock.ts";
import { printDuration } from "./duration.ts";
import type { Session } from "./session.ts";

/** Advisory locks belong to a database; these two numbers ("SCHE", "MATA" in ASCII) are ours in each. */
const key = { class: 0x53434845, object: 0x4d415441 } as const;

/** Who has the lock. */
export interface Holder {
  readonly pid: number;
  readonly application: string | null;
  readonly user: string | null;
  /** UTC, when its session began; null where its session may not be seen. */
  readonly since: string | null;
}

export interface AdvisoryLockOptions {
  /** Milliseconds to keep trying. */
  readonly waitLimit: number;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Called once for each holder that is waited for. */
  readonly onWait?: (holder: Holder | undefined) => void;
}

/** A lock that is held until `release` or the end of the session. */
export interface AdvisoryLock {
  release(): Promise<void>;
}

const pollEvery = 500;

/**
 * Takes the lock on `session`, polling: a session that waits in pg_advisory_lock holds a snapshot, for which
 * CREATE INDEX CONCURRENTLY waits in turn. A diagnostic names the holder when the limit is reached.
 * It outlives transactions; after a reconnect it has to be taken again.
 */
export async function takeAdvisoryLock(session: Session, options: AdvisoryLockOptions): Promise<Outcome<AdvisoryLock>> {
  const clock = options.clock ?? systemClock;
  const start = clock.now();
  let seen: number | undefined;
  for (;;) {
    if (await tryAdvisoryLock(session, key.object))
      return {
        value: {
          release: () => session.execute(`SELECT pg_catalog.pg_advisory_unlock(${key.class}, ${key.object})`),
        },
        diagnostics: [],
      };
    const waited = clock.now() - start;
    const holder = await advisoryLockHolder(session);
    if (waited >= options.waitLimit || options.signal?.aborted === true)
      return { diagnostics: [refused(holder, waited, options.signal?.aborted === true)] };
    if (holder?.pid !== seen) options.onWait?.(holder);
    seen = holder?.pid;
    await clock.sleep(Math.min(pollEvery, options.waitLimit - waited), options.signal);
  }
}

/**
 * Takes another of our locks, which `object` names, if nobody has it; whether it was. It ends with the session. Nobody waits for it in
 * the server, where a session that waits holds a snapshot.
 */
export async function tryAdvisoryLock(session: Session, object: number): Promise<boolean> {
  const [answer] = await session.rows<{ taken: boolean }>(
    `SELECT pg_catalog.pg_try_advisory_lock(${key.class}, ${object}) AS taken`,
  );
  return answer?.taken === true;
}

/** Who has the lock in this database now; undefined when nobody has. */
async function advisoryLockHolder(session: Session): Promise<Holder | undefined> {
  const [holder] = await session.rows<Holder>(`
    SELECT l.pid,
           a.application_name AS application,
           a.usename AS "user",
           pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since
      FROM pg_catalog.pg_locks AS l
      LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
       AND l.classid = ${key.class}::pg_catalog.oid AND l.objid = ${key.object}::pg_catalog.oid
       AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())`);
  return holder;
}

const printHolder = (holder: Holder): string =>
  [
    `pid ${holder.pid}`,
    holder.application === null || holder.application === ""
      ? undefined
      : `application_name ${JSON.stringify(holder.application)}`,
    holder.user === null ? undefined : `user ${JSON.stringify(holder.user)}`,
    holder.since === null ? undefined : `connected since ${holder.since} UTC`,
  ]
    .filter((part) => part !== undefined)
    .join(", ");

const refused = (holder: Holder | undefined, waited: number, cancelled: boolean) =>
  error(
    "Another apply is changing this database",
    `${holder === undefined ? "Its session ended just now." : `It runs in the session with ${printHolder(holder)}.`} ${cancelled ? "Waiting for it was cancelled" : "It was waited for"} (${printDuration(waited)}). Nothing was changed. Apply again when it is done; if its process was killed, the server may still be running its last statement: pg_terminate_backend ends it.`,
  );
