/**
 * Owns the pipeline: from what is there and what a person wrote to a plan that was proven in the shadow.
 * Must not know kinds by name, Terraform, or how the live catalog was read.
 */
import type { Address } from "./catalog/address.ts";
import { type Catalog, withEdgesOf } from "./catalog/catalog.ts";
import { completed, loadableIn, subset } from "./catalog/completed.ts";
import type { Obj } from "./catalog/object.ts";
import { Bystanders } from "./desired/bystanders.ts";
import { elaborate, load } from "./desired/elaborate.ts";
import { withNamesOf } from "./desired/heirs.ts";
import { inTheWay } from "./desired/in-the-way.ts";
import { lackingIn } from "./desired/lacking.ts";
import { Ownership } from "./desired/ownership.ts";
import { applyRenames, effectiveRenames, rename } from "./desired/renames.ts";
import { expectCollations } from "./desired/server-collations.ts";
import type { Source } from "./desired/source.ts";
import { takenBack } from "./desired/taken-back.ts";
import { declaresSchema, inTheOpen } from "./desired/told.ts";
import { tooNew } from "./desired/too-new.ts";
import { tooNewInside } from "./desired/too-new-inside.ts";
import { type Diagnostic, hasErrors } from "./diagnostic.ts";
import { asObserved, compare, containerAddress, kindOf } from "./kinds/lookup.ts";
import { type PlanOptions, planStatements, type StatementPlan } from "./plan/plan.ts";
import { type Proof, prove } from "./plan/proof.ts";
import type { Shadow } from "./shadow/shadow.ts";

/** From what, to what, and how. */
export interface PrepareRequest {
  /** What is there, as the target prints it. */
  readonly live: Catalog;
  readonly source: Source;
  /** Whether an object of the live catalog that is not declared stays as it is; what does not is dropped. */
  readonly staysUndeclared: (object: Obj) => boolean;
  readonly options: PlanOptions;
  /** Whose an object is to be of which nobody says it: as it was, or whoever's applies the plan. */
  readonly unsaid?: "stays" | "applier";
}

