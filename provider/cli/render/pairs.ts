/**
 * Owns how the results of `check-pairs` are printed: a line for each case and direction with what is wrong below it, or JSON.
 * Must not know how they were found.
 */
import { printVersion } from "../../engine/plan/script.ts";
import type { Direction, Outcome } from "../pair-proof.ts";
import type { Palette } from "./colour.ts";
import { counted } from "./plan.ts";

/** One case in one direction on one server. */
export interface PairRow extends Outcome {
  readonly case: string;
  /** server_version_num. */
  readonly server_version: number;
  readonly direction: Direction;
  /** Milliseconds. */
  readonly time: number;
}

/** `reason`: of one that was refused. */
export const pairsJson = (rows: readonly PairRow[]): string =>
  `${JSON.stringify(
    rows.map(({ outcome, problems, ...row }) => ({
      ...row,
      outcome,
      reason: outcome === "refused" ? problems.map(({ detail }) => detail).join("\n") : null,
      problems: outcome === "refused" ? [] : problems,
    })),
    null,
    2,
  )}\n`;

export function pairsText(rows: readonly PairRow[], colours: Palette): string {
  const lines: string[] = [];
  let version: number | undefined;
  for (const row of rows) {
    if (row.server_version !== version) lines.push(colours.bold(`PostgreSQL ${printVersion(row.server_version)}`));
    version = row.server_version;
    const paint = { converged: colours.green, refused: colours.yellow, wrong: colours.red }[row.outcome];
    const time = `${(row.time / 1000).toFixed(1)} s`;
    lines.push(
      `  ${row.case}, ${row.direction}: ${paint(row.outcome)}, ${counted(row.statements, "statement")}, ${time}`,
    );
    for (const { check, detail } of row.problems) lines.push(`    ${check}: ${detail.replaceAll("\n", "\n      ")}`);
  }
  const count = (outcome: Outcome["outcome"]): string =>
    `${rows.filter((row) => row.outcome === outcome).length} ${outcome}`;
  return `${[...lines, `${count("converged")}, ${count("refused")}, ${count("wrong")}.`].join("\n")}\n`;
}
