/**
 * Owns the proof of one pair in one direction on a real server: what is made of `from` by the plan is what the server makes of `to`.
 * Must not know where pairs come from, nor how results are shown.
 */
import { applyPlan } from "../engine/apply/apply.ts";
import type { Catalog } from "../engine/catalog/catalog.ts";
import { type Connection, connect } from "../engine/db/connection.ts";
import { DatabaseError } from "../engine/db/session.ts";
import type { ConnectionSettings } from "../engine/db/settings.ts";
import { missingRole } from "../engine/desired/rounds.ts";
import { readTexts, type SqlText } from "../engine/desired/source.ts";
import { type Diagnostic, hasErrors } from "../engine/diagnostic.ts";
import { readCatalog } from "../engine/introspect/read.ts";
import { compare } from "../engine/kinds/lookup.ts";
import { planJson } from "../engine/plan/json.ts";
import { type Prepared, prepare } from "../engine/prepare.ts";
import { ScratchDatabase } from "../engine/shadow/scratch.ts";
import type { Shadow } from "../engine/shadow/shadow.ts";

/** What can be wrong: the plan itself, its run, what it made, or that there is still something to do. */
export type Check = "plan" | "proof" | "apply" | "result" | "again";

export interface Outcome {
  /** refused: it cannot be planned, for a reason that a person is told; nothing was run. */
  readonly status: "proven" | "refused" | "failed";
  readonly statements: number;
  readonly problems: readonly { readonly check: Check; readonly detail: string }[];
}

const history = "schemata";

/** Two scratch databases on one server: one is led from one schema to another, in the other the server makes that one itself. */
export class Ground {
  readonly #led: ScratchDatabase;
  readonly #made: ScratchDatabase;
  #version = 0;

  constructor(
    private readonly settings: ConnectionSettings,
    private readonly shadow: Shadow,
    private readonly signal: AbortSignal,
  ) {
    this.#led = new ScratchDatabase(settings);
    this.#made = new ScratchDatabase(settings);
  }

  /** server_version_num, once a pair was proven. */
  get version(): number {
    return this.#version;
  }

  /** Throws Refusal where the server cannot be used at all. */
  async prove(from: SqlText, to: SqlText): Promise<Outcome> {
    const refused = (detail: string): Outcome => ({
      status: "refused",
      statements: 0,
      problems: [{ check: "plan", detail }],
    });
    const led = await this.#fresh(this.#led, from);
    if (typeof led === "string") return refused(led);
    const made = await this.#fresh(this.#made, to);
    if (typeof made === "string") return refused(made);
    const { catalog: live, database } = led;
    const strangers = live.notModelled.map(({ address }) => address);
    if (strangers.length > 0) return refused(`${from.name}: ${strangers.join(", ")} cannot be managed yet`);
    const prepared = await this.#plan(live, to);
    const errors = errorsOf(prepared);
    const { statements } = prepared.plan;
    if (errors.length > 0 && (statements.length === 0 || hasErrors(prepared.plan.refusals)))
      return refused(errors.join("\n"));
    const problems: { check: Check; detail: string }[] = errors.map((detail) => ({ check: "plan", detail }));
    const fail = (check: Check, detail: string): void => void problems.push({ check, detail });
    if (prepared.proof.status !== "proven") fail("proof", prepared.proof.reason ?? "not proven");
    const outcome = await applyPlan({
      settings: { ...this.settings, database },
      plan: planJson(prepared.plan, { ...prepared, server_version: live.version, live }),
      resource: to.name,
      historySchema: history,
      signal: this.signal,
      expected: () => [],
      afterwards: () => [],
    });
    for (const { summary, detail } of outcome.diagnostics) fail("apply", `${summary}\n${detail}`);
    const result = await this.#read(database);
    for (const difference of compare(made.catalog, result)) fail("result", difference);
    const again = await this.#plan(result, to);
    for (const detail of [...errorsOf(again), ...again.plan.statements.map(({ sql }) => sql.text)])
      fail("again", detail);
    return { status: problems.length === 0 ? "proven" : "failed", statements: statements.length, problems };
  }

  async end(): Promise<void> {
    await this.#led.end();
    await this.#made.end();
  }

  /** A database in which the server has made what the text says; or why it has not. */
  async #fresh(
    scratch: ScratchDatabase,
    text: SqlText,
  ): Promise<{ readonly catalog: Catalog; readonly database: string } | string> {
    const session = await scratch.fresh();
    this.#version = session.version;
    try {
      const wrong = await run(session, text);
      return wrong ?? { catalog: await readCatalog(session), database: session.identity.database };
    } finally {
      await session.close();
    }
  }

  async #read(database: string): Promise<Catalog> {
    const session = await connect({ ...this.settings, database }, { applicationName: "schemata" });
    try {
      return await readCatalog(session, { without: [history] });
    } finally {
      await session.close();
    }
  }

  /** Every loss is approved: what is asked is whether the plan is right. */
  #plan(live: Catalog, to: SqlText): Promise<Prepared> {
    return prepare(
      {
        live,
        source: { objects: [], paths: new Map(), searchPath: ["public"], ...readTexts([to]) },
        staysUndeclared: () => false,
        options: { version: live.version, allow: ["*"], typeChange: "in_place" },
      },
      this.shadow,
    );
  }
}

/** Runs a text as psql would; roles that are missing are passed over, for owners are not managed. Gives what is wrong. */
async function run(session: Connection, text: SqlText): Promise<string | undefined> {
  const { texts, diagnostics } = readTexts([text]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.map(told).join("\n");
  await session.execute("SET search_path = public");
  for (const statement of texts.flat())
    try {
      await session.execute(statement.text);
    } catch (failure) {
      if (!(failure instanceof DatabaseError)) throw failure;
      if (missingRole(failure) === undefined) return `${text.name}, line ${statement.line}: ${failure.message}`;
    }
  await session.execute("SET search_path = ''");
  return undefined;
}

const told = ({ summary, detail }: Diagnostic): string => `${summary}: ${detail}`;

const errorsOf = ({ diagnostics, plan }: Prepared): readonly string[] => [
  ...[...diagnostics, ...plan.refusals].filter(({ severity }) => severity === "error").map(told),
  ...plan.statements.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .map(({ rule, object, message }) => `${rule}: ${object}: ${message}`),
  ),
];
