/**
 * Owns the text of a diagnostic: what is wrong, what to do, and the SQL with a caret.
 * Must not know where it is written.
 */
import type { Diagnostic } from "../../engine/diagnostic.ts";
import { caret } from "../../engine/sql/caret.ts";
import type { Palette } from "./colour.ts";

/** Lines of a statement that are shown where no position points into it. */
const longest = 20;

export function diagnosticText(diagnostic: Diagnostic, colours: Palette): string {
  const paint = diagnostic.severity === "error" ? colours.red : colours.yellow;
  const details = [diagnostic.detail, sqlOf(diagnostic)].filter((text) => text !== "");
  const body = details
    .flatMap((text) => text.split("\n"))
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
  return `${paint(`${diagnostic.severity}:`)} ${colours.bold(diagnostic.summary)}\n${body === "" ? "" : `${body}\n`}`;
}

/** The SQL at fault, unless the detail shows it already. */
function sqlOf({ sql, detail }: Diagnostic): string {
  if (sql === undefined) return "";
  const text = sql.position === undefined ? shortened(sql.text) : caret(sql.text, sql.position, sql.line).display;
  return detail.includes(text) || detail.includes(sql.text) ? "" : text;
}

function shortened(text: string): string {
  const lines = text.split("\n");
  return lines.length <= longest ? text : [...lines.slice(0, longest), `… (${lines.length} lines)`].join("\n");
}
