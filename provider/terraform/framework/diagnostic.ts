/**
 * Owns Diagnostic: what a person can correct, as a value that Terraform prints.
 * Must not know who found it or how it is sent.
 */
import type { Path } from "../cty/path.ts";

export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One short line with the object's name: Terraform points at a line only for an attribute and a map key (protocol facts, rule 11). */
  readonly summary: string;
  readonly detail: string;
  /** Where in the configuration; absent when all of it is meant. */
  readonly path?: Path;
}

/** Is there an error among them? Warnings alone let Terraform go on. */
export const hasErrors = (diagnostics: readonly Diagnostic[] | undefined): boolean =>
  diagnostics?.some((diagnostic) => diagnostic.severity === "error") ?? false;

/** The diagnostic for an exception in a handler: a bug, never the person's fault. `what` names the call. */
export function bug(what: string, error: unknown, redact: (text: string) => string): Diagnostic {
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    severity: "error",
    summary: `Bug in the provider: ${what} failed`,
    detail: `${redact(shown)}\n\nThis is a bug in the provider, please report it with the text above.`,
  };
}
