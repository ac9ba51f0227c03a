/**
 * Owns the pipeline: from what is there and what a person wrote to a plan that was proven in the shadow.
 * Must not know kinds by name, Terraform, or how the live catalog was read.
 */
import type { Address } from "./catalog/address.ts";
import { type Catalog, catalogOf, Dependencies, type Edge } from "./catalog/catalog.ts";
import type { Obj } from "./catalog/object.ts";
import { elaborate, load } from "./desired/elaborate.ts";
import type { Rename } from "./desired/input.ts";
import type { Source } from "./desired/source.ts";
import { type Diagnostic, error, hasErrors } from "./diagnostic.ts";
import { readCatalog } from "./introspect/read.ts";
import { contextOf, type Kind } from "./kinds/kind.ts";
import { compare, kindOf, orderOf } from "./kinds/lookup.ts";
import { type PlanOptions, planStatements, type StatementPlan } from "./plan/plan.ts";
import type { Shadow } from "./shadow/shadow.ts";

export interface Proof {
  readonly status: "proven" | "unproven";
  /** Why it is unproven. */
  readonly reason: string | null;
}

export interface PrepareRequest {
  /** What is there, as the target prints it. */
  readonly live: Catalog;
  readonly source: Source;
  /** Whether an object of the live catalog that is not declared stays as it is; what does not is dropped. */
  readonly staysUndeclared: (object: Obj) => boolean;
  readonly options: PlanOptions;
}

