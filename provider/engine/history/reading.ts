/**
 * Owns the reading of the history: plan rows with their steps, as the CLI prints them.
 * Must not know how they are written.
 */
import type { Session } from "../db/session.ts";
import { literal, qualified, type Sql, sql } from "../sql/sql.ts";
import type { StepOutcome } from "./journal.ts";

/** A row of `step`; times are ISO 8601 in UTC. */
export interface StepRow {
  readonly position: number;
  readonly sql: string;
  readonly locks: Readonly<Record<string, string>>;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly attempts: number;
  readonly outcome: StepOutcome;
  readonly progress: unknown;
  readonly error: string | null;
}

/** A row of `plan`, without the catalog; see `readCatalogBefore`. */
export interface PlanRow {
  readonly id: string;
  readonly plan_id: string;
  readonly resource: string | null;
  readonly actor: string | null;
  readonly db_user: string;
  readonly run: unknown;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly outcome: "running" | "applied" | "failed" | "refused";
  readonly shadow: unknown;
  readonly proof: unknown;
  readonly approvals: unknown;
  readonly error: string | null;
  readonly previous: string;
  readonly hash: string;
  readonly steps: readonly StepRow[];
}

const instant = (column: Sql): Sql =>
  sql`pg_catalog.to_char(${column} AT TIME ZONE 'UTC', ${literal('YYYY-MM-DD"T"HH24:MI:SS.US"Z"')})`;

/** All applies, oldest first; none when there is no history in this database. */
export async function readHistory(session: Session, options: { readonly schema: string }): Promise<readonly PlanRow[]> {
  if (!(await hasHistory(session, options.schema))) return [];
  return session.rows<PlanRow>(
    sql`SELECT p.id::pg_catalog.text AS id, p.plan_id, p.resource, p.actor, p.db_user, p.run,
               ${instant(sql`p.started_at`)} AS started_at, ${instant(sql`p.finished_at`)} AS finished_at,
               p.outcome, p.shadow, p.proof, p.approvals, p.error, p.previous, p.hash,
               coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object(
                   'position', s.position, 'sql', s.sql, 'locks', s.locks,
                   'started_at', ${instant(sql`s.started_at`)}, 'finished_at', ${instant(sql`s.finished_at`)},
                   'attempts', s.attempts, 'outcome', s.outcome, 'progress', s.progress, 'error', s.error
                 ) ORDER BY s.position)
                 FROM ${qualified(options.schema, "step")} AS s WHERE s.plan = p.id), '[]'::pg_catalog.json) AS steps
          FROM ${qualified(options.schema, "plan")} AS p
         ORDER BY p.id`.text,
  );
}

/** The compressed catalog of one apply, as `begin` was given it. */
export async function readCatalogBefore(
  session: Session,
  options: { readonly schema: string; readonly id: string },
): Promise<Uint8Array | undefined> {
  const [row] = await session.rows<{ bytes: string | null }>(
    sql`SELECT pg_catalog.encode(catalog_before, 'base64') AS bytes FROM ${qualified(options.schema, "plan")}
         WHERE id::pg_catalog.text = ${literal(options.id)}`.text,
  );
  return row?.bytes == null ? undefined : Buffer.from(row.bytes, "base64");
}

/** Whether this schema has the tables of a history. */
export async function hasHistory(session: Session, schema: string): Promise<boolean> {
  const [row] = await session.rows<{ found: boolean }>(
    sql`SELECT pg_catalog.count(*) = 2 AS found FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE n.nspname = ${literal(schema)} AND c.relname IN ('plan', 'step') AND c.relkind = 'r'`.text,
  );
  return row?.found === true;
}
