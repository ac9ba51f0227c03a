/**
 * Owns the rule rejects-duplicates-early.
 * Must not know how an index is built.
 */
import type { Rule } from "../finding.ts";

export const rejectsDuplicatesEarly: Rule = {
  name: "rejects-duplicates-early",
  severity: "notice",
  manual: { title: "CREATE INDEX", page: "sql-createindex" },
  description: "Duplicates are rejected from the moment on in which the build of a unique index begins.",
  find: ({ rejectsDuplicates, object }) =>
    rejectsDuplicates !== true
      ? []
      : [
          {
            object,
            message:
              "While the index is built, and before it is known whether it can be, a writer of a duplicate gets error 23505 (unique_violation).",
            remedy:
              "Deploy code that writes no duplicates first. A build that fails is dropped at once, and the writers go on.",
          },
        ],
};
