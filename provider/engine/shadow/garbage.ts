/**
 * Owns the collection of garbage at moments that V8 cannot know: when much memory was let go, and more is about to be taken.
 * Must not know whose memory it is.
 */
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/** Collects all garbage of this thread, at once. V8 shows the function to contexts that are made after the flag was set. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}

/** Bytes by which the heap grows before it is looked at: V8 would let it grow by as much as it holds. */
const worthwhile = 48_000_000;

let kept = 0;

/** Collects the garbage of this thread if its heap has grown by much since: large catalogs come one after the other. */
export function collectIfGrown(): void {
  if (getHeapStatistics().used_heap_size - kept < worthwhile) return;
  collectGarbage();
  kept = getHeapStatistics().used_heap_size;
}
