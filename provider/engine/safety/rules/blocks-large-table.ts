/**
 * Owns the rule blocks-large-table.
 * Must not know how large is found out.
 */
import { sizeOf } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const blocksLargeTable: RowRule = {
  name: "blocks-large-table",
  severity: "error",
  manual: { title: "Explicit Locking", page: "explicit-locking" },
  description: "A table of more than 1 GB is read or written as a whole while others wait.",
  asksCatalog: true,
  find: () => [],
  message: ({ rows }, of) =>
    `${of} has about ${sizeOf(rows)}, and whoever uses it waits until all of that is read or written under a lock.`,
  remedy: "Make the change in steps that leave the rows as they are, or approve it for a quiet hour.",
};
