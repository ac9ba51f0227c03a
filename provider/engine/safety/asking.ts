/**
 * Owns the asking of a probe: how it reads within its limits, and what its answer says.
 * Must not know what is asked, nor in which order.
 */
import type { Connection } from "../db/connection.ts";
import { printDuration } from "../db/duration.ts";
import { describeDatabaseError } from "../db/errors.ts";
import { DatabaseError } from "../db/session.ts";
import type { PlanProbe, PlanStatement } from "../plan/json.ts";
import { integer, literal, sql } from "../sql/sql.ts";
import { examplesOf, sampleOf } from "./counted.ts";
import type { Found } from "./finding.ts";
import { type MetFinding, unseen } from "./met.ts";
import type { ProbeBudget, ProbeLimits, ProbingOptions } from "./probe-limits.ts";
import { findingOf } from "./review.ts";
import { rowRules } from "./rules/index.ts";

/** How many values of rows a message holds. */
const shown = 5;

/** How long a probe waits behind somebody who holds the table, in milliseconds. */
const lockTimeout = 500;

/** What a probe's query gives. */
export interface Answer {
  readonly groups: string;
  readonly rows: string;
  readonly examples: readonly string[] | null;
}

/** A session that only reads, within the time for all probes. */
export class Reader {
  constructor(
    readonly session: Connection,
    readonly budget: ProbeBudget,
  ) {}

  /**
   * The first column of a query's rows, in a transaction that may only read, where row security fails instead of hiding rows. All is
   * sent at once: a server far away is waited for once.
   */
  async read(query: string, time = 1): Promise<readonly string[]> {
    const timeout = this.budget.timeout(time);
    const before = [
      "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY",
      "SET LOCAL row_security TO off",
      sql`SET LOCAL lock_timeout TO ${integer(Math.min(lockTimeout, timeout || lockTimeout))}`.text,
      sql`SET LOCAL statement_timeout TO ${integer(timeout)}`.text,
    ];
    const answers = await Promise.allSettled(this.session.texts([...before, query, "ROLLBACK"]));
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    return (answers[before.length] as PromiseFulfilledResult<readonly string[]>).value;
  }

  /**
   * What the catalog answers to one question about many relations, in their order; undefined where it fails. To plan it for each
   * relation anew would take a hundred times as long.
   */
  async catalog(probes: readonly PlanProbe[]): Promise<readonly Answer[] | undefined> {
    const [first] = probes;
    if (first === undefined) return [];
    const from = "(SELECT * FROM pg_catalog.pg_class WHERE oid = x.relation) AS t";
    const query = probes.length === 1 ? first : { ...first, from };
    const names = probes.map(({ relation }) => literal(relation ?? "").text).join(", ");
    try {
      const answers = await this.read(
        `SELECT (${asJson(queryOf(query, "", false))}) FROM (SELECT pg_catalog.to_regclass(n.name) AS relation FROM pg_catalog.unnest(ARRAY[${names}]) WITH ORDINALITY AS n(name, place) ORDER BY n.place) AS x`,
      );
      return answers.map((answer) => JSON.parse(answer) as Answer);
    } catch (failure) {
      if (!(failure instanceof DatabaseError)) throw failure;
      return undefined;
    }
  }
}

const asJson = (query: string): string => `SELECT pg_catalog.row_to_json(a)::text FROM (${query}) AS a`;

/** `sample`: what follows the relation, to read a part of it. */
function queryOf({ columns, from, others, query }: PlanProbe, sample: string, withExamples: boolean): string {
  const rows = [
    `probed AS NOT MATERIALIZED (SELECT ${columns} FROM ${from}${sample})`,
    ...(others === null ? [] : [`referenced AS NOT MATERIALIZED (${others})`]),
    `fault AS ${withExamples ? "MATERIALIZED" : "NOT MATERIALIZED"} (${query})`,
  ];
  const examples = withExamples
    ? `, (SELECT pg_catalog.array_agg(f.example) FROM (SELECT example FROM fault WHERE example IS NOT NULL ORDER BY n DESC, example LIMIT ${shown}) AS f) AS examples`
    : ", NULL AS examples";
  return `WITH ${rows.join(", ")} SELECT pg_catalog.count(*)::text AS groups, coalesce(pg_catalog.sum(n), 0)::text AS rows${examples} FROM fault`;
}

/** The findings of an answer, judged as the plan says; none where nothing is at fault. */
export function judged(
  { groups, rows, examples }: Answer,
  { rule: name, of, list, found: judgement }: PlanProbe,
  { object }: PlanStatement,
  seen: Pick<Found, "estimate" | "sample" | "isLeast">,
  showValues = false,
): readonly MetFinding[] {
  const found: Found = { groups: Number(groups), rows: Number(rows), examples: examples ?? [], ...seen };
  if (found.rows === 0) return [];
  const rule = rowRules.find((one) => one.name === name);
  const message = rule?.message(found, of) ?? `${found.rows} rows are in the way of ${of}.`;
  const aside = `${showValues ? examplesOf(found) : ""}${list === null ? "" : ` To list them: ${list};`}`;
  return [{ ...findingOf(name, object, message, judgement), aside }];
}

/** What the server expects of a query. */
interface Expected {
  readonly rows: number;
  /** In its own unit, a page read in sequence. */
  readonly cost: number;
}

/** One probe of rows on its way to a finding. */
export class Asking {
  constructor(
    readonly probe: PlanProbe,
    readonly statement: PlanStatement,
    readonly reader: Reader,
    readonly options: ProbingOptions & ProbeLimits,
  ) {}

