/**
 * Owns the rule meets-orphans.
 * Must not know how rows are looked at.
 */
import { matchFull, toLeaving } from "../../plan/probe.ts";
import { counted, whereabouts } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const meetsOrphans: RowRule = {
  name: "meets-orphans",
  severity: "error",
  manual: { title: "Constraints", page: "ddl-constraints" },
  description:
    "Rows that are there refer to rows that are not, so that the foreign key cannot be validated, or to rows that leave with a partition, so that it does not let that go.",
  find: () => [],
  message: (found, of) => {
    const referring = `${whereabouts(found)}${counted(found.rows, "row")} ${found.rows === 1 ? "refers" : "refer"} by ${of}`;
    const values = `${counted(found.groups, "value")} ${found.groups === 1 ? "has" : "have"}`;
    if (of.endsWith(toLeaving)) return `${referring}: ${values} a counterpart in the partition.`;
    return `${referring} to nothing${of.endsWith(matchFull) ? ", or are NULL in part" : ""}: ${values} no counterpart in the referenced table.`;
  },
  remedy: "Delete or correct these rows, or add what they refer to, then plan again.",
};
