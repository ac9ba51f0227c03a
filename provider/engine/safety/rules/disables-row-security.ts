/**
 * Owns the rule disables-row-security.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const disablesRowSecurity: Rule = {
  name: "disables-row-security",
  severity: "error",
  manual: { title: "Row Security Policies", page: "ddl-rowsecurity" },
  description:
    "Row security of a table is disabled, or no longer forced on its owner: policies that are there hold no more.",
  find: ({ loses, object }) =>
    loses === "row security"
      ? [
          {
            object,
            message:
              "The table's policies hold no more: whoever has the right to read or write the table, or owns it, reaches all rows.",
            remedy: "Keep it enabled, or revoke the rights first that nobody but the policies has held in check.",
          },
        ]
      : [],
};
