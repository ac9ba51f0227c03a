/**
 * Owns the rule rows-not-seen.
 * Must not know how rows are looked at, nor what they were looked at for.
 */
import type { RowRule } from "../finding.ts";

export const rowsNotSeen: RowRule = {
  name: "rows-not-seen",
  severity: "warning",
  manual: { title: "Row Security Policies", page: "ddl-rowsecurity" },
  description: "Rows that a statement may fail on could not be looked at, or only in part.",
  find: () => [],
  message: (_, of) => `Not looked at for ${of}: the plan itself changes that type, or one that it is made of.`,
  remedy: "Whether they fit, the statement itself will tell; a statement that fails changes nothing.",
};
