/**
 * Owns what a statement about a divided relation does to its parts: it locks them, and it is their rows that are written again.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import type { Kind } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Fates } from "./fates.ts";
import { type Draft, type LockMode, strongest } from "./statement.ts";
import type { Step } from "./transactions.ts";

export function withParts(groups: readonly (readonly Step[])[], fates: Fates): readonly (readonly Step[])[] {
  const { bonds, from, to } = fates;
  const isDivided = (address: Address): boolean => {
    const object = to.objects.get(address) ?? from.objects.get(address);
    return object !== undefined && kindOf(object).divided?.(object) === true;
  };
  const kindAt = (address: Address): Kind | undefined => {
    const object = to.objects.get(address) ?? from.objects.get(address);
    return object === undefined ? undefined : kindOf(object);
  };
  /** Which relation is a part of which, before the statement that is looked at. */
  const bound = new Map(bonds.before.map(({ part, whole }) => [part, whole]));
  const partsOf = (whole: Address, direct = false): readonly Address[] =>
    [...bound].filter(([, of]) => of === whole).flatMap(([part]) => [part, ...(direct ? [] : partsOf(part))]);
  const placed = (step: Step): Draft => {
    const { draft, object } = step;
    const kind = kindAt(object);
    const reaches = draft.reaches ?? (kind?.leavesParts === true ? "none" : "all");
    // What makes a part of a relation is done to that part, and not to the others.
    const bond = bonds.of(object);
    const hasParts = Object.keys(draft.locks).some((relation) => partsOf(relation, true).length > 0);
    const own = { ...draft.locks, ...(hasParts ? draft.locksWithParts : {}) };
    const locks: Record<Address, LockMode> = { ...own };
    for (const [relation, mode] of Object.entries(own)) {
      if (bond === undefined ? reaches === "none" : bond.part !== relation) continue;
      for (const part of partsOf(relation, reaches === "parts")) {
        const its = draft.locksParts ?? mode;
        locks[part] = strongest(its, locks[part] ?? its);
      }
    }
    const rewrites = draft.rewrites?.flatMap((relation) =>
      isDivided(relation) ? partsOf(relation).filter((part) => !isDivided(part)) : [relation],
    );
    return { ...draft, locks, ...(rewrites === undefined ? {} : { rewrites }) };
  };
  const seen = (step: Step): Step => {
    const isAbout = Object.keys(step.draft.locks).some(isDivided);
    const done = isAbout ? { ...step, draft: placed(step) } : step;
    const bond = bonds.of(step.object);
    if (bond !== undefined && step.change === "drop") bound.delete(bond.part);
    if (bond !== undefined && step.change === "create") bound.set(bond.part, bond.whole);
    return done;
  };
  return groups.map((group) => group.map(seen));
}
