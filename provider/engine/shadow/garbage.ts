/**
 * Owns the collection of garbage at moments that V8 cannot know: when much memory was let go, and more is about to be taken.
 * Must not know whose memory it is.
 */
import { setFlagsFromString } from "node:v8";
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
