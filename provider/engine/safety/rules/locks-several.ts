/**
 * Owns the rule locks-several.
 * Must not know why statements commit together.
 */
import { nameOf } from "../../catalog/address.ts";
import type { Statement } from "../../plan/statement.ts";
import type { Rule } from "../finding.ts";

const exclusive = ({ locks }: Statement): readonly string[] =>
  Object.keys(locks).filter((relation) => locks[relation] === "ACCESS EXCLUSIVE");

export const locksSeveral: Rule = {
  name: "locks-several",
  severity: "warning",
  manual: { title: "Explicit Locking", page: "explicit-locking" },
  description: "One transaction locks several existing relations against reads and writes at the same time.",
  find: (statement, together) => {
    const own = exclusive(statement);
    if (own.length === 0) return [];
    const before = new Set<string>();
    for (const earlier of together.slice(0, Math.max(0, together.indexOf(statement)))) {
      for (const relation of exclusive(earlier)) before.add(relation);
      // Told once: where the second comes to the first.
      if (before.size > 1) return [];
    }
    if (new Set([...before, ...own]).size < 2) return [];
    const all = [...new Set([statement, ...together].flatMap(exclusive))].map(nameOf).sort();
    return [
      {
        object: statement.object,
        message: `Reads and writes of ${all.slice(0, -1).join(", ")} and ${all.at(-1)} wait at the same time, until all of them are done: who uses them in another order can deadlock with it, and while one lock is waited for the others are held.`,
        remedy: "Apply when no long transaction uses any of them, or make the changes in separate plans.",
      },
    ];
  },
};
