/**
 * Owns the rule drops-column.
 * Must not know how the statement is written.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Rule } from "../finding.ts";

export const dropsColumn: Rule = {
  name: "drops-column",
  severity: "error",
  description: "A column is dropped with all its values.",
  find: ({ loses, object }) =>
    loses === "column"
      ? [
          {
            object,
            message: "The column is dropped with all its values.",
            remedy: `Keep it, give its new name with renamed_from, or approve the loss of ${nameOf(object)}: allow = ["drops-column:${nameOf(object)}"].`,
          },
        ]
      : [],
};
