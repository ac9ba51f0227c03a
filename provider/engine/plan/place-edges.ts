/**
 * Owns when columns come and go around what names them by their place, as PostgreSQL prints a query over a function that gives rows.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Address } from "../catalog/address.ts";
import { Dependencies } from "../catalog/catalog.ts";
import { isSo } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";

/**
 * `FROM app.f() f(a, c)` lists all columns of the rows, and `FROM app.t q(x, y)` those of the table: they are as they will be before such
 * a query is read. What is changed in place waits until a column of a table is gone where that stands in its list and has no other use:
 * else it may be what lets go of it.
 */
export function aroundPlaces(actions: Actions, put: Put): void {
  const { from, to } = actions.fates;
  const users = new Set(
    (["create", "alter", "prepare"] as const).flatMap((place) =>
      [...actions.at(place).keys()].filter((address) => isByPlace(actions, address)),
    ),
  );
  if (users.size === 0) return;
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  const isCalled = (address: Address): boolean => {
    const object = to.objects.get(address);
    return object !== undefined && kindOf(object).overloadedBy !== undefined;
  };
  const wholeOf = (address: Address): Address => (isPart(actions, address) ? parentOf(actions, address) : address);
  const used = (by: Address): readonly Address[] => wanted.needs(by).map((edge) => wholeOf(edge.to));
  for (const user of users) {
    const direct = new Set(used(user));
    const byCall = new Set([...direct].filter(isCalled).flatMap((routine) => used(routine)));
    const held = new Set(former.needs(user).map((edge) => edge.to));
    for (const whole of new Set([...direct, ...byCall])) {
      const parts = wanted.children(whole).filter((part) => isPart(actions, part));
      const leaving = former.children(whole).filter((part) => isPart(actions, part));
      const lists = listsColumns(actions, user, whole);
      for (const place of ["create", "alter", "prepare"] as const) {
        const number = actions.own(place, user);
        for (const part of parts) {
          put(actions.with("create", part), number);
          // What MERGE sets has its type by then.
          if (!isRelation(actions, user)) put(actions.with("alter", part), number);
        }
        for (const part of leaving)
          if (place !== "alter" || byCall.has(whole) || (lists && !held.has(part)))
            put(actions.with("drop", part), number);
      }
    }
  }
}

const isByPlace = (actions: Actions, address: Address): boolean => {
  const object = actions.fates.to.objects.get(address);
  return object !== undefined && isSo(kindOf(object).namesByPlace, object);
};

const isRelation = ({ fates }: Actions, address: Address): boolean => {
  const object = fates.to.objects.get(address);
  return object !== undefined && kindOf(object).relation === true;
};

const listsColumns = ({ fates }: Actions, address: Address, whole: Address): boolean => {
  const [user, relation] = [fates.from.objects.get(address), fates.from.objects.get(whole)];
  return user !== undefined && relation !== undefined && kindOf(user).listsColumnsOf?.(user, relation) === true;
};

const isPart = ({ fates }: Actions, address: Address): boolean => {
  const object = fates.to.objects.get(address) ?? fates.from.objects.get(address);
  return object !== undefined && kindOf(object).sub !== undefined;
};

const parentOf = ({ fates }: Actions, address: Address): Address =>
  (fates.to.objects.get(address) ?? fates.from.objects.get(address))?.parent ?? address;