export interface Prepared {
  readonly plan: StatementPlan;
  readonly proof: Proof;
  readonly shadow: { readonly engine: Shadow["engine"]; readonly version: number };
  /** What will be there, as the shadow prints it; objects the shadow cannot hold as the target prints them. */
  readonly desired: Catalog;
  /** What the person declared, of `desired`. */
  readonly declared: ReadonlySet<Address>;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing = { id: "", statements: [], refusals: [] };

/** Plans and proves. Errors are in `diagnostics`, and then there is no plan to run. Throws ShadowLost. */
export async function prepare(request: PrepareRequest, shadow: Shadow): Promise<Prepared> {
  const { source, options } = request;
  const used = { engine: shadow.engine, version: shadow.version };
  const refused = (diagnostics: readonly Diagnostic[]): Prepared => ({
    plan: nothing,
    proof: { status: "unproven", reason: "the configuration has errors" },
    shadow: used,
    desired: request.live,
    declared: new Set(),
    diagnostics,
  });
  if (hasErrors(source.diagnostics)) return refused(source.diagnostics);
  const wanted = effectiveRenames(source, request.live);
  if (hasErrors(wanted.diagnostics)) return refused([...source.diagnostics, ...wanted.diagnostics]);
  const renamed =
    wanted.renames.length === 0 ? undefined : await rename(request.live, wanted.renames, shadow, options.version);
  const live = renamed?.catalog ?? request.live;
  const original = (object: Obj): Obj =>
    request.live.objects.get(renamed?.before.get(object.address) ?? object.address) ?? object;

  const structured = new Set(source.objects.map((object) => object.address));
  const stays = (object: Obj): boolean => {
    const parent = object.parent === undefined ? undefined : live.objects.get(object.parent);
    if (kindOf(object).partOfParent === true && parent !== undefined)
      return !structured.has(parent.address) && stays(parent);
    return !structured.has(object.address) && request.staysUndeclared(original(object));
  };
  const context = new Set([...live.objects.values()].filter(stays).map((object) => object.address));
  const loadable = loadableIn(live);
  const elaborated = await elaborate(
    source,
    subset(live, (address) => context.has(address) && loadable(address)),
    shadow,
  );
  const diagnostics = [...source.diagnostics, ...wanted.diagnostics, ...elaborated.diagnostics];
  if (hasErrors(diagnostics)) return refused(diagnostics);

  const to = completed(elaborated.catalog, elaborated.implied, live, context, options.version);
  const declared = new Set(
    [...to.objects.keys()].filter((address) => !context.has(address) && !elaborated.implied.has(address)),
  );
  diagnostics.push(...tooNew(to, declared, options.version, source));
  if (hasErrors(diagnostics)) return refused(diagnostics);
  if (renamed === undefined && compare(live, to).length === 0)
    return {
      plan: nothing,
      proof: { status: "proven", reason: null },
      shadow: used,
      desired: to,
      declared,
      diagnostics,
    };

  const planned = await plan(to);
  // Some expressions print otherwise once they were read back; what was reached then is what is wanted, as the target has it.
  const again = planned.differs ? await printedAgain(elaborated.catalog, shadow) : undefined;
  const final =
    again === undefined ? planned : await plan(completed(again, elaborated.implied, live, context, options.version));
  if (final.proof.wrong !== undefined) diagnostics.push(final.proof.wrong);
  return { plan: final.plan, proof: final.proof.proof, shadow: used, desired: final.to, declared, diagnostics };

  async function plan(target: Catalog) {
    const loaded = await load(subset(request.live, loadableIn(request.live)), shadow);
    const moved = renamed && (await applyRenames(loaded, wanted.renames, shadow, options.version));
    const from = completed(moved?.catalog ?? loaded, new Set(), live, new Set(live.objects.keys()), options.version);
    const made = planStatements(from, target, {
      ...options,
      ...(renamed === undefined ? {} : { first: renamed.first }),
    });
    const proof = await prove(
      made,
      target,
      (address) => elaborated.catalog.objects.has(address) || !live.objects.has(address),
      shadow,
      renamed?.first.length ?? 0,
    );
    return { to: target, plan: made, proof, differs: proof.differs === true };
  }
}

/** What the shadow prints of a catalog that it printed itself; undefined when that is the same. */
async function printedAgain(catalog: Catalog, shadow: Shadow): Promise<Catalog | undefined> {
  const again = await load(catalog, shadow);
  return compare(again, catalog).length === 0 ? undefined : again;
}

/** The shadow's catalog with what it could not hold, and what is not modelled, as the target has them. */
function completed(
  shadowed: Catalog,
  implied: ReadonlySet<Address>,
  live: Catalog,
  carried: ReadonlySet<Address>,
  version: number,
): Catalog {
  const objects = new Map<Address, Obj>();
  for (const [address, object] of shadowed.objects) {
    if (!implied.has(address)) objects.set(address, object);
    else if (live.objects.has(address)) objects.set(address, live.objects.get(address) as Obj);
  }
  for (const address of carried) {
    const object = live.objects.get(address);
    if (object !== undefined && !objects.has(address)) objects.set(address, object);
  }
  const notModelled = live.notModelled;
  const strangers = new Set(notModelled.map((thing) => thing.address));
  const exists = (address: Address): boolean => objects.has(address) || strangers.has(address);
  const inShadow = (address: Address): boolean => shadowed.objects.has(address);
  const grafted = live.edges.filter(({ from, to }) => exists(from) && exists(to) && !(inShadow(from) && inShadow(to)));
  const own = shadowed.edges.filter(({ from, to }: Edge) => objects.has(from) && objects.has(to));
  // What the target's version does not have is neither compared nor planned.
  return catalogOf(Math.min(shadowed.version, version), objects.values(), [...own, ...grafted], notModelled);
}

/** Attributes that are used and that the target's version does not have. */
function tooNew(to: Catalog, declared: ReadonlySet<Address>, version: number, source: Source): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const address of declared) {
    const object = to.objects.get(address) as Obj;
    for (const [name, attribute] of Object.entries(kindOf(object).attrs)) {
      const { since, neutral } = attribute;
      if (since === undefined || since <= version || neutral === undefined) continue;
      if (attribute.equal(object.attrs[name] as never, neutral as never)) continue;
      const path = source.paths.get(address);
      diagnostics.push(
        error(
          `${address}: ${name} needs PostgreSQL ${since / 10000}`,
          `The server has version ${Math.floor(version / 10000)}. Leave ${name} out, or upgrade the server first.`,
          path === undefined ? {} : { path },
        ),
      );
    }
  }
  return diagnostics;
}

