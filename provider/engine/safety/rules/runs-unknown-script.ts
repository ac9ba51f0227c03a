/**
 * Owns the rule runs-unknown-script.
 * Must not know whose script it is.
 */
import type { Rule } from "../finding.ts";

export const runsUnknownScript: Rule = {
  name: "runs-unknown-script",
  severity: "error",
  manual: { title: "ALTER EXTENSION", page: "sql-alterextension" },
  description: "A script of somebody else runs, whose locks and effects nobody can tell beforehand.",
  find: ({ ofItsOwn, object }) =>
    ofItsOwn === true
      ? [
          {
            object,
            message: "A script of somebody else runs, whose locks, rewrites and effects nobody can tell beforehand.",
            remedy: "Read the script and try it on a copy of the database, then apply in a quiet hour.",
          },
        ]
      : [],
};
