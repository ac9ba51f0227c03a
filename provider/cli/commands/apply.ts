/**
 * Owns `schemata apply`: plans as `plan` does, and runs it; with a saved plan, only if it is what would be planned now.
 * Must not know commander.
 */
import { type ApplyProgress, applyPlan } from "../../engine/apply/apply.ts";
import { movedObjects } from "../../engine/apply/moved.ts";
import type { Catalog } from "../../engine/catalog/catalog.ts";
import { printDuration } from "../../engine/db/duration.ts";
import { error } from "../../engine/diagnostic.ts";
import type { Plan, PlanStatement } from "../../engine/plan/json.ts";
import { printVersion } from "../../engine/plan/script.ts";
import { declaredIn } from "../desired.ts";
import { type ExitStatus, exit, failed, Stop, wrongUsage } from "../exit.ts";
import { durationOf, type PlanningOptions, reviewOptionsOf, withShadow } from "../options.ts";
import { databaseOf, printDatabase, readDatabase, readSqlFile, readText } from "../place.ts";
import { planChanges } from "../planning.ts";
import { probeLimitsOf } from "../probing.ts";
import { counted, planIn } from "../render/plan.ts";
import { Scope } from "../scope.ts";
import type { Terminal } from "../terminal.ts";

export interface ApplyCommandOptions extends PlanningOptions {
  readonly plan?: string;
  readonly lockWaitLimit: string;
  readonly buildWaitLimit: string;
}

export async function applyCommand(url: string, options: ApplyCommandOptions, terminal: Terminal): Promise<ExitStatus> {
  const limits = {
    lockTimeout: durationOf("lock-timeout", options.lockTimeout),
    lockWaitLimit: durationOf("lock-wait-limit", options.lockWaitLimit),
    buildWaitLimit: durationOf("build-wait-limit", options.buildWaitLimit),
    statementTimeout: durationOf("statement-timeout", options.statementTimeout),
    ...probeLimitsOf(options),
  };
  if (options.serverVersion !== undefined)
    throw wrongUsage("--server-version is for plan with a file", "A database has the version of its server.");
  const review = reviewOptionsOf(options, terminal);
  const { database, role } = options;
  const place = databaseOf(
    url,
    { ...(database === undefined ? {} : { database }), ...(role === undefined ? {} : { role }) },
    terminal,
  );
  const scope = new Scope(options.schema.length === 0 ? undefined : options.schema, options.historySchema);
  const files = options.to.map(readSqlFile);
  const saved = options.plan === undefined ? undefined : readPlan(options.plan);
  const live = await readDatabase(place, [options.historySchema], terminal);
  return withShadow(options.shadow, place.settings, terminal, async (shadow) => {
    const request = { live, version: live.version, files, scope, review };
    const { plan, objections, remaining } = await planChanges(request, shadow, terminal);
    if (saved !== undefined) refuseOther(saved, plan, options.plan ?? "");
    if (objections.length > 0) throw new Stop(exit.refused, objections);
    const heading = `From ${printDatabase(place.settings)} (PostgreSQL ${printVersion(live.version)}) to ${options.to.join(", ")}`;
    const text = planIn(options.format, plan, { heading, ...limits, colours: terminal.colours });
    if (options.format === "text") terminal.result(text);
    const outcome = await applyPlan({
      ...limits,
      settings: place.settings,
      plan,
      resource: printDatabase(place.settings),
      historySchema: options.historySchema,
      searchPath: declaredIn,
      showValues: options.showValues === true,
      signal: terminal.signal,
      expected: (now) => movedObjects(within(scope, live, plan), within(scope, now, plan)),
      afterwards: remaining,
      onProgress: (progress) => report(progress, plan, terminal),
    });
    terminal.progress.end();
    terminal.tell(outcome.diagnostics);
    if (outcome.status === "refused") return exit.refused;
    if (outcome.status === "failed") return exit.error;
    if (options.format !== "text") terminal.result(text);
    else if (outcome.status === "applied")
      terminal.result(`${terminal.colours.green(`Applied ${counted(outcome.completed, "statement")}.`)}\n`);
    return outcome.status === "applied" && options.detailedExitcode === true ? exit.changes : exit.done;
  });
}

