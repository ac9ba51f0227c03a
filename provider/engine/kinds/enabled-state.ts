/**
 * Owns when what fires by itself does so, by session_replication_role: as an attribute, as the catalogs have it, and as ALTER TABLE says it.
 * Must not know what fires.
 */
import { oneOf } from "../catalog/attribute.ts";
import { type Sql, sql } from "../sql/sql.ts";

/** `origin` is usual. */
export const enabledStates = oneOf("origin", "disabled", "replica", "always");

export type EnabledState = ReturnType<(typeof enabledStates)["decode"]>;

/** SQL: of the letter in `tgenabled`, `ev_enabled`. */
export const enabledState = (letter: string): string =>
  `CASE ${letter} WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' ELSE 'always' END`;

const words: Readonly<Record<EnabledState, Sql>> = {
  origin: sql`ENABLE`,
  disabled: sql`DISABLE`,
  replica: sql`ENABLE REPLICA`,
  always: sql`ENABLE ALWAYS`,
};

/** `ENABLE ALWAYS`, behind which comes the sort of what fires and its name (manual, ALTER TABLE). */
export const enabling = (state: EnabledState): Sql => words[state];
