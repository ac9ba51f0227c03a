/**
 * Owns the rule meets-duplicates.
 * Must not know how rows are looked at.
 */
import { counted, whereabouts } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const meetsDuplicates: RowRule = {
  name: "meets-duplicates",
  severity: "error",
  manual: { title: "Unique Indexes", page: "indexes-unique" },
  description: "Values that are to be unique stand in more than one row, so that no unique index can be built.",
  find: () => [],
  message: (found, of) =>
    `${whereabouts(found)}${counted(found.groups, "value")} of ${of} ${found.groups === 1 ? "stands" : "stand"} in more than one row (${counted(found.rows, "row")} in all).`,
  remedy: "Remove the duplicates or make them differ, then plan again.",
};
