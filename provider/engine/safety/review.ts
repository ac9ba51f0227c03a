/**
 * Owns the review: which findings a statement has, after policy and approvals.
 * Must not know SQL, kinds, or how findings are shown.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import type { Probe } from "../plan/probe.ts";
import type { Statement } from "../plan/statement.ts";
import { approves, parseApproval } from "./approval.ts";
import type { Approvable, Finding, RowRule, Rule, Severity } from "./finding.ts";
import { rowRules, rules } from "./rules/index.ts";
import { rowsNotSeen } from "./rules/rows-not-seen.ts";
import { libraryWording, type Remedy, type Wording, wordedRemedy } from "./wording.ts";

export type { Finding, Severity } from "./finding.ts";

export interface ReviewOptions {
  /** `"rule:name"` patterns: an error that one matches becomes a warning. Expired ones are left out by who calls. */
  readonly allow?: readonly string[];
  /** Severity per rule; `off` hides it. */
  readonly policy?: Readonly<Record<string, Severity | "off">>;
  /** What to do with a column's new type that rewrites the table. */
  readonly typeChange?: "refuse" | "in_place" | "online";
  /** What remedies call the ways out; those of this library unless somebody else speaks. */
  readonly wording?: Wording;
}

/** The findings about one statement. `together`: those of its transaction in their order, itself among them. */
export function review(
  statement: Statement,
  together: readonly Statement[],
  options: ReviewOptions,
): readonly Finding[] {
  return rules.flatMap((rule) =>
    rule.find(statement, together).flatMap(({ object, message, remedy }): readonly Finding[] => {
      const judged = judge(rule, object, remedy, options);
      return judged === undefined ? [] : [findingOf(rule.name, object, message, judged)];
    }),
  );
}

/** What policy and approvals make of a finding of this rule; undefined where it is switched off. */
export type Judgement = Pick<Finding, "severity" | "remedy" | "approvals">;

/** A finding, its keys in the order in which plan JSON has them. */
export const findingOf = (
  rule: string,
  object: Address,
  message: string,
  { severity, remedy, approvals }: Judgement,
): Finding => ({ rule, severity, object, message, remedy, approvals });

function judge(rule: Rule, object: Address, remedy: Remedy, options: ReviewOptions): Judgement | undefined {
  const wording = options.wording ?? libraryWording;
  const severity = options.policy?.[rule.name] ?? rule.severity;
  if (severity === "off") return undefined;
  const instead = wordedRemedy(remedy, wording);
  // Only an error needs approval: for anything else an entry of `allow` would change nothing.
  if (severity !== "error") return { severity, remedy: instead, approvals: [] };
  const approvals = (options.allow ?? []).filter((entry) => approves(parseApproval(entry), rule.name, object));
  const approved = approvedBy(rule.name, approvals, options.typeChange, wording);
  const entry = `${rule.name}:${nameOf(object)}`;
  return {
    severity: approved === undefined ? "error" : "warning",
    remedy:
      approved === undefined
        ? `${instead} To approve this: ${wording.allow([entry])}.`
        : `It is approved: ${approved}.`,
    approvals,
  };
}

/** How the answers to a probe of this statement are to be judged, should they be bad, or missing. */
export function reviewProbe(
  probe: Probe,
  object: Address,
  options: ReviewOptions,
): { readonly found: Judgement | undefined; readonly unseen: Judgement | undefined } {
  const rule = rowRules.find(({ name }) => name === probe.rule) as RowRule;
  return {
    found: judge(rule, object, rule.remedy, options),
    // What the catalog does not tell makes no statement fail.
    unseen: probe.values === "catalog" ? undefined : judge(rowsNotSeen, object, rowsNotSeen.remedy, options),
  };
}

/**
 * The entries of `allow` that match none of the findings, because they are misspelt or their change was made before. `*` alone is not
 * among them: it names nothing.
 */
export const unmatched = (entries: readonly string[], findings: readonly Approvable[]): readonly string[] =>
  entries.filter((entry) => {
    const approval = parseApproval(entry);
    return approval.pattern !== "*" && !findings.some(({ rule, object }) => approves(approval, rule, object));
  });

/** What approves a finding, in words; undefined if nothing does. */
function approvedBy(
  rule: string,
  approvals: readonly string[],
  typeChange: ReviewOptions["typeChange"],
  wording: Wording,
): string | undefined {
  if (approvals.length > 0) return wording.allow(approvals);
  return rule === "converts-column" && typeChange === "in_place" ? wording.inPlace : undefined;
}
