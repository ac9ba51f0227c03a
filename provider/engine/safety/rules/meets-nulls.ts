/**
 * Owns the rule meets-nulls.
 * Must not know how rows are looked at.
 */
import { counted, whereabouts } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const meetsNulls: RowRule = {
  name: "meets-nulls",
  severity: "error",
  manual: { title: "Constraints", page: "ddl-constraints" },
  description: "A column that is to be NOT NULL is NULL in rows that are there.",
  find: () => [],
  message: (found, of) => `${whereabouts(found)}${of} is NULL in ${counted(found.rows, "row")}.`,
  remedy: "Give these rows a value, then plan again.",
};
