/**
 * Owns the rule nears-wraparound.
 * Must not know how the age is found out.
 */
import { counted } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const nearsWraparound: RowRule = {
  name: "nears-wraparound",
  severity: "warning",
  manual: { title: "Routine Vacuuming", page: "routine-vacuuming" },
  description:
    "A table that is to be locked is about to be vacuumed against transaction wraparound, which gives way to nobody.",
  asksCatalog: true,
  find: () => [],
  message: ({ rows }, of) =>
    `${of} has come to ${counted(rows, "hundredth")} of the age at which autovacuum freezes it against transaction wraparound: that vacuum gives way to no lock, and the plan waits for it up to lock_wait_limit.`,
  remedy: "Let it end first, or run VACUUM (FREEZE) on the table, and apply then.",
};
