/**
 * Owns which bonds end while something is changed, and are tied again: PostgreSQL changes it in no part, or in no part of several
 * wholes.
 * Must not know kinds by name, nor what the change is.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import { type Bond, bondsIn, isInherited } from "./bonds.ts";

/** The binders, each of them there before and afterwards. `version`: the target's server_version_num. */
export function endedBonds(from: Catalog, to: Catalog, version: number): ReadonlySet<Address> {
  const ended = new Set<Address>();
  const bonds = bondsIn(from).filter(({ binder }) => to.objects.has(binder));
  if (bonds.length === 0) return ended;
  const byPart = new Map<Address, Bond[]>();
  for (const bond of bonds) byPart.set(bond.part, [...(byPart.get(bond.part) ?? []), bond]);
  const origins = new Map<Address, Address[]>();
  for (const edge of from.edges)
    if (isInherited(edge)) origins.set(edge.from, [...(origins.get(edge.from) ?? []), edge.to]);
  const objectOf = (address: Address): Obj => from.objects.get(address) as Obj;
  const place = ({ binder }: Bond): number => kindOf(objectOf(binder)).order?.(objectOf(binder)) ?? 0;
  const parentOf = (address: Address): Address | undefined => from.objects.get(address)?.parent;
  const ties = ({ part, whole }: Bond, heir: Address, origin: Address): boolean =>
    part === parentOf(heir) && whole === parentOf(origin);
  /** In the order in which the relation has become a part of one whole after the other. */
  const bondsOf = (heir: Address): readonly (readonly [Bond, Address])[] =>
    (origins.get(heir) ?? [])
      .flatMap((origin) =>
        (byPart.get(parentOf(heir) ?? "") ?? [])
          .filter((bond) => ties(bond, heir, origin))
          .map((bond) => [bond, origin] as const),
      )
      .sort(([left], [right]) => place(left) - place(right));
  /** Whether something that comes from nobody else for a moment is the relation's own from then on. */
  const leavesOwn = (all: readonly Bond[]): boolean =>
    [...origins].some(([heir, several]) => {
      const staying = several.filter((origin) => !all.some((bond) => ties(bond, heir, origin)));
      const object = objectOf(heir);
      return staying.length < several.length && kindOf(object).becomesOwn?.(object, staying.map(objectOf)) === true;
    });
  const end = (bond: Bond): void => {
    // What is tied again stands behind all others.
    const all = (byPart.get(bond.part) ?? []).filter((each) => place(each) >= place(bond));
    if (!leavesOwn(all)) for (const { binder } of all) ended.add(binder);
  };
  /** What it comes from in the end, once it is of the first whole alone of those that have it from elsewhere. */
  const rootOf = (heir: Address): Address => {
    const [first, ...others] = bondsOf(heir).map(([bond, origin]) => [bond, rootOf(origin)] as const);
    const other = others.find(([, root]) => root !== first?.[1]);
    if (other !== undefined) end(other[0]);
    return first?.[1] ?? heir;
  };
  for (const heir of origins.keys()) {
    const [old, wanted] = [from.objects.get(heir), to.objects.get(heir)];
    const wholes = (): readonly Obj[] =>
      bondsOf(heir).flatMap(([{ binder }, origin]) =>
        kindOf(objectOf(binder)).bindsFromTheStart === true ? [] : (to.objects.get(origin) ?? []),
      );
    const how = old && wanted && kindOf(old).changesAs?.({ old, new: wanted }, wholes, version);
    if (how === "part of one") rootOf(heir);
    if (how === "no part") for (const [bond] of bondsOf(heir)) end(bond);
  }
  return ended;
}
