/**
 * Owns ties: what ties a relation to a whole (a foreign key), and with that to all parts that have rows of it.
 * Must not know kinds by name, nor what is done about a tie.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog, Dependencies } from "../catalog/catalog.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Bond } from "./bonds.ts";

/**
 * What ties relations to a whole, or to one that it is a part of itself: those of relations that are neither parts nor wholes, which
 * come and go by themselves. `bonds`: those of the catalog.
 */
export function tiesTo(
  whole: Address,
  catalog: Catalog,
  known: Dependencies,
  bonds: readonly Bond[],
): readonly Address[] {
  const isInBonds = (relation: Address | undefined): boolean =>
    bonds.some((bond) => bond.part === relation || bond.whole === relation);
  const own = known
    .children(whole)
    .flatMap((child) => known.neededBy(child).map((edge) => edge.from))
    .filter((user) => {
      const tie = catalog.objects.get(user);
      return tie !== undefined && kindOf(tie).dropsAlone === true && !isInBonds(tie.parent);
    });
  const above = bonds.filter(({ part }) => part === whole).flatMap((bond) => tiesTo(bond.whole, catalog, known, bonds));
  return [...own, ...above];
}
