/**
 * Owns folding: which new objects are written inside their new parent's CREATE.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Context, Folded } from "../kinds/kind.ts";
import { kindOf, orderOf } from "../kinds/lookup.ts";

/**
 * For each new object that is folded, the parent it is folded into. A child folds unless what it depends on depends on the
 * parent in turn, or it has a name that another one must leave first.
 */
export function foldingOf(
  created: ReadonlySet<Address>,
  to: Catalog,
  context: Context,
  isFree: (object: Obj) => boolean,
): ReadonlyMap<Address, Address> {
  const dependencies = new Dependencies(to);
  const folded = new Map<Address, Address>();
  for (const address of created) {
    const object = to.objects.get(address) as Obj;
    const { parent } = object;
    if (parent === undefined || !created.has(parent) || to.objects.get(parent)?.kind === object.kind) continue;
    if (!isFree(object)) continue;
    if (kindOf(object).clause?.(object, [], context) !== undefined) folded.set(address, parent);
  }
  const root = (address: Address): Address => {
    let at = address;
    for (let up = folded.get(at); up !== undefined; up = folded.get(at)) at = up;
    return at;
  };
  for (let leaving: readonly Address[] = [...folded.keys()]; leaving.length > 0; ) {
    const members = membersOf();
    leaving = [...folded.keys()].filter((address) => leaves(address, root(address), members));
    for (const address of leaving) folded.delete(address);
  }
  return folded;

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
  return (children.get(parent) ?? [])
    .map((address) => to.objects.get(address) as Obj)
    .sort(inParent)
    .map((object) => {
      const clause = kindOf(object).clause?.(object, clausesOf(object.address, children, to, context), context);
      if (clause === undefined) throw new Error(`${object.address} has no clause`);
      return { object, clause: clause.of(object.address) };
    })
    .filter(({ clause }) => !clause.isEmpty);
}

const inParent = (left: Obj, right: Obj): number =>
  orderOf(left) - orderOf(right) ||
  (kindOf(left).order?.(left) ?? 0) - (kindOf(right).order?.(right) ?? 0) ||
  (left.address < right.address ? -1 : 1);
