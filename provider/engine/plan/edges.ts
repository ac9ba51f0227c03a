/**
 * Owns which action must come before which, each rule with its reason.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import { automatic } from "./absorption.ts";
import type { Actions } from "./actions.ts";
import { aroundBonds } from "./bond-edges.ts";
import { isInherited } from "./bonds.ts";
import { aroundCarrying } from "./carry-edges.ts";
import { callsOf, claimsOf, type Fates, slotsOf } from "./fates.ts";
import { aroundGivers } from "./giver-edges.ts";
import { aroundHandedOn } from "./handed-on-edges.ts";
import { aroundInnerParts } from "./inner-edges.ts";
import { aroundMoving } from "./moving-edges.ts";
import { aroundPlaces } from "./place-edges.ts";
import { aroundRenames } from "./rename-edges.ts";
import { invalidating } from "./statement.ts";
import { beforeHolders } from "./strict-edges.ts";

/** `[before, after]`: numbers of actions. */
export type Edge = readonly [number, number];
/** One comes before the other, where both are done. */
export type Put = (first: number | undefined, then: number | undefined) => void;

export function edgesOf(actions: Actions): readonly Edge[] {
  const edges: Edge[] = [];
  const put: Put = (first, then) => {
    if (first !== undefined && then !== undefined && first !== then) edges.push([first, then]);
  };
  const owners = givenOwners(actions, "alter");
  beforeItIsThere(actions, put, owners);
  onceItIsThere(actions, put, owners);
  ownersOf(actions, put);
  inPlace(actions, put);
  oneAtATime(actions, put);
  aroundRenames(actions, put);
  aroundBonds(actions, put);
  aroundPlaces(actions, put);
  for (const more of [aroundCarrying, aroundGivers, aroundHandedOn, aroundInnerParts, aroundMoving, beforeHolders])
    more(actions, put);
  return edges;
}

/** Of what is given an owner the action that does so. */
const givenOwners = (actions: Actions, place: "create" | "alter"): ReadonlyMap<Address, number> =>
  new Map(
    [...actions.at(place)].flatMap(([address, number]) => {
      const object = actions.fates.to.objects.get(address);
      return object?.parent === undefined || kindOf(object).silent === undefined ? [] : [[object.parent, number]];
    }),
  );

/**
 * An owner comes before what he is to have granted. Who is given something needs the right to make things in what it is in (manual,
 * ALTER TABLE): that has its owner and its grants before.
 */
function ownersOf(actions: Actions, put: Put): void {
  const { objects } = actions.fates.to;
  const [owners, granted] = [new Map<Address, number[]>(), new Map<Address, number[]>()];
  for (const place of ["create", "alter"] as const)
    for (const [address, number] of actions.at(place)) {
      const object = objects.get(address);
      if (object?.parent === undefined || kindOf(object).aspect !== true || kindOf(object).endows !== undefined)
        continue;
      const said = kindOf(object).silent === undefined ? granted : owners;
      // What a part of a relation is granted, the relation's owner grants.
      const whole = objects.get(objects.get(object.parent)?.parent ?? "");
      const of = said === granted && whole !== undefined && kindOf(whole).relation ? whole.address : object.parent;
      said.set(of, [...(said.get(of) ?? []), number]);
    }
  for (const [of, numbers] of owners)
    for (const owner of numbers) {
      for (const grant of granted.get(of) ?? []) put(owner, grant);
      const home = objects.get(of)?.parent;
      if (home === undefined) continue;
      for (const number of [...(owners.get(home) ?? []), ...(granted.get(home) ?? [])]) put(number, owner);
    }
}

/** `[user, used, type]`: dependencies with pg_depend's type, and each object with its parent. */
function* pairs(catalog: Catalog): Iterable<readonly [Address, Address, string | undefined]> {
  for (const edge of catalog.edges) yield [edge.from, edge.to, edge.type];
  for (const object of catalog.objects.values())
    if (object.parent !== undefined) yield [object.address, object.parent, undefined];
}

const edgeNames = (catalog: Catalog): ReadonlySet<string> =>
  new Set(catalog.edges.map(({ from, to }) => `${from}\n${to}`));

function invalidates(fates: Fates, used: Address): boolean {
  const change = fates.alters.get(used);
  if (change === undefined) return false;
  const origin = fates.bonds.staysBound(used) ? fates.bonds.origin(used) : undefined;
  return change.drafts.some(invalidating) || (origin !== undefined && invalidates(fates, origin));
}

