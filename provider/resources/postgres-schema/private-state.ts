/**
 * Owns the private state: the snapshot that a plan is made from, and what this resource owns.
 * Must not know Terraform's values, nor how a plan is made. It holds no secret.
 *
 * The bytes are one line of JSON, the head, and two parts, each gzip of JSON: the catalog with what of it is owned, and what is
 * pending. The head alone says whether there can be anything to do: the parts of 1,000 tables are 8 MB.
 */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Address } from "../../engine/catalog/address.ts";
import type { Catalog } from "../../engine/catalog/catalog.ts";
import type { Obj } from "../../engine/catalog/object.ts";
import { catalogFrom, printCatalog } from "../../engine/catalog/serialise.ts";
import { kindOf, withLaterAttributes } from "../../engine/kinds/lookup.ts";
import type { Plan } from "../../engine/plan/json.ts";
import { hasMoved } from "./ownership.ts";
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

/** The first line. */
interface Head extends Pick<PrivateState, "identity" | "configuration" | "imported" | "createdSchema"> {
  readonly format: number;
  /** Of the reading that the snapshot is of, where that has one. */
  readonly digest: string | null;
  /** Nothing that is owned differs from the snapshot, and nothing is pending. */
  readonly settled: boolean;
  /** SHA-256 of both parts' texts: whether two states are the same does not depend on how zlib packs them. */
  readonly content: string;
  /** Bytes of the first part. */
  readonly size: number;
}

/** An object as it is in the snapshot is not written again, only whether it is structured. */
type Written = Readonly<Record<Address, boolean | Recorded>>;

/** The bytes that Terraform keeps beside the state: the same state, the same bytes. */
export const writePrivateState = (state: PrivateState): Uint8Array => packed(partsOf(state));

interface Parts {
  readonly head: Omit<Head, "size">;
  readonly catalog: Part;
  readonly pending: Part;
}

function partsOf(state: PrivateState): Parts {
  const catalog = catalogPart(state);
  const pending = new Part(
    state.pending === null
      ? "null"
      : `{"desired":${printCatalog(state.pending.desired)},"rest":${JSON.stringify({ ...state.pending, desired: null })}}`,
  );
  const { identity, configuration, imported, createdSchema, snapshot } = state;
  const head = {
    format,
    identity,
    configuration,
    imported,
    createdSchema,
    digest: snapshot?.digest ?? null,
    settled: state.pending === null && snapshot?.digest !== undefined && !hasMoved(state),
    content: createHash("sha256").update(catalog.hash).update(pending.hash).digest("hex"),
  };
  return { head, catalog, pending };
}

function packed({ head, catalog, pending }: Parts): Uint8Array {
  const line = `${JSON.stringify({ ...head, size: catalog.bytes.length } satisfies Head)}\n`;
  return Buffer.concat([Buffer.from(line), catalog.bytes, pending.bytes]);
}

/** A text and its gzip, which is made when it is needed. */
class Part {
  readonly hash: string;
  #text: string | undefined;
  #bytes: Uint8Array | undefined;

  constructor(text: string, bytes?: Uint8Array) {
    this.hash = createHash("sha256").update(text).digest("hex");
    if (bytes === undefined) this.#text = text;
    else this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    if (this.#bytes === undefined) {
      this.#bytes = gzipSync(this.#text ?? "", { level: 6 });
      this.#bytes[9] = 255; // the header's system byte, so that every platform writes the same
      this.#text = undefined;
    }
    return this.#bytes;
  }
}

/** The part that was read or written last for a snapshot: a plan most often hands on the one that it was given. */
const parts = new WeakMap<Catalog, { readonly recorded: PrivateState["recorded"]; readonly part: Part }>();

function catalogPart({ snapshot, recorded }: PrivateState): Part {
  const known = snapshot === null ? undefined : parts.get(snapshot);
  if (known?.recorded === recorded) return known.part;
  const written: Written = Object.fromEntries(
    Object.entries(recorded).map(([address, one]) => {
      const object = snapshot?.objects.get(address);
      return [address, object !== undefined && isAs(one, object) ? one.structured : one];
    }),
  );
  const made = new Part(
    `{"recorded":${JSON.stringify(written)},"snapshot":${snapshot === null ? "null" : printCatalog(snapshot)}}`,
  );
  if (snapshot !== null) parts.set(snapshot, { recorded, part: made });
  return made;
}

const isAs = ({ row, kind, path, attrs }: Recorded, object: Obj): boolean =>
  kind === object.kind &&
  row === (object.rows[0] ?? null) &&
  (attrs === object.attrs || isDeepStrictEqual(attrs, object.attrs)) &&
  (path === object.path || isDeepStrictEqual(path, object.path));

