/**
 * Owns changes by hand to a table app.users that a plan relies on, each with the name by which it is told.
 * Must not know who plans.
 */
import { onServer } from "../servers.ts";

interface Move {
  readonly byHand: string;
  /** The address that the error names. */
  readonly named: string;
  readonly back: string;
}

export const moves = (role: string): Readonly<Record<string, Move>> => ({
  "a column that is to be added": {
    byHand: "ALTER TABLE app.users ADD note int",
    named: "column:app.users.note",
    back: "ALTER TABLE app.users DROP note",
  },
  "a comment": {
    byHand: "COMMENT ON TABLE app.users IS 'folk'",
    named: "comment:table:app.users",
    back: "COMMENT ON TABLE app.users IS 'people'",
  },
  "a default": {
    byHand: "ALTER TABLE app.users ALTER name SET DEFAULT 'y'",
    named: "default:app.users.name",
    back: "ALTER TABLE app.users ALTER name SET DEFAULT 'x'",
  },
  "a privilege, where others are granted already": {
    byHand: `GRANT UPDATE ON app.users TO ${role}`,
    named: `privilege:table:app.users:${role}`,
    back: `REVOKE UPDATE ON app.users FROM ${role}`,
  },
  "an index predicate": {
    byHand: "DROP INDEX app.users_name_idx; CREATE INDEX users_name_idx ON app.users (name) WHERE age > 11",
    named: "index:app.users_name_idx",
    back: "DROP INDEX app.users_name_idx; CREATE INDEX users_name_idx ON app.users (name) WHERE age > 10",
  },
  "a constraint": {
    byHand: "ALTER TABLE app.users DROP CONSTRAINT users_age_check",
    named: "constraint:app.users.users_age_check",
    back: "ALTER TABLE app.users ADD CONSTRAINT users_age_check CHECK (age > 0)",
  },
});

/** A role of the test's own; roles are the server's. */
export async function granted(version: number, name: string, use: (role: string) => Promise<void>): Promise<void> {
  const role = `moved_${name}_${process.pid}`;
  await onServer(version, `CREATE ROLE ${role}`);
  try {
    await use(role);
  } finally {
    await onServer(version, `DROP ROLE ${role}`);
  }
}
