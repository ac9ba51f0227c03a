/**
 * Owns which actions stand together in one transaction, so that nobody sees what lies between.
 * Must not know kinds by name, nor the order within a group.
 */
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Actions } from "./actions.ts";
import { carriedTo, hadBefore } from "./carry-edges.ts";

/** Numbers of actions. What cannot run in a transaction is in no group, nor is what would be with it. */
export function groupsOf(actions: Actions): readonly (readonly number[])[] {
  const { replaced, together, created, from, to } = actions.fates;
  const groups: number[][] = [];
  const group = (...numbers: readonly (number | undefined)[]): void => {
    const present = [...new Set(numbers)].filter((number): number is number => number !== undefined);
    const outside = present.some((number) =>
      actions.list[number]?.drafts.some((draft) => draft.outsideTransaction === true),
    );
    if (present.length >= 2 && !outside) groups.push(present);
  };
  // What is made anew is away for no one. A part that went with its old parent is written in the new one's statement.
  for (const address of replaced) {
    const object = from.objects.get(address) as Obj;
    const parent = kindOf(object).partOfParent === true ? object.parent : undefined;
    const leaves =
      parent !== undefined && created.has(parent) ? actions.with("create", parent) : actions.with("drop", address);
    group(leaves, actions.with("create", address));
  }
  // Nobody finds the old under a temporary name, or the new without what uses it.
  for (const { new: aside, old, number, inBetween } of actions.renames) {
    if (to.objects.has(aside.address) || inBetween === true) continue;
    const users = from.edges.filter((edge) => edge.to === aside.address).map(({ from: user }) => user);
    group(
      number,
      actions.with("create", old.address),
      actions.with("drop", aside.address),
      ...users.map((user) => actions.own("alter", user)),
    );
  }
  // Nobody finds the new one without the rows, nor without what the old one had.
  if (actions.carrying.length > 0) {
    const relations = carriedTo(actions.fates);
    const made = [...relations, ...hadBefore(actions.fates, relations)].map((each) => actions.with("create", each));
    for (const { aside, number } of actions.carrying) group(number, actions.with("drop", aside), ...made);
  }
  // Nor is it seen without what it calls.
  for (const { before, number, calls } of actions.lettingGo) {
    const address = actions.list[number]?.object.address ?? "";
    group(before, number, actions.own("late", address), ...calls.map((used) => actions.with("drop", used)));
  }
  // What makes way comes back with the change for whose sake it went.
  for (const [dependant, cause] of together)
    group(
      actions.with("drop", dependant),
      actions.with("create", dependant),
      actions.with("drop", cause),
      actions.with("alter", cause),
      actions.with("create", cause),
    );
  return groups;
}
