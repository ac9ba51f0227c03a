/**
 * Owns the objections to a plan: its findings of severity error, and those of its probes, as a person is told of them. With any of them
 * it is not run.
 * Must not know rules, nor who asks.
 */
import { type Diagnostic, error, warning } from "../diagnostic.ts";
import type { Plan } from "../plan/json.ts";
import type { Finding } from "./finding.ts";

/** Of the plan and of each statement: a plan that was read from a file may have been shortened in one place. */
export const objectionsTo = (plan: Plan): readonly Diagnostic[] =>
  objectionsIn([...plan.findings, ...plan.statements.flatMap((statement) => statement.findings)]);

/** Each once. */
export const objectionsIn = (findings: readonly Finding[]): readonly Diagnostic[] =>
  asDiagnostics(findings.filter(({ severity }) => severity === "error"));

/** What is said of findings where no plan shows them; notices are not. */
export function asDiagnostics(findings: readonly Finding[]): readonly Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const { rule, severity, object, message, remedy } of findings) {
    if (severity === "notice") continue;
    const say = severity === "error" ? error : warning;
    told.set(JSON.stringify([rule, object, message]), say(`${rule}: ${object}`, `${message}\n${remedy}`));
  }
  return [...told.values()];
}
