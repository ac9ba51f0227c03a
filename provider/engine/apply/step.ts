/**
 * Owns ExecutableStatement, what the executor needs to know of a statement, and how statements share transactions.
 * Must not know plans, kinds or rules.
 */

export interface ExecutableStatement {
  /** One statement, as the plan showed it. */
  readonly sql: string;
  /** Neighbours with the same number commit together; null runs outside a transaction. */
  readonly transaction: number | null;
  /** Relation → strongest lock mode that it takes. */
  readonly locks: Readonly<Record<string, string>>;
  /** Removes what this statement leaves when it fails, e.g. an invalid index; runs only then. */
  readonly contingent?: string | undefined;
  /** Runs long by nature (VALIDATE, an index build, a rewrite): no statement_timeout. */
  readonly slow: boolean;
  /** CREATE INDEX CONCURRENTLY and kin: waits for old transactions without blocking anyone, so it may wait long. */
  readonly concurrent: boolean;
  /** A query of one row with a boolean `ok`: whether what the statement made is there and valid (indisvalid). */
  readonly verify?: string | undefined;
  /** It is a template that runs many times: a query of one row with `pages`, the pages that its bounds go through. */
  readonly pages?: string | undefined;
  /** Address of what it changes, for messages. */
  readonly object: string;
  /** create, alter, drop, rename */
  readonly change: string;
}

/** Statements that commit together, or one that runs outside a transaction. */
export interface StatementGroup {
  /** Index of the first statement in the plan. */
  readonly first: number;
  readonly statements: readonly ExecutableStatement[];
  readonly inTransaction: boolean;
}

/** Groups neighbours with the same transaction number. */
export function groupByTransaction(statements: readonly ExecutableStatement[]): readonly StatementGroup[] {
  const groups: { first: number; statements: ExecutableStatement[]; inTransaction: boolean }[] = [];
  statements.forEach((statement, index) => {
    const last = groups.at(-1);
    if (statement.transaction !== null && last?.statements[0]?.transaction === statement.transaction)
      last.statements.push(statement);
    else groups.push({ first: index, statements: [statement], inTransaction: statement.transaction !== null });
  });
  return groups;
}
