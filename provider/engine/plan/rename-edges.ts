/**
 * Owns when something takes another name, for good or for a while, and what is done under which.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";

/** What is renamed in silence is called by its new name afterwards, by itself and by what belongs to it. */
export function aroundRenames(actions: Actions, put: Put): void {
  if (actions.renames.length === 0) return;
  const { from, to, bonds, known, gone, created } = actions.fates;
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  const family = (address: Address): readonly Address[] => [address, ...former.children(address).flatMap(family)];
  const renaming = new Map(
    actions.renames.flatMap(({ new: { address }, number }) => family(address).map((each) => [each, number] as const)),
  );
  const isNamedByArguments = (address: Address): boolean => {
    const object = from.objects.get(address);
    return object !== undefined && kindOf(object).overloadedBy !== undefined;
  };
  // Of two names one after the other.
  for (const first of actions.renames)
    for (const then of first.inBetween === true ? actions.renames : [])
      if (then.old.address === first.new.address) put(first.number, then.number);
  for (const { before, number, calls } of actions.lettingGo) {
    put(before, number);
    for (const used of calls) put(before, actions.with("drop", used));
  }
  for (const { old, new: object, number } of actions.renames) {
    const { address } = object;
    // What does not let its neighbours be renamed goes before, and comes after.
    const isHeld = ({ objects }: Catalog, by: Address): boolean => {
      const holder = objects.get(by);
      return holder !== undefined && kindOf(holder).holds?.(holder, { old, new: object }) === true;
    };
    for (const beside of former.children(object.parent ?? ""))
      if (gone.has(beside) && isHeld(from, beside)) put(actions.own("drop", beside), number);
    for (const beside of wanted.children(object.parent ?? ""))
      if (created.has(beside) && isHeld(to, beside)) put(number, actions.own("create", beside));
    // What is inherited has its whole's name (42P16): it gets another one between two wholes.
    if (bonds.originsOf(address).length > 0) {
      for (const { binder, part } of bonds.before)
        if (part === object.parent && gone.has(binder)) put(actions.own("drop", binder), number);
      for (const { binder, part } of bonds.after)
        if (part === object.parent && created.has(binder)) put(number, actions.with("create", binder));
    }
    const users = new Set(former.neededBy(old.address).map((edge) => edge.from));
    for (const { from: user } of wanted.neededBy(address)) {
      put(number, actions.own("prepare", user));
      put(number, actions.with("create", user));
      // What comes to use it names it by then.
      if (!users.has(user)) for (const place of ["free", "alter"] as const) put(number, actions.own(place, user));
    }
    for (const child of wanted.children(address)) {
      for (const verb of ["create", "alter"] as const) put(number, actions.with(verb, child));
      put(number, actions.own("prepare", child));
    }
    // Who names it in a statement, as a function is dropped and renamed by its arguments, goes while it has its name.
    // But what makes another one a part of it is told of the temporary name.
    const parts = bonds.before.filter(({ whole }) => whole === address).flatMap(({ binder, part }) => [binder, part]);
    for (const part of parts) put(number, actions.own("drop", part));
    if (!to.objects.has(address))
      for (const { from: user } of former.neededBy(address)) {
        const going = renaming.get(user) ?? (isNamedByArguments(user) ? actions.with("drop", user) : undefined);
        if (!parts.includes(user) && going !== actions.with("drop", address)) put(going, number);
      }
    // What ties another relation to it locks it by its own name.
    for (const child of former.children(address))
      for (const { from: user } of former.neededBy(child)) {
        const tie = known.has(user) ? undefined : from.objects.get(user);
        if (tie !== undefined && kindOf(tie).dropsAlone === true) put(actions.own("drop", user), number);
      }
    for (const gone of family(address)) put(number, actions.with("drop", gone));
    for (const place of ["prepare", "alter"] as const) put(number, actions.with(place, address));
  }
}
