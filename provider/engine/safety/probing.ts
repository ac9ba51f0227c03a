/**
 * Owns probing: it asks the rows that are there what a plan's statements will meet, within a budget, and judges the answers.
 * Must not know what is asked. It only reads: no lock but ACCESS SHARE, no transaction left open.
 */
import type { Connection } from "../db/connection.ts";
import { printDuration } from "../db/duration.ts";
import { describeDatabaseError } from "../db/errors.ts";
import { DatabaseError } from "../db/session.ts";
import type { Plan, PlanProbe, PlanStatement } from "../plan/json.ts";
import { integer, sql } from "../sql/sql.ts";
import { examplesOf, sampleOf } from "./counted.ts";
import type { Finding, Found } from "./finding.ts";
import { findingOf } from "./review.ts";
import { rowRules } from "./rules/index.ts";

export interface ProbeLimits {
  /** Milliseconds for one probe; 0 for none. */
  readonly probeTimeout: number;
  /** Rows of a table up to which all of them are looked at; of a larger one that many, unless an index tells of all. 0: none. */
  readonly probeRowLimit: number;
}

export const defaultProbeLimits: ProbeLimits = { probeTimeout: 10_000, probeRowLimit: 2_000_000 };

export interface ProbingOptions extends Partial<ProbeLimits> {
  /** Whether messages may hold values of rows. */
  readonly showValues?: boolean;
  /** Cancels the probe that runs. */
  readonly signal?: AbortSignal | undefined;
}

/** How many values of rows a message holds. */
const shown = 5;

/** How long a probe waits behind somebody who holds the table, in milliseconds. */
const lockTimeout = 500;

/** A finding about rows. Its message holds no values of rows: it may be kept. */
export interface MetFinding extends Finding {
  /** What a person is told besides: values if they may be shown, and how to list the rows. */
  readonly aside: string;
}

/** As a person is told of it. */
export const told = ({ aside, ...finding }: MetFinding): Finding => ({
  ...finding,
  message: `${finding.message}${aside}`,
});

/** What the probes of one statement say. */
export interface Probed {
  readonly statement: PlanStatement;
  readonly findings: readonly MetFinding[];
}

/**
 * Asks every probe of the plan, each in a transaction of its own that may only read. The session must not be in one. Throws only on
 * bugs: what cannot be asked is a finding too.
 */
export async function probePlan(
  plan: Plan,
  session: Connection,
  options: ProbingOptions = {},
): Promise<readonly Probed[]> {
  const cancel = (): void => void session.cancel();
  options.signal?.addEventListener("abort", cancel);
  try {
    const probed: Probed[] = [];
    for (const statement of plan.statements) {
      const findings: MetFinding[] = [];
      for (const probe of statement.probes ?? [])
        findings.push(...(await new Asking(probe, statement, session, options).findings()));
      if (findings.length > 0) probed.push({ statement, findings });
    }
    return probed;
  } finally {
    options.signal?.removeEventListener("abort", cancel);
  }
}

/** Whether there is anything to ask at all, so that it is worth a connection. */
export const asksRows = ({ statements }: Plan): boolean => statements.some(({ probes = [] }) => probes.length > 0);

/** Of every probe of the plan: that it could not be asked, and why. */
export const unprobed = (plan: Plan, reason: string): readonly Probed[] =>
  plan.statements.flatMap((statement) => {
    const findings = (statement.probes ?? []).flatMap((probe) => unseen(probe, statement, reason));
    return findings.length === 0 ? [] : [{ statement, findings }];
  });

function unseen(
  { of, unseen: judged }: PlanProbe,
  { object }: PlanStatement,
  reason: string,
  what = "Not looked at",
): readonly MetFinding[] {
  if (judged === null) return [];
  return [{ ...findingOf("rows-not-seen", object, `${what} for ${of}: ${reason}`, judged), aside: "" }];
}

interface Answer {
  readonly groups: string;
  readonly rows: string;
  readonly examples: readonly string[] | null;
}

/** What the server expects of a query. */
interface Expected {
  readonly rows: number;
  /** In its own unit, a page read in sequence. */
  readonly cost: number;
}

/** One probe on its way to a finding. */
class Asking {
  readonly #limits: ProbeLimits;

  constructor(
    readonly probe: PlanProbe,
    readonly statement: PlanStatement,
    readonly session: Connection,
    readonly options: ProbingOptions,
  ) {
    this.#limits = { ...defaultProbeLimits, ...options };
  }

