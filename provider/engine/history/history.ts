/**
 * Owns the writing of the history: one plan row for each apply, one step row for each statement, in the target database.
 * Must not know how statements run. Its connection is not the one that changes the schema: rows are committed while
 * the transaction of their statement is still open, and between the calls it holds no transaction and no snapshot.
 */
import type { Connection } from "../db/connection.ts";
import { redact } from "../db/redaction.ts";
import type { Outcome } from "../diagnostic.ts";
import { integer, join, literal, qualified, type Sql, sql } from "../sql/sql.ts";
import { rowHash } from "./chain.ts";
import type { Journal, StepEnd, StepStart } from "./journal.ts";
import { prepareLayout } from "./layout.ts";

/** What is known of an apply before its first statement. JSON values as they are. */
export interface PlanRecord {
  readonly planId: string;
  /** The resource's address or the CLI's target. */
  readonly resource?: string | undefined;
  readonly actor?: string | undefined;
  readonly run?: unknown;
  readonly shadow?: unknown;
  readonly proof?: unknown;
  readonly approvals?: unknown;
  /** The catalog as it was, compressed by the caller (gzip). */
  readonly catalogBefore?: Uint8Array | undefined;
}

export type PlanOutcome = "applied" | "failed" | "refused";

/** An apply that has begun. */
export interface Entry extends Journal {
  /** plan.id, a bigint. */
  readonly id: string;
  /** Ends the apply and seals its row; survives a crash of the server from then on. */
  finish(outcome: PlanOutcome, error?: string): Promise<void>;
}

export interface History {
  /**
   * Writes the plan row (outcome `running`) and commits. Rows that another process left running are marked failed
   * before: the caller holds the advisory lock, so that process is gone.
   */
  begin(record: PlanRecord): Promise<Entry>;
}

/**
 * Opens the history in `schema` through a connection of its own, creating the tables when they are missing. The caller
 * holds the advisory lock. Diagnostics say what to grant; nothing was changed then.
 */
export async function openHistory(
  session: Connection,
  options: { readonly schema: string },
): Promise<Outcome<History>> {
  // Somebody may have locked the history; an apply must not hang on that.
  await session.execute("SET lock_timeout TO '10s'");
  const diagnostics = await prepareLayout(session, options.schema);
  if (diagnostics.length > 0) return { diagnostics };
  return { value: { begin: (record) => begin(session, options.schema, record) }, diagnostics: [] };
}

async function begin(session: Connection, schema: string, record: PlanRecord): Promise<Entry> {
  const write = new Writer(session);
  const plan = qualified(schema, "plan");
  const insert = sql`INSERT INTO ${plan} (plan_id, resource, actor, db_user, run, started_at, outcome, shadow, proof, approvals, catalog_before, previous, hash)
    VALUES (${write.text(record.planId)}, ${write.text(record.resource)}, ${write.text(record.actor)}, session_user, ${write.json(record.run)},
            pg_catalog.clock_timestamp(), 'running', ${write.json(record.shadow)}, ${write.json(record.proof)}, ${write.json(record.approvals)},
            ${bytes(record.catalogBefore)}, coalesce((SELECT p.hash FROM ${plan} AS p ORDER BY p.id DESC LIMIT 1), ''), '')`;
  let id = "";
  await transaction(session, async () => {
    // Two writers in spite of the advisory lock would fork the chain.
    await session.execute(sql`LOCK TABLE ${plan} IN SHARE ROW EXCLUSIVE MODE`.text);
    await failInterrupted(session, schema);
    await session.execute(insert.text);
    const [row] = await session.rows<{ id: string }>(
      sql`SELECT pg_catalog.max(id)::pg_catalog.text AS id FROM ${plan}`.text,
    );
    id = row!.id;
    await seal(session, schema, id);
  });
  // A step's row may be lost in a crash of the server only together with all that the step did: it is earlier in the WAL.
  await session.execute("SET synchronous_commit TO off");
  return new PlanEntry(session, schema, id);
}

class PlanEntry implements Entry {
  readonly #write: Writer;

  constructor(
    readonly session: Connection,
    readonly schema: string,
    readonly id: string,
  ) {
    this.#write = new Writer(session);
  }

