/**
 * Owns the hash chain of the history: what a row's hash covers, and how it is verified.
 * Must not know who writes rows. Whoever may write the tables can write a new chain; what this finds is a row changed,
 * removed or put in afterwards by someone who did not. The newest rows, cut off together, leave no trace here.
 */
import type { Session } from "../db/session.ts";
import { literal, qualified, type Sql, sql, verbatim } from "../sql/sql.ts";
import { hasHistory } from "./reading.ts";

/** A fixed spelling, whatever DateStyle and TimeZone say. */
const time = (column: string): Sql =>
  sql`pg_catalog.to_char(${verbatim(column)} AT TIME ZONE 'UTC', ${literal('YYYY-MM-DD"T"HH24:MI:SS.US')})`;

/**
 * The hash of row `p` of plan, as SQL, so that writing and verifying cannot differ: SHA-256 over the previous hash, all
 * columns, and, once it is finished, its steps.
 */
export const rowHash = (schema: string): Sql => sql`
  pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.json_build_array(
    p.previous, p.id, p.plan_id, p.resource, p.actor, p.db_user, p.run, ${time("p.started_at")}, ${time("p.finished_at")},
    p.outcome, p.shadow, p.proof, p.approvals, pg_catalog.encode(pg_catalog.sha256(p.catalog_before), 'hex'), p.error,
    CASE WHEN p.outcome <> 'running' THEN (
      SELECT pg_catalog.json_agg(pg_catalog.json_build_array(
               s.position, s.sql, s.locks, ${time("s.started_at")}, ${time("s.finished_at")}, s.attempts, s.outcome, s.progress, s.error
             ) ORDER BY s.position)
        FROM ${qualified(schema, "step")} AS s WHERE s.plan = p.id) END
  )::pg_catalog.text, 'UTF8')), 'hex')`;

/** A row that does not fit. */
export interface ChainProblem {
  readonly id: string;
  readonly problem: "its content was changed" | "the row before it was changed, removed or put in";
}

/**
 * Verifies the history in this schema: each row's hash must be that of its content, and each row carry the hash of the one before. Gives
 * how many rows there are, and those that do not fit; a database without a history has none. Only reads. Throws DatabaseError.
 */
export async function verifyChain(
  session: Session,
  options: { readonly schema: string },
): Promise<{ readonly rows: number; readonly problems: readonly ChainProblem[] }> {
  if (!(await hasHistory(session, options.schema))) return { rows: 0, problems: [] };
  const rows = await session.rows<{ id: string; content: boolean; link: boolean }>(
    sql`SELECT p.id::pg_catalog.text AS id,
               p.hash = ${rowHash(options.schema)} AS content,
               p.previous = pg_catalog.lag(p.hash, 1, '') OVER (ORDER BY p.id) AS link
          FROM ${qualified(options.schema, "plan")} AS p
         ORDER BY p.id`.text,
  );
  return {
    rows: rows.length,
    problems: rows.flatMap(({ id, content, link }): ChainProblem[] => [
      ...(link ? [] : [{ id, problem: "the row before it was changed, removed or put in" } as const]),
      ...(content ? [] : [{ id, problem: "its content was changed" } as const]),
    ]),
  };
}
