/**
 * Owns the rule drops-table.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsTable: Rule = {
  name: "drops-table",
  severity: "error",
  manual: { title: "DROP TABLE", page: "sql-droptable" },
  description: "A table is dropped with all its rows.",
  find: ({ loses, object }) =>
    loses === "table"
      ? [
          {
            object,
            message: "The table is dropped with all its rows.",
            remedy: ({ rename }) => `Keep it, or ${rename(object)}.`,
          },
        ]
      : [],
};
