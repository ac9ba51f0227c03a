/**
 * Owns the rule rewrites-rows.
 * Must not know why a statement rewrites.
 */
import { counted } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const rewritesRows: RowRule = {
  name: "rewrites-rows",
  severity: "error",
  manual: { title: "ALTER TABLE", page: "sql-altertable" },
  description:
    "A new column (identity, stored generated, of a domain with a constraint) has a value to be computed for each row, and the table has more than a thousand.",
  find: () => [],
  message: ({ rows, estimate }, of) =>
    `A value of ${of} is computed for each row, so about ${counted(Math.max(rows, estimate), "row")} are written again while reads and writes wait.`,
  remedy:
    "Add the column plainly, fill it in batches, and give it its default or identity with a later plan; what is generated cannot come later. Or approve the rewrite for a quiet hour.",
};
