/**
 * Owns ApplyResourceChange: runs the plan that was shown, and says what is there afterwards.
 * Must not know how a plan is made or executed.
 */
import { isDeepStrictEqual } from "node:util";
import { type ApplyOutcome, applyPlan } from "../../engine/apply/apply.ts";
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, restricted } from "../../engine/catalog/catalog.ts";
import { load } from "../../engine/desired/elaborate.ts";
import { readLater } from "../../engine/introspect/read.ts";
import { compare, containerAddress } from "../../engine/kinds/lookup.ts";
import { sharedNamesOf } from "../../engine/plan/fates.ts";
import type { Plan } from "../../engine/plan/json.ts";
import { impactOf } from "../../engine/plan/json.ts";
import { migrationText } from "../../engine/plan/script.ts";
import {
  type ApplyRequest,
  type ApplyResult,
  type Context,
  type Diagnostic,
  isUnknown,
  type Value,
  type ValueMap,
} from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { Configuration } from "./configuration.ts";
import { hangs, planDestruction, protectedDiagnostic } from "./destroy.ts";
import { refusable, sizeWarning, toTerraform } from "./diagnostics.ts";
import { notManaged, recordedOf } from "./ownership.ts";
import { type Pending, type PrivateState, readPrivateState, writePrivateState } from "./private-state.ts";
import { stateOf } from "./read.ts";
import { basisOf, hangingOn, movedSince, relianceOn, withoutAspects } from "./reliance.ts";
import { schema } from "./schema.ts";
import { identityOf, ofReading, relevant } from "./snapshot.ts";
import { conform } from "./values.ts";

type Request = ApplyRequest<Server, ValueMap, ValueMap>;
type Result = ApplyResult<ValueMap>;

export async function apply(request: Request, context: Context): Promise<Result> {
  const kept = readPrivateState(request.plannedPrivate).state;
  return refusable<Result>(
    () => (request.plannedState === null ? destroy(request, kept, context) : createOrUpdate(request, kept, context)),
    (diagnostics) => ({ state: request.priorState, diagnostics }),
  );
}

async function createOrUpdate(request: Request, kept: PrivateState, context: Context): Promise<Result> {
  const plannedState = request.plannedState as ValueMap;
  const { pending } = kept;
  if (pending === null) {
    // Nothing was planned for the database: only arguments that say how.
    return { state: filled(plannedState, undefined, [], null), private: writePrivateState(kept) };
  }
  const outcome = await run(request, kept, pending, context, (live) =>
    differences(request.provider, new Configuration(plannedState).database, live, pending, context),
  );
  const diagnostics = toTerraform(outcome.diagnostics);
  const { live } = outcome;
  if ((outcome.status === "applied" || outcome.status === "nothing") && live !== undefined) {
    const declared = new Set(pending.declared);
    const name = String(plannedState.name);
    const listed = notManaged(live, name, declared);
    const state = filled(plannedState, pending.plan, listed, basisOf(pending.reliance));
    // A planned not_managed may be outdated by now: then the next reading has to look at everything.
    const digest = isDeepStrictEqual(state.not_managed, listed) ? live.digest : undefined;
    const written = writePrivateState({
      ...kept,
      snapshot: ofReading(relevant(live, name), digest),
      configuration: pending.configuration,
      recorded: recordedOf(live, pending.declared, new Set(pending.structured)),
      imported: false,
      createdSchema: kept.createdSchema || creates(pending.plan, name),
      pending: null,
    });
    return {
      state,
      private: written,
      diagnostics: [...diagnostics, ...sizeWarning(written, request.plannedPrivate, name)],
    };
  }
  if (request.priorState === null)
    return { state: null, diagnostics: [...diagnostics, ...leftBehind(outcome, String(plannedState.name))] };
  return afterFailure(request, kept, pending, live, diagnostics);
}

const creates = ({ statements }: Plan, name: string): boolean =>
  statements.some(({ object, change }) => object === containerAddress(name) && change === "create");

