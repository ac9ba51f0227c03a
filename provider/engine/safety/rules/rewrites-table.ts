/**
 * Owns the rule rewrites-table.
 * Must not know why a statement rewrites.
 */
import type { Rule } from "../finding.ts";

export const rewritesTable: Rule = {
  name: "rewrites-table",
  severity: "warning",
  manual: { title: "ALTER TABLE", page: "sql-altertable" },
  description: "Every row of a table is written again while nobody can use it.",
  find: ({ rewrites, locks }) =>
    (rewrites ?? [])
      .filter((object) => object in locks)
      .map((object) => ({
        object,
        message: "Every row is written again under ACCESS EXCLUSIVE: reads and writes wait for as long as that takes.",
        remedy: "On a large table, make the change in steps that do not rewrite, or in a quiet hour.",
      })),
};