/** Whether PostgreSQL refuses the change of `used`, or does it by itself, while `user` is there as that catalog has it. */
function holds({ alters }: Fates, { objects }: Catalog, user: Address, used: Address): boolean {
  const [object, change] = [objects.get(user), alters.get(used)];
  return object !== undefined && change !== undefined && kindOf(object).holds?.(object, change) === true;
}

/** What is rebuilt anyway need not make way, nor wait, for a change that leaves it alone. */
const minds = (fates: Fates, catalog: Catalog, user: Address, used: Address): boolean =>
  !fates.replaced.has(user) || invalidates(fates, used) || holds(fates, catalog, user, used);

/** The parts of a relation that a part of another relation has values of, when it is of the relation's row type. */
function rowParts(fates: Fates, known: Dependencies, user: Address, used: Address): readonly Address[] {
  const isPart = (address: Address): boolean => {
    const object = fates.to.objects.get(address) ?? fates.from.objects.get(address);
    return object !== undefined && kindOf(object).valueInRows !== undefined;
  };
  return isPart(user) ? known.children(used).filter(isPart) : [];
}

/** Whether it is there before and after what it calls. */
const isSilenced = ({ silenced }: Fates, { objects }: Catalog, user: Address, used: Address): boolean => {
  const object = silenced.has(user) ? objects.get(used) : undefined;
  return object !== undefined && kindOf(object).overloadedBy !== undefined;
};

/** Parts of `home` that cannot be there together with one of its parts; they are `known` there, in the one catalog or the other. */
function keptOut(part: Address, home: Address, known: Dependencies, its: Catalog, theirs: Catalog): readonly Address[] {
  const object = its.objects.get(part) as Obj;
  const { keepsOut } = kindOf(object);
  return keepsOut === undefined
    ? []
    : known.children(home).filter((child) => keepsOut(object, theirs.objects.get(child) as Obj));
}

/** By the dependencies that are there before. */
function beforeItIsThere(actions: Actions, put: Put, owners: ReadonlyMap<Address, number>): void {
  const { fates } = actions;
  const { from, to, taken, alters } = fates;
  const isRelation = (address: Address): boolean => {
    const object = from.objects.get(address);
    return object !== undefined && kindOf(object).relation === true;
  };
  const standsInTheWay = (user: Address, used: Address): boolean => {
    const [object, change] = [from.objects.get(user), alters.get(used)];
    return (
      object !== undefined &&
      change !== undefined &&
      kindOf(object).standsInTheWay?.(object, change, (address) => alters.get(address)) === true
    );
  };
  const goesAlong = automatic(from);
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  const needed = actions.at("free").size === 0 ? new Set<string>() : edgeNames(to);
  for (const [user, used, type] of pairs(from)) {
    // What a part has from its whole goes with that, or after it, or once it is no part any more.
    if (type !== undefined && isInherited({ type })) {
      if (!taken.has(user) && fates.gone.has(user)) put(actions.with("drop", used), actions.with("drop", user));
      // What it keeps is its own then.
      if (fates.gone.has(used))
        for (const change of [actions.with("alter", user), actions.own("late", user)])
          put(actions.with("drop", used), change);
      // What makes way for a change of the whole does so after the whole, and before that.
      put(actions.own("free", used), actions.own("free", user));
      put(actions.own("free", user), actions.with("alter", used));
      continue;
    }
    // What does without what it calls by then need not go first.
    if (isSilenced(fates, from, user, used)) {
      put(actions.own("free", user), actions.with("drop", used));
      put(actions.own("free", user), actions.with("drop", user));
      continue;
    }
    // PostgreSQL refuses to drop what something depends on; unless that goes along, when either may go first.
    if (!taken.has(user) || !goesAlong.has(`${user}\n${used}`))
      put(actions.with("drop", user), actions.with("drop", used));
    // Then whoever goes first takes it along, which what depends on it would refuse.
    else
      for (const { from: other, type: how } of former.neededBy(user))
        if (!isInherited({ type: how })) put(actions.own("drop", other), actions.with("drop", used));
    // Under another name it is still there until its online form ends.
    if (actions.online.has(user)) put(actions.own("late", user), actions.with("drop", used));
    // What goes is gone before what it uses is changed, so that it is not in the way. What goes along with something else, or
    // leaves a relation, need not be, before a change that does not mind it.
    const inTheWay =
      standsInTheWay(user, used) ||
      holds(fates, from, user, used) ||
      // PostgreSQL would read it anew with the new type.
      (taken.has(user) && taken.get(user) !== used && type !== undefined && invalidates(fates, used));
    if (minds(fates, from, user, used) && ((!taken.has(user) && !isRelation(used)) || inTheWay))
      put(actions.with("drop", user), actions.with("alter", used) ?? actions.own("late", used));
    // So it is with what that is in.
    const home = from.objects.get(used)?.parent;
    if (home !== undefined) {
      if (holds(fates, from, user, home)) put(actions.with("drop", user), actions.with("alter", home));
      put(actions.own("free", user), actions.with("alter", home));
      put(actions.own("free", user), owners.get(home));
    }
    if (type !== undefined && actions.own("free", user) !== undefined && !needed.has(`${user}\n${used}`))
      put(actions.own("free", user), actions.with("alter", used));
    // PostgreSQL changes no row while others hold such rows.
    if (type !== undefined && fates.gone.has(user))
      for (const part of rowParts(fates, wanted, user, used))
        for (const verb of ["create", "alter"] as const) put(actions.with("drop", user), actions.with(verb, part));
    // Nor does it take a part while that is there.
    if (type === undefined && fates.gone.has(user))
      for (const part of keptOut(user, used, wanted, from, to))
        for (const number of [actions.with("create", part), actions.own("prepare", part)])
          put(actions.with("drop", user), number);
    // What stays lets go of what is dropped.
    put(actions.own("free", user) ?? actions.changing(user), actions.with("drop", used));
  }
}

