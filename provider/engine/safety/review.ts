/**
 * Owns the review: which findings a statement has, after policy and approvals.
 * Must not know SQL, kinds, or how findings are shown.
 */
import { type Address, matchesPattern, nameOf } from "../catalog/address.ts";
import type { Statement } from "../plan/statement.ts";
import type { Finding, Severity } from "./finding.ts";
import { rules } from "./rules/index.ts";

export type { Finding, Severity } from "./finding.ts";

export interface ReviewOptions {
  /** `"rule:name"` patterns: an error that one matches becomes a warning. */
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
      const allowed = isAllowed(rule.name, object, options);
      return {
        rule: rule.name,
        severity: wanted === "error" && allowed ? ("warning" as const) : wanted,
        object,
        message,
        remedy,
      };
    });
  });
}

/** Whether an approval names this rule and object. */
function isAllowed(rule: string, object: Address, options: ReviewOptions): boolean {
  if (rule === "converts-column" && options.typeChange === "in_place") return true;
  return (options.allow ?? []).some((entry) => matchesPattern(approvalOf(entry), `${rule}:${nameOf(object)}`));
}

/** The pattern of an approval, without ` until …` and ` because …`. */
export const approvalOf = (entry: string): string => entry.split(/ (?:until|because) /)[0] as string;
