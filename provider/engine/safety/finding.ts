/**
 * Owns Finding and the shape of a safety rule.
 * Must not know any particular rule.
 */
import type { Address } from "../catalog/address.ts";
import type { Statement } from "../plan/statement.ts";
import type { Remedy } from "./wording.ts";

export type Severity = "error" | "warning" | "notice";

/** What a rule says of a statement. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly object: Address;
  readonly message: string;
  /** What to do instead, or what has approved it. */
  readonly remedy: string;
  /** The entries of `allow` that made a warning of it, as they were written. */
  readonly approvals: readonly string[];
}

/** One safety rule: reads what a statement says of itself, never its SQL. */
export interface Rule {
  /** Stable, readable code, e.g. `drops-table`. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence for the documentation: what it finds. */
  readonly description: string;
  /** The objects it finds something about, with what happens and what to do instead. Approval is the review's to offer. */
  find(
    statement: Statement,
  ): readonly { readonly object: Address; readonly message: string; readonly remedy: Remedy }[];
}
