/**
 * Owns the rule drops-function.
 * Must not know who calls it.
 */
import type { Rule } from "../finding.ts";

const sorts = new Set(["function", "procedure", "aggregate"]);

export const dropsFunction: Rule = {
  name: "drops-function",
  severity: "warning",
  manual: { title: "DROP FUNCTION", page: "sql-dropfunction" },
  description: "A function, procedure or aggregate is dropped; code that calls it fails.",
  find: ({ loses, object }) =>
    loses !== undefined && sorts.has(loses)
      ? [
          {
            object,
            message: `The ${loses} is dropped; code that calls it fails.`,
            remedy: ({ rename }) => `Deploy code that does not call it first, keep it, or ${rename(object)}.`,
          },
        ]
      : [],
};
