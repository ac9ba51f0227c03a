/**
 * Owns the rule blocks-while-slow.
 * Must not know what takes so long.
 */
import { blockedBy } from "../../plan/statement.ts";
import type { Rule } from "../finding.ts";

export const blocksWhileSlow: Rule = {
  name: "blocks-while-slow",
  severity: "warning",
  manual: { title: "Explicit Locking", page: "explicit-locking" },
  description: "A lock that others wait for is held for as long as all rows take.",
  find: ({ slow, locks, rewrites }) =>
    slow !== true
      ? []
      : Object.entries(locks)
          .filter(([object, mode]) => blockedBy(mode) !== null && rewrites?.includes(object) !== true)
          .map(([object, mode]) => ({
            object,
            message: `${mode} is held while all rows are read: ${blockedBy(mode)} wait for as long as that takes.`,
            remedy: "On a large table, apply in a quiet hour.",
          })),
};
