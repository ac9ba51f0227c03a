/**
 * Owns the way from a plan's statements, as its JSON has them, to what the executor runs.
 * Must not know how statements run.
 */
import type { Plan, PlanStatement } from "../plan/json.ts";
import type { ExecutableStatement } from "./step.ts";

/** Each statement with the one that cleans up after it, which follows it in the plan. */
export function executableStatements(plan: Plan): readonly ExecutableStatement[] {
  return plan.statements.flatMap((statement, place) => {
    if (statement.contingent) return [];
    const next = plan.statements[place + 1];
    return [executable(statement, next?.contingent === true ? next.sql : undefined)];
  });
}

const executable = (statement: PlanStatement, contingent: string | undefined): ExecutableStatement => ({
  sql: statement.sql,
  transaction: statement.transaction,
  locks: statement.locks,
  contingent,
  slow: statement.slow,
  // What must run outside a transaction and blocks nobody waits for old transactions, which may take long.
  concurrent: statement.transaction === null && statement.blocks === null,
  verify: statement.verify ?? undefined,
  pages: statement.repeats ? (statement.pages ?? undefined) : undefined,
  object: statement.object,
  change: statement.change,
});
