/**
 * Owns ShadowLost: the error that says a shadow was given up, and at which statement; and what a person is told of it.
 * Must not know engines, workers or limits.
 */
import { DatabaseError } from "../db/session.ts";
import { type Diagnostic, error, type PathStep } from "../diagnostic.ts";

/** Why a shadow was lost. "silent": it did nothing and said nothing; "internal": SQLSTATE class XX, 53, 58 or a FATAL error. */
export type LossReason = "silent" | "internal" | "time" | "memory" | "stopped" | "crashed";

/** Where a person wrote the statement at which a shadow was lost. */
export interface LossPlace {
  /** An address, or a file and a line. */
  readonly title: string;
  readonly path?: readonly PathStep[];
}

/**
 * The shadow was given up while it ran a statement: what it holds proves nothing any more. Every further call throws it
 * again until reset().
 */
export class ShadowLost extends DatabaseError {
  /** Set by whoever knows where the statement comes from. */
  place: LossPlace | undefined;

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

const elsewhere = 'A shadow on a server has other limits: shadow = "server", or the URL of an empty database.';

const remedies: Readonly<Record<LossReason, string>> = {
  stopped: "It was asked to stop.",
  time: `The statement has no end, or takes longer than a definition should: take out code that loops and queries that read much. ${elsewhere}`,
  memory: `The statement takes more memory than a definition should: take out what makes rows. ${elsewhere}`,
  silent: `The statement is too deep for it: write it with fewer levels. ${elsewhere}`,
  internal: `This is a mistake of the PostgreSQL in it, not of yours. ${elsewhere}`,
  crashed: elsewhere,
};

/** What a person is told: nothing was changed, for a shadow is used before anything is. */
export function lossDiagnostic(lost: ShadowLost): Diagnostic {
  const { place, statement, message } = lost;
  // Class 53, insufficient resources: PostgreSQL itself has found the memory gone.
  const reason = lost.sqlstate.startsWith("53") ? "memory" : lost.reason;
  const at = place === undefined ? "" : `${place.title}: `;
  return error(
    reason === "stopped" ? "Planning was stopped" : `${at}the shadow was lost`,
    `${message[0]?.toUpperCase()}${message.slice(1)}.\n${remedies[reason]} Nothing was changed.`,
    {
      ...(place?.path === undefined ? {} : { path: place.path }),
      ...(statement === undefined ? {} : { sql: { text: statement } }),
    },
  );
}

const shortened = (statement: string): string => {
  const line = statement.trim().replace(/\s+/g, " ");
  return line.length <= 120 ? line : `${line.slice(0, 117)}...`;
};
