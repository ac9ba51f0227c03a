/**
 * Owns the check of column names in expressions that are plain strings, without a database.
 * Must not know tables, nor what the expression is for. What it cannot read it leaves to the plan.
 *
 * The parser refuses a quarter of ordinary expressions and takes some keywords for columns (measured), so that only this is
 * told: the expression parses as one statement, and an unqualified name outside of sub-selects is no keyword and within two
 * edits of a column.
 */
import parser from "node-sql-parser/build/postgresql.js";
import { nearest } from "./identifier.ts";
import { isKeyword } from "./keyword.ts";

let loaded: InstanceType<typeof parser.Parser> | undefined;

export interface Misspelling {
  readonly name: string;
  readonly nearest: string;
}

/** Names in `expression` that no column of the table has, and the columns that were probably meant. */
export function misspellings(
  expression: string,
  table: { readonly name: string; readonly columns: ReadonlySet<string> },
): readonly Misspelling[] {
  const meant = (name: string): string | undefined =>
    table.columns.has(name) || name === table.name || isKeyword(name) ? undefined : nearest(name, table.columns);
  // Parsing takes a millisecond: only where some word, whatever it is, looks like a column that there is not.
  if (!words(expression).some((word) => meant(word) !== undefined)) return [];
  return [...namesIn(expression)].flatMap((name) => {
    const near = meant(name);
    return near === undefined ? [] : [{ name, nearest: near }];
  });
}

/** Everything that could be a name: too many, but none is missing. */
export const words = (expression: string): readonly string[] =>
  [...expression.matchAll(/"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*/gu)].map(([word, quoted]) =>
    quoted === undefined ? word.toLowerCase() : quoted.replaceAll('""', '"'),
  );

function namesIn(expression: string): ReadonlySet<string> {
  const names = new Set<string>();
  loaded ??= new parser.Parser();
  let parsed: unknown;
  try {
    parsed = loaded.astify(`SELECT 1 FROM t WHERE (${expression}\n)`, { database: "PostgreSQL" });
  } catch {
    // Its grammar is smaller than PostgreSQL's: that says nothing of the expression.
    return names;
  }
  const statements = Array.isArray(parsed) ? parsed : [parsed];
  const condition = statements.length === 1 ? (statements[0] as { where?: unknown }).where : undefined;
  collect(condition, names);
  return names;
}

interface Column {
  readonly type: "column_ref";
  readonly table: string | null;
  readonly column: { readonly expr?: { readonly type: string; readonly value: string } } | string;
}

function collect(node: unknown, names: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, names);
    return;
  }
  // A sub-select has columns of its own.
  if ("ast" in node || (node as { type?: unknown }).type === "select") return;
  if ((node as { type?: unknown }).type === "column_ref") {
    const { table, column } = node as Column;
    const name = typeof column === "string" ? { type: "default", value: column } : column?.expr;
    if (table === null && name !== undefined && typeof name.value === "string")
      names.add(name.type === "double_quote_string" ? name.value : name.value.toLowerCase());
    return;
  }
  for (const item of Object.values(node)) collect(item, names);
}