  get #isCancelled(): boolean {
    return this.options.signal?.aborted === true;
  }

  async findings(): Promise<readonly MetFinding[]> {
    const { probeRowLimit } = this.#limits;
    if (this.#isCancelled) return this.#unseen("it was cancelled.");
    if (probeRowLimit === 0) return this.#unseen("probe_row_limit is 0.");
    try {
      const whole = await this.#expected(`SELECT FROM ${this.probe.from}`);
      const estimate = Math.round(whole.rows);
      if (estimate <= probeRowLimit || (await this.#isCheap(whole, estimate))) return await this.#all(estimate);
      return await this.#part(
        estimate,
        probeRowLimit,
        this.#limits.probeTimeout,
        "the table is larger than probe_row_limit",
      );
    } catch (failure) {
      return this.#failed(failure);
    }
  }

  /** All rows; where that takes too long, a tenth of what may be looked at in a quarter of the time. */
  async #all(estimate: number): Promise<readonly MetFinding[]> {
    const { probeTimeout, probeRowLimit } = this.#limits;
    try {
      return this.#judged(await this.#ask("", probeTimeout * 0.75), estimate, undefined);
    } catch (failure) {
      if (!isTimeout(failure) || this.#isCancelled) throw failure;
      const some = Math.min(estimate, probeRowLimit) / 10;
      return this.#part(estimate, some, probeTimeout * 0.25, `probe_timeout (${printDuration(probeTimeout)}) is over`);
    }
  }

  /** A sample of whole pages (manual, SELECT, TABLESAMPLE); what it does not find may still be there. */
  async #part(estimate: number, rows: number, timeout: number, why: string): Promise<readonly MetFinding[]> {
    const sample = Math.min(100, (100 * rows) / Math.max(1, estimate));
    const answer = await this.#ask(` TABLESAMPLE SYSTEM (${sample.toFixed(6)}) REPEATABLE (1)`, timeout);
    const found = this.#judged(answer, estimate, Math.round(rows));
    if (found.length > 0) return found;
    return this.#unseen(
      `nothing is wrong in ${sampleOf(rows, estimate)}; the others were not looked at, for ${why}.`,
      "Looked at in part",
    );
  }

  /** Whether an index answers for all rows with less work than reading as many of them as may be read. */
  async #isCheap(whole: Expected, estimate: number): Promise<boolean> {
    const asked = await this.#expected(this.#query("", false));
    return asked.cost <= (whole.cost * this.#limits.probeRowLimit) / Math.max(1, estimate);
  }

  #query(sample: string, withExamples: boolean): string {
    const { columns, from, others, query } = this.probe;
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

  async #ask(sample: string, timeout: number): Promise<Answer> {
    const query = this.#query(sample, this.options.showValues === true);
    const [answer = "{}"] = await this.#reading(`SELECT pg_catalog.row_to_json(a)::text FROM (${query}) AS a`, timeout);
    return JSON.parse(answer) as Answer;
  }

  /** Of the whole plan, whose node comes first. JSON would reach us parsed, or not, as the driver likes. */
  async #expected(query: string): Promise<Expected> {
    const lines = await this.#reading(`EXPLAIN (FORMAT YAML) ${query}`, this.#limits.probeTimeout);
    const number = (name: string): number =>
      Number(new RegExp(`^ *${name}: ([0-9.]+)`, "m").exec(lines.join("\n"))?.[1]);
    return { rows: number("Plan Rows"), cost: number("Total Cost") };
  }

  /**
   * The first column of a query's rows, in a transaction that may only read, where row security fails instead of hiding rows. All is
   * sent at once: a server far away is waited for once.
   */
  async #reading(query: string, timeout: number): Promise<readonly string[]> {
    const before = [
      "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY",
      "SET LOCAL row_security TO off",
      sql`SET LOCAL lock_timeout TO ${integer(lockTimeout)}`.text,
      sql`SET LOCAL statement_timeout TO ${integer(Math.ceil(timeout))}`.text,
    ];
    const answers = await Promise.allSettled(this.session.texts([...before, query, "ROLLBACK"]));
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    return (answers[before.length] as PromiseFulfilledResult<readonly string[]>).value;
  }

  #judged({ groups, rows, examples }: Answer, estimate: number, sample: number | undefined): readonly MetFinding[] {
    const found: Found = {
      groups: Number(groups),
      rows: Number(rows),
      examples: examples ?? [],
      estimate,
      sample,
    };
    if (found.rows === 0) return [];
    const { rule: name, of, list, found: judged } = this.probe;
    const rule = rowRules.find((one) => one.name === name);
    const message = rule?.message(found, of) ?? `${found.rows} rows are in the way of ${of}.`;
    const aside = `${this.options.showValues === true ? examplesOf(found) : ""}${list === null ? "" : ` To list them: ${list};`}`;
    return [{ ...findingOf(name, this.statement.object, message, judged), aside }];
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
          : `it took longer than probe_timeout (${printDuration(this.#limits.probeTimeout)}).`,
      );
    if (failure.sqlstate === "55P03") return this.#unseen("another session holds a lock on the table.");
    const role = this.session.identity.currentUser;
    if (failure.sqlstate === "42501")
      return this.#unseen(
        `the role ${role} may not read all rows (${failure.message}). Grant it SELECT, or BYPASSRLS where row security hides rows (FORCE ROW LEVEL SECURITY hides them from the owner, too).`,
      );
    // What the plan itself makes first, or another one of the same run.
    if (["42P01", "42703", "3F000"].includes(failure.sqlstate))
      return this.#unseen(`what it is about is not there yet (${failure.message}). An apply looks again.`);
    return this.#unseen(`${describeDatabaseError(failure, { showValues: false }).split("\n")[0]}.`);
  }
}

const isTimeout = (failure: unknown): boolean => failure instanceof DatabaseError && failure.sqlstate === "57014";
