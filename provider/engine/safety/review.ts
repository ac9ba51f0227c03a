/**
 * Owns the review: which findings a statement has, after policy and approvals.
 * Must not know SQL, kinds, or how findings are shown.
 */
import type { Address } from "../catalog/address.ts";
import type { Statement } from "../plan/statement.ts";
import { approves, parseApproval } from "./approval.ts";
import type { Finding, Severity } from "./finding.ts";
import { rules } from "./rules/index.ts";

export type { Finding, Severity } from "./finding.ts";

export interface ReviewOptions {
  /** `"rule:name"` patterns: an error that one matches becomes a warning. Expired ones are left out by who calls. */
  readonly allow?: readonly string[];
  /** Severity per rule; `off` hides it. */
  readonly policy?: Readonly<Record<string, Severity | "off">>;
  /** What to do with a column's new type that rewrites the table. */
  readonly typeChange?: "refuse" | "in_place" | "online";
}

/** The findings about one statement. */
export function review(statement: Statement, _takes: readonly Address[], options: ReviewOptions): readonly Finding[] {
  return rules.flatMap((rule) => {
    const wanted = options.policy?.[rule.name] ?? rule.severity;
    if (wanted === "off") return [];
    return rule.find(statement).map(({ object, message, remedy }) => {
      const approval = wanted === "error" ? approvalFor(rule.name, object, options) : undefined;
      return {
        rule: rule.name,
        severity: approval === undefined ? wanted : ("warning" as const),
        object,
        message,
        remedy: approval === undefined ? remedy : `It is approved: ${approval}.`,
      };
    });
  });
}

/** What approves this rule's finding about this object, as it was written; undefined if nothing does. */
function approvalFor(rule: string, object: Address, options: ReviewOptions): string | undefined {
  if (rule === "converts-column" && options.typeChange === "in_place") return 'type_change = "in_place"';
  const entry = options.allow?.find((one) => approves(parseApproval(one), rule, object));
  return entry === undefined ? undefined : `allow = [${JSON.stringify(entry)}]`;
}