/** By the dependencies that are to be there. */
function onceItIsThere(actions: Actions, put: Put, owners: ReadonlyMap<Address, number>): void {
  const { fates } = actions;
  const { from, to, fresh, context } = fates;
  const before = actions.at("free").size === 0 ? new Set<string>() : edgeNames(from);
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  const ownedLate = (address: Address): boolean => {
    const object = to.objects.get(address);
    return object !== undefined && kindOf(object).ownedLate?.(object, context) === true;
  };
  const isOverloaded = (address: Address): boolean => {
    const object = to.objects.get(address);
    return object !== undefined && kindOf(object).overloadedBy !== undefined;
  };
  const firstOwners = givenOwners(actions, "create");
  /** A sequence is linked to what has the same owner: one that comes is its maker's at first, as the sequence is. */
  const linkedTo = (home: Address | undefined, user: Address): void => {
    if (home === undefined) return;
    put(owners.get(home), actions.own("late", user));
    put(actions.own("late", user), firstOwners.get(home));
  };
  const putComing = (first: number | undefined, user: Address): void => {
    put(first, actions.own("prepare", user));
    put(first, actions.with("create", user));
  };
  for (const [user, used, type] of pairs(to)) {
    if (type !== undefined && isInherited({ type })) {
      // Constraints and indexes become parts of the whole's own when that comes, so that it need not look at the rows; columns come
      // with those of the whole.
      const isWritten = type === "M" && fates.created.has(to.objects.get(user)?.parent ?? "");
      if (type !== "I" && !isWritten) put(actions.with("create", user), actions.with("create", used));
      if (type === "M") put(actions.own("alter", user), actions.with("create", used));
      put(actions.with("alter", user), actions.with("alter", used));
      for (const place of ["alter", "late"] as const) put(actions.own(place, used), actions.own("late", user));
      continue;
    }
    // What is owned may be there before its owner, which may need it.
    if (type === "a" && actions.own("create", user) !== undefined && ownedLate(user)) {
      for (const verb of ["create", "alter"] as const) put(actions.with(verb, used), actions.own("late", user));
      linkedTo(to.objects.get(used)?.parent, user);
      continue;
    }
    if (isSilenced(fates, to, user, used) && fates.created.has(user)) {
      for (const verb of ["create", "alter"] as const) put(actions.with(verb, used), actions.own("late", user));
      continue;
    }
    // What cannot be there with it is gone.
    if (type === undefined && fates.created.has(user))
      for (const part of keptOut(user, used, former, to, from))
        put(actions.with("drop", part), actions.with("create", user));
    // What is used is there first.
    putComing(actions.with("create", used), user);
    // It is as it will be before it is used, so that what uses it need not be made twice. Which one of a name a call means is seen
    // by the arguments that these have, and with how many of them each can do.
    if (minds(fates, to, user, used) || isOverloaded(used)) putComing(actions.with("alter", used), user);
    // So is what that is in: a permanent table refers to permanent ones only, and its sequences follow its persistence.
    const home = to.objects.get(used)?.parent;
    if (home !== undefined) {
      if (fresh.has(user) || holds(fates, to, user, home)) putComing(actions.with("alter", home), user);
      put(actions.with("alter", home), actions.own("late", user));
      linkedTo(home, user);
    }
    // Rows are as they will be before others hold such rows.
    if (type !== undefined && fresh.has(user))
      for (const part of rowParts(fates, wanted, user, used))
        for (const verb of ["create", "alter"] as const) putComing(actions.with(verb, part), user);
    // What is changed to use something new waits for it; to be owned by it, with its last part.
    const last = type === "a" ? actions.own("late", user) : undefined;
    put(actions.with("create", used), last ?? actions.changing(user) ?? actions.own("free", user));
    // So it does for what it comes to use to be as it will be.
    if (type !== undefined && actions.own("free", user) !== undefined && !before.has(`${user}\n${used}`))
      put(actions.with("alter", used), last ?? actions.own("free", user));
    // A view that takes a column's new type waits for it.
    if (invalidates(fates, used)) put(actions.with("alter", used), actions.with("alter", user));
  }
}

