/**
 * Owns the text of a plan: its SQL with one comment line before each statement that says what it does to others.
 * Must not know where the text is shown.
 */
import { nameOf } from "../catalog/address.ts";
import type { Plan, PlanStatement } from "./json.ts";
import { blockedBy } from "./statement.ts";

/** The SQL of a plan with its comments; null when nothing is to do. Contingent statements are comments. */
export function migrationText(plan: Plan): string | null {
  if (plan.statements.length === 0) return null;
  const lines = [headOf(plan)];
  let transaction: number | null | undefined;
  plan.statements.forEach((statement, place) => {
    if (statement.contingent) {
      lines.push(`-- only if that fails: ${statement.sql.replaceAll("\n", " ")};`);
      return;
    }
    const shares = statement.transaction !== null && sharesTransaction(plan, place);
    const begins = shares && statement.transaction !== transaction;
    transaction = statement.transaction;
    lines.push("", `-- ${describe(statement, begins)}`, `${statement.sql};`);
  });
  return `${lines.join("\n")}\n`;
}

/** `plan 0f3a…: 3 statements, proven in PostgreSQL 18.6 (embedded)`. */
function headOf(plan: Plan): string {
  const count = plan.statements.filter((statement) => !statement.contingent).length;
  const shadow =
    plan.shadow === null ? "" : ` in PostgreSQL ${printVersion(plan.shadow.version)} (${plan.shadow.engine})`;
  const proof = plan.proof.status === "proven" ? `proven${shadow}` : `NOT PROVEN: ${plan.proof.reason}`;
  return `-- plan ${plan.id}: ${count} ${count === 1 ? "statement" : "statements"}, ${proof}`;
}

/** 180006 is 18.6. */
export const printVersion = (version: number): string => `${Math.floor(version / 10000)}.${version % 10000}`;

const sharesTransaction = (plan: Plan, place: number): boolean => {
  const statement = plan.statements[place] as PlanStatement;
  return plan.statements.some(
    (other, index) => index !== place && !other.contingent && other.transaction === statement.transaction,
  );
};

/** One line: what it locks, whom that blocks, what it rewrites and loses. */
function describe(statement: PlanStatement, begins: boolean): string {
  const parts: string[] = [];
  const relations = Object.entries(statement.locks);
  if (statement.loses !== null) parts.push(`LOSES the ${statement.loses} ${nameOf(statement.object)}`);
  if (statement.rewrites_table) parts.push("REWRITES the table");
  if (relations.length === 0) parts.push("locks nothing");
  else
    parts.push(
      relations
        .map(([relation, mode]) => {
          const blocks = blockedBy(mode);
          return `${nameOf(relation)}: ${mode}${blocks === null ? "" : `, blocks ${blocks}`}`;
        })
        .join("; "),
    );
  if (statement.slow && relations.length > 0) parts.push("takes as long as the table is large");
  if (statement.transaction === null) parts.push("outside a transaction");
  if (begins) parts.push("commits together with what follows");
  if (statement.takes.length > 0) parts.push(`takes along ${listed(statement.takes)}`);
  return parts.join(" | ");
}

const listed = (addresses: readonly string[]): string =>
  addresses.length <= 5 ? addresses.join(", ") : `${addresses.slice(0, 5).join(", ")} and ${addresses.length - 5} more`;

/** A script that `psql -v ON_ERROR_STOP=1 -f -` runs; empty when nothing is to do. */
export function psqlScript(plan: Plan, lockTimeout = "500ms"): string {
  const statements = plan.statements.filter((statement) => !statement.contingent);
  if (statements.length === 0) return "";
  const lines = [
    headOf(plan),
    `SET lock_timeout = '${lockTimeout}';`,
    "SET search_path = '';",
    "SET check_function_bodies = off;",
  ];
  statements.forEach((statement, place) => {
    const before = statements[place - 1]?.transaction;
    const after = statements[place + 1]?.transaction;
    const shared =
      statement.transaction !== null && (statement.transaction === before || statement.transaction === after);
    const begins = shared && statement.transaction !== before;
    lines.push("", `-- ${describe(statement, begins)}`);
    if (begins) lines.push("BEGIN;");
    if (statement.transaction === null) lines.push("SET lock_timeout = 0;");
    lines.push(`${statement.sql};`);
    if (statement.transaction === null) lines.push(`SET lock_timeout = '${lockTimeout}';`);
    if (shared && statement.transaction !== after) lines.push("COMMIT;");
  });
  return `${lines.join("\n")}\n`;
}
