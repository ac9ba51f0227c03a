/**
 * Owns the limits of one request to a worker that cannot be asked: a busy WebAssembly loop never looks at its messages.
 * Must not know what runs or how it is ended; it only says when.
 */
import type { LossReason } from "./lost.ts";

const INTERVAL_MS = 100;

export interface Limits {
  /** One Int32 that grows with every statement finished. */
  readonly progress: Int32Array;
  /** Milliseconds without progress. */
  readonly timeLimit: number;
  /** Bytes of resident memory that the whole process may reach. */
  readonly memoryLimit: number;
  readonly signal: AbortSignal;
}

export interface Tripped {
  readonly kind: "tripped";
  readonly reason: LossReason;
  readonly message: string;
  readonly sqlstate: string;
}

export class Watch {
  /** Resolves when a limit is passed; stays pending otherwise. */
  readonly tripped: Promise<Tripped>;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal;
  readonly #abort: () => void;

  constructor({ progress, timeLimit, memoryLimit, signal }: Limits) {
    let trip: (outcome: Omit<Tripped, "kind">) => void = () => {};
    this.tripped = new Promise((resolve) => {
      trip = (outcome) => resolve({ kind: "tripped", ...outcome });
    });
    let seen = -1;
    let since = performance.now();
    this.#timer = setInterval(() => {
      const now = Atomics.load(progress, 0);
      if (now !== seen) {
        seen = now;
        since = performance.now();
      } else if (performance.now() - since > timeLimit) {
        // 57014: query_canceled, what statement_timeout would have said
        trip({ reason: "time", message: `the shadow was stopped after ${timeLimit / 1000} s`, sqlstate: "57014" });
      }
      // PostgreSQL's own memory is capped where it is made; its files lie in JavaScript's buffers, where only this sees them
      if (residentMemory() > memoryLimit)
        trip({ reason: "memory", message: "the shadow took too much memory", sqlstate: "53200" });
    }, INTERVAL_MS);
    this.#abort = () => trip({ reason: "stopped", message: "the shadow was stopped", sqlstate: "57P01" });
    this.#signal = signal;
    if (signal.aborted) this.#abort();
    else signal.addEventListener("abort", this.#abort);
  }

  end(): void {
    clearInterval(this.#timer);
    this.#signal.removeEventListener("abort", this.#abort);
  }
}

/**
 * Bytes of this process that are in memory. Linux tells it in /proc, which a chroot may lack; then what it was at most, which the
 * kernel tells without.
 */
export function residentMemory(): number {
  try {
    return process.memoryUsage.rss();
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
