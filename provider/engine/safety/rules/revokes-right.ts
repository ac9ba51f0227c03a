/**
 * Owns the rule revokes-right.
 * Must not know what the right is, nor on what.
 */
import type { Rule } from "../finding.ts";

export const revokesRight: Rule = {
  name: "revokes-right",
  severity: "warning",
  manual: { title: "REVOKE", page: "sql-revoke" },
  description: "A right that somebody has is taken away: what uses it fails.",
  find: ({ revokes, object }) =>
    revokes === undefined
      ? []
      : [
          {
            object,
            message: `${revokes}: what uses it fails from here on.`,
            remedy: "Find out first who uses it, or declare the GRANT to keep it.",
          },
        ],
};
