/**
 * Owns when a relation becomes a part of another one and ends to be one, among what is done to the two.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Bond } from "./bonds.ts";
import { carriedTo, waitsForRows } from "./carry-edges.ts";
import type { Put } from "./edges.ts";
import { claimsOf, type Fates, slotsOf } from "./fates.ts";
import { tiesTo } from "./ties.ts";

/** A part comes to its whole once both are as wanted, and leaves it before either is changed. */
export function aroundBonds(actions: Actions, put: Put): void {
  const { bonds, from, to, gone, created, folded } = actions.fates;
  if (bonds.before.length + bonds.after.length === 0) return;
  const isBinder = (address: Address): boolean => {
    const object = to.objects.get(address) ?? from.objects.get(address);
    return object !== undefined && kindOf(object).binds !== undefined;
  };
  const members = (known: Dependencies, of: Address): readonly Address[] => [
    of,
    ...known
      .children(of)
      .filter((child) => !isBinder(child))
      .flatMap((child) => members(known, child)),
  ];
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  const carried = carriedTo(actions.fates);
  /** What a part has from its whole, and what it takes over from that with it. */
  const given = (known: Dependencies, of: Address): readonly Address[] =>
    known
      .children(of)
      .filter((child) => bonds.heirsOf(child).length > 0)
      .flatMap((child) => [child, ...known.children(child).filter(isOfPart)]);
  const isOfPart = (address: Address): boolean => {
    const object = to.objects.get(address) ?? from.objects.get(address);
    const { partOfParent, speaksForParent } = object === undefined ? {} : kindOf(object);
    return partOfParent === true && speaksForParent !== true;
  };
  for (const { binder, part, whole } of bonds.after) {
    if (!created.has(binder)) continue;
    const coming = actions.with("create", binder);
    if (folded.get(binder) === part) {
      for (const member of [whole, ...given(wanted, whole)])
        for (const place of ["create", "alter"] as const) put(actions.with(place, member), coming);
      for (const member of given(former, whole)) put(actions.with("drop", member), coming);
      continue;
    }
    for (const member of [part, whole].flatMap((of) => members(wanted, of)))
      for (const place of ["create", "alter", "late"] as const)
        if (!(carried.has(whole) && waitsForRows(actions.fates, member))) put(actions.with(place, member), coming);
    // What nobody named has its usual name on a new whole while no part has taken that (not-null constraints, 18).
    // Unless it is the part that has that one, and leaves it.
    const claimed = new Set(
      [whole, ...wanted.children(whole)].flatMap((of) => claimsOf(to.objects.get(of) as Obj, actions.fates.context)),
    );
    const leaves = (member: Address): boolean => {
      const [old, kept] = [from.objects.get(member), to.objects.get(member)];
      return (
        old !== undefined && slotsOf(old).some((slot) => claimed.has(slot) && !(kept && slotsOf(kept).includes(slot)))
      );
    };
    for (const member of members(wanted, part))
      if (!leaves(member)) put(actions.own("create", whole), actions.with("alter", member));
    // What it asks of the rows beforehand names columns.
    for (const { new: renamed, number } of actions.renames)
      if (renamed.parent === part || renamed.parent === whole) put(number, actions.own("prepare", binder));
    // ATTACH gives identity to the part alone, and to none of the parts that it has by then (17 and later).
    for (const upper of bonds.after) if (upper.part === whole) put(actions.own("create", upper.binder), coming);
    // A part has no column but those of its whole.
    for (const member of [part, whole].flatMap((of) => members(former, of))) put(actions.with("drop", member), coming);
  }
  // Of several wholes each comes after the ones before it.
  const placeOf = (binder: Address): number => {
    const object = to.objects.get(binder) as Obj;
    return kindOf(object).order?.(object) ?? 0;
  };
  const siblings = (one: { part: Address }) => bonds.after.filter(({ part }) => part === one.part);
  for (const bond of bonds.after)
    for (const { binder } of siblings(bond).filter((other) => placeOf(other.binder) < placeOf(bond.binder)))
      for (const first of ["create", "late"] as const)
        for (const then of ["create", "late"] as const)
          put(actions.with(first, binder), actions.with(then, bond.binder));
  // What a part has that goes would be merged with what the whole gets of that name.
  for (const { part, whole } of bonds.before)
    for (const { kind, path } of gone.has(part)
      ? former.children(part).flatMap((one) => (goesWithWhole(actions.fates, one) ? [] : (from.objects.get(one) ?? [])))
      : [])
      for (const member of wanted.children(whole)) {
        const object = to.objects.get(member);
        if (object?.kind === kind && kindOf(object).reachesHeirs === true && object.path.name === path.name)
          put(actions.with("drop", part), actions.own("create", member));
      }
  for (const [going, coming] of sharedNames(actions)) put(actions.with("drop", going), actions.with("create", coming));
  aroundTies(actions, put, former, wanted);
  handedOver(actions, put);
  for (const { binder, part, whole } of bonds.before) {
    if (!gone.has(binder)) continue;
    const leaving = actions.own("drop", binder);
    for (const member of [part, whole].flatMap((of) => members(former, of)))
      for (const place of ["drop", "free", "alter", "late"] as const) put(leaving, actions.with(place, member));
    for (const member of [part, whole].flatMap((of) => members(wanted, of)))
      for (const place of ["create", "prepare"] as const) put(leaving, actions.with(place, member));
  }
}

/**
 * What a relation has from others alone would be its own for good once the last of these has lost it, or lost the relation: before that
 * it comes from those that it is to come from.
 */
