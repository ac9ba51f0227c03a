/**
 * Owns the rule drops-column.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsColumn: Rule = {
  name: "drops-column",
  severity: "error",
  manual: { title: "ALTER TABLE", page: "sql-altertable" },
  description: "A column is dropped with all its values.",
  find: ({ loses, leaves = [], object }) =>
    [...(loses === "column" ? [object] : []), ...leaves].map((column) => ({
      object: column,
      message: "The column is dropped with all its values.",
      remedy: ({ rename }) => `Keep it, or ${rename(column)}.`,
    })),
};
