/**
 * Owns the text of a plan: its SQL with one comment line before each statement that says what it does to others.
 * Must not know where the text is shown.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { quoteIdentifier } from "../sql/sql.ts";
import { inPsql } from "./batches.ts";
import type { Plan, PlanStatement } from "./json.ts";
import { blockedBy, type LockMode, lockModes } from "./statement.ts";

/**
 * The SQL of a plan with its comments; null when nothing is to do. Paragraphs are transactions: an empty line stands between two,
 * and nowhere else. Contingent statements are comments.
 */
export function migrationText(plan: Plan): string | null {
  const statements = plan.statements.filter((statement) => !statement.contingent);
  if (statements.length === 0) return null;
  const lines = [headOf(plan)];
  const others = companions(statements);
  let before: PlanStatement | undefined;
  for (const statement of plan.statements) {
    if (statement.contingent) {
      lines.push(`-- only if that fails: ${statement.sql.replaceAll("\n", " ")};`);
      continue;
    }
    const begins = before === undefined || !commitTogether(before, statement);
    if (begins && before !== undefined) lines.push("");
    lines.push(`-- ${describe(statement, begins ? others(statement) : 0)}`, `${statement.sql};`);
    before = statement;
  }
  return `${lines.join("\n")}\n`;
}

const commitTogether = (one: PlanStatement | undefined, other: PlanStatement | undefined): boolean =>
  one !== undefined && other !== undefined && one.transaction !== null && one.transaction === other.transaction;

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

/** How many other statements commit together with one. */
function companions(statements: readonly PlanStatement[]): (statement: PlanStatement) => number {
  const sizes = new Map<number, number>();
  for (const { transaction } of statements)
    if (transaction !== null) sizes.set(transaction, (sizes.get(transaction) ?? 0) + 1);
  return ({ transaction }) => (transaction === null ? 0 : (sizes.get(transaction) ?? 1) - 1);
}

/**
 * One line, what matters most first: what is lost and rewritten, whom it blocks and with which lock, how it runs. `together`: how
 * many of the next statements commit with it.
 */
function describe(statement: PlanStatement, together: number): string {
  const parts: string[] = [];
  if (statement.loses !== null) parts.push(`LOSES the ${statement.loses} ${nameOf(statement.object)}`);
  if (statement.rewrites_table) parts.push("REWRITES the table");
  parts.push(...locksOf(statement));
  if (statement.slow && Object.keys(statement.locks).length > 0) parts.push("slow on a large table");
  if (statement.transaction === null) parts.push("outside a transaction");
  if (statement.repeats) parts.push("runs in batches, each of which commits");
  if (together > 0) parts.push(`commits together with the next ${together === 1 ? "statement" : together}`);
  const taken = statement.takes.filter((address) => !isPart(address, statement.object));
  if (taken.length > 0) parts.push(`takes along ${listed(taken)}`);
  return parts.join(" | ");
}

/** What others feel of its locks, strongest first: `BLOCKS reads and writes of app.users (ACCESS EXCLUSIVE)`. */
function locksOf({ locks }: PlanStatement): readonly string[] {
  const held = [...lockModes].reverse().flatMap((mode) => {
    const relations = Object.keys(locks).filter((relation) => locks[relation] === mode);
    return relations.length === 0 ? [] : [`${felt(mode, relations.map(nameOf).join(", "))} (${mode})`];
  });
  return held.length === 0 ? ["locks nothing"] : held;
}

function felt(mode: LockMode, relations: string): string {
  const blocked = blockedBy(mode);
  if (blocked === null) return `reads and writes of ${relations} go on`;
  return blocked === "writes" ? `BLOCKS writes to ${relations}` : `BLOCKS reads and writes of ${relations}`;
}

/** Columns, comments and the like of what is dropped: that they go with it needs no word. */
const isPart = (address: Address, whole: Address): boolean =>
  nameOf(address) === whole || nameOf(address) === nameOf(whole) || nameOf(address).startsWith(`${nameOf(whole)}.`);

const listed = (addresses: readonly string[]): string =>
  addresses.length <= 5 ? addresses.join(", ") : `${addresses.slice(0, 5).join(", ")} and ${addresses.length - 5} more`;

/** A script that `psql -v ON_ERROR_STOP=1 -f -` runs; empty when nothing is to do. */
export function psqlScript(plan: Plan, lockTimeout = "500ms", statementTimeout = "60s"): string {
  const statements = plan.statements.filter((statement) => !statement.contingent);
  if (statements.length === 0) return "";
  const others = companions(statements);
  const lines = [
    headOf(plan),
    `SET lock_timeout = '${lockTimeout}';`,
    `SET statement_timeout = '${statementTimeout}';`,
    `SET search_path = ${["pg_catalog", ...(plan.search_path ?? ["public"])].map(quoteIdentifier).join(", ")};`,
    "SET check_function_bodies = off;",
  ];
  statements.forEach((statement, place) => {
    const [before, after] = [statements[place - 1], statements[place + 1]];
    const begins = !commitTogether(before, statement);
    const shared = !begins || commitTogether(statement, after);
    if (begins) lines.push("");
    lines.push(`-- ${describe(statement, begins ? others(statement) : 0)}`);
    if (begins && shared && !statement.repeats) lines.push("BEGIN;");
    // A concurrent build waits for old transactions without stopping anybody; a scan takes as long as the table is large.
    if (statement.transaction === null) lines.push("SET lock_timeout = 0;");
    if (statement.slow) lines.push("SET statement_timeout = 0;");
    lines.push(`${statement.repeats ? inPsql(statement.sql, statement.pages ?? "SELECT 0") : statement.sql};`);
    if (statement.slow) lines.push(`SET statement_timeout = '${statementTimeout}';`);
    if (statement.transaction === null) lines.push(`SET lock_timeout = '${lockTimeout}';`);
    if (shared && !commitTogether(statement, after)) lines.push("COMMIT;");
  });
  return `${lines.join("\n")}\n`;
}
