/**
 * Owns ties: what ties a relation to a whole (a foreign key), and with that to all parts that have rows of it.
 * Must not know kinds by name, nor what is done about a tie.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Bond } from "./bonds.ts";

/**
 * What ties relations to a whole, or to one that it is a part of itself: those that are not bound, by default those of relations that
 * are neither parts nor wholes, which come and go by themselves. `bonds`: those of the catalog.
 */
export function tiesTo(
  whole: Address,
  catalog: Catalog,
  known: Dependencies,
  bonds: readonly Bond[],
  isBound: (tie: Obj) => boolean = ({ parent }) => bonds.some((bond) => bond.part === parent || bond.whole === parent),
): readonly Address[] {
  const own = known
    .children(whole)
    .flatMap((child) => known.neededBy(child).map((edge) => edge.from))
    .filter((user) => {
      const tie = catalog.objects.get(user);
      return tie !== undefined && kindOf(tie).dropsAlone === true && !isBound(tie);
    });
  const above = bonds
    .filter(({ part }) => part === whole)
    .flatMap((bond) => tiesTo(bond.whole, catalog, known, bonds, isBound));
  return [...own, ...above];
}
