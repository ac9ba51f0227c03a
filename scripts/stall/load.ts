/**
 * Owns many clients at once, and the longest that any of them has waited since a mark.
 * Must not know in which process they run, nor what is changed meanwhile.
 */
import { Client, type ClientOptions } from "./client.ts";

export interface LoadOptions extends ClientOptions {
  readonly clients: number;
}

/** Since the last mark; times in milliseconds. */
export interface Waits {
  readonly read: number;
  readonly write: number;
  readonly operations: number;
  readonly errors: number;
  /** What the first of them said. */
  readonly error: string | undefined;
}

const none: Waits = { read: 0, write: 0, operations: 0, errors: 0, error: undefined };

export class Load {
  readonly #clients: readonly Client[];
  #waits = none;

  constructor({ clients, ...options }: LoadOptions) {
    this.#clients = Array.from(
      { length: clients },
      (_, number) =>
        new Client(number, options, ({ kind, took, error }) => {
          const { operations, errors, ...rest } = this.#waits;
          this.#waits = {
            ...rest,
            [kind]: Math.max(rest[kind], took),
            operations: operations + 1,
            errors: errors + (error === undefined ? 0 : 1),
            error: rest.error ?? error,
          };
        }),
    );
  }

  async start(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.start()));
  }

  /** What came before is forgotten; what is under way counts from its start. */
  mark(): void {
    this.#waits = none;
  }

  /** Of the operations that have ended. */
  get waits(): Waits {
    return this.#waits;
  }

  /** Lets each client end its operation: who waits still is counted. */
  async stop(): Promise<Waits> {
    await Promise.all(this.#clients.map((client) => client.stop()));
    return this.#waits;
  }
}
