/**
 * Owns the rule lacks-role.
 * Must not know what is given to the role.
 */
import type { RowRule } from "../finding.ts";

export const lacksRole: RowRule = {
  name: "lacks-role",
  severity: "warning",
  manual: { title: "Database Roles", page: "database-roles" },
  description: "A statement names a role that the server does not have: it fails, unless the role is there by then.",
  asksCatalog: true,
  find: () => [],
  message: (_, of) =>
    `The server has no role ${of}: the statement fails (42704, undefined_object) unless it is there by then.`,
  remedy: "Create the role before this runs, or leave out what is said of it.",
};
