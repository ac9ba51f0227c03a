/**
 * Owns the bytes of a catalog as it is kept: in the history before an apply, in a snapshot. The same catalog, the same bytes.
 * Must not know kinds, nor where the bytes are kept.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { error, type Outcome } from "../diagnostic.ts";
import { type Catalog, catalogOf, type Edge, type NotModelled } from "./catalog.ts";
import type { Obj } from "./object.ts";

/** Grows whenever what an older version wrote can no longer be read as it is. */
const format = 1;

/** The byte of gzip's header that names the operating system (RFC 1952, 2.3.1); 255 is "unknown". */
const systemByte = 9;

/** What is kept: objects by address, edges and what is not modelled in one order. Origins are of input and not kept. */
interface Kept {
  readonly format: number;
  readonly version: number;
  readonly objects: readonly Obj[];
  readonly edges: readonly Edge[];
  readonly notModelled: readonly NotModelled[];
}

/** The catalog as gzip of canonical JSON: equal catalogs give equal bytes. */
export function serialiseCatalog(catalog: Catalog): Uint8Array {
  const bytes = gzipSync(printCatalog(catalog), { level: 9 });
  bytes[systemByte] = 255;
  return bytes;
}

/** The catalog as canonical JSON: keys in order, so that equal catalogs give equal texts. */
export function printCatalog(catalog: Catalog): string {
  const kept: Kept = {
    format,
    version: catalog.version,
    objects: sorted(
      [...catalog.objects.values()].map(({ origins: _, ...object }) => object),
      ({ address }) => address,
    ),
    edges: sorted(catalog.edges, ({ from, to, type }) => `${from}\n${to}\n${type}`),
    notModelled: sorted(catalog.notModelled, ({ address, of }) => `${address}\n${of ?? ""}`),
  };
  return JSON.stringify(kept, inKeyOrder);
}

/** The catalog that `serialiseCatalog` wrote; a diagnostic when the bytes are none, or of another format. */
export function parseCatalog(bytes: Uint8Array): Outcome<Catalog> {
  try {
    return readPrinted(gunzipSync(bytes).toString("utf8"));
  } catch (failure) {
    return unreadable(`They are damaged: ${(failure as Error).message}.`);
  }
}

/** The catalog that `printCatalog` wrote. Throws what JSON.parse throws. */
export function readPrinted(text: string): Outcome<Catalog> {
  const kept = JSON.parse(text) as Partial<Kept>;
  if (kept.format !== format)
    return unreadable(
      typeof kept.format === "number" && kept.format > format
        ? `Their format is ${kept.format}, written by a newer version of Schemata; this version reads format ${format}.`
        : `Their format is ${JSON.stringify(kept.format ?? null)}; this version reads format ${format}.`,
    );
  const { version, objects, edges, notModelled } = kept as Kept;
  const whole = objects.map((object): Obj => ({ ...object, parent: object.parent }));
  return { value: catalogOf(version, whole, edges, notModelled), diagnostics: [] };
}

const unreadable = (why: string): Outcome<Catalog> => ({
  diagnostics: [error("The bytes of a catalog cannot be read", why)],
});

/** For JSON.stringify: the keys of each object in order. */
const inKeyOrder = (_key: string, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (keys.every((key, index) => index === 0 || (keys[index - 1] as string) <= key)) return value;
  return Object.fromEntries(sorted(Object.entries(value), ([key]) => key));
};

/** By their texts, each made once. */
function sorted<T>(values: readonly T[], textOf: (value: T) => string): readonly T[] {
  return values
    .map((value) => ({ value, text: textOf(value) }))
    .sort((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0))
    .map(({ value }) => value);
}
