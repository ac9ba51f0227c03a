/**
 * Owns the rule fires-triggers.
 * Must not know how triggers are found, nor what fires them.
 */
import { counted } from "../counted.ts";
import type { RowRule } from "../finding.ts";

export const firesTriggers: RowRule = {
  name: "fires-triggers",
  severity: "warning",
  manual: { title: "Overview of Trigger Behavior", page: "trigger-definition" },
  description:
    "Rows are given a value for a column that an interrupted plan has begun to fill, which fires the triggers that a person has put on UPDATE.",
  asksCatalog: true,
  find: () => [],
  message: ({ rows }, of) =>
    `${counted(rows, "trigger")} of ${of} ${rows === 1 ? "fires" : "fire"} while its rows get their value: ${rows === 1 ? "it runs" : "they run"} for each row, or for each batch.`,
  remedy: "See that they let such an UPDATE pass: an audit table grows by a row for each, and updated_at is now.",
};
