/**
 * Owns Shadow: a scratch PostgreSQL in which desired state is elaborated and plans are proven.
 * Must not know what is loaded into it, nor which engine serves it.
 */
import type { DatabaseError, Session } from "../db/session.ts";
import type { ConnectionSettings } from "../db/settings.ts";
import { openEmbedded } from "./embedded.ts";
import { GivenDatabase } from "./given.ts";
import { RemoteShadow } from "./remote.ts";
import { ScratchDatabase } from "./scratch.ts";

export { ShadowLost } from "./lost.ts";

/** How one statement of a run ended. A statement that was not reached has no result. */
export type StatementResult = { readonly ok: true } | { readonly ok: false; readonly error: DatabaseError };

export interface RunOptions {
  /** Stop after the first statement that fails; later ones then have no result. Default: go on. */
  readonly stopAtError?: boolean;
}

/** One scratch database, one session in it, one caller at a time (calls queue up). */
export interface Shadow {
  readonly engine: "embedded" | "server" | "url";
  /** server_version_num, e.g. 180006. */
  readonly version: number;
  /** So much was run in it that whoever is next would start a new one: closing it costs nothing, and its memory is free. */
  readonly isWorn: boolean;
  /** The session in it; the same one each time. It stays usable over a reset; its close() closes nothing. */
  session(): Session;
  /** Back to an empty database with the settings of a new session. The only way on after ShadowLost. */
  reset(): Promise<void>;
  /**
   * Runs statements one after another, each in a transaction of its own unless they say BEGIN, in batches.
   * An error of a statement is its result; throws ShadowLost when the shadow itself is lost.
   */
  run(statements: readonly string[], options?: RunOptions): Promise<StatementResult[]>;
  close(): Promise<void>;
}

/** On a server: a scratch database beside the target ("server"), or an empty database given for it ("url"). */
export interface ShadowPlace {
  readonly engine: "server" | "url";
  readonly settings: ConnectionSettings;
}

/** Where a shadow is opened, and what ends it. */
export interface ShadowOptions {
  /** Where it stands; absent: embedded. */
  readonly place?: ShadowPlace;
  /** Ends whatever runs in the shadow; every call then throws ShadowLost with reason "stopped". */
  readonly signal?: AbortSignal;
  /** Bytes: the embedded engine's own memory, and as much again for its files. Default 1 GiB. */
  readonly memoryLimit?: number;
  /** MiB of the worker's native stack. Default 256: with less, deep statements are lost instead of refused. */
  readonly stackLimit?: number;
  /** Milliseconds that one statement may take. Default 60,000. */
  readonly timeLimit?: number;
}

/**
 * Opens a shadow; the embedded one takes 0.3 s. Throws Refusal for what a person can correct (no CREATEDB, a given database
 * that is not empty), ShadowLost when it does not start.
 */
export async function openShadow(options: ShadowOptions = {}): Promise<Shadow> {
  const { place } = options;
  if (place === undefined) return openEmbedded(options);
  const ground = place.engine === "server" ? new ScratchDatabase(place.settings) : new GivenDatabase(place.settings);
  const shadow = new RemoteShadow(ground, options);
  try {
    await shadow.open();
  } catch (cause) {
    // The first error says more than one of cleaning up after it.
    await shadow.close().catch(() => undefined);
    throw cause;
  }
  return shadow;
}
