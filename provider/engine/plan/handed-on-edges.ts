/**
 * Owns when something comes that relations get from one that they inherit from by its statement, and would otherwise have another way
 * (see Draft.handsOn).
 * Must not know kinds by name, nor how an order is found.
 */
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";

/** It comes between those that get it by the statement and those that have it from the start. What is said of it comes after it. */
export function aroundHandedOn(actions: Actions, put: Put): void {
  const { bonds, to, created } = actions.fates;
  for (const [address, number] of actions.at("late")) {
    const reached = (actions.list[number]?.drafts ?? []).flatMap(({ handsOn = [] }) => handsOn);
    if (reached.length === 0) continue;
    const relations = new Set([address, ...reached]);
    for (const relation of reached) put(actions.with("create", relation), number);
    for (const { binder, part, whole } of bonds.after)
      if (relations.has(whole) && !relations.has(part) && created.has(binder))
        put(number, actions.with("create", binder));
    for (const [said, comment] of actions.at("create")) {
      const object = to.objects.get(said);
      const home = to.objects.get(object?.parent ?? "")?.parent;
      if (object !== undefined && kindOf(object).speaksForParent === true && relations.has(home ?? ""))
        put(number, comment);
    }
  }
}
