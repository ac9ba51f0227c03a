/**
 * Owns when rows are carried to what takes the place of a relation that has stepped aside, among what is done to the two.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Address } from "../catalog/address.ts";
import { Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";
import type { Fates } from "./fates.ts";

/** Relations that rows are carried to, by themselves or by way of their whole. */
export function carriedTo({ steppedAside, bonds }: Fates): ReadonlySet<Address> {
  const relations = new Set(steppedAside.filter(({ carries }) => carries.length > 0).map(({ old }) => old.address));
  for (const whole of relations) for (const bond of bonds.after) if (bond.whole === whole) relations.add(bond.part);
  return relations;
}

/** What the old ones had, too: nobody finds the new ones without it. */
export function hadBefore({ to, known }: Fates, relations: ReadonlySet<Address>): readonly Address[] {
  const former = new Set(known.values());
  return [...to.objects.values()].flatMap(({ address, parent = "" }) =>
    relations.has(parent) && former.has(address) ? [address] : [],
  );
}

/** Whether it, or what it is said of, acts on rows that come, so that it waits until all have been carried. */
export function waitsForRows({ to }: Fates, address: Address): boolean {
  for (let at = to.objects.get(address); at !== undefined; at = to.objects.get(at.parent ?? ""))
    if (kindOf(at).meetsRows === true) return true;
  return false;
}

/** Rows come once all parts are there that take some, and before anything acts on them; the old ones go after that. */
export function aroundCarrying(actions: Actions, put: Put): void {
  const { bonds, from, to } = actions.fates;
  if (actions.carrying.length === 0) return;
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  for (const { old, aside, number } of actions.carrying) {
    const into = (relation: Address): void => {
      put(actions.with("create", relation), number);
      for (const child of wanted.children(relation)) {
        // What comes with the statement that makes a part has no own.
        if (waitsForRows(actions.fates, child)) put(number, actions.own("create", child));
        // What asks for a row there asks when all are.
        for (const { from: user } of wanted.neededBy(child)) {
          const tie = to.objects.get(user);
          if (tie !== undefined && kindOf(tie).dropsAlone === true) put(number, actions.own("create", user));
        }
        if (kindOf(to.objects.get(child) as Obj).valueInRows !== undefined) put(actions.with("create", child), number);
      }
      for (const { binder, part, whole } of bonds.after) {
        if (whole !== relation) continue;
        put(actions.with("create", binder), number);
        into(part);
      }
    };
    const outOf = (relation: Address): void => {
      put(number, actions.with("drop", relation));
      for (const { binder, part, whole } of bonds.before) {
        if (whole !== relation) continue;
        // The rows of what ends being a part stay with it.
        if (to.objects.has(part)) put(actions.own("drop", binder), number);
        else outOf(part);
      }
    };
    into(old);
    outOf(aside);
    // What ties another one to it locks it by the name that the new one gets.
    for (const child of former.children(aside))
      for (const { from: user } of former.neededBy(child)) {
        const tie = from.objects.get(user);
        if (tie !== undefined && kindOf(tie).dropsAlone === true)
          put(actions.own("drop", user), actions.with("create", old));
      }
  }
}
