/**
 * Owns the rule drops-attribute.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsAttribute: Rule = {
  name: "drops-attribute",
  severity: "error",
  manual: { title: "ALTER TYPE", page: "sql-altertype" },
  description: "An attribute of a composite type is dropped, and its value with it in every row.",
  find: ({ loses, object }) =>
    loses === "attribute"
      ? [
          {
            object,
            message: "An attribute of the type is dropped, and its value with it in every row that has one.",
            remedy:
              "Keep it, or tell its new name with a comment line, `-- schemata:rename attribute <schema>.<type>.<old name> to <new name>`.",
          },
        ]
      : [],
};