/** A failed update: what is there now, owned as far as it is ours; the next plan is what is left. */
function afterFailure(
  request: Request,
  kept: PrivateState,
  pending: Pending,
  live: Catalog | undefined,
  diagnostics: readonly Diagnostic[],
): Result {
  const priorState = request.priorState as ValueMap;
  if (live === undefined)
    return {
      state: priorState,
      private: writePrivateState({ ...kept, snapshot: null, pending: null, configuration: null }),
      diagnostics,
    };
  const plannedName = String((request.plannedState as ValueMap).name);
  const name = live.objects.has(containerAddress(String(priorState.name))) ? String(priorState.name) : plannedName;
  const before = kept.snapshot;
  const renamed = renamedSince(kept, live);
  const ours = [
    ...pending.declared.filter((address) => live.objects.has(address) && before?.objects.has(address) !== true),
    ...begun(pending, before, live),
    ...renamed.values(),
  ];
  const structured = new Set([
    ...pending.structured,
    ...Object.entries(kept.recorded).flatMap(([address, one]) =>
      one.structured ? [renamed.get(address) ?? address] : [],
    ),
  ]);
  const recorded = recordedOf(live, new Set([...Object.keys(kept.recorded), ...ours]), structured);
  const shown = stateOf({ ...priorState, name }, kept, live, [], recorded);
  return {
    state: { ...shown.state, migration: null, impact: null, basis: null },
    private: writePrivateState({
      ...kept,
      snapshot: relevant(live, name),
      configuration: null,
      recorded,
      createdSchema: kept.createdSchema || creates(pending.plan, name),
      pending: null,
    }),
    diagnostics,
  };
}

/** What is owned and has another address now: the plan renamed it, or what it is in, before it stopped. */
function renamedSince({ recorded }: PrivateState, live: Catalog): ReadonlyMap<Address, Address> {
  const byRow = new Map([...live.objects.values()].map(({ rows, address }) => [rows[0], address]));
  return new Map(
    Object.entries(recorded).flatMap(([address, { row }]) => {
      const now = row === null || live.objects.has(address) ? undefined : byRow.get(row);
      return now === undefined ? [] : [[address, now] as const];
    }),
  );
}

/** What was built for something declared, under its name, and is not that yet: the index of a key. */
function begun({ desired }: Pending, before: Catalog | null, live: Catalog): readonly Address[] {
  const names = new Set([...desired.objects.values()].flatMap(sharedNamesOf));
  return [...live.objects.values()].flatMap((object) =>
    before?.objects.has(object.address) !== true &&
    !desired.objects.has(object.address) &&
    sharedNamesOf(object).some((name) => names.has(name))
      ? [object.address]
      : [],
  );
}

const leftBehind = ({ completed, live }: ApplyOutcome, name: string): readonly Diagnostic[] =>
  completed === 0 || live === undefined
    ? []
    : [
        {
          severity: "warning",
          summary: `${completed} ${completed === 1 ? "statement" : "statements"} of the schema ${name} are committed`,
          detail: "The next apply finds what they made and goes on from there: nothing has to be removed by hand.",
        },
      ];

/** The planned state with what was known at apply only. */
function filled(
  plannedState: ValueMap,
  plan: Plan | undefined,
  listed: readonly Address[],
  basis: string | null,
): ValueMap {
  const configuration = new Configuration(plannedState);
  const impact = plan === undefined ? null : impactOf(plan);
  const late: Record<string, Value> = {
    id: configuration.id,
    migration: plan === undefined ? null : migrationText(plan),
    impact: impact === null ? null : (conform(schema.attributes, { impact }).impact ?? null),
    basis: plan === undefined || plan.statements.length === 0 ? null : basis,
    not_managed: listed,
  };
  return Object.fromEntries(
    Object.entries(plannedState).map(([name, value]) => [name, isUnknown(value) ? (late[name] ?? null) : value]),
  );
}

/** How the live catalog differs from what was planned; as the shadow prints both, if their texts differ. */
async function differences(
  server: Server,
  database: string | null,
  live: Catalog,
  pending: Pending,
  context: Context,
): Promise<readonly string[]> {
  const declared = new Set(pending.declared);
  const own = (catalog: Catalog): Catalog => restricted(catalog, (address) => declared.has(address));
  const kept = stillThere(pending.plan, live);
  if (compare(pending.desired, own(live)).length === 0) return kept;
  return server.withShadow(context.signal, database, async (shadow) => [
    ...compare(pending.desired, own(await load(live, shadow))),
    ...kept,
  ]);
}

