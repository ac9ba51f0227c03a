/**
 * Owns the rule drops-policy.
 * Must not know how the statement is written.
 */
import type { Rule } from "../finding.ts";

export const dropsPolicy: Rule = {
  name: "drops-policy",
  severity: "warning",
  manual: { title: "DROP POLICY", page: "sql-droppolicy" },
  description: "A row security policy is dropped: roles see other rows than before.",
  find: ({ loses, object }) =>
    loses === "policy"
      ? [
          {
            object,
            message:
              "The policy is dropped: without a permissive one a role sees fewer rows, without a restrictive one more.",
            remedy: "Keep it, or see that another policy says what it said.",
          },
        ]
      : [],
};
