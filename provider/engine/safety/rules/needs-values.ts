/**
 * Owns the rule needs-values.
 * Must not know how rows are looked at.
 */
import { countedRows } from "../../plan/probe.ts";
import { counted } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const needsValues: RowRule = {
  name: "needs-values",
  severity: "error",
  manual: { title: "Constraints", page: "ddl-constraints" },
  description: "A new column is NOT NULL and has no default, while the table has rows.",
  find: () => [],
  message: ({ rows, estimate }, of) =>
    `The table has ${rows > countedRows ? `about ${counted(Math.max(rows, estimate), "row")}` : counted(rows, "row")}, and nothing says what ${of} is in ${rows === 1 ? "it" : "them"}.`,
  remedy:
    "Give the column a default, or add it without NOT NULL first, fill it in batches, and make it NOT NULL with a later plan.",
};
