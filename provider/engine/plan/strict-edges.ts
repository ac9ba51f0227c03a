/**
 * Owns when a part comes that PostgreSQL refuses while something holds what it belongs to inside of itself (see Kind.comesBefore).
 * Must not know kinds by name, nor how an order is found.
 */
import { Dependencies } from "../catalog/catalog.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";

/** What holds it already is asked by the kind itself. */
export function beforeHolders(actions: Actions, put: Put): void {
  const { from, to } = actions.fates;
  const strict = [...actions.at("create")].flatMap(([address, number]) => {
    const object = to.objects.get(address);
    const comesBefore = object && kindOf(object).comesBefore;
    return object?.parent === undefined || comesBefore === undefined ? [] : [{ object, number, comesBefore }];
  });
  if (strict.length === 0) return;
  const [former, wanted] = [new Dependencies(from), new Dependencies(to)];
  for (const { object, number, comesBefore } of strict) {
    const of = object.parent as string;
    const known = new Set(former.neededBy(of).map((edge) => edge.from));
    for (const { from: user } of wanted.neededBy(of)) {
      const holder = to.objects.get(user);
      if (known.has(user) || holder === undefined || !comesBefore(object, holder)) continue;
      for (const holding of [actions.with("create", user), actions.changing(user)]) put(number, holding);
    }
  }
}
