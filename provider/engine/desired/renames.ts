/**
 * Owns renames that a person asked for: which still have something to rename, and what they do to the catalog.
 * Must not know kinds by name, nor what else changes.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { completed, loadableIn, subset } from "../catalog/completed.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { readCatalog } from "../introspect/read.ts";
import { contextOf, type Kind } from "../kinds/kind.ts";
import { kindOf, orderOf } from "../kinds/lookup.ts";
import type { PlanOptions } from "../plan/plan.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { load } from "./elaborate.ts";
import type { Rename } from "./input.ts";
import type { Source } from "./source.ts";

/** The hints that still have something to rename. */
export function effectiveRenames(
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
    else if (hasOld && [...arriving.values()].includes(old))
      diagnostics.push(
        error(`${from} is renamed twice`, `Only one can have been ${from}. Remove the other hint.`, at(rename)),
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

/** The live catalog as it is once these renames were made. */
export async function rename(
  live: Catalog,
  renames: readonly Rename[],
  shadow: Shadow,
  version: number,
): Promise<Renamed> {
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
export async function applyRenames(
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