  get #isCancelled(): boolean {
    return this.options.signal?.aborted === true;
  }

  async findings(): Promise<readonly MetFinding[]> {
    const { probeRowLimit } = this.options;
    if (this.#isCancelled) return this.#unseen("it was cancelled.");
    if (probeRowLimit === 0) return this.#unseen("probe_row_limit is 0.");
    if (this.reader.budget.isOver) return this.#unseen(this.#tooLate);
    try {
      const whole = await this.#expected(`SELECT FROM ${this.probe.from}`);
      const estimate = Math.round(whole.rows);
      if (estimate <= probeRowLimit || (await this.#isCheap(whole, estimate))) return await this.#all(estimate);
      return await this.#part(estimate, probeRowLimit, 1, "the table is larger than probe_row_limit");
    } catch (failure) {
      return this.#isAnswer(failure) ? this.#least() : this.#failed(failure);
    }
  }

  /** Whether the values made it fail as they will make the statement fail. */
  #isAnswer(failure: unknown): boolean {
    return this.probe.tries === true && failure instanceof DatabaseError && /^2[23]/.test(failure.sqlstate);
  }

  #least(): readonly MetFinding[] {
    const seen = { estimate: 0, sample: undefined, isLeast: true };
    return judged({ groups: "1", rows: "1", examples: null }, this.probe, this.statement, seen);
  }

  /** All rows; where that takes too long, a tenth of what may be looked at in a quarter of the time. */
  async #all(estimate: number): Promise<readonly MetFinding[]> {
    const { probeTimeout, probeRowLimit } = this.options;
    try {
      return this.#judged(await this.#ask("", 0.75), estimate, undefined);
    } catch (failure) {
      if (!isTimeout(failure) || this.#isCancelled || this.reader.budget.isOver) throw failure;
      const some = Math.min(estimate, probeRowLimit) / 10;
      return this.#part(estimate, some, 0.25, `probe_timeout (${printDuration(probeTimeout)}) is over`);
    }
  }

  /** A sample of whole pages (manual, SELECT, TABLESAMPLE); what it does not find may still be there. */
  async #part(estimate: number, rows: number, time: number, why: string): Promise<readonly MetFinding[]> {
    const sample = Math.min(100, (100 * rows) / Math.max(1, estimate));
    const answer = await this.#ask(` TABLESAMPLE SYSTEM (${sample.toFixed(6)}) REPEATABLE (1)`, time);
    const found = this.#judged(answer, estimate, Math.round(rows));
    if (found.length > 0) return found;
    return this.#unseen(
      `nothing is wrong in ${sampleOf(rows, estimate)}; the others were not looked at, for ${why}.`,
      "Looked at in part",
    );
  }

  /** Whether an index answers for all rows with less work than reading as many of them as may be read. */
  async #isCheap(whole: Expected, estimate: number): Promise<boolean> {
    const asked = await this.#expected(queryOf(this.probe, "", false));
    return asked.cost <= (whole.cost * this.options.probeRowLimit) / Math.max(1, estimate);
  }

  /** `time`: the part of one probe's time that this may take. */
  async #ask(sample: string, time: number): Promise<Answer> {
    const query = queryOf(this.probe, sample, this.options.showValues === true);
    const [answer = "{}"] = await this.reader.read(asJson(query), time);
    return JSON.parse(answer) as Answer;
  }

  /** Of the whole plan, whose node comes first. JSON would reach us parsed, or not, as the driver likes. */
  async #expected(query: string): Promise<Expected> {
    const lines = await this.reader.read(`EXPLAIN (FORMAT YAML) ${query}`);
    const number = (name: string): number =>
      Number(new RegExp(`^ *${name}: ([0-9.]+)`, "m").exec(lines.join("\n"))?.[1]);
    return { rows: number("Plan Rows"), cost: number("Total Cost") };
  }

  #judged(answer: Answer, estimate: number, sample: number | undefined): readonly MetFinding[] {
    return judged(answer, this.probe, this.statement, { estimate, sample }, this.options.showValues);
  }

  get #tooLate(): string {
    return `the time for all questions of the plan is over (${printDuration(this.reader.budget.limit)}, six times probe_timeout).`;
  }

  #unseen(reason: string, what?: string): readonly MetFinding[] {
    return unseen(this.probe, this.statement, reason, what);
  }

  #failed(failure: unknown): readonly MetFinding[] {
    if (!(failure instanceof DatabaseError)) throw failure;
    if (isTimeout(failure))
      return this.#unseen(
        this.#isCancelled
          ? "it was cancelled."
          : this.reader.budget.isOver
            ? this.#tooLate
            : `it took longer than probe_timeout (${printDuration(this.options.probeTimeout)}).`,
      );
    if (failure.sqlstate === "55P03") return this.#unseen("another session holds a lock on the table.");
    const role = this.reader.session.identity.currentUser;
    if (failure.sqlstate === "42501")
      return this.#unseen(
        `the role ${role} may not read all rows (${failure.message}). Grant it SELECT, or BYPASSRLS where row security hides rows (FORCE ROW LEVEL SECURITY hides them from the owner, too).`,
      );
    // What the plan itself makes first, or another one of the same run.
    if (["42P01", "42703", "42704", "42883", "3F000"].includes(failure.sqlstate))
      return this.#unseen(`what it is about is not there yet (${failure.message}). An apply looks again.`);
    return this.#unseen(`${describeDatabaseError(failure, { showValues: false }).split("\n")[0]}.`);
  }
}

const isTimeout = (failure: unknown): boolean => failure instanceof DatabaseError && failure.sqlstate === "57014";
