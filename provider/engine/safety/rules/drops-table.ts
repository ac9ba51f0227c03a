/**
 * Owns the rule drops-table.
 * Must not know how the statement is written.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Rule } from "../finding.ts";

export const dropsTable: Rule = {
  name: "drops-table",
  severity: "error",
  description: "A table is dropped with all its rows.",
  find: ({ loses, object }) =>
    loses === "table"
      ? [
          {
            object,
            message: "The table is dropped with all its rows.",
            remedy: `Keep it, give its new name with renamed_from, or approve the loss of ${nameOf(object)}: allow = ["drops-table:${nameOf(object)}"].`,
          },
        ]
      : [],
};
