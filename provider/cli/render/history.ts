/**
 * Owns the text of a history for people: each apply with its steps, oldest first.
 * Must not know where it is written.
 */
import type { PlanRow, StepRow } from "../../engine/history/reading.ts";
import type { Palette } from "./colour.ts";

export function historyText(rows: readonly PlanRow[], colours: Palette): string {
  if (rows.length === 0) return "No apply is recorded.\n";
  return rows.map((row) => applyText(row, colours)).join("\n");
}

function applyText(row: PlanRow, colours: Palette): string {
  const paint = row.outcome === "applied" ? colours.green : row.outcome === "running" ? colours.yellow : colours.red;
  const who = row.actor === null ? row.db_user : `${row.actor} as ${row.db_user}`;
  const lines = [
    `${colours.bold(`#${row.id}`)} ${row.started_at} ${paint(row.outcome)} plan ${row.plan_id} by ${who}${row.resource === null ? "" : `: ${row.resource}`}`,
    ...(row.error === null ? [] : row.error.split("\n").map((line) => `  ${line}`)),
    ...row.steps.map(stepText),
  ];
  return `${lines.join("\n")}\n`;
}

function stepText(step: StepRow): string {
  const [first = "", ...more] = step.sql.split("\n");
  const attempts = step.attempts > 1 ? `, ${step.attempts} attempts` : "";
  return `  ${step.position}. ${step.outcome}${attempts}: ${first}${more.length > 0 ? " …" : ""}`;
}