/** What the plan drops, does not make again, and has not gone. */
function stillThere({ statements }: Plan, live: Catalog): readonly string[] {
  const run = statements.filter(({ contingent }) => !contingent);
  const made = new Set(
    run.filter(({ change }) => change !== "drop").flatMap(({ object, takes }) => [object, ...takes]),
  );
  return run
    .filter(({ change, object }) => change === "drop" && !made.has(object) && live.objects.has(object))
    .map(({ object }) => `${object} (was dropped, and is there)`);
}

function run(
  request: Request,
  kept: PrivateState,
  pending: Pending,
  context: Context,
  afterwards: (live: Catalog) => readonly string[] | Promise<readonly string[]>,
): Promise<ApplyOutcome> {
  const { provider } = request;
  const { options } = provider;
  const state = (request.plannedState ?? request.priorState) as ValueMap;
  const configuration = new Configuration(state);
  const destroys = request.plannedState === null;
  const own = new Set([...pending.declared, ...Object.keys(kept.imported ? {} : kept.recorded)]);
  const changed = new Set(pending.plan.statements.flatMap((statement) => [statement.object, ...statement.takes]));
  return applyPlan({
    settings: provider.settings(configuration.database),
    plan: pending.plan,
    expected: (live) => {
      const now = relianceOn(live, pending.schema, own, changed);
      const moved = movedSince(pending.reliance, destroys ? { ...now, hanging: pending.reliance.hanging } : now);
      return withoutAspects(moved, live);
    },
    ...(destroys
      ? { refuses: (live) => hangs(configuration.name, hangingOn(live, pending.schema, changed), "error") }
      : {}),
    afterwards,
    readScope: { digest: true },
    searchPath: [pending.schema],
    resource: `schemata_postgres_schema ${configuration.id}`,
    historySchema: options.historySchema,
    // A destroy is approved by deletion_protection, and by no entry of `allow`.
    ...(destroys ? { approvals: [] } : {}),
    showValues: options.showValues,
    signal: context.signal,
    onProgress: (progress) => context.logger.info("apply", { progress: progress.kind }),
    ...options.limits,
  });
}

async function destroy(request: Request, kept: PrivateState, context: Context): Promise<Result> {
  const priorState = request.priorState as ValueMap;
  const prior = new Configuration(priorState);
  if (prior.retainsOnDestroy) return { state: null };
  // A tainted object is destroyed without PlanResourceChange(null) having been asked (protocol facts, rule 13).
  if (prior.isProtected) return { state: priorState, diagnostics: [protectedDiagnostic(prior)] };
  const pending = kept.pending ?? (await destructionNow(request, prior, kept, context));
  if ("diagnostics" in pending) return { state: priorState, diagnostics: pending.diagnostics };
  const outcome = await run(request, kept, pending, context, (live) =>
    pending.declared.filter((address) => live.objects.has(address)),
  );
  const diagnostics = toTerraform(outcome.diagnostics);
  if (outcome.status === "applied" || outcome.status === "nothing") return { state: null, diagnostics };
  return afterFailure(
    { ...request, plannedState: priorState },
    kept,
    { ...pending, declared: [] },
    outcome.live,
    diagnostics,
  );
}

async function destructionNow(
  { provider }: Request,
  prior: Configuration,
  kept: PrivateState,
  { signal }: Context,
): Promise<Pending | { readonly diagnostics: readonly Diagnostic[] }> {
  return provider.withConnection(prior.database, signal, async (connection) => {
    const live = (await readLater(connection, provider.reading)).catalog();
    const { plan, reliance, dropped, diagnostics } = planDestruction(
      prior,
      kept,
      live,
      identityOf(connection).version,
      {},
    );
    if (plan === undefined) return { diagnostics };
    return {
      plan,
      configuration: "",
      reliance,
      declared: dropped,
      structured: [],
      desired: { ...live, objects: new Map(), edges: [], notModelled: [] },
      schema: prior.name,
    };
  });
}
