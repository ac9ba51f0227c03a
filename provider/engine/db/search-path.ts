/**
 * Owns the search_path under which statements run. All that they name stands with its schema; but they run functions, in checks,
 * defaults, generated columns and triggers, whose bodies are strings and may name things without one.
 * Must not know which statements those are.
 */
import { quoteIdentifier, quoteLiteral } from "../sql/sql.ts";
import { DatabaseError, type Session } from "./session.ts";

/**
 * Has `run` with the schemas in which unqualified names were declared, and then those that the role or the database usually has. What the
 * server brings comes first, so that a name that needs no schema means the same as without them. A session that is lost meanwhile says so
 * to `run`, and to who uses it next.
 */
export async function withUsualPath<T>(
  session: Session,
  declared: readonly string[],
  run: () => Promise<T>,
): Promise<T> {
  const first = quoteLiteral(["pg_catalog", ...declared].map(quoteIdentifier).join(", "));
  const usual = `pg_catalog.concat_ws(', ', ${first}, nullif(s.reset_val, ''))`;
  await set(session, `${usual}, false) FROM pg_catalog.pg_settings AS s WHERE s.name = 'search_path'`);
  try {
    return await run();
  } finally {
    await set(session, "'', false)");
  }
}

/** A cancel that comes too late for the statement that it was meant for meets this one (57014, query_canceled). */
const attempts = 3;

/** `rest`: of the query behind the setting's name. */
async function set(session: Session, rest: string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1)
    try {
      await session.rows(`SELECT pg_catalog.set_config('search_path', ${rest}`);
      return;
    } catch (failure) {
      if (!(failure instanceof DatabaseError)) throw failure;
      if (failure.sqlstate !== "57014") return;
    }
}
