/**
 * Owns the apply of a plan from the connection to the last row of its history: what is checked before, run, and checked after.
 * Must not know how a plan is made, who asks for it, or how single statements are tried again.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { serialiseCatalog } from "../catalog/serialise.ts";
import { type Holder, takeAdvisoryLock } from "../db/advisory.ts";
import { cancelledBy } from "../db/cancel.ts";
import { type Connection, connect } from "../db/connection.ts";
import { describeDatabaseError } from "../db/errors.ts";
import { withUsualPath } from "../db/search-path.ts";
import { DatabaseError } from "../db/session.ts";
import type { ConnectionSettings } from "../db/settings.ts";
import { type Diagnostic, error, hasErrors, type Outcome, Refusal, warning } from "../diagnostic.ts";
import { readActor, readRun } from "../history/actor.ts";
import { type Entry, type History, openHistory, type PlanOutcome } from "../history/history.ts";
import { type ReadOptions, readCatalog } from "../introspect/read.ts";
import { approvalsIn, type Plan } from "../plan/json.ts";
import type { Finding } from "../safety/finding.ts";
import { asDiagnostics, objectionsIn, objectionsTo } from "../safety/objections.ts";
import type { ProbeLimits } from "../safety/probe-limits.ts";
import { probePlan, told } from "../safety/probing.ts";
import { executableStatements } from "./executable.ts";
import { execute } from "./executor.ts";
import { readOnlyServer } from "./failure.ts";
import type { Progress } from "./progress.ts";
import { defaultLimits, type Limits } from "./retry.ts";

/** The schema of the history unless another one is named. */
export const defaultHistorySchema = "schemata";

/** What an apply tells while it runs: of its statements, and who has the advisory lock while it waits for that. */
export type ApplyProgress = Progress | { readonly kind: "locked"; readonly holder: Holder | undefined };

/** Everything an apply needs. Durations are in milliseconds; `lockWaitLimit` also holds for the advisory lock. */
export interface ApplyRequest extends Partial<Limits>, Partial<ProbeLimits> {
  readonly settings: ConnectionSettings;
  readonly plan: Plan;
  /** Of the catalog under the lock: the addresses that moved since the plan. None: the plan still holds. */
  readonly expected: (live: Catalog) => readonly Address[];
  /** Of the same catalog: why nothing may run although the plan still holds. */
  readonly refuses?: (live: Catalog) => readonly Diagnostic[];
  /** Of the catalog afterwards: how it differs from what the plan was to reach. */
  readonly afterwards: (live: Catalog) => readonly string[] | Promise<readonly string[]>;
  /** Where unqualified names were looked for when the plan was declared: in the bodies of functions that its statements run, too. */
  readonly searchPath?: readonly string[];
  /** What is read before and after; the history's schema never is. */
  readonly readScope?: ReadOptions;
  /** The resource's address or the CLI's target, for the history. */
  readonly resource: string;
  readonly historySchema?: string;
  /** What the history says was approved; the entries of `allow` that approve a finding of the plan unless it is said. */
  readonly approvals?: readonly string[];
  /** Whether messages may hold values of rows. */
  readonly showValues?: boolean;
  /** Stops between statements, and cancels the one that runs. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ApplyProgress) => void;
}

/** How an apply ended, and what is in the database then. */
export interface ApplyOutcome {
  /**
   * `nothing`: the plan is empty. `refused`: a finding is an error, what the plan relies on has moved, or something forbids it: nothing
   * was run. `failed`: before the first statement, in one, or in the check afterwards; `completed` and the diagnostics tell.
   */
  readonly status: "applied" | "failed" | "refused" | "nothing";
  /** Statements of the plan that are committed, counted from the first; contingent ones not counted. */
  readonly completed: number;
  /** The catalog as it is now, also after a failure; undefined when it could not be read. */
  readonly live?: Catalog;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs exactly the statements of the plan, or none. Always closes its connections. Throws only on bugs. */
export async function applyPlan(request: ApplyRequest): Promise<ApplyOutcome> {
  const objections = objectionsTo(request.plan).map(unapproved);
  if (objections.length > 0) return { status: "refused", completed: 0, diagnostics: objections };
  await using open = new Connections();
  try {
    const { settings } = request;
    const session = open.add(await connect(settings, { applicationName: "schemata apply" }));
    if (session.readOnly !== undefined && request.plan.statements.length > 0)
      return failed([readOnlyServer(session.server, session.readOnly)]);
    if (request.plan.statements.length === 0) return await nothingToDo(request, session);
    const journal = open.add(await connect(settings, { applicationName: "schemata history" }));
    return await underLock(request, session, journal);
  } catch (failure) {
    if (failure instanceof Refusal) return failed(failure.diagnostics);
    if (failure instanceof DatabaseError) return failed([unexpected(failure, request)]);
    throw failure;
  }
}

/** Whoever applies cannot approve: an error that is approved is none in the plan. */
const unapproved = ({ summary, detail }: Diagnostic): Diagnostic =>
  error(summary, `${detail}\nNothing was run: an error is approved by \`allow\` when the plan is made. Plan again.`);

const metNow = ({ summary, detail }: Diagnostic): Diagnostic =>
  error(summary, `${detail}\nThe rows were looked at again before the first statement: nothing was run.`);

/** Closes what was opened, the journal's connection first. */
class Connections implements AsyncDisposable {
  readonly #connections: Connection[] = [];

