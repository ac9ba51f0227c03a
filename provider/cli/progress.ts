/**
 * Owns the progress line on stderr: shown on a terminal only, once something has taken two seconds.
 * Must not know what takes so long.
 */
import type { Writable } from "node:stream";

const patience = 2_000;
const pause = 200;
const frames = ["|", "/", "-", "\\"] as const;

export class Progress {
  #text: string | undefined;
  #since = 0;
  #shown = false;
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly stream: Writable & { readonly isTTY?: boolean }) {}

  /** Says what is done from now on; the clock goes on. */
  now(text: string): void {
    if (this.stream.isTTY !== true) return;
    this.#text = text;
    if (this.#timer !== undefined) return;
    this.#since = performance.now();
    this.#timer = setInterval(() => this.#draw(), pause);
    this.#timer.unref();
  }

  /** Takes the line away, so that something else can be written; it comes back by itself. */
  hide(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.stream.write("\r\x1b[K");
  }

  /** Takes the line away for good. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.hide();
  }

  #draw(): void {
    const waited = performance.now() - this.#since;
    if (waited < patience) return;
    this.#shown = true;
    this.#turn = (this.#turn + 1) % frames.length;
    const columns = (this.stream as { columns?: number }).columns ?? 80;
    const line = `${frames[this.#turn]} ${this.#text} (${Math.floor(waited / 1_000)} s)`;
    this.stream.write(`\r${line.slice(0, columns - 1)}\x1b[K`);
  }
}
