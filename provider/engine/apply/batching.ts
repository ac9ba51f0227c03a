/**
 * Owns Batching: the way of a template through the pages of a table, in batches that each take about as long as a person waits for.
 * Must not know what the template does, nor how one batch is tried again.
 */
import type { Clock } from "../db/clock.ts";
import type { Connection } from "../db/connection.ts";
import { integer, literal, sql, verbatim } from "../sql/sql.ts";
import { isVerified } from "./attempt.ts";
import type { ExecutableStatement } from "./step.ts";

/** What the history keeps of it while it runs, and afterwards. */
export interface BatchProgress {
  readonly took_ms: number;
  readonly batches: number;
  /** How often it went through the table, this time included; rows that others have moved meanwhile take another time. */
  readonly passes: number;
  /** Pages that this pass has done, and those that there were at its beginning. */
  readonly page: number;
  readonly pages: number;
}

/** A batch holds its rows until it commits: whoever writes one of them waits so many milliseconds, about. */
const aim = 250;

const firstSize = 64;
const largestSize = 8192;

/** Rows that others write keep moving; what is left after these passes is said by the statement that comes next. */
const lastPass = 8;

/** How often the history is told, in milliseconds. */
const tellEvery = 2_000;

const name = verbatim("schemata_batch");

export class Batching<End> {
  #batches = 0;
  #passes = 0;
  #page = 0;
  #pages = 0;
  #size = firstSize;
  readonly #started: number;

  /** `run`: runs a statement in a transaction of its own, and gives how that ended unless it committed. */
  constructor(
    readonly statement: ExecutableStatement,
    readonly session: Connection,
    readonly clock: Clock,
    readonly run: (statement: string) => Promise<End | undefined>,
    readonly tell: (progress: BatchProgress) => Promise<void>,
  ) {
    this.#started = clock.now();
  }

  get progress(): BatchProgress {
    return {
      took_ms: Math.round(this.clock.now() - this.#started),
      batches: this.#batches,
      passes: this.#passes,
      page: Math.min(this.#page, this.#pages),
      pages: this.#pages,
    };
  }

  /** Until nothing is left to do; how it ended before that. Throws DatabaseError where it cannot be asked how much there is. */
  async through(): Promise<End | undefined> {
    // A template has parameters, which a statement of the simple protocol cannot have; EXECUTE takes them as literals.
    const prepare = sql`PREPARE ${name} (pg_catalog.tid, pg_catalog.tid) AS ${verbatim(this.statement.sql)}`;
    const failed = await this.run(prepare.text);
    if (failed !== undefined) return failed;
    try {
      for (this.#passes = 1; this.#passes <= lastPass; this.#passes += 1) {
        const end = await this.#pass();
        if (end !== undefined) return end;
        if (this.statement.verify === undefined || (await isVerified(this.session, this.statement.verify))) break;
      }
      return undefined;
    } finally {
      await this.session.execute(sql`DEALLOCATE ${name}`.text).catch(() => undefined);
    }
  }

  async #pass(): Promise<End | undefined> {
    const [row] = await this.session.rows<{ pages: number }>(this.statement.pages ?? "SELECT 0 AS pages");
    this.#pages = row?.pages ?? 0;
    let told = this.clock.now();
    for (this.#page = 0; this.#page < this.#pages; ) {
      const before = this.clock.now();
      const next = this.#page + this.#size;
      const end = await this.run(sql`EXECUTE ${name} (${tid(this.#page)}, ${tid(next)})`.text);
      if (end !== undefined) return end;
      this.#page = next;
      this.#batches += 1;
      const took = this.clock.now() - before;
      if (took < aim / 2) this.#size = Math.min(largestSize, this.#size * 2);
      else if (took > aim * 2) this.#size = Math.max(1, Math.floor(this.#size / 2));
      if (this.clock.now() - told < tellEvery) continue;
      told = this.clock.now();
      await this.tell(this.progress);
    }
    return undefined;
  }
}

/** Before the first row of a page. */
const tid = (page: number) => literal(`(${integer(page).text},0)`);