  add(connection: Connection): Connection {
    this.#connections.unshift(connection);
    return connection;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of this.#connections) await connection.close();
  }
}

const failed = (diagnostics: readonly Diagnostic[], live?: Catalog): ApplyOutcome => ({
  status: "failed",
  completed: 0,
  ...(live === undefined ? {} : { live }),
  diagnostics,
});

/** Nothing is run and nothing is recorded; a catalog that moved is still told. */
async function nothingToDo(request: ApplyRequest, session: Connection): Promise<ApplyOutcome> {
  const live = await cancelledBy(request.signal, session, () => read(request, session));
  const moved = request.expected(live);
  return moved.length === 0
    ? { status: "nothing", completed: 0, live, diagnostics: [] }
    : { status: "refused", completed: 0, live, diagnostics: [movedSince(moved)] };
}

async function underLock(request: ApplyRequest, session: Connection, journal: Connection): Promise<ApplyOutcome> {
  const { onProgress, signal } = request;
  const lock = await takeAdvisoryLock(session, {
    waitLimit: request.lockWaitLimit ?? defaultLimits.lockWaitLimit,
    ...(signal === undefined ? {} : { signal }),
    onWait: (holder) => onProgress?.({ kind: "locked", holder }),
  });
  if (lock.value === undefined) return failed(lock.diagnostics);
  try {
    const live = await cancelledBy(request.signal, session, () => read(request, session));
    const moved = request.expected(live);
    const history = await openHistory(journal, { schema: request.historySchema ?? defaultHistorySchema });
    const reasons = moved.length > 0 ? [movedSince(moved)] : (request.refuses?.(live) ?? []);
    if (reasons.length > 0) return await refuse(request, history, live, reasons);
    if (history.value === undefined) return failed(history.diagnostics, live);
    // Rows change between plan and apply: what was not in the way then may be now.
    const asked = await probePlan(request.plan, session, request);
    const probed = asked.flatMap(({ findings }) => findings);
    const inTheWay = objectionsIn(probed.map(told)).map(metNow);
    // The history never holds values of rows.
    if (inTheWay.length > 0) return await refuse(request, history, live, inTheWay, objectionsIn(probed).map(metNow));
    const entry = await begin(request, history.value, live, probed);
    const outcome = await runAndCheck(request, session, journal, entry);
    return { ...outcome, diagnostics: [...asDiagnostics(probed.map(told)), ...outcome.diagnostics] };
  } finally {
    await lock.value.release().catch(ignoreDatabaseError);
  }
}

/** Records the refusal, as far as the history can be written; `recorded` where that is not to hold all that is said. */
async function refuse(
  request: ApplyRequest,
  history: Outcome<History>,
  live: Catalog,
  reasons: readonly Diagnostic[],
  recorded: readonly Diagnostic[] = reasons,
): Promise<ApplyOutcome> {
  const diagnostics: Diagnostic[] = [...reasons];
  if (history.value === undefined) diagnostics.push(...history.diagnostics);
  else diagnostics.push(...(await finish(await begin(request, history.value, live), "refused", recorded)));
  return { status: "refused", completed: 0, live, diagnostics };
}

const begin = (
  { plan, resource, approvals }: ApplyRequest,
  history: History,
  live: Catalog,
  probed: readonly Finding[] = [],
): Promise<Entry> =>
  history.begin({
    planId: plan.id,
    resource,
    actor: readActor(process.env),
    run: readRun(process.env),
    shadow: plan.shadow ?? undefined,
    proof: plan.proof,
    approvals: approvals ?? approvalsIn([...plan.findings, ...probed]),
    catalogBefore: serialiseCatalog(live),
  });

async function runAndCheck(
  request: ApplyRequest,
  session: Connection,
  journal: Connection,
  entry: Entry,
): Promise<ApplyOutcome> {
  const statements = executableStatements(request.plan);
  const result = await withUsualPath(session, request.plan.search_path ?? request.searchPath ?? [], () =>
    execute(statements, {
      session,
      observer: journal,
      journal: entry,
      limits: limitsOf(request),
      signal: request.signal,
      onProgress: request.onProgress,
      showValues: request.showValues === true,
    }),
  );
  const diagnostics = [...result.warnings, ...(result.failed === undefined ? [] : [result.failed.diagnostic])];
  const after = await readAfterwards(request, session, journal);
  if (result.failed === undefined) {
    diagnostics.push(...after.diagnostics);
    if (after.value !== undefined) diagnostics.push(...(await check(request, after.value)));
  }
  const status = hasErrors(diagnostics) ? "failed" : "applied";
  const recorded = diagnostics.map((one) => (one === result.failed?.diagnostic ? result.failed.recorded : one));
  diagnostics.push(...(await finish(entry, status, recorded)));
  return {
    status,
    completed: result.completed,
    ...(after.value === undefined ? {} : { live: after.value }),
    diagnostics,
  };
}

function limitsOf(request: ApplyRequest): Partial<Limits> {
  const given = (["lockTimeout", "lockWaitLimit", "buildWaitLimit", "statementTimeout"] as const).flatMap((name) =>
    request[name] === undefined ? [] : [[name, request[name]] as const],
  );
  return Object.fromEntries(given);
}

/** Ends the row. That it cannot be written is said, but does not undo what was done. */
async function finish(entry: Entry, outcome: PlanOutcome, said: readonly Diagnostic[]): Promise<readonly Diagnostic[]> {
  const errors = said.filter(({ severity }) => severity === "error");
  const reason = errors.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n");
  try {
    await entry.finish(outcome, reason === "" ? undefined : reason);
    return [];
  } catch (failure) {
    if (!(failure instanceof DatabaseError)) throw failure;
    return [
      warning(
        "The end of this apply could not be written into the history",
        `${describeDatabaseError(failure, { showValues: false })}\nThe next apply marks its row as interrupted.`,
      ),
    ];
  }
}

const read = (request: ApplyRequest, session: Connection): Promise<Catalog> =>
  readCatalog(session, {
    ...request.readScope,
    without: [...(request.readScope?.without ?? []), request.historySchema ?? defaultHistorySchema],
    lockTimeout: request.lockWaitLimit ?? defaultLimits.lockWaitLimit,
  });

/** Through whichever session is still there; a new one when both were lost. */
async function readAfterwards(
  request: ApplyRequest,
  session: Connection,
  journal: Connection,
): Promise<Outcome<Catalog>> {
  await using open = new Connections();
  try {
    const left =
      [session, journal].find((connection) => connection.lost === undefined) ??
      open.add(await connect(request.settings, { applicationName: "schemata apply" }));
    // The executor's timeouts are meant for statements, not for reading a large catalog.
    await left.execute("SET statement_timeout TO 0");
    await left.execute("SET lock_timeout TO 0");
    return { value: await read(request, left), diagnostics: [] };
  } catch (failure) {
    if (failure instanceof Refusal) return { diagnostics: failure.diagnostics };
    if (!(failure instanceof DatabaseError)) throw failure;
    return { diagnostics: [unchecked(failure, request)] };
  }
}

/** Whether what was planned is reached. What the check needs besides the database may fail too. */
async function check(request: ApplyRequest, live: Catalog): Promise<readonly Diagnostic[]> {
  try {
    const differences = await request.afterwards(live);
    return differences.length === 0 ? [] : [notReached(differences)];
  } catch (failure) {
    if (failure instanceof Refusal) return [notChecked(failure.message)];
    if (!(failure instanceof DatabaseError)) throw failure;
    return [unchecked(failure, request)];
  }
}

const unchecked = (failure: DatabaseError, request: ApplyRequest): Diagnostic =>
  notChecked(describeDatabaseError(failure, { showValues: request.showValues === true }));

const notChecked = (reason: string): Diagnostic =>
  error(
    "The database could not be checked after the last statement",
    `${reason}\nAll statements are committed, but whether they reached what is declared is not known. Plan again to see.`,
  );

const movedSince = (moved: readonly Address[]): Diagnostic =>
  error(
    moved.length === 1
      ? `${moved[0]} has changed since the plan`
      : `${moved.length} objects have changed since the plan: ${listed(moved)}`,
    `The plan relies on ${moved.length === 1 ? "it" : "them"} as ${moved.length === 1 ? "it was" : "they were"}, so nothing was run. Plan again: the new plan starts from what is there now.${moved.length > 10 ? `\nAll of them: ${moved.join(", ")}` : ""}`,
  );

const notReached = (differences: readonly string[]): Diagnostic =>
  error(
    "All statements ran, but the database is not what was planned",
    `It differs in ${listed(differences)}. Everything is committed. Another session may have changed it meanwhile; plan again to see what is left.`,
  );

const listed = (names: readonly string[]): string =>
  names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")} and ${names.length - 10} more`;

/** An error of the server outside of the plan's statements: nothing of it runs after that. */
const unexpected = (failure: DatabaseError, request: ApplyRequest): Diagnostic =>
  error(
    "The database could not be read, or its history not be written",
    `${describeDatabaseError(failure, { showValues: request.showValues === true })}\nNo statement of the plan was run.`,
  );

const ignoreDatabaseError = (failure: unknown): void => {
  if (!(failure instanceof DatabaseError)) throw failure;
};
