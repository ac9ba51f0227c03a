/**
 * Owns the rule drops-schema.
 * Must not know how the statement is written.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Rule } from "../finding.ts";

export const dropsSchema: Rule = {
  name: "drops-schema",
  severity: "error",
  description: "A schema is dropped.",
  find: ({ loses, object }) =>
    loses === "schema"
      ? [
          {
            object,
            message: "The schema is dropped.",
            remedy: `Keep it in the configuration, or approve the loss of ${nameOf(object)}: allow = ["drops-schema:${nameOf(object)}"].`,
          },
        ]
      : [],
};
