/**
 * Owns the rule drops-view.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsView: Rule = {
  name: "drops-view",
  severity: "warning",
  manual: { title: "DROP VIEW", page: "sql-dropview" },
  description: "A view is dropped; code that reads it fails.",
  find: ({ loses, object }) =>
    loses === "view"
      ? [
          {
            object,
            message: "The view is dropped; code that reads it fails.",
            remedy: ({ rename }) => `Deploy code that does not read it first, keep it, or ${rename(object)}.`,
          },
        ]
      : [],
};