/** What the plan may rely on: the schemas it is about, and the relations elsewhere that it locks. */
function within(scope: Scope, catalog: Catalog, plan: Plan): Catalog {
  const locked = new Set(plan.statements.flatMap(({ locks }) => Object.keys(locks)));
  const inScope = scope.within(catalog);
  const objects = new Map(
    [...catalog.objects].filter(([address]) => inScope.objects.has(address) || locked.has(address)),
  );
  return { ...inScope, objects };
}

/** Reads what `plan --format json` wrote. */
function readPlan(path: string): Plan {
  const text = readText(path);
  let plan: Partial<Plan>;
  try {
    plan = JSON.parse(text) as Partial<Plan>;
  } catch (failure) {
    throw failed(`${path} is no plan`, `It is not JSON: ${(failure as Error).message}.`);
  }
  if (plan.format_version !== "1" || !Array.isArray(plan.statements))
    throw failed(
      `${path} is no plan that this version can run`,
      "Make it with schemata plan --format json; its format_version must be 1.",
    );
  return plan as Plan;
}

/** Exactly the saved plan, or nothing: it must be what would be planned now. */
function refuseOther(saved: Plan, now: Plan, path: string): void {
  const texts = (plan: Plan): string[] => plan.statements.map(identity);
  if (texts(saved).join("\n") === texts(now).join("\n")) return;
  const [old, current] = [new Set(texts(saved)), new Set(texts(now))];
  // What would only clean up after a failure is no change that anybody has asked for.
  const changes = (plan: Plan): readonly PlanStatement[] => plan.statements.filter(({ contingent }) => !contingent);
  const gone = changes(saved).filter((statement) => !current.has(identity(statement)));
  const added = changes(now).filter((statement) => !old.has(identity(statement)));
  const about = [...new Set([...gone, ...added].map(({ object }) => object))].sort();
  const lines = [
    ...gone.map((statement) => `no longer to be done: ${statement.change} ${statement.object}`),
    ...added.map((statement) => `to be done now: ${statement.change} ${statement.object}`),
  ];
  const what = about.length === 0 ? "the order of its statements" : about.join(", ");
  throw new Stop(exit.refused, [
    error(
      `${path} is not what would be planned now: ${what}`,
      [`The database or the files have changed since it was made. Nothing was run. Plan again.`, ...lines].join("\n"),
    ),
  ]);
}

const identity = ({ sql, transaction, contingent, verify }: PlanStatement): string =>
  JSON.stringify([sql, transaction, contingent, verify]);

/** Progress on a terminal; what keeps it waiting, everywhere. */
function report(progress: ApplyProgress, plan: Plan, terminal: Terminal): void {
  const statements = plan.statements.filter(({ contingent }) => !contingent);
  const place = (index: number): string =>
    `statement ${index + 1} of ${statements.length} (${statements[index]?.change} ${statements[index]?.object})`;
  if (progress.kind === "locked") {
    const who = progress.holder === undefined ? "" : ` in the session with pid ${progress.holder.pid}`;
    terminal.note(`Waiting for another apply${who}.`);
  } else if (progress.kind === "started") terminal.progress.now(place(progress.index));
  else if (progress.kind === "blocked")
    terminal.progress.now(`${place(progress.index)}, blocked by ${pids(progress.blockers)}`);
  else if (progress.kind === "retry")
    terminal.note(
      `No lock yet for ${place(progress.index)}${progress.blockers.length === 0 ? "" : `, blocked by ${pids(progress.blockers)}`}: again in ${printDuration(progress.pause)}, for at most ${printDuration(progress.left)}.`,
    );
}

const pids = (blockers: readonly { readonly pid: number }[]): string =>
  blockers.map(({ pid }) => `pid ${pid}`).join(", ");
