/**
 * Owns what goes along: objects that are dropped without a statement of their own.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Bonds } from "./bonds.ts";
import type { Draft } from "./statement.ts";

/**
 * Which object goes with which, without a statement: children with their parent, and what PostgreSQL drops with a column. What
 * comes back (`returns`) may have to go earlier than the column does, and has a statement of its own, as has what is in `alone`.
 */
export function absorbed(
  gone: ReadonlySet<Address>,
  returns: ReadonlySet<Address>,
  from: Catalog,
  alone: ReadonlySet<Address>,
  bonds: Bonds,
): ReadonlyMap<Address, Address> {
  const dependencies = new Dependencies(from);
  const taken = new Map<Address, Address>();
  // What is parted from its whole by a statement stays behind when that goes.
  const parted = new Set(
    [...alone].flatMap((address) => {
      const object = from.objects.get(address);
      const bond = object && kindOf(object).binds?.(object);
      return bond === undefined ? [] : [`${bond.part}\n${bond.whole}`];
    }),
  );
  for (const address of gone) {
    const object = from.objects.get(address) as Obj;
    const kind = kindOf(object);
    // PostgreSQL refuses to drop it by itself, also where it is to come back.
    const origin = bonds.goesWith(address, gone);
    if (origin !== undefined) {
      taken.set(address, origin);
      continue;
    }
    // The relation that is left must know that it has lost a part before that part is changed.
    const bond = kind.binds?.(object);
    const goesAsPart = kind.bindsFromTheStart === true && bond !== undefined && gone.has(bond.part);
    if (bond !== undefined && !gone.has(bond.whole) && !goesAsPart) continue;
    if (kind.dropsAlone === true || alone.has(address)) continue;
    const parent = object.parent === undefined ? undefined : from.objects.get(object.parent);
    if (
      parent !== undefined &&
      gone.has(parent.address) &&
      (kindOf(parent).container !== true || kind.partOfParent === true || kind.aspect === true)
    ) {
      taken.set(address, parent.address);
      continue;
    }
    if (bonds.isGiven(address)) continue;
    if (returns.has(address) || kind.goesAlong?.(object) === false) continue;
    const owner = dependencies
      .needs(address)
      .find(
        (edge) =>
          (edge.type === "a" || edge.type === "i") &&
          gone.has(edge.to) &&
          from.objects.has(edge.to) &&
          !parted.has(`${address}\n${edge.to}`),
      );
    if (owner !== undefined) taken.set(address, owner.to);
  }
  return taken;
}

export function inverted(map: ReadonlyMap<Address, Address>): Map<Address, Address[]> {
  const result = new Map<Address, Address[]>();
  for (const [child, parent] of map) {
    const list = result.get(parent);
    if (list === undefined) result.set(parent, [child]);
    else list.push(child);
  }
  return result;
}

export const allTaken = (address: Address, takenBy: ReadonlyMap<Address, readonly Address[]>): Address[] =>
  (takenBy.get(address) ?? []).flatMap((child) => [child, ...allTaken(child, takenBy)]).sort();

/** `user\nused` where PostgreSQL drops the user with what it uses, whichever of those goes first. */
export const automatic = (catalog: Catalog): ReadonlySet<string> =>
  new Set(
    catalog.edges
      .filter(({ type }) => type === "a" || type === "i")
      .map(({ from: user, to: used }) => `${user}\n${used}`),
  );

/** Relations that go with a statement are locked by it, as a sequence that a column owns. */
export function withLocks(drafts: readonly Draft[], along: readonly Address[], from: Catalog): readonly Draft[] {
  const relations = along.filter((address) => kindOf(from.objects.get(address) as Obj).relation === true);
  if (relations.length === 0) return drafts;
  const locks = Object.fromEntries(relations.map((address) => [address, "ACCESS EXCLUSIVE"] as const));
  return drafts.map((draft, place) => (place === 0 ? { ...draft, locks: { ...draft.locks, ...locks } } : draft));
}
