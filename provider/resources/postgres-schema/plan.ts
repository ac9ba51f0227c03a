/**
 * Owns PlanResourceChange: what Terraform is told that apply will do.
 * Must not know how a plan is made, nor run anything. Planned values follow from configuration, prior state and private state
 * alone, but for a create and an unread snapshot, which read the live catalog.
 */
import type { Address } from "../../engine/catalog/address.ts";
import type { Catalog } from "../../engine/catalog/catalog.ts";
import { Refusal } from "../../engine/diagnostic.ts";
import { containerAddress, kindOf } from "../../engine/kinds/lookup.ts";
import { impactOf, type Plan } from "../../engine/plan/json.ts";
import { migrationText } from "../../engine/plan/script.ts";
import { asksRows, type Probed, probePlan, told, unprobed } from "../../engine/safety/probing.ts";
import {
  type Context,
  type Diagnostic,
  hasErrors,
  type PlanRequest,
  type PlanResult,
  unknown,
  type ValueMap,
} from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { Configuration } from "./configuration.ts";
import { planDestroy } from "./destroy.ts";
import { findingDiagnostics, refusable, toTerraform } from "./diagnostics.ts";
import { notManaged, recordedCatalog } from "./ownership.ts";
import { expiredApprovals, makePlan, type Planning } from "./planning.ts";
import { type PrivateState, readPrivateState, writePrivateState } from "./private-state.ts";
import { basisOf } from "./reliance.ts";
import { inputAttributes, schema } from "./schema.ts";
import { withOthers, withPlanned } from "./snapshot.ts";
import { type Basis, basisFor, estimatesOf, plannedBySchema, readByNow } from "./starting-point.ts";
import { conform, planned } from "./values.ts";

type Request = PlanRequest<Server, ValueMap, ValueMap>;
type Result = PlanResult<ValueMap>;

export async function plan(request: Request, context: Context): Promise<Result> {
  const { provider, priorState, config } = request;
  const kept = readPrivateState(request.priorPrivate);
  if (config === null) return planDestroy(provider, priorState as ValueMap, kept.state, context);
  if (priorState === null && request.priorPrivate.length > 0)
    return refused(config, replacement(new Configuration(config)));
  const configuration = new Configuration(config);
  // Core plans what takes the place of a tainted object as a plain create (protocol facts, rule 13).
  if (priorState === null && configuration.isKnown && provider.inState.has(configuration.place))
    return refused(config, taken(configuration));
  const prior = priorState === null ? null : new Configuration(priorState);
  if (prior !== null && configuration.isKnown && prior.database !== configuration.database)
    return refused(config, {
      severity: "error",
      summary: `The database of ${prior.name} cannot be changed`,
      detail: `It is ${JSON.stringify(prior.database)} in the state. A schema does not move between databases: run terraform state rm on this resource, then import the other one.`,
      path: [{ attribute: "database" }],
    });
  if (configuration.isKnown && prior?.place !== configuration.place) {
    if (provider.made.has(configuration.place)) return refused(config, madeTwice(configuration));
    provider.made.add(configuration.place);
    if (prior !== null) provider.left.add(prior.place);
  }
  if (configuration.name === provider.options.historySchema) return refused(config, ofHistory(configuration));
  if (provider.isUnknown || !configuration.isKnown) return knownLater(request, kept.state, configuration);
  // As the last apply left it, and declared as then: the bytes that came are handed on, and need not be unpacked.
  if (
    kept.settledDigest !== undefined &&
    kept.configuration === configuration.hash &&
    prior?.name === configuration.name &&
    !configuration.dropsUnmanaged
  )
    return settled(request, configuration);
  return refusable<Result>(
    async () => {
      const basis = await basisFor(request, kept.state, configuration, context.signal);
      if (basis.unchanged)
        return { ...settled(request, configuration), private: kept.write({ ...basis.state, pending: null }) };
      const planned = plannedBySchema(provider, basis.identity.database);
      const whole = await readByNow(provider, basis.identity, configuration.database, context.signal);
      if (prior !== null && prior.name !== configuration.name && isTaken(whole, provider, configuration))
        return refused(config, exists(prior, configuration));
      const live = withOthers(basis.live, whole, configuration.name);
      const planning = await provider.withShadow(context.signal, configuration.database, (shadow) =>
        makePlan(
          {
            configuration,
            state: basis.state,
            live: withPlanned(live, planned, configuration.name),
            madeByOthers: new Set(planned.keys()),
            version: basis.identity.version,
            priorName: prior?.name ?? null,
          },
          provider,
          shadow,
        ),
      );
      const probed =
        planning.plan === undefined ? [] : await probe(provider, configuration, planning.plan, context.signal);
      return answer(request, basis, planning, configuration, probed);
    },
    (diagnostics) => ({ state: config, diagnostics }),
  );
}

