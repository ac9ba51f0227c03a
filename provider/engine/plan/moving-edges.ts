/**
 * Owns when rows are moved to a part of a whole, among what is done to that.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";

/** Rows come to a part that is new once it is one; one that leaves for a moment and comes back takes them meanwhile. */
export function aroundMoving(actions: Actions, put: Put): void {
  const { bonds, fresh } = actions.fates;
  actions.list.forEach(({ drafts }, number) => {
    for (const { moves } of drafts)
      for (const { binder, part } of moves === undefined ? [] : bonds.after)
        if (part === moves?.into && fresh.has(binder)) put(actions.with("create", binder), number);
  });
}
