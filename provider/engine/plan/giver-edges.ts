/**
 * Owns when something comes that gives rights to all that is made while it is there (see Kind.endows): nothing that this plan makes is
 * meant.
 * Must not know kinds by name, nor how an order is found.
 */
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";

export function aroundGivers(actions: Actions, put: Put): void {
  const { objects } = actions.fates.to;
  const givers = [...actions.at("create")].filter(([address]) => {
    const object = objects.get(address);
    return object !== undefined && kindOf(object).endows !== undefined;
  });
  if (givers.length === 0) return;
  for (const place of ["create", "alter"] as const)
    for (const [address, number] of actions.at(place)) {
      const object = objects.get(address);
      // What is given may be given to a part that is written inside of it.
      if (object === undefined || kindOf(object).endows !== undefined || kindOf(object).aspect === true) continue;
      for (const [, giver] of givers) put(number, giver);
    }
}
