/**
 * Owns the proof of a plan that was made from two catalogs: it is run in the shadow on a copy of the one and must end in the other.
 * Must not know kinds by name, nor how the plan was made.
 */
import type { Catalog } from "../catalog/catalog.ts";
import { load } from "../desired/elaborate.ts";
import { runInOrder } from "../desired/rounds.ts";
import { withUnsaid } from "../desired/said-by.ts";
import { readCatalog } from "../introspect/read.ts";
import { compare, kindOf } from "../kinds/lookup.ts";
import type { Plan } from "../plan/json.ts";
import type { Shadow } from "../shadow/shadow.ts";

/** Where a plan begins and is to end, and where it is tried. */
export interface ProofRequest {
  readonly shadow: Shadow;
  readonly from: Catalog;
  readonly to: Catalog;
}

/** The plan with its proof, or with the reason why there is none. Throws ShadowLost. */
export async function provePlan(plan: Plan, { shadow, from, to }: ProofRequest): Promise<Plan> {
  const around = { engine: shadow.engine, version: shadow.version };
  const unproven = (reason: string): Plan => ({ ...plan, shadow: around, proof: { status: "unproven", reason } });
  const loaded = await load(from, shadow, from.role === "" ? undefined : from.role);
  const missing = compare(from, loaded).filter((difference) => difference.endsWith(" (missing)"));
  // Roles are a server's: who owns what there is told to the embedded shadow alone.
  const untold = new Set(missing.filter((difference) => isSilent(difference, from)));
  const notLoaded = missing.filter((difference) => !untold.has(difference));
  if (notLoaded.length > 0) return unproven(`the shadow cannot hold what is there: ${listed(notLoaded)}`);
  const statements = plan.statements.filter(({ contingent }) => !contingent);
  const results = await runInOrder(
    statements.map(({ sql }) => sql),
    shadow,
    [],
  );
  for (const [place, result] of results.entries())
    if (!result.ok)
      return unproven(`the shadow refuses the statement about ${statements[place]?.object}: ${result.error.message}`);
  const differences = compare(withUnsaid(to, from), await readCatalog(shadow.session())).filter(
    (difference) => !untold.has(difference),
  );
  if (differences.length > 0) return unproven(`the plan would leave a difference: ${listed(differences)}`);
  return { ...plan, shadow: around, proof: { status: "proven", reason: null } };
}

const isSilent = (difference: string, { objects }: Catalog): boolean => {
  const object = objects.get(difference.slice(0, -" (missing)".length));
  return object !== undefined && kindOf(object).silent !== undefined;
};

const listed = (names: readonly string[]): string =>
  names.length <= 10 ? names.join(", ") : `${names.slice(0, 10).join(", ")} and ${names.length - 10} more`;
