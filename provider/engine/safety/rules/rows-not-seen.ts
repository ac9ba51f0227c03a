/**
 * Owns the rule rows-not-seen.
 * Must not know how rows are looked at, nor what they were looked at for.
 */
import type { Rule } from "../finding.ts";

export const rowsNotSeen: Rule = {
  name: "rows-not-seen",
  severity: "warning",
  manual: { title: "Row Security Policies", page: "ddl-rowsecurity" },
  description: "Rows that a statement may fail on could not be looked at, or only in part.",
  find: () => [],
};