/** A plan that was run in the shadow, and what it leads to. */
export interface Prepared {
  readonly plan: StatementPlan;
  readonly proof: Proof;
  readonly shadow: { readonly engine: Shadow["engine"]; readonly version: number };
  /** What will be there, as the shadow prints it; objects the shadow cannot hold as the target prints them. */
  readonly desired: Catalog;
  /** What the person declared, of `desired`. */
  readonly declared: ReadonlySet<Address>;
  /** Where unqualified names were looked for (see Elaborated). */
  readonly searchPath: readonly string[];
  /** New address → the address before, of all that hints rename. */
  readonly renamed: ReadonlyMap<Address, Address>;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing = { id: "", statements: [], refusals: [] };

/** Plans and proves. Errors are in `diagnostics`, and then there is no plan to run. Throws ShadowLost. */
export async function prepare(request: PrepareRequest, shadow: Shadow): Promise<Prepared> {
  const { options } = request;
  const staysThere = (name: string): boolean => {
    if (request.unsaid === "applier") return false;
    const schema = request.live.objects.get(containerAddress(name));
    return (
      schema === undefined ||
      name === "public" ||
      request.staysUndeclared(schema) ||
      declaresSchema(request.source, name)
    );
  };
  const source = await inTheOpen(request.source, request.live, staysThere, shadow);
  const used = { engine: shadow.engine, version: shadow.version };
  const refused = (diagnostics: readonly Diagnostic[]): Prepared => ({
    plan: nothing,
    proof: { status: "unproven", reason: "the configuration has errors" },
    shadow: used,
    desired: request.live,
    declared: new Set(),
    searchPath: source.searchPath,
    renamed: new Map(),
    diagnostics,
  });
  if (hasErrors(source.diagnostics)) return refused(source.diagnostics);
  const wanted = effectiveRenames(source, request.live);
  if (hasErrors(wanted.diagnostics)) return refused([...source.diagnostics, ...wanted.diagnostics]);
  expectCollations(request.live, source, shadow);
  const lacking = await lackingIn(request.live, shadow);
  const renamed =
    wanted.renames.length === 0
      ? undefined
      : await rename(request.live, wanted.renames, shadow, options.version, lacking);
  const live = renamed?.catalog ?? request.live;
  const original = (object: Obj): Obj =>
    request.live.objects.get(renamed?.before.get(object.address) ?? object.address) ?? object;

  const structured = new Set(source.objects.map((object) => object.address));
  const bystanders = new Bystanders(live, structured, (object) => request.staysUndeclared(original(object)));
  const loadable = loadableIn(live, lacking);
  const role = options.role ?? (request.live.role === "" ? undefined : request.live.role);
  const heard = await elaborate(
    source,
    {
      ...subset(live, (address) => bystanders.isContext(address) && loadable(address)),
      notModelled: live.notModelled,
    },
    shadow,
    role === undefined ? live : { ...live, role },
  );
  const diagnostics = [...source.diagnostics, ...wanted.diagnostics, ...heard.diagnostics];
  if (hasErrors(diagnostics)) return refused(diagnostics);
  const ownership = new Ownership(live, heard, role, {
    unsaid: request.unsaid ?? "stays",
    saidBy: options.role ?? request.live.role,
  });
  if (hasErrors(ownership.diagnostics)) return refused(ownership.diagnostics);
  const { elaborated } = ownership;

  // What SQL texts declare is known only now, and what has a name of theirs.
  const foreign = new Set(
    [...bystanders.addresses].filter((address) => !elaborated.declared.has(address) && !ownership.isTold(address)),
  );
  const { remains, diagnostics: taken } = inTheWay(foreign, live, elaborated.catalog, source);
  if (hasErrors(taken)) return refused([...diagnostics, ...taken]);
  const isLeft = (address: Address): boolean => {
    const object = live.objects.get(address);
    return remains.has(address) || (object?.parent !== undefined && isLeft(object.parent));
  };
  const context = new Set([...foreign].filter((address) => !isLeft(address)));
  // What hangs on a part that is gone goes with it.
  const carried = new Set(
    [...context].filter((address) => {
      if (bystanders.followers.has(address)) return false;
      const object = live.objects.get(address) as Obj;
      const parent = object.parent === undefined ? undefined : elaborated.catalog.objects.get(object.parent);
      const isOwner = kindOf(object).silent !== undefined;
      if (isOwner && parent !== undefined && kindOf(parent).followsOwner?.(parent) === true) return false;
      const on = bystanders.hangsOn(object);
      return on === undefined || elaborated.catalog.objects.has(on) || context.has(on);
    }),
  );
  const completedFrom = (shadowed: Catalog): Catalog =>
    completed(
      withNamesOf(live, shadowed, bystanders.addresses).catalog,
      elaborated.implied,
      live,
      carried,
      options.version,
    );
  const isLeftAlone = (address: Address): boolean => context.has(address);
  // What stays as it is stays so in this as well.
  const asItStays = (catalog: Catalog): Catalog =>
    asObserved(ownership.inHands(catalog, isLeftAlone), (object) =>
      carried.has(object.address) ? original(object) : object,
    );
  const to = asItStays(completedFrom(elaborated.catalog));
  const { heirs } = withNamesOf(live, elaborated.catalog, bystanders.addresses);
  const follows = (address: Address): boolean => {
    const parent = to.objects.get(address)?.parent;
    return heirs.has(address) || (parent !== undefined && follows(parent));
  };
  const declared = new Set(
    [...to.objects.keys()].filter(
      (address) => !context.has(address) && !elaborated.implied.has(address) && !follows(address),
    ),
  );
  for (const { old, diagnostic } of wanted.unlessDeclared) if (!declared.has(old)) diagnostics.push(diagnostic);
  diagnostics.push(
    ...takenBack(wanted.hints, to, declared),
    ...tooNew(to, declared, options.version, source),
    ...(await tooNewInside(elaborated.catalog, declared, options.version, source, shadow.session())),
  );
  if (hasErrors(diagnostics)) return refused(diagnostics);
  if (renamed === undefined && compare(live, to).length === 0)
    return {
      plan: nothing,
      proof: { status: "proven", reason: null },
      shadow: used,
      desired: to,
      declared,
      searchPath: heard.searchPath,
      renamed: new Map(),
      diagnostics,
    };

  const planned = await plan(elaborated.catalog);
  // Some expressions print otherwise once they were read back; what was reached then is what is wanted, as the target has it.
  const again = planned.differs ? await printedAgain(elaborated.catalog, shadow) : undefined;
  const final = again === undefined ? planned : await plan(again);
  if (final.proof.wrong !== undefined) diagnostics.push(final.proof.wrong);
  const { refused: cannot } = final.proof;
  const statements = cannot === undefined ? final.plan : { ...nothing, refusals: [cannot] };
  return {
    plan: statements,
    proof: final.proof.proof,
    shadow: used,
    desired: final.to,
    declared,
    searchPath: heard.searchPath,
    renamed: renamed?.before ?? new Map(),
    diagnostics,
  };

  async function plan(shadowed: Catalog) {
    const inShadow = completedFrom(shadowed);
    const target = asItStays(inShadow);
    const loadable = loadableIn(request.live, lacking);
    // Renames move owners to other addresses, which the shadow alone tells.
    const isOfUse = (address: Address): boolean => {
      const object = request.live.objects.get(address);
      if (object === undefined) return true;
      const name = kindOf(object).silent;
      // The shadow's objects belong to whoever applies.
      const isOther = name !== undefined && role !== undefined && object.attrs[name] !== role;
      return renamed !== undefined || name === undefined || isOther || elaborated.catalog.objects.has(address);
    };
    const loaded = await load(
      subset(request.live, (address) => loadable(address) && isOfUse(address)),
      shadow,
      role,
    );
    const moved = renamed && (await applyRenames(loaded, wanted.renames, shadow, options.version));
    const held = moved?.catalog ?? loaded;
    const copy = completed(held, new Set(), live, new Set(live.objects.keys()), options.version);
    // Of two keys that would do, the target may have chosen another one for a foreign key than the shadow: both count.
    const names = new Map([...(moved?.before ?? [])].map(([now, before]) => [before, now]));
    const from = withEdgesOf(
      withEdgesOf(asObserved(copy, original), live),
      // What has moved is in another schema now.
      renamed === undefined ? request.live : withoutContainers(request.live),
      (address) => names.get(address) ?? address,
    );
    // What stays and what it hangs on goes is not in the shadow: as the target prints it, it would look changed.
    const asPrinted = new Map(target.objects);
    for (const address of carried) {
      const object = from.objects.get(address);
      if (!shadowed.objects.has(address) && object !== undefined && !ownership.goesToApplier(object, isLeftAlone))
        asPrinted.set(address, object);
    }
    const made = planStatements(
      from,
      { ...target, objects: asPrinted },
      {
        ...options,
        ...(role === undefined ? {} : { role }),
        ...(renamed === undefined
          ? {}
          : {
              first: renamed.first,
              formerly: (address) => {
                const object = live.objects.get(address);
                return object === undefined ? undefined : original(object);
              },
            }),
      },
    );
    const proof = await prove(
      made,
      inShadow,
      (address) => elaborated.catalog.objects.has(address) || !live.objects.has(address),
      (address) => live.objects.has(address) && !held.objects.has(address),
      shadow,
      renamed?.first.length ?? 0,
      heard.searchPath,
    );
    return { to: target, plan: made, proof, differs: proof.differs === true };
  }
}

/** The catalog without what says in which schema something is. */
const withoutContainers = (catalog: Catalog): Catalog => ({
  ...catalog,
  edges: catalog.edges.filter(({ to }) => {
    const used = catalog.objects.get(to);
    return used === undefined || kindOf(used).container !== true;
  }),
});

/** What the shadow prints of a catalog that it printed itself; undefined when that is the same. */
async function printedAgain(catalog: Catalog, shadow: Shadow): Promise<Catalog | undefined> {
  const again = await load(catalog, shadow);
  if (compare(again, catalog).length === 0) return undefined;
  // What only a statement tells, such as that a version was said, no catalog prints.
  return asObserved(again, (object) => catalog.objects.get(object.address) ?? object);
}