const refused = (state: ValueMap, diagnostic: Diagnostic): Result => ({ state, diagnostics: [diagnostic] });

/** Core asks for a replacement by planning a create with the private state of the object before (protocol facts, rule 13). */
const replacement = ({ name }: Configuration): Diagnostic => ({
  severity: "error",
  summary: `The schema ${name} cannot be replaced`,
  detail:
    "Replacing would drop every table in it (-replace, taint, replace_triggered_by, create_before_destroy). Change it in place; a tainted resource is mended by terraform untaint.",
});

const taken = ({ name }: Configuration): Diagnostic => ({
  severity: "error",
  summary: `The schema ${name} is in the state already`,
  detail:
    "Another object of the state manages it, which would be destroyed after this one took it over. If the resource is tainted, it cannot be replaced: run terraform untaint. If its address changed, write a `moved` block; if it is to be forgotten (`removed`), apply that first. Two resources cannot manage one schema.",
  path: [{ attribute: "name" }],
});

const madeTwice = ({ name }: Configuration): Diagnostic => ({
  severity: "error",
  summary: `Two resources are to make the schema ${name}`,
  detail: "One resource manages one schema. Declare all of it in one of them, or give the other another name.",
  path: [{ attribute: "name" }],
});

/** A schema of this name is there, and no resource that was planned before gives it another. */
const isTaken = (live: Catalog, { left }: Server, { name, place }: Configuration): boolean =>
  live.objects.has(containerAddress(name)) && !left.has(place);

const exists = (prior: Configuration, { name }: Configuration): Diagnostic => ({
  severity: "error",
  summary: `The schema ${prior.name} cannot be renamed to ${name}: both exist`,
  detail: `A changed name renames the schema. Choose a name that is free, or give the schema ${name} another one first. If it is ${name} that is to be managed here, run terraform state rm on this resource, then import ${name}.`,
  path: [{ attribute: "name" }],
});

const ofHistory = ({ name }: Configuration): Diagnostic => ({
  severity: "error",
  summary: `The schema ${name} holds the history`,
  detail:
    "It is in no plan. Give this one another name, or the history another schema (provider argument history_schema).",
  path: [{ attribute: "name" }],
});

/** Nothing to do: the prior values, but for what does not touch the database. */
function settled(request: Request, configuration: Configuration): Result {
  const result = contentOf(request, () => false);
  return {
    state: {
      ...result,
      id: configuration.id,
      not_managed: request.priorState?.not_managed ?? null,
      migration: null,
      impact: null,
      basis: null,
    },
  };
}

/** Something is known at apply only: so is the migration. */
function knownLater(request: Request, kept: PrivateState, configuration: Configuration): Result {
  const config = request.config as ValueMap;
  const same = configuration.isKnown && kept.configuration === configuration.hash;
  return {
    state: {
      ...contentOf(request, () => !same),
      id:
        typeof config.name === "string" && (config.database === null || typeof config.database === "string")
          ? configuration.id
          : unknown,
      migration: unknown,
      impact: unknown,
      basis: unknown,
      not_managed: unknown,
    },
    private: request.priorState === null ? new Uint8Array() : writePrivateState({ ...kept, pending: null }),
  };
}

/**
 * What the plan's statements will meet among the rows that are there. It goes to diagnostics only: planned values must be the same when
 * core asks again. A server that cannot be reached is no error of the plan.
 */
async function probe(
  provider: Server,
  { database, name }: Configuration,
  plan: Plan,
  signal: AbortSignal,
): Promise<readonly Probed[]> {
  if (!asksRows(plan)) return [];
  try {
    return await provider.withConnection(database, signal, (connection) =>
      probePlan(plan, connection, {
        ...provider.options.limits,
        showValues: provider.options.showValues,
        searchPath: [name],
        signal,
      }),
    );
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return unprobed(plan, `${failure.diagnostics[0]?.summary}.`);
  }
}

/** The configured values, with the prior leaf wherever nothing changes. */
function contentOf({ config, priorState }: Request, changes: (path: readonly string[]) => boolean): ValueMap {
  const wanted = config as ValueMap;
  const stays = !changes([]);
  const texts = Object.fromEntries(
    ["sql", "definition"].map((name) => [
      name,
      stays && (priorState?.[name] ?? null) !== null && wanted[name] !== null
        ? (priorState as ValueMap)[name]
        : wanted[name],
    ]),
  );
  return { ...wanted, ...planned(inputAttributes, wanted, priorState, [], changes), ...texts } as ValueMap;
}

