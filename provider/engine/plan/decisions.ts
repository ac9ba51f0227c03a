/**
 * Owns what becomes of each change: altered in place, dropped and created again (with what stands in the way), or refused.
 * Must not know kinds by name, nor the order of statements.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { error } from "../diagnostic.ts";
import type { Changes } from "../diff/diff.ts";
import type { AlterRule, Context } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
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
export function decide(changes: Changes, to: Catalog, context: Context): Decisions {
  const { from } = changes;
  const needed = new Dependencies(from);
  const wanted = new Dependencies(to);
  const alters = new Map<Address, { old: Obj; new: Obj; drafts: readonly Draft[] }>();
  const replaced = new Set<Address>();
  const together: [Address, Address][] = [];
  const refusals: Diagnostic[] = [];

  for (const { old, new: next, attributes } of changes.altered) {
    const answer = answerFor(old, next, attributes, context);
    if (answer === "replace") replaced.add(old.address);
    else if ("refuse" in answer) refusals.push(error(`${old.address} cannot be changed`, answer.refuse));
    else alters.set(old.address, { old, new: next, drafts: answer });
  }

  const gone = new Set(changes.dropped.map((object) => object.address));
  const work: Address[] = [...gone, ...replaced, ...alters.keys()];
  const done = new Set<Address>();
  const rebuild = (dependant: Address, cause: Address): void => {
    together.push([dependant, cause]);
    if (replaced.has(dependant)) return;
    replaced.add(dependant);
    alters.delete(dependant);
    work.push(dependant);
  };
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    const leaves = gone.has(at) || replaced.has(at);
    const change = alters.get(at);
    if (!leaves && change?.drafts.some((draft) => draft.invalidates === true) !== true) continue;
    if (done.has(`${leaves} ${at}`)) continue;
    done.add(`${leaves} ${at}`);
    const dependants = [...needed.neededBy(at)];
    for (const child of leaves ? needed.children(at) : []) {
      dependants.push({ from: child, to: at, type: "a" });
      // A part that goes for good while the whole is made anew: who leaned on it may lean on another part now.
      if (replaced.has(at) && gone.has(child)) dependants.push(...needed.neededBy(child));
    }
    for (const { from: dependant, type } of dependants) {
      if (gone.has(dependant)) continue;
      const object = from.objects.get(dependant);
      if (object === undefined) {
        if (leaves && (type === "a" || type === "i")) continue;
        refusals.push(inTheWay(at, dependant, leaves, "which this version does not model"));
        continue;
      }
      const kind = kindOf(object);
      if (leaves) {
        const stays = to.objects.get(dependant);
        const still =
          stays !== undefined &&
          (stays.parent === at ||
            wanted.needs(dependant).some((edge) => edge.to === at || to.objects.get(edge.to)?.parent === at));
        const letsGo = alters.has(dependant) && kind.dependsForGood !== true;
        if (!still && (letsGo || replaced.has(dependant))) continue;
        if (
          !still &&
          stays !== undefined &&
          to.objects.has(at) &&
          !wanted.needs(dependant).some((edge) => edge.to === at)
        ) {
          // It no longer depends on what is replaced, but does so until it is changed: it is rebuilt as well.
          rebuild(dependant, at);
          continue;
        }
        const known = new Set(needed.needs(dependant).map((edge) => edge.to));
        const leansElsewhere = wanted.needs(dependant).some((edge) => !known.has(edge.to));
        if (!still && stays !== undefined && leansElsewhere && kind.rebuildable(object)) rebuild(dependant, at);
        else if (!to.objects.has(at)) refusals.push(inTheWay(at, dependant, leaves, "which stays"));
        else if (kind.rebuildable(object)) rebuild(dependant, at);
        else refusals.push(inTheWay(at, dependant, leaves, "which holds rows"));
      } else if (change !== undefined && kind.standsInTheWay?.(object, change) === true && to.objects.has(dependant)) {
        if (kind.rebuildable(object)) rebuild(dependant, at);
        else refusals.push(inTheWay(at, dependant, leaves, "which holds rows"));
      }
    }
  }
  return { alters, replaced, together, refusals };
}

const inTheWay = (what: Address, dependant: Address, leaves: boolean, why: string): Diagnostic =>
  error(
    `${what} cannot be ${leaves ? "dropped" : "changed"}: ${dependant} depends on it`,
    `${dependant}, ${why}, depends on ${nameOf(what)}. CASCADE is never written. Drop or change ${nameOf(dependant)} first, or keep ${nameOf(what)}.`,
  );

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