/** The private state of a resource as it came: the head is read at once, the parts when they are asked for. */
export class Kept {
  readonly #bytes: Uint8Array;
  readonly #head: Head | undefined;
  #state: PrivateState | undefined;
  #problem: string | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    if (bytes.length > 0) this.#head = this.#readHead();
  }

  /** Bytes of a newer version, or damaged ones, say nothing: what is owned is then what the configuration declares. */
  get state(): PrivateState {
    this.#state ??= this.#read();
    return this.#state;
  }

  /** Why `state` says nothing. */
  get problem(): string | undefined {
    void this.state;
    return this.#problem;
  }

  /** The digest of the reading after which nothing differed from the last apply; undefined when something did, or is pending. */
  get settledDigest(): string | undefined {
    return this.#head?.settled === true ? (this.#head.digest ?? undefined) : undefined;
  }

  /** Configuration.hash of the last apply that reached its end. */
  get configuration(): string | null {
    return this.#head?.configuration ?? null;
  }

  get identity(): Identity | null {
    return this.#head?.identity ?? null;
  }

  /** The bytes of this state; those that came when they say the same, though of another reading. */
  write(state: PrivateState): Uint8Array {
    const parts = partsOf(state);
    const same = this.#head !== undefined && JSON.stringify(said(this.#head)) === JSON.stringify(said(parts.head));
    return same ? this.#bytes : packed(parts);
  }

  #readHead(): Head | undefined {
    const head = readHead(this.#bytes);
    if (head?.format === format) return head;
    this.#problem =
      head === undefined
        ? "it does not begin with the line that says its format"
        : `its format is ${head.format}, this version reads format ${format}`;
    return undefined;
  }

  #read(): PrivateState {
    const head = this.#head;
    if (head === undefined) return emptyPrivateState;
    try {
      const start = this.#bytes.indexOf(newline) + 1;
      const catalog = this.#bytes.subarray(start, start + head.size);
      const pending = this.#bytes.subarray(start + head.size);
      const { identity, configuration, imported, createdSchema } = head;
      return {
        ...readCatalogPart(catalog, head.digest),
        pending: readPending(pending),
        identity,
        configuration,
        imported,
        createdSchema,
      };
    } catch (failure) {
      this.#problem = (failure as Error).message;
      return emptyPrivateState;
    }
  }
}

const newline = 10;

function readHead(bytes: Uint8Array): Head | undefined {
  const line = Buffer.from(bytes.subarray(0, bytes.indexOf(newline) + 1)).toString("utf8");
  try {
    const head: unknown = JSON.parse(line);
    return typeof head === "object" && head !== null && "format" in head ? (head as Head) : undefined;
  } catch {
    return undefined;
  }
}

/** What a head says of the state itself. */
const said = ({ identity, configuration, imported, createdSchema, content }: Parts["head"]): readonly unknown[] => [
  identity,
  configuration,
  imported,
  createdSchema,
  content,
];

function readCatalogPart(bytes: Uint8Array, digest: string | null): Pick<PrivateState, "snapshot" | "recorded"> {
  const text = gunzipSync(bytes).toString("utf8");
  const kept = JSON.parse(text) as { readonly recorded: Written; readonly snapshot: object | null };
  const catalog = kept.snapshot === null ? null : (keptCatalog(kept.snapshot) ?? null);
  const snapshot = catalog === null || digest === null ? catalog : { ...catalog, digest };
  const recorded = Object.fromEntries(
    Object.entries(kept.recorded).map(([address, one]): [Address, Recorded] => {
      if (typeof one !== "boolean") return [address, { ...one, attrs: withLaterAttributes(one) }];
      const object = snapshot?.objects.get(address);
      if (object === undefined) throw new Error(`${address} is recorded and not in the snapshot`);
      const { kind, path, attrs, rows } = object;
      return [address, { row: rows[0] ?? null, kind, path, attrs, structured: one }];
    }),
  );
  if (snapshot !== null) parts.set(snapshot, { recorded, part: new Part(text, bytes) });
  return { snapshot: snapshot !== null && lacksOwners(snapshot) ? null : snapshot, recorded };
}

/** A snapshot of a release that did not know owners says nothing of them: it is read anew, or each would look like drift. */
const lacksOwners = ({ objects }: Catalog): boolean =>
  objects.size > 0 && ![...objects.values()].some((object) => kindOf(object).silent !== undefined);

function keptCatalog(kept: object): Catalog | undefined {
  const { value } = catalogFrom(kept);
  if (value === undefined) return undefined;
  const objects = [...value.objects].map(
    ([address, object]) => [address, { ...object, attrs: withLaterAttributes(object) }] as const,
  );
  return { ...value, objects: new Map(objects) };
}

function readPending(bytes: Uint8Array): Pending | null {
  const kept = JSON.parse(gunzipSync(bytes).toString("utf8")) as {
    readonly desired: object;
    readonly rest: Omit<Pending, "desired">;
  } | null;
  const desired = kept === null ? undefined : keptCatalog(kept.desired);
  return kept === null || desired === undefined ? null : { ...kept.rest, desired };
}

/** What `writePrivateState` wrote. */
export const readPrivateState = (bytes: Uint8Array): Kept => new Kept(bytes);
