/**
 * Owns the rule needs-values.
 * Must not know how rows are looked at.
 */
import type { RowRule } from "../finding.ts";

export const needsValues: RowRule = {
  name: "needs-values",
  severity: "error",
  manual: { title: "Constraints", page: "ddl-constraints" },
  description: "A new column is NOT NULL and has no default, while the table has rows.",
  find: () => [],
  message: ({ estimate }, of) =>
    `The table has rows (about ${Math.max(1, estimate).toLocaleString("en-US")}), and nothing says what ${of} is in them.`,
  remedy:
    "Give the column a default, or add it without NOT NULL first, fill it in batches, and make it NOT NULL with a later plan.",
};