function subset(catalog: Catalog, keep: (address: Address) => boolean): Catalog {
  return catalogOf(
    catalog.version,
    [...catalog.objects.values()].filter((object) => keep(object.address)),
    catalog.edges.filter(({ from, to }) => keep(from) && keep(to)),
  );
}

/**
 * Whether the shadow can hold an object: not one that depends on something no kind models, such as a column of a type that
 * the shadow does not have. What is around it (the table) is loaded without it.
 */
function loadableIn(catalog: Catalog): (address: Address) => boolean {
  const strangers = new Set(catalog.notModelled.map((thing) => thing.address));
  const dependencies = new Dependencies(catalog);
  const lost = new Set<Address>();
  const work = [...strangers];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    const dependants = [...dependencies.neededBy(at).map((edge) => edge.from), ...dependencies.children(at)];
    for (const dependant of dependants) {
      if (lost.has(dependant) || strangers.has(dependant)) continue;
      lost.add(dependant);
      work.push(dependant);
    }
  }
  return (address) => !lost.has(address);
}

/** Runs the plan on the copy of the current catalog that the shadow holds, and compares. */
async function prove(
  plan: StatementPlan,
  to: Catalog,
  comparable: (address: Address) => boolean,
  shadow: Shadow,
  skip: number,
): Promise<{ proof: Proof; wrong?: Diagnostic; differs?: boolean }> {
  const unproven = (reason: string): Proof => ({ status: "unproven", reason });
  if (hasErrors(plan.refusals)) return { proof: unproven("the plan is refused") };
  const statements = plan.statements.slice(skip);
  const results = await shadow.run(
    statements.map(({ sql }) => sql.text),
    { stopAtError: true },
  );
  const failure = results.findIndex((result) => !result.ok);
  const failed = results[failure];
  if (failed !== undefined && !failed.ok) {
    const statement = statements[failure];
    const hidden = [...to.objects.keys()].some((address) => !comparable(address));
    const reason = `the shadow refuses the statement about ${statement?.object}: ${failed.error.message}`;
    if (hidden) return { proof: unproven(reason) };
    return { proof: unproven(reason), wrong: notReached(reason, statement?.sql.text) };
  }
  const result = await readCatalog(shadow.session());
  const differences = compare(
    {
      ...result,
      objects: new Map(
        [...result.objects].filter(([address]) => (to.objects.has(address) ? comparable(address) : true)),
      ),
    },
    {
      ...to,
      objects: new Map([...to.objects].filter(([address]) => result.objects.has(address) || comparable(address))),
    },
  ).filter(
    (difference) => !difference.endsWith(" (unexpected)") || comparable(difference.slice(0, -" (unexpected)".length)),
  );
  if (differences.length === 0) return { proof: { status: "proven", reason: null } };
  const reason = `the plan would leave a difference: ${differences.slice(0, 10).join(", ")}`;
  return { proof: unproven(reason), wrong: notReached(reason), differs: true };
}

const notReached = (reason: string, statement?: string): Diagnostic =>
  error(
    "The plan does not reach what is declared",
    `Run in the shadow on a copy of what is there, ${reason}. Nothing was run on the database. This is a mistake of Schemata, please report it.`,
    statement === undefined ? {} : { sql: { text: statement } },
  );

