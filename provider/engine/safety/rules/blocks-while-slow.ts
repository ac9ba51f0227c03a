/**
 * Owns the rule blocks-while-slow.
 * Must not know what takes so long.
 */
import { blockedBy, type LockMode, type Locks, strongest } from "../../plan/statement.ts";
import type { Rule } from "../finding.ts";

export const blocksWhileSlow: Rule = {
  name: "blocks-while-slow",
  severity: "warning",
  manual: { title: "Explicit Locking", page: "explicit-locking" },
  description: "A lock that others wait for is held for as long as all rows take.",
  find: (statement, together) => {
    const { slow, locks, rewrites } = statement;
    if (slow !== true) return [];
    const before = together.slice(0, Math.max(0, together.indexOf(statement)));
    const held = before.flatMap((earlier) => Object.entries(earlier.locks)).filter(([object]) => !(object in locks));
    return Object.entries({ ...strongestOf(held), ...locks })
      .filter(([object, mode]) => blockedBy(mode) !== null && rewrites?.includes(object) !== true)
      .map(([object, mode]) => ({
        object,
        message:
          object in locks
            ? `${mode} is held while all rows are read: ${blockedBy(mode)} wait for as long as that takes.`
            : `${mode}, which an earlier statement of the transaction took, is held while all rows of another table are read: ${blockedBy(mode)} wait for as long as that takes.`,
        remedy: "On a large table, apply in a quiet hour.",
      }));
  },
};

function strongestOf(held: readonly (readonly [string, LockMode])[]): Locks {
  const locks: Record<string, LockMode> = {};
  for (const [object, mode] of held) locks[object] = strongest(locks[object] ?? mode, mode);
  return locks;
}
