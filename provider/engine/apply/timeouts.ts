/**
 * Owns lock_timeout and statement_timeout of the session that applies: sets them only when they change.
 * Must not know why a statement has which timeout.
 */
import type { Session } from "../db/session.ts";
import { identifier, integer, sql } from "../sql/sql.ts";

/** Milliseconds; 0 is no limit. */
export interface Timeouts {
  readonly lock: number;
  readonly statement: number;
}

const differences = (from: Timeouts | undefined, to: Timeouts): readonly (readonly [string, number])[] => [
  ...(from?.lock === to.lock ? [] : [["lock_timeout", to.lock] as const]),
  ...(from?.statement === to.statement ? [] : [["statement_timeout", to.statement] as const]),
];

export class SessionTimeouts {
  #session: Timeouts | undefined;
  #transaction: Timeouts | undefined;

  constructor(readonly session: Session) {}

  /** Outside a transaction, so that a rollback does not take them back. */
  async forGroup(wanted: Timeouts): Promise<void> {
    for (const [name, milliseconds] of differences(this.#session, wanted))
      await this.session.execute(sql`SET ${identifier(name)} TO ${integer(milliseconds)}`.text);
    this.#session = wanted;
    this.#transaction = wanted;
  }

  /** Inside the transaction of `forGroup`, until its end. */
  async forStatement(wanted: Timeouts): Promise<void> {
    for (const [name, milliseconds] of differences(this.#transaction, wanted))
      await this.session.execute(sql`SET LOCAL ${identifier(name)} TO ${integer(milliseconds)}`.text);
    this.#transaction = wanted;
  }

  endOfGroup(): void {
    this.#transaction = this.#session;
  }
}
