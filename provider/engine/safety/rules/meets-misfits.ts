/**
 * Owns the rule meets-misfits.
 * Must not know how rows are looked at.
 */
import { counted, whereabouts } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const meetsMisfits: RowRule = {
  name: "meets-misfits",
  severity: "error",
  manual: { title: "Type Conversion", page: "typeconv" },
  description: "Values that are there do not fit a column's new type: the conversion fails, or cuts or rounds them.",
  find: () => [],
  message: (found, of) =>
    `${whereabouts(found)}${found.isLeast === true ? "At least " : ""}${counted(found.rows, "value")} ${found.rows === 1 ? "does" : "do"} not fit ${of}: converting fails, or cuts or rounds ${found.rows === 1 ? "it" : "them"}.`,
  remedy: "Correct these values, or choose a type that holds them, then plan again.",
};
