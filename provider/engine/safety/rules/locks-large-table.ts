/**
 * Owns the rule locks-large-table.
 * Must not know how large is found out.
 */
import { sizeOf } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const locksLargeTable: RowRule = {
  name: "locks-large-table",
  severity: "warning",
  manual: { title: "Explicit Locking", page: "explicit-locking" },
  description: "A lock that others wait for is taken, for an instant each time, on a table of more than 1 GB.",
  asksCatalog: true,
  find: () => [],
  message: ({ rows }, of) =>
    `${of} has about ${sizeOf(rows)}. The plan locks it only for an instant each time, but behind a long query it waits for that lock, and everybody else behind it, up to lock_timeout.`,
  remedy: "Apply while no long query uses it, or with a shorter lock_timeout.",
};
