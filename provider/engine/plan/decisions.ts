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
import type { AlterRule, Context } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
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
): Decisions {
  const decisions = {
    alters: new Map<Address, { old: Obj; new: Obj; drafts: readonly Draft[] }>(),
    replaced: new Set<Address>(),
    together: [] as [Address, Address][],
    refusals: [] as Diagnostic[],
  };
  for (const { old, new: next, attributes } of changes.altered) {
    const answer = anew.has(old.address) ? "replace" : answerFor(old, next, attributes, context);
    if (answer === "replace") decisions.replaced.add(old.address);
    else if ("refuse" in answer) decisions.refusals.push(error(`${old.address} cannot be changed`, answer.refuse));
    else decisions.alters.set(old.address, { old, new: next, drafts: answer });
  }
  spread(decisions, changes, to, outside);
  return decisions;
}

/** The answer of a kind's rules to a change of these attributes; rules that ride with another are asked once. */
function answerFor(
  old: Obj,
  next: Obj,
  attributes: readonly string[],
  context: Context,
): readonly Draft[] | "replace" | { readonly refuse: string } {
  const { alter, attrs } = kindOf(next);
  const roots = new Set(attributes.map((name) => rootOf(alter, name)));
  const drafts: Draft[] = [];
  for (const name of Object.keys(attrs)) {
    if (!roots.has(name)) continue;
    const rule = alter[name];
    if (rule === "replace") return "replace";
    if (typeof rule !== "function") throw new Error(`${next.kind}.${name} has no rule`);
    const answer = rule({ old, new: next }, context);
    if (answer === "replace") return "replace";
    if ("refuse" in answer) return answer;
    drafts.push(...answer);
  }
  return drafts;
}

function rootOf(alter: Readonly<Record<string, AlterRule<Obj, string>>>, name: string): string {
  const rule = alter[name];
  return typeof rule === "object" ? rootOf(alter, rule.with) : name;
}