function answer(
  request: Request,
  basis: Basis,
  planning: Planning,
  configuration: Configuration,
  probed: readonly Probed[],
): Result {
  const config = request.config as ValueMap;
  const { plan: made } = planning;
  const diagnostics: Diagnostic[] = [...toTerraform(planning.diagnostics)];
  if (made === undefined) return { state: config, diagnostics };
  const estimates = estimatesOf(request.provider, basis.identity, request.priorState);
  const met = probed.map(({ statement, findings }) => ({ ...statement, findings: findings.map(told) }));
  diagnostics.push(
    ...findingDiagnostics(made.statements, planning.paths, estimates),
    ...findingDiagnostics(met, planning.paths, {}),
    ...toTerraform(
      expiredApprovals(
        planning.expired,
        met.flatMap(({ findings }) => findings),
        configuration,
      ),
    ),
    ...warnings(request, basis, planning, made, configuration),
  );
  if (hasErrors(diagnostics)) return { state: config, diagnostics };
  request.provider.planned.set(`${basis.identity.database}/${configuration.name}`, planning.reached);
  const nothing = made.statements.length === 0;
  const migration = migrationText(made);
  const impact = impactOf(made);
  const changes = changesByPath(planning, basis, request.priorState, nothing);
  const listed = request.priorState === null ? unknown : planning.notManaged;
  return {
    state: {
      ...contentOf(request, changes),
      id: configuration.id,
      migration,
      impact: impact === null ? null : (conform(schema.attributes, { impact }).impact ?? null),
      basis: nothing ? null : basisOf(planning.reliance),
      not_managed: listed,
    },
    private: writePrivateState({
      ...basis.state,
      pending: {
        plan: made,
        configuration: configuration.hash,
        reliance: planning.reliance,
        declared: [...planning.declared].sort(),
        structured: [...planning.structured].sort(),
        desired: planning.desired,
        schema: typeof request.priorState?.name === "string" ? request.priorState.name : configuration.name,
      },
    }),
    diagnostics,
  };
}

/**
 * Whether the object that a path of attribute names belongs to is changed by a statement, or gains or loses a part: the order of
 * a table's columns is another one then.
 */
function changesByPath(
  planning: Planning,
  { state, live }: Basis,
  priorState: ValueMap | null,
  nothing: boolean,
): (path: readonly string[]) => boolean {
  if (nothing) return () => false;
  const byPath = new Map<string, Address>();
  const add = (paths: ReadonlyMap<Address, readonly object[]>): void => {
    for (const [address, path] of paths)
      byPath.set(
        path.map((step) => ("attribute" in step ? step.attribute : "key" in step ? step.key : "")).join("\0"),
        address,
      );
  };
  if (priorState !== null) add(new Configuration(priorState).source(undefined).paths);
  add(planning.paths);
  const drifted = new Set(Object.keys(state.recorded).filter((address) => planning.changed.has(address)));
  const touched = new Set(
    [...planning.changed].flatMap((address) => {
      const [before, after] = [live.objects.get(address), planning.desired.objects.get(address)];
      const parent = before === undefined || after === undefined ? (after ?? before)?.parent : undefined;
      return parent === undefined ? [] : [parent];
    }),
  );
  return (path) => {
    if (path.length === 0) return true;
    for (let length = path.length; length > 0; length -= 1) {
      const address = byPath.get(path.slice(0, length).join("\0"));
      if (address === undefined) continue;
      const isOwn = length >= path.length - 1;
      return planning.changed.has(address) || drifted.has(address) || (isOwn && touched.has(address));
    }
    return false;
  };
}

function warnings(
  { priorState }: Request,
  basis: Basis,
  planning: Planning,
  made: Plan,
  { name }: Configuration,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const warn = (summary: string, detail: string): void => void found.push({ severity: "warning", summary, detail });
  if (made.proof.status === "unproven" && made.statements.length > 0)
    warn(
      `The plan of ${name} is not proven`,
      `${made.proof.reason}. The statements are shown and will be run as they are; what they lead to was not tried out.`,
    );
  if (priorState === null) {
    const there = [...planning.declared].filter((address) => {
      const object = basis.live.objects.get(address);
      return object !== undefined && kindOf(object).relation === true;
    });
    if (there.length > 0)
      warn(
        `${there.length} declared ${there.length === 1 ? "relation of" : "relations of"} ${name} ${there.length === 1 ? "exists" : "exist"}: import them instead`,
        `${there.slice(0, 10).join(", ")}${there.length > 10 ? ", …" : ""}. The plan changes them to what is declared, and takes them over. terraform import shows first what is there.`,
      );
  }
  if (basis.state.imported) {
    const left = notManaged(recordedCatalog(basis.state, basis.live.version), name, planning.declared);
    if (left.length > 0)
      warn(
        `${left.length} imported ${left.length === 1 ? "object" : "objects"} of ${name} ${left.length === 1 ? "is" : "are"} not in the configuration`,
        `${left.slice(0, 20).join(", ")}${left.length > 20 ? ", …" : ""}. They are kept, and listed in not_managed.`,
      );
  }
  return found;
}
