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

/** The catalog as gzip of canonical JSON: keys in order, so that equal catalogs give equal bytes. */
export function serialiseCatalog(catalog: Catalog): Uint8Array {
  const kept: Kept = {
    format,
    version: catalog.version,
    objects: [...catalog.objects.values()]
      .map(({ origins: _, ...object }) => object)
      .sort(by(({ address }) => address)),
    edges: [...catalog.edges].sort(by(({ from, to, type }) => `${from}\n${to}\n${type}`)),
    notModelled: [...catalog.notModelled].sort(by(({ address, of }) => `${address}\n${of ?? ""}`)),
  };
  const bytes = gzipSync(JSON.stringify(kept, inKeyOrder), { level: 9 });
  bytes[systemByte] = 255;
  return bytes;
}

/** The catalog that `serialiseCatalog` wrote; a diagnostic when the bytes are none, or of another format. */
export function parseCatalog(bytes: Uint8Array): Outcome<Catalog> {
  let kept: Partial<Kept>;
  try {
    kept = JSON.parse(gunzipSync(bytes).toString("utf8")) as Partial<Kept>;
  } catch (failure) {
    return unreadable(`They are damaged: ${(failure as Error).message}.`);
  }
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
const inKeyOrder = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(by(([key]) => key)))
    : value;

const by =
  <T>(text: (of: T) => string) =>
  (left: T, right: T): number => {
    const [one, other] = [text(left), text(right)];
    return one < other ? -1 : one > other ? 1 : 0;
  };
