/**
 * Owns the rule breaks-code.
 * Must not know who runs that code.
 */
import type { Rule } from "../finding.ts";

export const breaksCode: Rule = {
  name: "breaks-code",
  severity: "warning",
  manual: { title: "ALTER TABLE", page: "sql-altertable" },
  description: "Running code that uses an object in its old form fails.",
  find: ({ breaks, object }) =>
    breaks === undefined
      ? []
      : [
          {
            object,
            message: `From here on ${breaks} fails until it is deployed anew.`,
            remedy: "Deploy code that works with both forms first, or apply in the same maintenance window.",
          },
        ],
};
