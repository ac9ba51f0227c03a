/**
 * Owns the way from the engine's diagnostics and findings to Terraform's.
 * Must not know what found them.
 */

import { type Address, nameOf } from "../../engine/catalog/address.ts";
import { type Diagnostic as EngineDiagnostic, Refusal } from "../../engine/diagnostic.ts";
import type { PlanStatement } from "../../engine/plan/json.ts";
import type { Finding } from "../../engine/safety/finding.ts";
import { lossDiagnostic, ShadowLost } from "../../engine/shadow/lost.ts";
import { caret } from "../../engine/sql/caret.ts";
import type { Diagnostic, Path } from "../../terraform/framework/index.ts";
import { schema } from "./schema.ts";
import type { Estimates } from "./snapshot.ts";

/** How many objects a grouped diagnostic names. */
const named = 20;

export function toTerraform(diagnostics: readonly EngineDiagnostic[]): readonly Diagnostic[] {
  return diagnostics.map(({ severity, summary, detail, path, sql }) => {
    const shown = sql === undefined || detail.includes("^") ? detail : `${detail}\n${shownSql(sql, detail)}`;
    const first = path?.[0];
    if (path === undefined || first === undefined) return { severity, summary, detail: shown };
    // How the server is reached is the provider's configuration: no path of the resource leads there.
    if ("attribute" in first && !(first.attribute in schema.attributes))
      return { severity, summary, detail: `${shown}\nProvider argument: ${first.attribute}.` };
    // Which database is meant, both may say.
    const also =
      "attribute" in first && first.attribute === "database"
        ? "\nProvider argument: database, unless the resource names one."
        : "";
    return { severity, summary, detail: `${shown}${also}`, path: withinSchema(path) };
  });
}

/** How many lines of a statement without a position are shown. */
const shownLines = 10;

/** The line at fault with a caret; without a position the statement's first lines, unless the message has them. */
function shownSql({ text, position, line }: NonNullable<EngineDiagnostic["sql"]>, detail: string): string {
  if (position !== undefined) return caret(text, position, line).display;
  if (detail.includes(text)) return "";
  const lines = text.split("\n");
  return `\n  ${lines.slice(0, shownLines).join("\n  ")}${lines.length > shownLines ? "\n  …" : ";"}`;
}

/** `definition` is one string: what is inside of it has no path. */
function withinSchema(path: NonNullable<EngineDiagnostic["path"]>): Path {
  const first = path[0];
  return first !== undefined && "attribute" in first && first.attribute === "definition" ? [first] : path;
}

/** Runs `work`; what it throws as a Refusal, and a shadow that was lost, become diagnostics. */
export async function refusable<T>(
  work: () => Promise<T>,
  refused: (diagnostics: readonly Diagnostic[]) => T,
): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof Refusal) return refused(toTerraform(failure.diagnostics));
    if (failure instanceof ShadowLost) return refused(toTerraform([lossDiagnostic(failure)]));
    throw failure;
  }
}

/** Findings as diagnostics, one for each rule and severity; notices stay in the plan's text. */
export function findingDiagnostics(
  statements: readonly Pick<PlanStatement, "sql" | "findings">[],
  paths: ReadonlyMap<Address, Path>,
  estimates: Estimates,
): readonly Diagnostic[] {
  const groups = new Map<string, { finding: Finding; sql: string }[]>();
  for (const statement of statements)
    for (const finding of statement.findings) {
      if (finding.severity === "notice") continue;
      const key = `${finding.severity} ${finding.rule}`;
      groups.set(key, [...(groups.get(key) ?? []), { finding, sql: statement.sql }]);
    }
  return [...groups.values()].map((group) => {
    const { finding, sql } = group[0] as { finding: Finding; sql: string };
    const path = paths.get(finding.object);
    const first = {
      severity: finding.severity === "error" ? ("error" as const) : ("warning" as const),
      ...(path === undefined ? {} : { path: withinSchema(path) }),
    };
    if (group.length === 1)
      return {
        ...first,
        summary: `${finding.rule}: ${nameOf(finding.object)}`,
        detail: `${finding.message}${rowsOf(finding.object, estimates)}\n\n  ${sql.replaceAll("\n", "\n  ")};\n\n${finding.remedy}`,
      };
    // What a rule says of the statement is the same for all; what it says of rows is not.
    const isSame = group.every(({ finding: one }) => one.message === finding.message);
    const lines = group
      .slice(0, named)
      .map(
        ({ finding: one, sql: text }) =>
          `  ${nameOf(one.object)}${rowsOf(one.object, estimates)}: ${isSame ? text.split("\n")[0] : one.message}`,
      );
    const more = group.length > named ? `\n  and ${group.length - named} more` : "";
    const objects = new Set(group.map(({ finding: one }) => one.object)).size;
    const what = objects === 1 ? `${nameOf(finding.object)}, ${group.length} statements` : `${objects} objects`;
    return {
      ...first,
      summary: `${finding.rule}: ${what}`,
      detail: `${isSame ? `${finding.message}\n\n` : ""}${lines.join("\n")}${more}\n\nFor each: ${finding.remedy}`,
    };
  });
}

/** ` (about 1,200 rows)`, where the table was ever analyzed. */
export function rowsOf(object: Address, estimates: Estimates): string {
  const rows = estimates[nameOf(object)];
  return rows === undefined ? "" : ` (about ${rows.toLocaleString("en-US")} rows)`;
}

/** Bytes from which on a person is told how large the private state is: Terraform keeps it in the state, base64. */
const large = 1_000_000;

/** A warning when these bytes are many, and other ones than before. */
export function sizeWarning(bytes: Uint8Array, before: Uint8Array, name: string): readonly Diagnostic[] {
  if (bytes.length <= large || bytes === before) return [];
  return [
    {
      severity: "warning",
      summary: `The state keeps ${(bytes.length / 1e6).toFixed(1)} MB for ${name}`,
      detail:
        "It is the catalog of the schema, packed, which a plan is made from; Terraform stores it with the state and reads it at each plan. A schema this large is better split into several, each with a resource of its own; `definition` or `sql` instead of structured attributes make the rest of the state smaller.",
      path: [{ attribute: "name" }],
    },
  ];
}