  async stepStarted(step: StepStart): Promise<void> {
    const write = this.#write;
    await this.session.execute(
      sql`INSERT INTO ${qualified(this.schema, "step")} AS s (plan, position, sql, locks, started_at, attempts, outcome)
        VALUES (${integer(this.id)}, ${integer(step.position)}, ${write.text(step.sql)}, ${write.json(step.locks)},
                pg_catalog.clock_timestamp(), ${integer(step.attempt)}, 'running')
        ON CONFLICT (plan, position) DO UPDATE
        SET attempts = excluded.attempts, outcome = excluded.outcome, finished_at = NULL, error = NULL`.text,
    );
  }

  async stepProgressed(position: number, progress: unknown): Promise<void> {
    await this.session.execute(
      sql`UPDATE ${qualified(this.schema, "step")} SET progress = ${this.#write.json(progress)}
        WHERE plan = ${integer(this.id)} AND position = ${integer(position)}`.text,
    );
  }

  async stepsFinished(steps: readonly StepEnd[]): Promise<void> {
    if (steps.length === 0) return;
    const write = this.#write;
    const rows = steps.map(
      (step) =>
        sql`(${integer(step.position)}, ${write.text(step.outcome)}, ${write.text(step.error)}, ${write.json(step.progress)})`,
    );
    await this.session.execute(
      sql`UPDATE ${qualified(this.schema, "step")} AS s
          SET finished_at = pg_catalog.clock_timestamp(), outcome = ended.outcome, error = ended.error, progress = ended.progress
        FROM (VALUES ${join(rows, ", ")}) AS ended (position, outcome, error, progress)
        WHERE s.plan = ${integer(this.id)} AND s.position = ended.position`.text,
    );
  }

  async finish(outcome: PlanOutcome, error?: string): Promise<void> {
    const plan = qualified(this.schema, "plan");
    await this.session.execute("SET synchronous_commit TO DEFAULT");
    await transaction(this.session, async () => {
      await this.session.execute(
        sql`UPDATE ${plan} SET outcome = ${literal(outcome)}, finished_at = pg_catalog.clock_timestamp(), error = ${this.#write.text(error)}
          WHERE id = ${integer(this.id)}`.text,
      );
      await seal(this.session, this.schema, this.id);
    });
  }
}

/** Values as SQL, with every secret of the connection taken out. */
class Writer {
  constructor(readonly session: Connection) {}

  text(value: string | undefined): Sql {
    return value === undefined
      ? sql`NULL::pg_catalog.text`
      : sql`${literal(redact(value, this.session.secrets))}::pg_catalog.text`;
  }

  json(value: unknown): Sql {
    const written = value === undefined ? undefined : JSON.stringify(value);
    return written === undefined
      ? sql`NULL::pg_catalog.jsonb`
      : sql`${literal(redact(written, this.session.secrets))}::pg_catalog.jsonb`;
  }
}

const bytes = (value: Uint8Array | undefined): Sql =>
  value === undefined
    ? sql`NULL::pg_catalog.bytea`
    : sql`pg_catalog.decode(${literal(Buffer.from(value).toString("base64"))}, 'base64')`;

async function failInterrupted(session: Connection, schema: string): Promise<void> {
  const plan = qualified(schema, "plan");
  const left = await session.rows<{ id: string }>(
    sql`SELECT id::pg_catalog.text AS id FROM ${plan} WHERE outcome = 'running' ORDER BY id`.text,
  );
  for (const { id } of left) {
    await session.execute(
      sql`UPDATE ${qualified(schema, "step")} SET outcome = 'interrupted', finished_at = pg_catalog.clock_timestamp()
        WHERE plan = ${integer(id)} AND outcome = 'running'`.text,
    );
    await session.execute(
      sql`UPDATE ${plan} SET outcome = 'failed', finished_at = pg_catalog.clock_timestamp(),
          error = ${literal("interrupted: its process ended without saying so; found by a later apply")} WHERE id = ${integer(id)}`
        .text,
    );
    await seal(session, schema, id);
  }
}

const seal = (session: Connection, schema: string, id: string): Promise<void> =>
  session.execute(
    sql`UPDATE ${qualified(schema, "plan")} AS p SET hash = ${rowHash(schema)} WHERE p.id = ${integer(id)}`.text,
  );

async function transaction(session: Connection, work: () => Promise<void>): Promise<void> {
  await session.execute("BEGIN");
  try {
    await work();
    await session.execute("COMMIT");
  } catch (failure) {
    await session.execute("ROLLBACK").catch(() => undefined);
    throw failure;
  }
}
