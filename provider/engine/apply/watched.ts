/**
 * Owns the running of one statement under watch: from a second session it sees who blocks it, and it can be cancelled.
 * Must not know transactions, retries or history.
 */
import type { Clock } from "../db/clock.ts";
import type { Connection } from "../db/connection.ts";
import { DatabaseError } from "../db/session.ts";
import { type Blocker, findBlockers } from "./blockers.ts";

export interface Watch {
  readonly session: Connection;
  /** Another session; asked seldom, and never with a transaction open: an index build would wait for its snapshot. */
  readonly observer: Connection;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds until the first look; the pauses between looks then double, up to 10 s. */
  readonly firstLook: number;
  readonly onBlocked: (blockers: readonly Blocker[], waited: number) => void;
}

/** How a statement ended. */
export interface Watched {
  readonly error: DatabaseError | undefined;
  readonly took: number;
  /** Who was seen blocking it last. */
  readonly blockers: readonly Blocker[];
}

const longestLook = 10_000;
const cancelAgain = 1_000;

/** Runs the statement to its end; an abort cancels it at the server, again every second, for a request may come too early. */
export async function runWatched(statement: string, watch: Watch): Promise<Watched> {
  const { session, clock } = watch;
  const start = clock.now();
  const over = new AbortController();
  let blockers: readonly Blocker[] = [];
  const watching = lookForBlockers(watch, over.signal, start, (seen) => {
    blockers = seen;
  });
  const cancelling = cancelOnAbort(watch, over.signal);
  let error: DatabaseError | undefined;
  try {
    await session.execute(statement);
  } catch (failure) {
    if (!(failure instanceof DatabaseError)) throw failure;
    error = failure;
  } finally {
    over.abort();
    await Promise.all([watching, cancelling]);
  }
  return { error, took: clock.now() - start, blockers };
}

async function lookForBlockers(
  watch: Watch,
  over: AbortSignal,
  start: number,
  seen: (blockers: readonly Blocker[]) => void,
): Promise<void> {
  let pause = watch.firstLook;
  for (;;) {
    await watch.clock.sleep(pause, over);
    if (over.aborted) return;
    try {
      const blockers = await findBlockers(watch.observer, watch.session.backendPid);
      if (blockers.length > 0) {
        seen(blockers);
        watch.onBlocked(blockers, watch.clock.now() - start);
      }
    } catch (failure) {
      // To name a blocker is a courtesy: without the right or the session the statement goes on all the same.
      if (!(failure instanceof DatabaseError)) throw failure;
      return;
    }
    pause = Math.min(pause * 2, longestLook);
  }
}

async function cancelOnAbort({ session, signal, clock }: Watch, over: AbortSignal): Promise<void> {
  if (signal === undefined) return;
  if (!signal.aborted)
    await new Promise<void>((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done);
        over.removeEventListener("abort", done);
        resolve();
      };
      signal.addEventListener("abort", done);
      over.addEventListener("abort", done);
    });
  while (!over.aborted) {
    await session.cancel();
    await clock.sleep(cancelAgain, over);
  }
}
