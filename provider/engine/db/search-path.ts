/**
 * Owns the search_path under which statements run. All that they name stands with its schema; but they run functions, in checks,
 * defaults, generated columns and triggers, whose bodies are strings and may name things without one.
 * Must not know which statements those are.
 */
import { quoteIdentifier, quoteLiteral } from "../sql/sql.ts";
import type { Session } from "./session.ts";

const set = (value: string): string => `SELECT pg_catalog.set_config('search_path', ${value}, false)`;

/**
 * Has `run` with the schemas in which unqualified names were declared, and then those that the role or the database usually has. What the
 * server brings comes first, so that a name that needs no schema means the same as without them.
 */
export async function withUsualPath<T>(
  session: Session,
  declared: readonly string[],
  run: () => Promise<T>,
): Promise<T> {
  const first = ["pg_catalog", ...declared].map(quoteIdentifier).join(", ");
  await session.rows(
    `${set(`pg_catalog.concat_ws(', ', ${quoteLiteral(first)}, nullif(s.reset_val, ''))`)} FROM pg_catalog.pg_settings AS s WHERE s.name = 'search_path'`,
  );
  try {
    return await run();
  } finally {
    // A session that is lost has none.
    await session.rows(set("''")).catch(() => undefined);
  }
}
