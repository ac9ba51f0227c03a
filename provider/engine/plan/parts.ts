/**
 * Owns what a statement about a relation does to its parts: it locks them, and it is their rows that are written again.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import type { Kind } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Fates } from "./fates.ts";
import { type Draft, type LockMode, strongest } from "./statement.ts";
import type { Step } from "./transactions.ts";

export function withParts(groups: readonly (readonly Step[])[], fates: Fates): readonly (readonly Step[])[] {
  const { bonds, from, to, folded } = fates;
  const isDivided = (address: Address): boolean => {
    const object = to.objects.get(address) ?? from.objects.get(address);
    return object !== undefined && kindOf(object).divided?.(object) === true;
  };
  const kindAt = (address: Address): Kind | undefined => {
    const object = to.objects.get(address) ?? from.objects.get(address);
    return object === undefined ? undefined : kindOf(object);
  };
  /** Which relation is a part of which, before the statement that is looked at. */
  const bound = new Map(bonds.before.map((bond) => [bond.binder, bond]));
  const partsOf = (whole: Address, direct = false): readonly Address[] =>
    [...bound.values()]
      .filter((bond) => bond.whole === whole)
      .flatMap(({ part }) => [part, ...(direct ? [] : partsOf(part))]);
  const placed = (step: Step): Draft => {
    const { draft, object } = step;
    const kind = kindAt(object);
    const leavesParts = (relation: Address): boolean =>
      kind?.leavesParts === true || !(isDivided(relation) || kind?.reachesHeirs === true);
    const reachOf = (relation: Address) => draft.reaches ?? (leavesParts(relation) ? "none" : "all");
    // What makes a part of a relation is done to that part, and not to the others.
    const bond = bonds.of(object);
    const hasParts = Object.keys(draft.locks).some((relation) => partsOf(relation, true).length > 0);
    const own = { ...draft.locks, ...(hasParts ? draft.locksWithParts : {}) };
    const locks: Record<Address, LockMode> = { ...own };
    for (const [relation, mode] of Object.entries(own)) {
      const reaches = reachOf(relation);
      if (bond === undefined ? reaches === "none" : bond.part !== relation || !isDivided(relation)) continue;
      for (const part of partsOf(relation, reaches === "parts")) {
        const its = draft.locksParts ?? mode;
        locks[part] = strongest(its, locks[part] ?? its);
      }
    }
    const rewrites = draft.rewrites?.flatMap((relation) => [
      // What carries rows writes those of all parts.
      ...(isDivided(relation) && draft.leaves === undefined ? [] : [relation]),
      ...(reachOf(relation) === "none" ? [] : partsOf(relation).filter((part) => !isDivided(part))),
    ]);
    return { ...draft, locks, ...(rewrites === undefined ? {} : { rewrites }) };
  };
  /** Until another one has its name, what has stepped aside, or will, is known by that. */
  const asides = new Map(fates.steppedAside.map(({ old, aside }) => [old.address, aside.address]));
  const told = ({ draft, ...step }: Step): Step => ({
    ...step,
    draft: {
      ...draft,
      locks: Object.fromEntries(Object.entries(draft.locks).map(([of, mode]) => [asides.get(of) ?? of, mode])),
    },
  });
  const seen = (given: Step): Step => {
    if (given.change === "create") asides.delete(given.object);
    const step = asides.size === 0 ? given : told(given);
    const isAbout = Object.keys(step.draft.locks).some(
      (relation) => isDivided(relation) || partsOf(relation, true).length > 0,
    );
    const done = isAbout ? { ...step, draft: placed(step) } : step;
    if (step.change === "drop") bound.delete(step.object);
    if (step.change === "create")
      for (const made of bonds.after)
        if (made.binder === step.object || (made.part === step.object && folded.has(made.binder)))
          bound.set(made.binder, made);
    if (step.change === "drop") for (const [binder, { part }] of bound) if (part === step.object) bound.delete(binder);
    return done;
  };
  return groups.map((group) => group.map(seen));
}
