/**
 * Owns when something comes and goes that others use inside of an object, as the sequence of an identity: by a change of that.
 * Must not know kinds by name, nor how an order is found.
 */
import type { Actions } from "./actions.ts";
import type { Put } from "./edges.ts";
import { severing } from "./statement.ts";

export function aroundInnerParts(actions: Actions, put: Put): void {
  const { from, to, alters } = actions.fates;
  for (const { from: user, to: used, type } of from.edges) {
    if (type !== "s" || alters.get(used)?.drafts.some(severing) !== true) continue;
    for (const leaving of [actions.with("drop", user), actions.own("free", user) ?? actions.changing(user)])
      put(leaving, actions.with("alter", used));
  }
  for (const { from: user, to: used, type } of to.edges) {
    if (type !== "s") continue;
    for (const coming of [actions.own("prepare", user), actions.with("create", user), actions.changing(user)])
      put(actions.with("alter", used), coming);
  }
}
