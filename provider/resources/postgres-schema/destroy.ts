/**
 * Owns the destruction of a schema: what it drops, when it is refused, and what Terraform is told of it.
 * Must not know configurations; what it may do was said in the state.
 */

import { type Address, nameOf } from "../../engine/catalog/address.ts";
import { type Catalog, restricted } from "../../engine/catalog/catalog.ts";
import { type Diagnostic as EngineDiagnostic, hasErrors } from "../../engine/diagnostic.ts";
import { containerAddress, kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import { type Plan, planJson } from "../../engine/plan/json.ts";
import { planStatements } from "../../engine/plan/plan.ts";
import { migrationText } from "../../engine/plan/script.ts";
import type { Context, Diagnostic, PlanResult, ValueMap } from "../../terraform/framework/index.ts";
import type { Server } from "../server.ts";
import { Configuration } from "./configuration.ts";
import { refusable, rowsOf, toTerraform } from "./diagnostics.ts";
import { isOwned, notManaged } from "./ownership.ts";
import { type PrivateState, writePrivateState } from "./private-state.ts";
import { hangingOn, type Reliance, relianceOn } from "./reliance.ts";
import type { Estimates } from "./snapshot.ts";
import { withOthers } from "./snapshot.ts";
import { estimatesOf, readByNow } from "./starting-point.ts";

export interface Destruction {
  readonly plan?: Plan;
  readonly reliance: Reliance;
  readonly dropped: readonly Address[];
  readonly diagnostics: readonly Diagnostic[];
}

export const protectedDiagnostic = ({ name }: Configuration): Diagnostic => ({
  severity: "error",
  summary: `The schema ${name} is protected`,
  detail:
    'Destroying it would drop what this resource owns. Set deletion_protection = false and apply that first, or keep the database as it is with on_destroy = "retain" and a `removed` block or `terraform state rm`.',
});

/** Owned objects in dependency order; then the schema, if we created it and nothing else is in it. Never `public`. */
export function planDestruction(
  configuration: Configuration,
  state: PrivateState,
  live: Catalog,
  version: number,
  estimates: Estimates,
): Destruction {
  const { name } = configuration;
  const schema = containerAddress(name);
  const owned = new Set(
    [...live.objects.values()].flatMap((object) =>
      object.address !== schema && schemaOf(object, live) === name && isOwned(state, object) ? [object.address] : [],
    ),
  );
  for (const object of live.objects.values()) {
    // What is part of an owned object goes with it, whoever made it.
    let parent = object.parent;
    while (parent !== undefined && !owned.has(parent)) parent = live.objects.get(parent)?.parent;
    if (parent !== undefined && kindOf(live.objects.get(parent) as never).container !== true) owned.add(object.address);
  }
  const left = notManaged(live, name, owned).filter((address) => {
    const thing = live.notModelled.find((candidate) => candidate.address === address);
    const object = live.objects.get(address);
    // What is said of the schema itself goes with it.
    if (object !== undefined && kindOf(object).aspect === true && object.parent === schema) return false;
    return thing?.of === undefined || !owned.has(thing.of);
  });
  const dropsSchema = state.createdSchema && name !== "public" && left.length === 0;
  if (dropsSchema)
    for (const object of live.objects.values())
      if (object.address === schema || object.parent === schema) owned.add(object.address);
  const to = restricted(live, (address) => !owned.has(address));
  const { refusals, ...made } = planStatements(
    live,
    { ...to, notModelled: live.notModelled.filter((thing) => thing.of === undefined || !owned.has(thing.of)) },
    { version, allow: ["*"] },
  );
  const diagnostics: EngineDiagnostic[] = [...refusals];
  const plan = planJson(
    { ...made, refusals },
    { server_version: version, shadow: null, proof: { status: "unproven", reason: "dropping needs no proof" }, live },
  );
  const warnings: Diagnostic[] = [];
  if (made.statements.length > 0)
    warnings.push({
      severity: "warning",
      summary: `Destroying the schema ${name} drops ${owned.size} objects`,
      detail: [...withRows(owned, estimates), migrationText(plan) ?? ""].join("\n"),
    });
  if (!dropsSchema)
    warnings.push({
      severity: "warning",
      summary: `The schema ${name} itself stays`,
      detail:
        left.length > 0
          ? `It holds what this resource does not own: ${left.slice(0, 20).join(", ")}${left.length > 20 ? ", …" : ""}.`
          : name === "public"
            ? "public is never dropped."
            : "This resource did not create it.",
    });
  return {
    ...(hasErrors(diagnostics) ? {} : { plan }),
    reliance: relianceOn(live, name, [...owned, ...Object.keys(state.recorded)], owned),
    dropped: [...owned].sort(),
    diagnostics: [...toTerraform(diagnostics), ...warnings],
  };
}

/** The tables that hold rows, with about how many. */
const withRows = (owned: ReadonlySet<Address>, estimates: Estimates): readonly string[] =>
  [...owned]
    .filter((address) => (estimates[nameOf(address)] ?? 0) > 0)
    .map((address) => `${nameOf(address)}${rowsOf(address, estimates)}`);

/** PlanResourceChange without a configuration. No attribute can show what is dropped: a warning does. */
export async function planDestroy(
  provider: Server,
  priorState: ValueMap,
  kept: PrivateState,
  { signal }: Context,
): Promise<PlanResult<ValueMap>> {
  const prior = new Configuration(priorState);
  const answer = (diagnostics: readonly Diagnostic[], pending: PrivateState["pending"] = null) => ({
    state: null,
    private: writePrivateState({ ...kept, pending }),
    diagnostics,
  });
  const warning = (summary: string, detail: string): Diagnostic => ({ severity: "warning", summary, detail });
  if (prior.retainsOnDestroy)
    return answer([
      warning(
        `The database keeps the schema ${prior.name}`,
        'on_destroy is "retain": Terraform forgets it, nothing is dropped.',
      ),
    ]);
  if (prior.isProtected) return { state: null, diagnostics: [protectedDiagnostic(prior)] };
  const { snapshot, identity } = kept;
  if (provider.isUnknown || snapshot === null || identity === null)
    return answer([warning(`What destroying ${prior.name} drops is known at apply`, "The server is not known yet.")]);
  return refusable<PlanResult<ValueMap>>(
    async () => {
      const estimates = estimatesOf(provider, identity, priorState);
      const { plan, reliance, dropped, diagnostics } = planDestruction(
        prior,
        kept,
        snapshot,
        identity.version,
        estimates,
      );
      if (plan === undefined) return { state: null, diagnostics };
      const live = withOthers(snapshot, await readByNow(provider, identity, prior.database, signal), prior.name);
      const hanging = hangingOn(live, prior.name, dropped);
      return answer([...diagnostics, ...hangs(prior.name, hanging, "warning")], {
        plan,
        configuration: "",
        reliance,
        declared: dropped,
        structured: [],
        desired: { ...snapshot, objects: new Map(), edges: [], notModelled: [] },
        schema: prior.name,
      });
    },
    (diagnostics) => ({ state: null, diagnostics }),
  );
}

/** What of other schemas hangs on what is dropped: it may go in the same run, so that only apply refuses. */
export function hangs(name: string, hanging: readonly Address[], severity: "error" | "warning"): readonly Diagnostic[] {
  if (hanging.length === 0) return [];
  const listed = `${hanging.slice(0, 20).join(", ")}${hanging.length > 20 ? ", …" : ""}`;
  return [
    {
      severity,
      summary: `What destroying ${name} drops is used in other schemas`,
      detail:
        severity === "warning"
          ? `${listed}. CASCADE is never written: what is still there when ${name} is destroyed stops that before its first statement.`
          : `${listed}. CASCADE is never written, so nothing was run. Drop what uses it first, or keep ${name}.`,
    },
  ];
}
