/**
 * Owns the private state: the snapshot that a plan is made from, and what this resource owns.
 * Must not know Terraform's values, nor how a plan is made. It holds no secret.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import type { Address } from "../../engine/catalog/address.ts";
import type { Catalog } from "../../engine/catalog/catalog.ts";
import { printCatalog, readPrinted } from "../../engine/catalog/serialise.ts";
import type { Plan } from "../../engine/plan/json.ts";
import type { Reliance } from "./reliance.ts";

/** Grows when an older version could not read what this one writes. */
const format = 1;

/** Which server and database a snapshot is of. */
export interface Identity {
  readonly systemIdentifier: string | null;
  readonly databaseOid: string;
  readonly database: string;
  readonly version: number;
}

/** An object as the target printed it after an apply of ours. */
export interface Recorded {
  /** Its first row of pg_depend: the oid tells whether it is still the same object. */
  readonly row: string | null;
  readonly kind: string;
  readonly path: Readonly<Record<string, string>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** Declared in structured attributes, not in `sql`. */
  readonly structured: boolean;
}

/** What apply needs of the planning before it. */
export interface Pending {
  readonly plan: Plan;
  readonly configuration: string;
  readonly reliance: Reliance;
  readonly declared: readonly Address[];
  readonly structured: readonly Address[];
  readonly desired: Catalog;
  readonly schema: string;
}

export interface PrivateState {
  /** Null: not read since the configuration of the server was unknown; planning reads the live catalog. */
  readonly snapshot: Catalog | null;
  readonly identity: Identity | null;
  /** Configuration.hash of the last apply that reached its end; null: plan in any case. */
  readonly configuration: string | null;
  /** What this resource owns, or shows after an import. */
  readonly recorded: Readonly<Record<Address, Recorded>>;
  /** Imported and not applied yet: `recorded` is shown, not owned. */
  readonly imported: boolean;
  /** Whether this resource created the schema, and may drop it. */
  readonly createdSchema: boolean;
  readonly pending: Pending | null;
}

export const emptyPrivateState: PrivateState = {
  snapshot: null,
  identity: null,
  configuration: null,
  recorded: {},
  imported: false,
  createdSchema: false,
  pending: null,
};

interface Kept {
  readonly format: number;
  readonly snapshot: string | null;
  readonly pending: (Omit<Pending, "desired"> & { readonly desired: string }) | null;
}

/** The bytes that Terraform keeps beside the state: the same state, the same bytes. */
export function writePrivateState(state: PrivateState): Uint8Array {
  const kept: Omit<PrivateState, "snapshot" | "pending"> & Kept = {
    format,
    ...state,
    snapshot: state.snapshot === null ? null : printCatalog(state.snapshot),
    pending: state.pending === null ? null : { ...state.pending, desired: printCatalog(state.pending.desired) },
  };
  const bytes = gzipSync(JSON.stringify(kept), { level: 6 });
  bytes[9] = 255; // the header's system byte, so that every platform writes the same
  return bytes;
}

/**
 * What `writePrivateState` wrote. Bytes of a newer version, or damaged ones, say nothing: then the catalog is read again and
 * what is owned is what the configuration declares.
 */
export function readPrivateState(bytes: Uint8Array): { state: PrivateState; problem?: string } {
  if (bytes.length === 0) return { state: emptyPrivateState };
  try {
    const kept = JSON.parse(gunzipSync(bytes).toString("utf8")) as Kept & Omit<PrivateState, "snapshot" | "pending">;
    if (kept.format !== format)
      return { state: emptyPrivateState, problem: `its format is ${kept.format}, this version reads format ${format}` };
    const { format: _, snapshot, pending, ...rest } = kept;
    const desired = pending === null ? undefined : readPrinted(pending.desired).value;
    return {
      state: {
        ...emptyPrivateState,
        ...rest,
        snapshot: snapshot === null ? null : (readPrinted(snapshot).value ?? null),
        pending: pending === null || desired === undefined ? null : { ...pending, desired },
      },
    };
  } catch (failure) {
    return { state: emptyPrivateState, problem: (failure as Error).message };
  }
}
