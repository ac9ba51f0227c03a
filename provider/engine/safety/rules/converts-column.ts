/**
 * Owns the rule converts-column.
 * Must not know which types there are.
 */
import type { Rule } from "../finding.ts";

export const convertsColumn: Rule = {
  name: "converts-column",
  severity: "error",
  manual: { title: "ALTER TABLE", page: "sql-altertable" },
  description:
    "A column's values are converted to another type, which rewrites the table and may fail or lose precision.",
  find: ({ converts, object }) =>
    converts === true
      ? [
          {
            object,
            message:
              "Every value is converted to the new type: the table is rewritten under ACCESS EXCLUSIVE, and values that do not fit fail or lose precision.",
            remedy: ({ inPlace }) =>
              `Add a new column and move the values in batches, or accept the rewrite with ${inPlace}.`,
          },
        ]
      : [],
};
