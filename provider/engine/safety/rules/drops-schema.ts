/**
 * Owns the rule drops-schema.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsSchema: Rule = {
  name: "drops-schema",
  severity: "error",
  manual: { title: "DROP SCHEMA", page: "sql-dropschema" },
  description: "A schema is dropped.",
  find: ({ loses, object }) =>
    loses === "schema"
      ? [
          {
            object,
            message: "The schema is dropped.",
            remedy: ({ rename }) => `Keep it, or ${rename(object)}.`,
          },
        ]
      : [],
};
