/**
 * Owns what is asked of the rows that are carried to a new relation: what is written inside its CREATE has no statement that would ask.
 * Must not know kinds by name, nor how rows are carried.
 */
import type { Address } from "../catalog/address.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Fates } from "./fates.ts";
import type { Probe } from "./probe.ts";

/** What stood on the old one as it does on the new has been met by its rows. */
export function probesOfCarried({ folded, context }: Fates, relation: Address): readonly Probe[] {
  const onRows = { ...context, isNew: () => false, isMade: () => false };
  return context.children(relation).flatMap((child) => {
    const { attrs, create, valueInRows } = kindOf(child);
    // What rows have a value in is asked of by who carries them.
    if (folded.get(child.address) !== relation || valueInRows !== undefined) return [];
    const former = context.formerly(child.address);
    const isSame =
      former?.kind === child.kind &&
      Object.entries(attrs).every(
        ([name, { compared, equal }]) => !compared || equal(former.attrs[name], child.attrs[name]),
      );
    return isSame ? [] : create(child, [], onRows).flatMap(({ probes = [] }) => probes);
  });
}
