/**
 * Owns ShadowLost: the error that says a shadow was given up, and at which statement.
 * Must not know engines, workers or limits.
 */
import { DatabaseError } from "../db/session.ts";

/** Why a shadow was lost. "silent": it did nothing and said nothing; "internal": SQLSTATE class XX, 53, 58 or a FATAL error. */
export type LossReason = "silent" | "internal" | "time" | "memory" | "stopped" | "crashed";

/**
 * The shadow was given up while it ran a statement: what it holds proves nothing any more. Every further call throws it
 * again until reset().
 */
export class ShadowLost extends DatabaseError {
  constructor(
    readonly reason: LossReason,
    /** The statement that ran; undefined when none did. */
    readonly statement: string | undefined,
    message: string,
    sqlstate: string,
  ) {
    super(statement === undefined ? message : `${message}, while it ran: ${shortened(statement)}`, { sqlstate });
    this.name = "ShadowLost";
  }
}

const shortened = (statement: string): string => {
  const line = statement.trim().replace(/\s+/g, " ");
  return line.length <= 120 ? line : `${line.slice(0, 117)}...`;
};
