/**
 * Owns the rule meets-orphans.
 * Must not know how rows are looked at.
 */
import { matchFull } from "../../plan/probe.ts";
import { counted, whereabouts } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const meetsOrphans: RowRule = {
  name: "meets-orphans",
  severity: "error",
  manual: { title: "Constraints", page: "ddl-constraints" },
  description: "Rows that are there refer to rows that are not, so that the foreign key cannot be validated.",
  find: () => [],
  message: (found, of) =>
    `${whereabouts(found)}${counted(found.rows, "row")} ${found.rows === 1 ? "refers" : "refer"} by ${of} to nothing${of.endsWith(matchFull) ? ", or are NULL in part" : ""}: ${counted(found.groups, "value")} ${found.groups === 1 ? "has" : "have"} no counterpart in the referenced table.`,
  remedy: "Delete or correct these rows, or add what they refer to, then plan again.",
};
