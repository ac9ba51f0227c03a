/**
 * Owns the rule meets-row-security.
 * Must not know how it is found out who sees what.
 */
import type { RowRule } from "../finding.ts";

export const meetsRowSecurity: RowRule = {
  name: "meets-row-security",
  severity: "error",
  manual: { title: "Row Security Policies", page: "ddl-rowsecurity" },
  description:
    "A foreign key is to be validated, or a new column to be filled, by an owner who does not see all rows, which PostgreSQL refuses.",
  asksCatalog: true,
  find: () => [],
  message: (_, of) =>
    `FORCE ROW LEVEL SECURITY hides rows of ${of} from their owner, and PostgreSQL refuses what has to see all of them (42501, insufficient_privilege): to validate a foreign key, or to fill a column.`,
  remedy:
    "Apply with a superuser or a role that has BYPASSRLS (ALTER ROLE … BYPASSRLS), or lift it for the time of the apply (ALTER TABLE … NO FORCE ROW LEVEL SECURITY), or declare a key NOT VALID.",
};
