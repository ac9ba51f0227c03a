/**
 * Owns how the CLI looks at the rows that a plan will meet, and what it says of them.
 * Must not know which questions a plan has.
 */
import { connect } from "../engine/db/connection.ts";
import type { Plan } from "../engine/plan/json.ts";
import { asDiagnostics, objectionsIn } from "../engine/safety/objections.ts";
import type { ProbeLimits } from "../engine/safety/probe-limits.ts";
import { asksRows, probePlan, told } from "../engine/safety/probing.ts";
import { declaredIn } from "./desired.ts";
import { exit, Stop, wrongUsage } from "./exit.ts";
import { durationOf, type PlanningOptions } from "./options.ts";
import { type DatabasePlace, printDatabase } from "./place.ts";
import type { Terminal } from "./terminal.ts";

/** The limits of `--probe-timeout` and `--probe-row-limit`. */
export function probeLimitsOf(options: PlanningOptions): ProbeLimits {
  const { probeRowLimit: rows } = options;
  if (!/^\d{1,15}$/.test(rows))
    throw wrongUsage(`--probe-row-limit: ${rows} is no number of rows`, "Write a whole number, 0 or more.");
  return { probeTimeout: durationOf("probe-timeout", options.probeTimeout), probeRowLimit: Number(rows) };
}

/** Tells what the rows say. Whether the plan may be run in spite of it. */
export async function probeDatabase(
  place: DatabasePlace,
  plan: Plan,
  limits: ProbeLimits & { readonly showValues: boolean },
  terminal: Terminal,
): Promise<boolean> {
  if (!asksRows(plan)) return true;
  terminal.progress.now(`looking at the rows of ${printDatabase(place.settings)}`);
  const connection = await connect(place.settings, { applicationName: "schemata" });
  try {
    const probed = await probePlan(plan, connection, { ...limits, searchPath: declaredIn, signal: terminal.signal });
    if (terminal.signal.aborted) throw new Stop(exit.error, []);
    const findings = probed.flatMap((one) => one.findings.map(told));
    terminal.progress.end();
    terminal.tell(asDiagnostics(findings));
    return objectionsIn(findings).length === 0;
  } finally {
    await connection.close();
  }
}
