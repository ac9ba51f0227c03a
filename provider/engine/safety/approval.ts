/**
 * Owns Approval: one entry of `allow`, what it approves, until when and why.
 * Must not know findings, nor who wrote it. Today is told: nothing here looks at a clock.
 */
import { type Address, matchesPattern, nameOf } from "../catalog/address.ts";

export interface Approval {
  /** The entry as it was written. */
  readonly entry: string;
  /** `rule:name`, in which `*` stands for any characters. */
  readonly pattern: string;
  /** The last day on which it holds, as `2027-01-31`; undefined: it always does. */
  readonly until: string | undefined;
  readonly because: string | undefined;
}

const shape = /^(?<pattern>(?:"(?:[^"]|"")*"|[^"])*?)(?: until (?<until>\S*))?(?: because (?<because>.*))?$/s;

/** `rule:name`, optionally followed by ` until 2027-01-31` and ` because <text>`. */
export function parseApproval(entry: string): Approval {
  const { pattern = entry, until, because } = shape.exec(entry)?.groups ?? {};
  return { entry, pattern, until, because };
}

/** Whether it approves what a rule finds about an object. Expired or not. */
export const approves = ({ pattern }: Approval, rule: string, object: Address): boolean =>
  matchesPattern(pattern, `${rule}:${nameOf(object)}`);

/** Whether it names the rule, and not just all of them, and approves what that finds about an object. */
export const asksFor = (approval: Approval, rule: string, object: Address): boolean =>
  approval.pattern.startsWith(`${rule}:`) && approves(approval, rule, object);

/** Its last day is part of it; days are UTC's, so that every machine agrees. */
export const isExpired = ({ until }: Approval, today: Date): boolean =>
  until !== undefined && today.toISOString().slice(0, 10) > until;

/** What is wrong with an entry, as summary and remedy; undefined when nothing is. */
export function approvalProblem(
  entry: string,
  rules: readonly string[],
): { readonly problem: string; readonly remedy: string } | undefined {
  const { pattern, until } = parseApproval(entry);
  const [rule = ""] = pattern.split(":");
  if (!rule.includes("*") && !(pattern.includes(":") && rules.includes(rule)))
    return {
      problem: `${JSON.stringify(entry)} names no rule`,
      remedy: `Write "rule:name", e.g. "drops-column:app.users.nickname", or "*" for all. The rules are: ${rules.join(", ")}.`,
    };
  if (until !== undefined && !isDay(until))
    return { problem: `${JSON.stringify(until)} is no day`, remedy: 'Write " until 2027-01-31".' };
  return undefined;
}

/** A day of the calendar: JavaScript would take 2027-02-31 for a day in March. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;
