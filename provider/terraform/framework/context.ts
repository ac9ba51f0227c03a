/**
 * Owns what every handler is given besides its request: cancellation, logging, what the client can do.
 * Must not know which handler it is given to.
 */

/** Writes log lines that Terraform shows under TF_LOG. Fields must hold no configured values: they may be secrets. */
export interface Logger {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export interface LogFields {
  readonly [name: string]: string | number | boolean;
}

export interface Context {
  /** Aborted when the user pressed Ctrl-C (StopProvider) or Terraform is gone. Stop soon, and return what was done. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** What this Terraform says it can take; false where the call has no such field. */
  readonly capabilities: {
    readonly deferralAllowed: boolean;
    readonly writeOnlyAttributesAllowed: boolean;
  };
}
