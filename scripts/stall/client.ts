/**
 * Owns one client of the tables: point reads, inserts and updates, no more than so many a second, each with the time it took.
 * Must not know what is changed meanwhile, nor how many clients there are.
 */
import pg from "pg";
import { customersOf } from "./table.ts";

export interface ClientOptions {
  readonly url: string;
  /** Rows of `app.orders` that are there. */
  readonly rows: number;
  /** Operations a second at most: a client that has waited does not catch up. */
  readonly rate: number;
}

/** One operation; times in milliseconds. */
export interface Operated {
  readonly kind: "read" | "write";
  readonly took: number;
  /** What PostgreSQL said instead of doing it. */
  readonly error: string | undefined;
}

/** Each client inserts into a range of its own. */
const insertsOfOne = 1_000_000;

export class Client {
  readonly #connection: pg.Client;
  #inserted = 0;
  #stopped = false;
  #running: Promise<void> | undefined;

  constructor(
    readonly number: number,
    readonly options: ClientOptions,
    readonly onOperated: (operated: Operated) => void,
  ) {
    this.#connection = new pg.Client({ connectionString: options.url, application_name: `client ${number}` });
    // A server that goes away while nothing runs; what runs fails by itself.
    this.#connection.on("error", () => undefined);
  }

  async start(): Promise<void> {
    await this.#connection.connect();
    this.#running = this.#run();
  }

  /** Ends after the operation that runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await this.#connection.end();
  }

  async #run(): Promise<void> {
    const pause = 1000 / this.options.rate;
    await sleep(Math.random() * pause);
    while (!this.#stopped) {
      const started = performance.now();
      const { kind, sql, values } = this.#next();
      const error = await this.#connection.query(sql, values).then(
        () => undefined,
        (failure: Error) => failure.message,
      );
      const took = performance.now() - started;
      this.onOperated({ kind, took, error });
      await sleep(Math.max(0, pause - took));
    }
  }

  /** Of ten operations five are reads. */
  #next(): { readonly kind: Operated["kind"]; readonly sql: string; readonly values: unknown[] } {
    const { rows } = this.options;
    const chance = Math.random();
    const id = 1 + Math.floor(Math.random() * rows);
    const customer = 1 + Math.floor(Math.random() * customersOf(rows));
    if (chance < 0.5) return { kind: "read", sql: "SELECT amount, placed FROM app.orders WHERE id = $1", values: [id] };
    if (chance < 0.7) {
      this.#inserted += 1;
      const next = rows + this.number * insertsOfOne + this.#inserted;
      const sql =
        "INSERT INTO app.orders (id, customer, number, amount, status, placed) VALUES ($1, $2, $3, 1, 'new', now())";
      return { kind: "write", sql, values: [next, customer, `N${next}`] };
    }
    if (chance < 0.95)
      return { kind: "write", sql: "UPDATE app.orders SET amount = $2 WHERE id = $1", values: [id, chance] };
    return { kind: "write", sql: "UPDATE app.customers SET name = $2 WHERE id = $1", values: [customer, "x"] };
  }
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
