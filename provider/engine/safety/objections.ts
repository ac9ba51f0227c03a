/**
 * Owns the objections to a plan: its findings of severity error, as a person is told of them. With any of them it is not run.
 * Must not know rules, nor who asks.
 */
import { type Diagnostic, error } from "../diagnostic.ts";
import type { Plan } from "../plan/json.ts";

/** Of the plan and of each statement: a plan that was read from a file may have been shortened in one place. */
export function objectionsTo(plan: Plan): readonly Diagnostic[] {
  const findings = [...plan.findings, ...plan.statements.flatMap((statement) => statement.findings)];
  const told = new Map<string, Diagnostic>();
  for (const { rule, severity, object, message, remedy } of findings)
    if (severity === "error")
      told.set(JSON.stringify([rule, object, message]), error(`${rule}: ${object}`, `${message}\n${remedy}`));
  return [...told.values()];
}
