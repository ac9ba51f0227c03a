/**
 * Owns what the engine's thread and the shadow's worker say to each other.
 * Must not know PGlite or threads; only plain values that can be cloned.
 */
import type { Loss } from "./instance.ts";
import type { ErrorFields } from "./wire.ts";

/** What a worker is started with. */
export interface Start {
  /** Where buildShadow wrote its files. */
  readonly directory: string;
  /** Compiled once a process and shared by all workers, one after another. */
  readonly module: WebAssembly.Module;
  /** Bytes. */
  readonly memoryLimit: number;
  /** Who its session is for: the engine, or clients of another program, who expect a server's own settings. */
  readonly audience: Audience;
  /** One Int32: how many statements of the current request have been finished. */
  readonly progress: SharedArrayBuffer;
}

export type Audience = "engine" | "clients";

/** Messages of a client, to be answered as they are. */
export interface ExchangeRequest {
  readonly messages: Uint8Array;
}

/** Statements to run, each a call of its own; `rows` asks for the first column of the only statement's rows. */
export interface Request {
  readonly statements: readonly string[];
  readonly rows: boolean;
  readonly stopAtError: boolean;
}

export type Response =
  | { readonly kind: "ready"; readonly version: number }
  | { readonly kind: "failed"; readonly message: string }
  /** `errors[i]` belongs to statement i; null where it was fine. Shorter than the request where it stopped. */
  | { readonly kind: "done"; readonly errors: readonly (ErrorFields | null)[]; readonly rows?: readonly string[] }
  | { readonly kind: "answered"; readonly bytes: Uint8Array }
  | { readonly kind: "lost"; readonly index: number; readonly loss: Loss };
