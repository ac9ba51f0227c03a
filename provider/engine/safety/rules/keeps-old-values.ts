/**
 * Owns the rule keeps-old-values.
 * Must not know what keeps them, nor how the statement is written.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Rule } from "../finding.ts";

export const keepsOldValues: Rule = {
  name: "keeps-old-values",
  severity: "warning",
  manual: { title: "CREATE INDEX", page: "sql-createindex" },
  description: "A function changes whose results an index, a check or a generated column keeps: they stay as they are.",
  find: ({ outdates = [], object }) =>
    outdates.length === 0
      ? []
      : [
          {
            object,
            message: `What it gave before stays in ${outdates.map(nameOf).join(", ")}, and is wrong where it gives something else now.`,
            remedy:
              "Give the new function another name and let them call that, or make them anew afterwards (REINDEX, an UPDATE of the rows).",
          },
        ],
};
