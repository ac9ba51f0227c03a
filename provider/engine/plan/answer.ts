/**
 * Owns the answer of a kind to a change of several attributes.
 * Must not know kinds by name, nor what else changes.
 */
import type { Obj } from "../catalog/object.ts";
import type { AlterRule, Answer, Context } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import type { Draft } from "./statement.ts";

/** The answer of a kind's rules to a change of these attributes; rules that ride with another are asked once. */
export function answerFor(old: Obj, next: Obj, attributes: readonly string[], context: Context): Answer {
  const { alter, attrs } = kindOf(next);
  const roots = new Set(attributes.map((name) => rootOf(alter, name)));
  const drafts: Draft[] = [];
  for (const name of Object.keys(attrs)) {
    if (!roots.has(name)) continue;
    const rule = alter[name];
    if (rule === "replace") return "replace";
    if (typeof rule !== "function") throw new Error(`${next.kind}.${name} has no rule`);
    const answer = rule({ old, new: next }, context);
    if (answer === "replace" || answer === "beside") return answer;
    if ("refuse" in answer) return answer;
    drafts.push(...answer);
  }
  return drafts;
}

function rootOf(alter: Readonly<Record<string, AlterRule<Obj, string>>>, name: string): string {
  const rule = alter[name];
  return typeof rule === "object" ? rootOf(alter, rule.with) : name;
}
