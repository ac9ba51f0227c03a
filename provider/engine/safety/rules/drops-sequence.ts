/**
 * Owns the rule drops-sequence.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsSequence: Rule = {
  name: "drops-sequence",
  severity: "error",
  manual: { title: "DROP SEQUENCE", page: "sql-dropsequence" },
  description: "A sequence is dropped with its position.",
  find: ({ loses, object }) =>
    loses === "sequence"
      ? [
          {
            object,
            message: "The sequence is dropped; its position is lost.",
            remedy: ({ rename }) => `Keep it, or ${rename(object)}.`,
          },
        ]
      : [],
};
