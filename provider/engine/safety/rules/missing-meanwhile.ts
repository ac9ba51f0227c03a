/**
 * Owns the rule missing-meanwhile.
 * Must not know why something is made anew.
 */
import type { Rule } from "../finding.ts";

export const missingMeanwhile: Rule = {
  name: "missing-meanwhile",
  severity: "warning",
  manual: { title: "ALTER TABLE", page: "sql-altertable" },
  description: "Something has to make way for a change, and is missing until it is made again in a later transaction.",
  find: ({ comesBackLater, object }) =>
    comesBackLater !== true
      ? []
      : [
          {
            object,
            message:
              "It makes way for another change, and until it is made again it neither checks nor serves anybody.",
            remedy: "Apply in a quiet hour, and watch that the plan runs to its end.",
          },
        ],
};
