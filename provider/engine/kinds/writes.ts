/**
 * Owns what a stored query writes to, as the server tells it: making what holds the query locks that.
 * Must not know which kinds hold queries.
 */
import { type Address, address } from "../catalog/address.ts";
import { type LockMode, type Locks, strongest } from "../plan/statement.ts";

/** From the tree of queries that a text holds (parsenodes.h, RangeTblEntry): reading alone, mode 1, does not count. */
export const relationsWritten = (tree: string): string =>
  `ARRAY(SELECT DISTINCT ARRAY[c.relkind::text, n.nspname::text, c.relname::text, found.of[2]]
    FROM regexp_matches(${tree}, ':relid (\\d+) (?::inh \\w+ )?:relkind \\w :rellockmode ([2-9])', 'g') found(of)
    JOIN pg_class c ON c.oid = found.of[1]::oid JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1)`;

/** EXCLUDED has all columns that its table has by then, and depends on each. What MERGE sets is in no dependency. */
export const meansAllColumns = (query: string): boolean => hasExcluded(query) || /\bMERGE INTO\b/.test(query);
export const hasExcluded = (query: string): boolean => /\bON CONFLICT\b.*\bDO UPDATE\b/s.test(query);

const modes: Readonly<Record<string, LockMode>> = { 2: "ROW SHARE", 3: "ROW EXCLUSIVE" };

/** Reading such queries locks what they write to, as running them would. */
export function locksOfWrites(writes: readonly (readonly string[])[]): Locks {
  const locks: Record<Address, LockMode> = {};
  for (const [kind, schema = "", name = "", mode = ""] of writes) {
    const relation = address(kind === "v" ? "view" : "table", [schema, name]);
    const taken = modes[mode];
    if (taken !== undefined) locks[relation] = strongest(locks[relation] ?? taken, taken);
  }
  return locks;
}