/** The actions of one object among each other, and of what belongs to it. */
function inPlace(actions: Actions, put: Put): void {
  const { gone, created, to } = actions.fates;
  for (const [address, number] of actions.at("free"))
    for (const next of ["alter", "late"] as const) put(number, actions.own(next, address));
  const wanted = actions.at("late").size === 0 ? undefined : new Dependencies(to);
  for (const [address, number] of actions.at("late")) {
    for (const place of ["create", "alter"] as const) put(actions.own(place, address), number);
    for (const child of wanted?.children(address) ?? [])
      for (const verb of ["create", "alter"] as const) put(actions.with(verb, child), number);
  }
  for (const address of gone)
    if (created.has(address)) put(actions.with("drop", address), actions.with("create", address));
  for (const [address, number] of actions.at("prepare")) {
    put(number, actions.own("drop", address));
    put(number, actions.own("create", address));
  }
}

/** Of what only one can have (a name, the place of the primary key), the next waits until the last has left it. */
function oneAtATime(actions: Actions, put: Put): void {
  const { gone, created, alters, to, leaving, crowded, context } = actions.fates;
  const leavers = new Map<string, number[]>();
  const leaves = (slots: readonly string[], number: number | undefined): void => {
    if (number === undefined) return;
    for (const slot of slots) {
      const list = leavers.get(slot);
      if (list === undefined) leavers.set(slot, [number]);
      else list.push(number);
    }
  };
  const takes = (slots: readonly string[], number: number | undefined, own?: number): void => {
    for (const slot of slots) for (const leaver of leavers.get(slot) ?? []) if (leaver !== own) put(leaver, number);
  };
  const held = (object: Obj): readonly string[] => [object.address, ...slotsOf(object), ...callsOf(object)];
  const claimed = (object: Obj): readonly string[] => [
    object.address,
    ...claimsOf(object, context),
    ...(crowded.has(object.address) ? [] : callsOf(object)),
  ];
  const without = (slots: readonly string[], others: readonly string[]): readonly string[] =>
    slots.filter((slot) => !others.includes(slot));
  for (const address of gone) {
    leaves(held(leaving(address)), actions.with("drop", address));
    // Under another name it is still there, until its online form ends.
    if (actions.online.has(address)) leaves(held(leaving(address)), actions.own("late", address));
  }
  // A change in place can leave one and take another: a column that of its not-null constraint's name.
  for (const [address, { old, new: wanted }] of alters)
    leaves(without(held(old), held(wanted)), actions.own("free", address) ?? actions.with("alter", address));
  for (const { old, new: wanted, number, leaves: left = [] } of actions.renames)
    leaves([...without(held(old), held(wanted)), ...left], number);

  for (const [address, { old, new: wanted }] of alters)
    takes(without(claimed(wanted), held(old)), actions.with("alter", address));
  // A temporary name is nobody's.
  for (const { old, new: wanted, number, inBetween } of actions.renames)
    if (!gone.has(wanted.address) && inBetween !== true) takes(without(claimed(wanted), held(old)), number);
  for (const address of created)
    takes(claimed(to.objects.get(address) as Obj), actions.with("create", address), actions.own("late", address));
  for (const [address, number] of actions.at("prepare"))
    takes(actions.online.get(address)?.claims ?? [], number, actions.own("late", address));
  // What an online form makes with its own object takes its name by that one's statements.
  for (const [address, { makes = [] }] of actions.online)
    for (const made of makes)
      takes(claimed(to.objects.get(made) as Obj), actions.own("create", address), actions.own("late", address));
}
