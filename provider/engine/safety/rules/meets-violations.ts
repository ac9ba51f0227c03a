/**
 * Owns the rule meets-violations.
 * Must not know how rows are looked at.
 */
import { counted, whereabouts } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const meetsViolations: RowRule = {
  name: "meets-violations",
  severity: "error",
  manual: { title: "Constraints", page: "ddl-constraints" },
  description: "Rows that are there violate a check constraint, so that it cannot be validated.",
  find: () => [],
  message: (found, of) =>
    `${whereabouts(found)}${counted(found.rows, "row")} ${found.rows === 1 ? "violates" : "violate"} ${of}.`,
  remedy:
    "Correct these rows, or the condition, then plan again. Where it is a partition's bound: take rows out of it first that another partition is to have, or let this plan move them, by an entry of `allow` that names `moves-rows` in place of this rule; not where triggers, rules, foreign keys to the table or FORCE ROW LEVEL SECURITY would act on them.",
};
