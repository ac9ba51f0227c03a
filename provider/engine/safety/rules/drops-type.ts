/**
 * Owns the rule drops-type.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsType: Rule = {
  name: "drops-type",
  severity: "warning",
  manual: { title: "DROP TYPE", page: "sql-droptype" },
  description: "A type is dropped; code that names it fails.",
  find: ({ loses, object }) =>
    loses === "type"
      ? [
          {
            object,
            message: "The type is dropped; code that names it fails.",
            remedy: ({ rename }) => `Deploy code that does not name it first, keep it, or ${rename(object)}.`,
          },
        ]
      : [],
};
