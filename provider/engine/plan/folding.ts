/**
 * Owns folding: which new objects are written inside their new parent's CREATE.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Context, type Folded, isSo } from "../kinds/kind.ts";
import { differences, kindOf, orderOf } from "../kinds/lookup.ts";
import type { Bonds } from "./bonds.ts";

/**
 * For each new object that is folded, the parent it is folded into. A child folds unless what it depends on depends on the
 * parent in turn, or it has a name that another one must leave first.
 */
export function foldingOf(
  created: ReadonlySet<Address>,
  to: Catalog,
  context: Context,
  bonds: Bonds,
  isFree: (object: Obj) => boolean,
): ReadonlyMap<Address, Address> {
  const dependencies = new Dependencies(to);
  const folded = new Map<Address, Address>();
  for (const address of created) {
    const object = to.objects.get(address) as Obj;
    const { parent } = object;
    const whole = madeWith(object);
    if (whole !== undefined) {
      folded.set(address, whole);
      continue;
    }
    if (parent === undefined || !created.has(parent) || to.objects.get(parent)?.kind === object.kind) continue;
    if (!isFree(object) || madeWith(to.objects.get(parent) as Obj) !== undefined) continue;
    if (kindOf(object).clause?.(object, [], context) !== undefined) folded.set(address, parent);
  }
  const root = (address: Address): Address => {
    let at = address;
    for (let up = folded.get(at); up !== undefined; up = folded.get(at)) at = up;
    return at;
  };
  for (let leaving: readonly Address[] = [...folded.keys()]; leaving.length > 0; ) {
    const members = membersOf();
    leaving = [...folded.keys()].filter(
      (address) => madeWith(to.objects.get(address) as Obj) === undefined && leaves(address, root(address), members),
    );
    for (const address of leaving) folded.delete(address);
  }
  return folded;

  /**
   * What comes with the statement that gives the whole its own: a column, and what is written inside of that and is as there.
   */
  function madeWith(object: Obj): Address | undefined {
    const { address, parent } = object;
    const binder =
      kindOf(object).comesWhenBound?.(object, context) === true
        ? bonds.coming(address, created, isSo(kindOf(object).comesWithWhole, object))
        : undefined;
    if (binder !== undefined) return binder;
    if (!bonds.staysBound(address)) return undefined;
    const kind = kindOf(object);
    // What is made anew with the whole's, in one transaction, is not checked by then, and would not be taken over.
    const returns = context.before(address) !== undefined && kind.comesWhenBound?.(object, context) === true;
    const comesWithWhole = isSo(kind.comesWithWhole, object) || returns;
    const origin = dependencies.needs(address).find(({ type }) => type === "I" || (type === "P" && comesWithWhole))?.to;
    if (origin !== undefined) return created.has(origin) ? origin : undefined;
    const of = parent === undefined ? undefined : to.objects.get(parent);
    const home = of === undefined || !created.has(of.address) ? undefined : madeWith(of);
    if (of === undefined || home === undefined || kindOf(object).clause === undefined) return undefined;
    // What it has from a whole that is there it gets with what makes it a part.
    const isComing = bonds.of(home) !== undefined;
    const model = dependencies.children(isComing ? (bonds.origin(of.address) ?? home) : home).find((address) => {
      const other = to.objects.get(address);
      const isAs = other?.kind === object.kind && differences(other, object, context.version).length === 0;
      return isAs && (isComing || created.has(address));
    });
    return isComing && model !== undefined ? home : model;
  }

  /** Whether a dependency of `start` outside the CREATE of `home` leads back into it, or is a sibling that is not folded. */
  function leaves(start: Address, home: Address, members: ReadonlyMap<Address, readonly Address[]>): boolean {
    const seen = new Set<Address>();
    const outside: Address[] = [];
    for (const { to: target } of dependencies.needs(start)) {
      if (!created.has(target) || target === start || root(target) === home) continue;
      outside.push(target);
    }
    for (let at = outside.pop(); at !== undefined; at = outside.pop()) {
      const top = root(at);
      if (top === home) return true;
      if (seen.has(top)) continue;
      seen.add(top);
      for (const member of [top, ...(members.get(top) ?? [])]) {
        const object = to.objects.get(member) as Obj;
        const { parent } = object;
        if (parent !== undefined && created.has(parent)) outside.push(parent);
        const late = kindOf(object).ownedLate?.(object, context) === true;
        for (const { to: target, type } of dependencies.needs(member))
          if (created.has(target) && !(late && type === "a")) outside.push(target);
      }
    }
    return false;
  }

  function membersOf(): Map<Address, Address[]> {
    const members = new Map<Address, Address[]>();
    for (const address of folded.keys()) {
      const top = root(address);
      const list = members.get(top);
      if (list === undefined) members.set(top, [address]);
      else list.push(address);
    }
    return members;
  }
}

/** The clauses of everything folded into `parent`, in their order, each with what is folded into it in turn. */
export function clausesOf(
  parent: Address,
  children: ReadonlyMap<Address, readonly Address[]>,
  to: Catalog,
  context: Context,
): readonly Folded[] {
  return (
    (children.get(parent) ?? [])
      .map((address) => to.objects.get(address) as Obj)
      // What comes with it and belongs to another one has no clause.
      .filter((object) => object.parent === parent)
      .sort(inParent)
      .map((object) => {
        const clause = kindOf(object).clause?.(object, clausesOf(object.address, children, to, context), context);
        if (clause === undefined) throw new Error(`${object.address} has no clause`);
        return { object, clause: clause.of(object.address) };
      })
      .filter(({ clause }) => !clause.isEmpty)
  );
}

const inParent = (left: Obj, right: Obj): number =>
  orderOf(left) - orderOf(right) ||
  (kindOf(left).order?.(left) ?? 0) - (kindOf(right).order?.(right) ?? 0) ||
  (left.address < right.address ? -1 : 1);
