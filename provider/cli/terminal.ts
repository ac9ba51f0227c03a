/**
 * Owns the streams of the CLI: results to stdout, everything else to stderr, and the request to stop.
 * Must not know any command.
 */
import type { Writable } from "node:stream";
import type { Diagnostic } from "../engine/diagnostic.ts";
import { Progress } from "./progress.ts";
import { type Palette, palette } from "./render/colour.ts";
import { diagnosticText } from "./render/diagnostic.ts";

export interface Streams {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a command talks to. */
export class Terminal {
  readonly progress: Progress;
  /** Of results; plain where stdout is no terminal. */
  readonly colours: Palette;
  readonly #errorColours: Palette;

  constructor(
    readonly streams: Streams,
    /** Aborted when the person asks to stop. */
    readonly signal: AbortSignal,
  ) {
    this.colours = palette(streams.stdout.isTTY === true, streams.environment);
    this.#errorColours = palette(streams.stderr.isTTY === true, streams.environment);
    this.progress = new Progress(streams.stderr);
  }

  get environment(): Streams["environment"] {
    return this.streams.environment;
  }

  /** Writes a result. */
  result(text: string): void {
    this.progress.hide();
    this.streams.stdout.write(text);
  }

  /** Writes diagnostics for people. */
  tell(diagnostics: readonly Diagnostic[]): void {
    this.progress.hide();
    for (const diagnostic of diagnostics) this.streams.stderr.write(diagnosticText(diagnostic, this.#errorColours));
  }

  /** Passes on what another program writes. */
  echo(output: Uint8Array): void {
    this.streams.stderr.write(output);
  }

  /** Writes one line about what is going on. */
  note(line: string): void {
    this.progress.hide();
    this.streams.stderr.write(`${line}\n`);
  }
}
