/**
 * Owns Finding and the shape of a safety rule.
 * Must not know any particular rule.
 */
import type { Address } from "../catalog/address.ts";
import type { RuleOfProbe } from "../plan/probe.ts";
import type { Statement } from "../plan/statement.ts";
import type { Remedy } from "./wording.ts";

/** An error stops the plan unless `allow` has it, a warning is shown, a notice stands in the plan's text alone. */
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
  /** Where PostgreSQL's manual tells why: a page's title, and its name in the address. */
  readonly manual: { readonly title: string; readonly page: string };
  /** One sentence for the documentation: what it finds. */
  readonly description: string;
  /**
   * The objects it finds something about, with what happens and what to do instead. Approval is the review's to offer. `together`:
   * the statements of its transaction in their order, itself among them.
   */
  find(
    statement: Statement,
    together: readonly Statement[],
  ): readonly { readonly object: Address; readonly message: string; readonly remedy: Remedy }[];
}

/** What an entry of `allow` names. */
export interface Approvable {
  readonly rule: string;
  readonly object: Address;
}

/** What a probe found among the rows. */
export interface Found {
  /** Groups of rows at fault (values that stand more than once), and rows in them; at least, where only a part was looked at. */
  readonly groups: number;
  readonly rows: number;
  /** Values of the largest groups; empty unless values may be shown, and where there is nothing to show. */
  readonly examples: readonly string[];
  /** Rows of the relation, as the server estimates them. */
  readonly estimate: number;
  /** How many of them were looked at, about; undefined: all. */
  readonly sample: number | undefined;
  /** There may be more: the first one at fault ended the question. */
  readonly isLeast?: boolean;
}

/** A rule about rows that are there: it speaks when a probe of the live data finds something, and never before. */
export interface RowRule extends Rule {
  readonly name: RuleOfProbe;
  /** Its probes ask the catalog about a relation, and no row: there is nothing to take a sample of. */
  readonly asksCatalog?: boolean;
  /** What was found of `of`, and what the statement makes of it. */
  message(found: Found, of: string): string;
  readonly remedy: string;
}
