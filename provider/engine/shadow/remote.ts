/**
 * Owns a shadow on a real server: statements through a connection, limits, and when it counts as lost.
 * Must not know how its database is made or emptied.
 */
import type { Connection } from "../db/connection.ts";
import { isLostConnection } from "../db/errors.ts";
import { DatabaseError, type Session } from "../db/session.ts";
import { ShadowLost } from "./lost.ts";
import type { RunOptions, Shadow, ShadowOptions, StatementResult } from "./shadow.ts";

/** Where a remote shadow stands: one database, emptied again and again. */
export interface Ground {
  readonly engine: "server" | "url";
  /** An empty database and a new session in it; sessions from before are closed. Throws Refusal; ShadowLost once `signal` is aborted. */
  fresh(signal: AbortSignal): Promise<Connection>;
  /** Leaves nothing behind. */
  end(): Promise<void>;
}

const TIME_LIMIT = 60_000;

export class RemoteShadow implements Shadow {
  readonly isWorn = false;
  readonly engine: "server" | "url";
  readonly #ground: Ground;
  readonly #timeLimit: number;
  readonly #closing = new AbortController();
  readonly #signal: AbortSignal;
  #connection: Connection | undefined;
  #lost: ShadowLost | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #session = this.#newSession();

  constructor(ground: Ground, options: ShadowOptions) {
    this.engine = ground.engine;
    this.#ground = ground;
    this.#timeLimit = options.timeLimit ?? TIME_LIMIT;
    const { signal } = this.#closing;
    this.#signal = options.signal === undefined ? signal : AbortSignal.any([signal, options.signal]);
  }

  get version(): number {
    return this.#connection?.version ?? 0;
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async open(): Promise<void> {
    this.#lost = undefined;
    if (this.#signal.aborted) throw this.#lose("stopped", undefined, "the shadow was stopped", "57P01");
    this.#connection = await this.#ground.fresh(this.#signal);
    // The server's own watch; what a function sets inside does not outlive its statement's timer.
    await this.#connection.execute(`SET statement_timeout TO ${this.#timeLimit}`);
  }

  #lose(reason: ShadowLost["reason"], statement: string | undefined, message: string, sqlstate: string): ShadowLost {
    this.#lost = new ShadowLost(reason, statement, message, sqlstate);
    return this.#lost;
  }

  /** Runs one thing in the session; an error that says more of the shadow than of the statement loses the shadow. */
  async #guarded<T>(statement: string, work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#lost !== undefined) throw this.#lost;
    const connection = this.#connection;
    if (connection === undefined || this.#signal.aborted)
      throw this.#lose("stopped", undefined, "the shadow was stopped", "57P01");
    const cancel = (): void => void connection.cancel();
    this.#signal.addEventListener("abort", cancel);
    try {
      return await work(connection);
    } catch (cause) {
      if (!(cause instanceof DatabaseError)) throw cause;
      const { sqlstate } = cause;
      if (this.#signal.aborted) throw this.#lose("stopped", statement, "the shadow was stopped", "57P01");
      if (sqlstate === "57014")
        throw this.#lose("time", statement, `the shadow was stopped after ${this.#timeLimit / 1000} s`, sqlstate);
      if (/^(XX|53|58)/.test(sqlstate) || isLostConnection(cause))
        throw this.#lose("internal", statement, cause.message, sqlstate);
      throw cause;
    } finally {
      this.#signal.removeEventListener("abort", cancel);
    }
  }

  run(statements: readonly string[], { stopAtError = false }: RunOptions = {}): Promise<StatementResult[]> {
    return this.#queue(async () => {
      const results: StatementResult[] = [];
      for (const statement of statements) {
        try {
          await this.#guarded(statement, (connection) => connection.execute(statement));
          results.push({ ok: true });
        } catch (error) {
          if (!(error instanceof DatabaseError) || error instanceof ShadowLost) throw error;
          results.push({ ok: false, error });
          if (stopAtError) break;
        }
      }
      return results;
    });
  }

  session(): Session {
    return this.#session;
  }

  #newSession(): Session {
    const version = (): number => this.version;
    return {
      get version() {
        return version();
      },
      execute: (statement) =>
        this.#queue(() => this.#guarded(statement, (connection) => connection.execute(statement))),
      rows: <T>(query: string) => this.#queue(() => this.#guarded(query, (connection) => connection.rows<T>(query))),
      texts: (statements) =>
        statements.map((statement) =>
          this.#queue(() =>
            this.#guarded(
              typeof statement === "string" ? statement : statement.text,
              async (connection) => (await connection.texts([statement])[0]) ?? [],
            ),
          ),
        ),
      close: async () => {},
    };
  }

  async #disconnect(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }

  reset(): Promise<void> {
    return this.#queue(async () => {
      await this.#disconnect();
      await this.open();
    });
  }

  close(): Promise<void> {
    this.#closing.abort();
    return this.#queue(async () => {
      await this.#disconnect();
      await this.#ground.end();
    });
  }
}
