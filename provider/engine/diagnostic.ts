/**
 * Owns Diagnostic: what a person can correct, as a value.
 * Must not know Terraform, the CLI or how it is rendered.
 */

/** One step of a path into the input: an attribute's name, a map's key, or a list's index. */
export type PathStep = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

/** `tables.users.columns["e mail"].type`, as Terraform writes a path. */
export const printPath = (path: readonly PathStep[]): string =>
  path
    .map((step) => {
      if ("index" in step) return `[${step.index}]`;
      const name = "attribute" in step ? step.attribute : step.key;
      return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    })
    .join("")
    .replace(/^\./, "");

/** Something a person can correct: what is wrong, where, and what to do. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One short line; names the object, for a diagnostic's path is not always shown. */
  readonly summary: string;
  /** What happened, why, and the way out. Plain text, several lines are fine. */
  readonly detail: string;
  /** Where in the input; absent when the input as a whole is meant. */
  readonly path?: readonly PathStep[];
  /**
   * The SQL at fault; `position` counts characters (code points) from 1, as PostgreSQL's error field P does; `line` is the number
   * of its first line in what it was written in, if that is more than the SQL.
   */
  readonly sql?: { readonly text: string; readonly position?: number; readonly line?: number };
  /** What is referred to and not there, as PostgreSQL names it: `shop.orders`. */
  readonly missing?: string;
}

/** A value, or what has to be corrected first. Warnings may come with the value. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** An error: nothing is run while there is one. `summary` and `detail` as Diagnostic says. */
export const error = (
  summary: string,
  detail: string,
  more: Pick<Diagnostic, "path" | "sql" | "missing"> = {},
): Diagnostic => ({
  severity: "error",
  summary,
  detail,
  ...more,
});

/** A warning, which may come with a value. */
export const warning = (summary: string, detail: string, more: Pick<Diagnostic, "path" | "sql"> = {}): Diagnostic => ({
  severity: "warning",
  summary,
  detail,
  ...more,
});

/** Whether one of them is an error. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");

/** Carries diagnostics through code that cannot return them; caught at the engine's public surface. */
export class Refusal extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => `${diagnostic.summary}: ${diagnostic.detail}`).join("\n"));
    this.name = "Refusal";
  }
}
