/**
 * Owns the text of a plan for people: the SQL with its comments, what the safety rules say, and a last line.
 * Must not know where it is written.
 */
import type { Plan } from "../../engine/plan/json.ts";
import { migrationText, printVersion, psqlScript } from "../../engine/plan/script.ts";
import type { Finding } from "../../engine/safety/finding.ts";
import type { Palette } from "./colour.ts";

/** What is around a plan where it is printed. The timeouts are in milliseconds. */
export interface Around {
  readonly heading: string;
  readonly lockTimeout: number;
  readonly statementTimeout: number;
  readonly colours: Palette;
}

/** A plan in one of the formats. */
export function planIn(format: "text" | "json" | "sql", plan: Plan, around: Around): string {
  if (format === "json") return `${JSON.stringify(plan, null, 2)}\n`;
  if (format === "sql") return psqlScript(plan, timeout(around.lockTimeout), timeout(around.statementTimeout));
  return planText(plan, around.heading, around.colours);
}

/** As PostgreSQL takes it, in seconds where that is exact. */
const timeout = (milliseconds: number): string =>
  milliseconds % 1_000 === 0 ? `${milliseconds / 1_000}s` : `${milliseconds}ms`;

function planText(plan: Plan, heading: string, colours: Palette): string {
  const sections = [
    `${colours.bold(heading)}\n`,
    sqlText(plan, colours),
    findingsText(plan.findings, colours),
    notModelledText(plan.not_modelled),
    `${colours.bold(summaryOf(plan))}\n`,
  ];
  return sections.filter((section) => section !== "").join("\n");
}

function sqlText(plan: Plan, colours: Palette): string {
  const text = migrationText(plan) ?? "";
  return text
    .split("\n")
    .map((line) => (line.startsWith("--") ? colours.dim(line) : line))
    .join("\n");
}

/** By rule, so that one remedy for many objects is read once. */
function findingsText(findings: readonly Finding[], colours: Palette): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const text = [...groups.values()].map((group) => {
    const [{ severity, rule }] = group as [Finding];
    const paint = severity === "error" ? colours.red : severity === "warning" ? colours.yellow : colours.dim;
    const remedies = new Map<string, string[]>();
    for (const { remedy, object, message } of group)
      remedies.set(remedy, [...(remedies.get(remedy) ?? []), `  ${object}: ${message}`]);
    const lines = [...remedies].flatMap(([remedy, objects]) => [...objects, `    ${remedy}`]);
    return [`${paint(`${severity}:`)} ${colours.bold(rule)}`, ...lines, ""].join("\n");
  });
  return text.join("\n");
}

function notModelledText(addresses: readonly string[]): string {
  if (addresses.length === 0) return "";
  return ["Not modelled, left as they are:", ...addresses.map((address) => `  ${address}`), ""].join("\n");
}

/** `3 statements, proven in PostgreSQL 18.6 (embedded); 1 warning`. */
function summaryOf(plan: Plan): string {
  const statements = plan.statements.filter(({ contingent }) => !contingent).length;
  if (statements === 0) return "Nothing to do.";
  const where =
    plan.shadow === null ? "" : ` in PostgreSQL ${printVersion(plan.shadow.version)} (${plan.shadow.engine})`;
  const proof = plan.proof.status === "proven" ? `proven${where}` : `NOT PROVEN: ${plan.proof.reason}`;
  const counts = (["error", "warning", "notice"] as const).flatMap((severity) => {
    const count = plan.findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  return `${[`${counted(statements, "statement")}, ${proof}`, ...(counts.length === 0 ? [] : [counts.join(", ")])].join("; ")}.`;
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
