/**
 * Owns the text of what `check-pairs` found: a line for each pair and direction, with what is wrong below it.
 * Must not know how it was found.
 */
import { printVersion } from "../../engine/plan/script.ts";
import type { Outcome } from "../pair-proof.ts";
import type { Palette } from "./colour.ts";
import { counted } from "./plan.ts";

/** One pair in one direction on one server. */
export interface PairRow extends Outcome {
  readonly pair: string;
  /** server_version_num. */
  readonly server_version: number;
  readonly direction: "forward" | "back";
}

export function pairsText(rows: readonly PairRow[], colours: Palette): string {
  const lines: string[] = [];
  let version: number | undefined;
  for (const row of rows) {
    if (row.server_version !== version) lines.push(colours.bold(`PostgreSQL ${printVersion(row.server_version)}`));
    version = row.server_version;
    const paint = { proven: colours.green, refused: colours.yellow, failed: colours.red }[row.status];
    lines.push(`  ${row.pair}, ${row.direction}: ${paint(row.status)}, ${counted(row.statements, "statement")}`);
    for (const { check, detail } of row.problems) lines.push(`    ${check}: ${detail.replaceAll("\n", "\n      ")}`);
  }
  const count = (status: Outcome["status"]): string =>
    `${rows.filter((row) => row.status === status).length} ${status}`;
  return `${[...lines, `${count("proven")}, ${count("refused")}, ${count("failed")}.`].join("\n")}\n`;
}
