/**
 * Owns the exit statuses of the CLI, and the way to end a command early with one.
 * Must not know any command.
 */
import { type Diagnostic, error } from "../engine/diagnostic.ts";

/** Scripts rely on these numbers. */
export const exit = { done: 0, error: 1, changes: 2, refused: 3, usage: 64 } as const;

export type ExitStatus = (typeof exit)[keyof typeof exit];

/** Ends the command: the diagnostics go to stderr, the status to the shell. */
export class Stop extends Error {
  constructor(
    readonly status: ExitStatus,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(diagnostics.map(({ summary }) => summary).join("\n"));
    this.name = "Stop";
  }
}

/** Ends the command because of how it was called. */
export const wrongUsage = (summary: string, detail: string): Stop => new Stop(exit.usage, [error(summary, detail)]);

/** Ends the command because of what was found. */
export const failed = (summary: string, detail: string): Stop => new Stop(exit.error, [error(summary, detail)]);
