/**
 * Owns what becomes of each change: altered in place, dropped and created again (with what stands in the way), or refused.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { error } from "../diagnostic.ts";
import type { Changes } from "../diff/diff.ts";
import { type Context, isSo } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import { answerFor } from "./answer.ts";
import { spread } from "./dependants.ts";
import type { Draft } from "./statement.ts";

export interface Decisions {
  /** Statements for what is altered in place. */
  readonly alters: ReadonlyMap<Address, { readonly old: Obj; readonly new: Obj; readonly drafts: readonly Draft[] }>;
  /** Dropped and created again. */
  readonly replaced: ReadonlySet<Address>;
  /** Pairs that must share a transaction: what is rebuilt, and for whose sake. */
  readonly together: readonly (readonly [Address, Address])[];
  readonly refusals: readonly Diagnostic[];
}

/** Decides every change, and which dependants must make way and come back. */
export function decide(
  changes: Changes,
  to: Catalog,
  context: Context,
  anew: ReadonlySet<Address>,
  outside: (object: Obj) => boolean,
  called: (address: Address) => Address = (address) => address,
): Decisions {
  const decisions = {
    alters: new Map<Address, { old: Obj; new: Obj; drafts: readonly Draft[] }>(),
    replaced: new Set<Address>(),
    together: [] as [Address, Address][],
    refusals: [] as Diagnostic[],
  };
  for (const { old, new: next, attributes } of changes.altered) {
    const answer = anew.has(old.address) ? "replace" : answerFor(old, next, attributes, context);
    // It was refused that it steps aside; what did has another address here.
    if (answer === "beside") continue;
    if (answer === "replace") decisions.replaced.add(old.address);
    else if ("refuse" in answer) decisions.refusals.push(error(`${old.address} cannot be changed`, answer.refuse));
    else decisions.alters.set(old.address, { old, new: next, drafts: answer });
  }
  for (const binder of [...decisions.replaced]) goWithWhole(binder, decisions, to, context);
  spread(decisions, changes, to, outside, called);
  return decisions;
}

/** What no whole would take over from a part that comes back to it: it goes in between, and comes with the whole's. */
function goWithWhole(
  binder: Address,
  { replaced, together }: { readonly replaced: Set<Address>; readonly together: [Address, Address][] },
  to: Catalog,
  context: Context,
): void {
  const object = to.objects.get(binder);
  const bond = object && kindOf(object).binds?.(object);
  for (const child of bond === undefined ? [] : context.children(bond.part)) {
    const isOfWhole = isSo(kindOf(child).comesWithWhole, child) && context.origin(child.address) !== undefined;
    if (!isOfWhole || context.before(child.address) === undefined) continue;
    replaced.add(child.address);
    together.push([child.address, binder]);
  }
}