function handedOver(actions: Actions, put: Put): void {
  const { bonds, from, to, gone, created, context } = actions.fates;
  const bindersOf = (all: readonly Bond[]): ReadonlyMap<string, Address> =>
    new Map(all.map(({ binder, part, whole }) => [`${part}\n${whole}`, binder]));
  const [former, wanted] = [bindersOf(bonds.before), bindersOf(bonds.after)];
  for (const object of to.objects.values()) {
    const { address, parent } = object;
    const origins = bonds.originsOf(address);
    const old = from.objects.get(address);
    if (origins.length < 2 || parent === undefined || !bonds.areOf(parent)) continue;
    if ([old, object].some((each) => each === undefined || kindOf(each).comesWhenBound?.(each, context) !== true))
      continue;
    const binderIn = (binders: ReadonlyMap<string, Address>, { objects }: Catalog, origin: Address) => {
      const whole = objects.get(origin)?.parent;
      return whole === undefined ? undefined : binders.get(`${parent}\n${whole}`);
    };
    const [givers, takers] = [[], []] as [Address[], Address[]];
    let stays = false;
    for (const origin of origins) {
      const [had, has] = [binderIn(former, from, origin), binderIn(wanted, to, origin)];
      if (had !== undefined && has !== undefined && !gone.has(had)) stays = true;
      else if (had !== undefined) givers.push(gone.has(had) ? had : origin);
      else if (has !== undefined) takers.push(created.has(has) ? has : origin);
    }
    if (!stays)
      for (const coming of takers)
        for (const going of givers) put(actions.with("create", coming), actions.own("drop", going));
  }
}

/**
 * What ties another relation to a whole (a foreign key) keeps the rows there that it means: it goes before a part leaves with some of
 * them, and comes when all are there.
 */
function aroundTies(actions: Actions, put: Put, former: Dependencies, wanted: Dependencies): void {
  const { bonds, from, to, gone, created } = actions.fates;
  const around = (bound: readonly Bond[], catalog: Catalog, known: Dependencies, moving: ReadonlySet<Address>) => {
    const isAbove = (relation: Address, part: Address): boolean =>
      relation === part || bound.some((bond) => bond.part === part && isAbove(relation, bond.whole));
    // That of a part comes and goes with its whole's.
    const homeOf = ({ address, parent }: Obj): Address | undefined => {
      const origin = catalog.objects.get(bonds.origin(address) ?? "");
      return origin === undefined ? parent : homeOf(origin);
    };
    const isOfPart = (tie: Obj, whole: Address): boolean => {
      const home = homeOf(tie);
      return bound.some((bond) => bond.part === home || (bond.whole === home && isAbove(home, whole)));
    };
    const tied = bound
      .filter(({ binder }) => moving.has(binder))
      .map(({ binder, whole }) => ({
        binder,
        whole,
        ties: tiesTo(whole, catalog, known, bound, (tie) => isOfPart(tie, whole)).filter((tie) => moving.has(tie)),
      }));
    const homeOfTie = (tie: Address): Address | undefined => homeOf(catalog.objects.get(tie) as Obj);
    const reaches = (home: Address | undefined, whole: Address, seen: ReadonlySet<Address>): boolean =>
      home === whole ||
      tied.some(
        (other) =>
          other.whole === home &&
          !seen.has(home) &&
          other.ties.some((tie) => reaches(homeOfTie(tie), whole, new Set([...seen, home]))),
      );
    // That of another whole waits for its own parts, too, which cannot wait for it in turn.
    return tied.flatMap(({ binder, whole, ties }) =>
      ties.filter((tie) => !reaches(homeOfTie(tie), whole, new Set())).map((tie) => ({ binder, tie })),
    );
  };
  for (const { binder, tie } of around(bonds.before, from, former, gone))
    put(actions.with("drop", tie), actions.own("drop", binder));
  for (const { binder, tie } of around(bonds.after, to, wanted, created))
    put(actions.with("create", binder), actions.own("create", tie));
  // A part that leaves takes what ties another whole's parts to itself for what came from its own whole, and drops it.
  for (const { binder, part } of bonds.before)
    if (gone.has(binder) && to.objects.has(part))
      for (const tie of tiesTo(part, to, wanted, [], () => false))
        if (created.has(tie)) put(actions.own("drop", binder), actions.with("create", tie));
}

/** One that has stepped aside is still a part, and loses it with its whole's. */
const goesWithWhole = ({ known, gone, bonds }: Fates, address: Address): boolean =>
  known.has(address) && gone.has(bonds.origin(address) ?? "");

/** Of what is on parts under its whole's name: what goes, and what comes under the same name above or below it. */
function* sharedNames({ fates }: Actions): Iterable<readonly [Address, Address]> {
  const { bonds, from, to, gone, created } = fates;
  const going = new Map<string, Obj[]>();
  for (const address of gone) {
    const object = from.objects.get(address) as Obj;
    if (kindOf(object).sharesName !== true || goesWithWhole(fates, address)) continue;
    const key = `${object.kind} ${object.path.name}`;
    going.set(key, [...(going.get(key) ?? []), object]);
  }
  if (going.size === 0) return;
  const isAbove = (whole: Address | undefined, part: Address | undefined): boolean =>
    [...bonds.before, ...bonds.after].some(
      (bond) => bond.part === part && (bond.whole === whole || isAbove(whole, bond.whole)),
    );
  for (const address of created) {
    const { kind, path, parent } = to.objects.get(address) as Obj;
    for (const other of going.get(`${kind} ${path.name}`) ?? [])
      if (isAbove(other.parent, parent) || isAbove(parent, other.parent)) yield [other.address, address];
  }
}
