/**
 * Owns the calls that run: their abort signals, and waiting until they have ended.
 * Must not know what a call does.
 */

export class RunningCalls {
  private readonly running = new Set<AbortController>();
  private stopped = false;
  private idle: (() => void)[] = [];

  /** @param stopsForGood after a stop, new calls begin aborted: right for a process that serves one command, wrong for a debugger's. */
  constructor(private readonly stopsForGood: boolean) {}

  /** Runs a call with its own signal. `onCancelled` hands over how the client's cancelling reaches it. */
  async run<T>(call: (signal: AbortSignal) => Promise<T>, onCancelled: (abort: () => void) => void): Promise<T> {
    const controller = new AbortController();
    this.running.add(controller);
    onCancelled(() => controller.abort(new Error("the client cancelled the call")));
    if (this.stopped) {
      controller.abort(new Error("Terraform asked the provider to stop"));
    }
    try {
      return await call(controller.signal);
    } finally {
      this.running.delete(controller);
      if (this.running.size === 0) {
        this.idle.splice(0).forEach((resolve) => {
          resolve();
        });
      }
    }
  }

  /** Aborts the signals of all running calls. They still answer. */
  stop(reason: string): void {
    this.stopped = this.stopsForGood;
    for (const controller of this.running) {
      controller.abort(new Error(reason));
    }
  }

  /** Resolves when no call runs, or after `limit` milliseconds. */
  async ended(limit: number): Promise<void> {
    if (this.running.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limit);
        this.idle.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}
