/**
 * Owns the choice of recipes: which changes of a plan are made in their online form.
 * Must not know kinds or recipes by name.
 */
import type { Address } from "../catalog/address.ts";
import { Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { differences, kindOf } from "../kinds/lookup.ts";
import { answerFor } from "./answer.ts";
import type { Fates } from "./fates.ts";
import { recipes } from "./recipes/index.ts";
import type { Kitchen, Online } from "./recipes/recipe.ts";
import { isTemporary } from "./recipes/temporary-name.ts";
import { invalidating } from "./statement.ts";

/** Online forms by the address of what is created or changed. */
export type OnlineForms = ReadonlyMap<Address, Online>;

/** `plain`: what is made as its kind would, because no order of statements allows the online form. */
export function onlineForms(fates: Fates, plain: ReadonlySet<Address>): OnlineForms {
  const forms = new Map<Address, Online>();
  const kitchen = kitchenOf(fates);
  const ask = (address: Address, answer: (recipe: (typeof recipes)[number]) => Online | undefined): void => {
    if (plain.has(address) || isOfParts(address)) return;
    for (const recipe of recipes) {
      const form = answer(recipe);
      if (form === undefined) continue;
      forms.set(address, form);
      return;
    }
  };
  const { created, folded, replaced, alters, from, to, leaving, bonds } = fates;
  // Nothing of a divided relation is built beside it; and what its parts have from it goes with what it has.
  const isOfParts = (address: Address): boolean => {
    const of = (to.objects.get(address) ?? from.objects.get(address))?.parent;
    const whole = of === undefined ? undefined : (to.objects.get(of) ?? from.objects.get(of));
    if (whole !== undefined && kindOf(whole).divided?.(whole) === true) return true;
    const isOfSeveral = kindOf((to.objects.get(address) ?? from.objects.get(address)) as Obj).reachesHeirs === true;
    if (isOfSeveral && of !== undefined && bonds.areOf(of)) return true;
    return replaced.has(address) && bonds.origin(address) !== undefined && bonds.staysBound(address);
  };
  const steady = steadyIn(fates);
  for (const address of created) {
    const object = to.objects.get(address) as Obj;
    const { parent } = object;
    // Nobody uses yet what is new, and a plan for an empty shadow has nobody to wait.
    // Only what makes it a part of what is there concerns others.
    const whole = kindOf(object).binds?.(object).whole;
    const isAlone = whole === undefined || created.has(whole) || !from.objects.has(whole);
    if (folded.has(address) || parent === undefined) continue;
    if (isAlone && (created.has(parent) || !from.objects.has(parent))) continue;
    if (replaced.has(address) && !steady(address)) continue;
    const replaces = replaced.has(address) ? leaving(address) : undefined;
    ask(address, (recipe) => recipe.create?.({ object, replaces }, kitchen));
  }
  for (const address of fates.gone) {
    const object = from.objects.get(address);
    if (object === undefined || !isTemporary(object) || kitchen.spare(address) === undefined) continue;
    ask(address, (recipe) => {
      const drop = recipe.finish?.(object, kitchen);
      return drop && { drop, drafts: [] };
    });
  }
  for (const address of fates.gone) {
    const object = from.objects.get(address);
    const isMoved = replaced.has(address) || fates.taken.has(address);
    if (object !== undefined && !isMoved) ask(address, (recipe) => recipe.drop?.(object, kitchen));
  }
  for (const [address, change] of alters)
    if (!change.drafts.some(invalidating)) ask(address, (recipe) => recipe.alter?.(change, kitchen));
  for (const { makes = [] } of [...forms.values()]) for (const made of makes) forms.set(made, { drafts: [] });
  return forms;
}

function kitchenOf({ context, gone, replaced, taken, together, from, to }: Fates): Kitchen {
  const isPart = (address: Address): boolean => {
    const object = from.objects.get(address) ?? to.objects.get(address);
    return object !== undefined && (kindOf(object).partOfParent === true || kindOf(object).follows === true);
  };
  // Its own comment comes and goes with it, and so does a mark on it.
  const leanedOn = new Set(together.flatMap(([dependant, cause]) => (isPart(dependant) ? [] : [cause])));
  const hung = new Set([...taken.values(), ...together.map(([, cause]) => cause)]);
  return {
    ...context,
    create: (object) => kindOf(object).create(object, [], context),
    drop: (object) => {
      const answer = kindOf(object).drop(object, context);
      return "refuse" in answer ? [] : answer;
    },
    alter: (old, object) => {
      const answer = answerFor(old, object, differences(old, object, context.version), context);
      return typeof answer === "string" || "refuse" in answer ? [] : answer;
    },
    rename: (object, name) => kindOf(object).rename?.(object, { ...object.path, name }, context) ?? [],
    spare: (address) =>
      gone.has(address) && !replaced.has(address) && !taken.has(address) && !hung.has(address)
        ? from.objects.get(address)
        : undefined,
    isLeanedOn: (address) => leanedOn.has(address),
    isAs: (left, right) => left.kind === right.kind && differences(left, right, context.version).length === 0,
  };
}

/** Whether what an object depends on stays as it is, so that the new one can be made while the old one is there. */
function steadyIn({ alters, replaced, together, from, to }: Fates): (address: Address) => boolean {
  const [before, after] = [new Dependencies(from), new Dependencies(to)];
  const forOthers = new Set(together.map(([dependant]) => dependant));
  return (address) =>
    !forOthers.has(address) &&
    [...before.needs(address), ...after.needs(address)].every(
      ({ to: used }) => !replaced.has(used) && alters.get(used)?.drafts.some(invalidating) !== true,
    );
}
