/**
 * Owns how the CLI plans: what is there, what the files want, and the plan between them with what speaks against it.
 * Must not know how a plan is shown or run.
 */
import type { Catalog } from "../engine/catalog/catalog.ts";
import type { Source, SqlText } from "../engine/desired/source.ts";
import { type Diagnostic, hasErrors, warning } from "../engine/diagnostic.ts";
import { approvable, type Plan, planJson, saidPath } from "../engine/plan/json.ts";
import { type PrepareRequest, prepare } from "../engine/prepare.ts";
import { objectionsTo } from "../engine/safety/objections.ts";
import { type ReviewOptions, unmatched } from "../engine/safety/review.ts";
import type { Shadow } from "../engine/shadow/shadow.ts";
import { declaredIn, desiredSource } from "./desired.ts";
import { exit, Stop } from "./exit.ts";
import type { Scope } from "./scope.ts";
import type { Terminal } from "./terminal.ts";

export interface PlanningRequest {
  readonly live: Catalog;
  /** server_version_num of what will run the plan. */
  readonly version: number;
  readonly files: readonly SqlText[];
  readonly scope: Scope;
  readonly review: ReviewOptions;
}

export interface Planned {
  readonly plan: Plan;
  /** Findings of severity error: the plan must not be run. */
  readonly objections: readonly Diagnostic[];
  /** What planning again from another catalog would still change. */
  remaining(live: Catalog): Promise<readonly string[]>;
}

/** Plans and proves. Throws Stop with what has to be corrected (1) or cannot be made (3). */
export async function planChanges(request: PlanningRequest, shadow: Shadow, terminal: Terminal): Promise<Planned> {
  const { live, version, files, scope, review } = request;
  terminal.progress.now("planning");
  const source = await desiredSource(files, scope, live, shadow);
  const prepared = await prepare(requestOf(live, source, request), shadow);
  if (hasErrors(prepared.diagnostics)) throw new Stop(exit.error, prepared.diagnostics);
  if (hasErrors(prepared.plan.refusals)) throw new Stop(exit.refused, prepared.plan.refusals);
  terminal.tell([...prepared.diagnostics, ...prepared.plan.refusals, ...misspelled(scope, live, prepared.desired)]);
  const plan = planJson(prepared.plan, {
    server_version: version,
    shadow: prepared.shadow,
    proof: prepared.proof,
    ...saidPath(prepared.searchPath, declaredIn),
    live: scope.within(live),
  });
  if (plan.statements.length > 0) terminal.tell(unmatched(review.allow ?? [], approvable(plan)).map(needless));
  return {
    plan,
    objections: objectionsTo(plan),
    remaining: async (now) => {
      const again = await prepare(requestOf(now, source, { ...request, review }), shadow);
      const left = again.plan.statements.map(({ change, object }) => `${change} ${object}`);
      return [
        ...left,
        ...again.diagnostics.filter(({ severity }) => severity === "error").map(({ summary }) => summary),
      ];
    },
  };
}

const requestOf = (live: Catalog, source: Source, { scope, review, version }: PlanningRequest): PrepareRequest => ({
  live,
  source,
  staysUndeclared: (object) => !scope.has(object, live),
  options: { ...review, version },
});

const misspelled = (scope: Scope, ...catalogs: readonly Catalog[]): readonly Diagnostic[] =>
  scope
    .missing(...catalogs)
    .map((schema) => warning(`Schema ${JSON.stringify(schema)} is on neither side`, "Check the spelling of --schema."));

const needless = (entry: string): Diagnostic =>
  warning(
    `--allow ${JSON.stringify(entry)} matches nothing`,
    "Nothing in this plan needs it: the change was made before, or the rule or the name is another one.",
  );