/** The hints that still have something to rename. */
function effectiveRenames(
  source: Source,
  live: Catalog,
): { renames: readonly Rename[]; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const renames: Rename[] = [];
  const arriving = new Map<Address, Address>();
  const at = (rename: Rename): { path?: NonNullable<Rename["path"]> } =>
    rename.path === undefined ? {} : { path: rename.path };
  for (const rename of [...source.renames].sort((left, right) => order(left.kind) - order(right.kind))) {
    const [from, to] = [rename.kind.address(rename.from), rename.kind.address(rename.to)];
    const parent = rename.kind.parent?.(rename.to, {} as never);
    const oldParent = parent === undefined ? undefined : (arriving.get(parent) ?? parent);
    const old = addressBefore(live, rename, oldParent);
    const hasOld = old !== undefined;
    const hasNew = live.objects.get(to)?.kind === rename.kind.name && !arriving.has(to);
    if (hasOld && hasNew)
      diagnostics.push(
        error(
          `Both ${from} and ${to} exist`,
          `A rename needs one of them only. Remove renamed_from, or drop or rename one of the two first.`,
          at(rename),
        ),
      );
    else if (hasOld) {
      renames.push(rename);
      arriving.set(to, old);
    } else if (!hasNew && (oldParent === undefined || holdsSomething(live, oldParent)))
      diagnostics.push(
        error(
          `Neither ${from} nor ${to} exists`,
          `There is nothing to rename. Correct the old name, or remove the hint to create ${to}.`,
          at(rename),
        ),
      );
  }
  return { renames, diagnostics };
}

const order = (kind: Kind): number => orderOf({ kind: kind.name } as Obj);

/** Where the object is that has the old name: under the parent's old name, if that is renamed as well. */
function addressBefore(live: Catalog, rename: Rename, oldParent: Address | undefined): Address | undefined {
  const from = rename.kind.address(rename.from);
  if (live.objects.get(from)?.kind === rename.kind.name) return from;
  const last = rename.kind.path.at(-1) as string;
  return [...live.objects.values()].find(
    (object) =>
      object.kind === rename.kind.name && object.parent === oldParent && object.path[last] === rename.from[last],
  )?.address;
}

/** A hint that was left in the configuration does nothing where all is new: in an empty schema, as in a table that is created. */
function holdsSomething(live: Catalog, parent: Address): boolean {
  const object = live.objects.get(parent);
  if (object === undefined) return false;
  if (kindOf(object).container !== true) return true;
  return [...live.objects.values()].some((child) => child.parent === parent && kindOf(child).partOfParent !== true);
}

interface Renamed {
  readonly catalog: Catalog;
  readonly first: NonNullable<PlanOptions["first"]>;
  /** New address → old address, for what moved. */
  readonly before: ReadonlyMap<Address, Address>;
}

async function rename(live: Catalog, renames: readonly Rename[], shadow: Shadow, version: number): Promise<Renamed> {
  const loaded = await load(subset(live, loadableIn(live)), shadow);
  const renamed = await applyRenames(loaded, renames, shadow, version);
  return {
    ...renamed,
    catalog: completed(
      renamed.catalog,
      new Set(),
      live,
      new Set([...live.objects.keys()].filter((address) => !loaded.objects.has(address))),
      version,
    ),
  };
}

/** Renames in the shadow, which then tells what else has another address: objects keep their oids. */
async function applyRenames(
  loaded: Catalog,
  renames: readonly Rename[],
  shadow: Shadow,
  version: number,
): Promise<Renamed> {
  const first: { object: Address; change: "rename"; draft: NonNullable<PlanOptions["first"]>[number]["draft"] }[] = [];
  let catalog = loaded;
  for (const { kind, from, to } of renames) {
    const old = catalog.objects.get(kind.address(from));
    if (old === undefined) continue;
    const context = contextOf(kindOf, version, catalog, catalog, () => false);
    for (const draft of kind.rename?.(old, to, context) ?? []) {
      first.push({ object: kind.address(to), change: "rename", draft });
      await shadow.session().execute(draft.sql.text);
    }
    catalog = await readCatalog(shadow.session());
  }
  const oldAt = new Map([...loaded.objects.values()].map((object) => [object.rows[0], object.address]));
  const before = new Map<Address, Address>();
  for (const object of catalog.objects.values()) {
    const old = oldAt.get(object.rows[0]);
    if (old !== undefined && old !== object.address) before.set(object.address, old);
  }
  return { catalog, first, before };
}
