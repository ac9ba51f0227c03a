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
    edges: sorted(catalog.edges, ({ from, to, type }) => `${from}\n${to}\n${type}`).map(({ from, to, type }) => ({
      from,
      to,
      type,
    })),
    format,
    notModelled: sorted(catalog.notModelled, ({ address, of, text }) => `${address}\n${of ?? ""}\n${text ?? ""}`).map(
      ({ address, of, rows, schema, text }) => ({
        address,
        ...(of === undefined ? {} : { of }),
        rows,
        schema,
        ...(text === undefined ? {} : { text }),
      }),
    ),
    objects: sorted([...catalog.objects.values()], ({ address }) => address).map(
      ({ address, attrs, kind, parent, path, rows }) => ({
        address,
        attrs: inKeyOrder(attrs, `${kind}.attrs`),
        kind,
        parent,
        path: inKeyOrder(path, `${kind}.path`),
        rows,
      }),
    ),
    version: catalog.version,
  };
  return JSON.stringify(kept);
}

/** The catalog that `serialiseCatalog` wrote; a diagnostic when the bytes are none, or of another format. */
export function parseCatalog(bytes: Uint8Array): Outcome<Catalog> {
  try {
    return catalogFrom(JSON.parse(gunzipSync(bytes).toString("utf8")) as object);
  } catch (failure) {
    return unreadable(`They are damaged: ${(failure as Error).message}.`);
  }
}

/** The catalog of the JSON value that `printCatalog` wrote. */
export function catalogFrom(value: object): Outcome<Catalog> {
  const kept = value as Partial<Kept>;
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

/** What the keys of one sort of object were the last time, and the same in order: they are most often the same again. */
const keyOrders = new Map<string, { readonly keys: readonly string[]; readonly ordered: readonly string[] }>();

/** The same with the keys of each object in order. `sort` tells which objects have the same keys. */
function inKeyOrder<T extends object>(value: T, sort: string): T {
  const from = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(from);
  let order = keyOrders.get(sort);
  if (order === undefined || order.keys.length !== keys.length || keys.some((key, at) => order?.keys[at] !== key)) {
    order = { keys, ordered: [...keys].sort() };
    keyOrders.set(sort, order);
  }
  const result: Record<string, unknown> = {};
  for (const key of order.ordered) {
    const item = from[key];
    result[key] = typeof item === "object" && item !== null ? deepInKeyOrder(item) : item;
  }
  return result as T;
}

const deepInKeyOrder = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? value
    : Array.isArray(value)
      ? value.map(deepInKeyOrder)
      : Object.fromEntries(
          sorted(Object.entries(value), ([key]) => key).map(([key, item]) => [key, deepInKeyOrder(item)]),
        );

/** By their texts, each made once. */
function sorted<T>(values: readonly T[], textOf: (value: T) => string): readonly T[] {
  return values
    .map((value) => ({ value, text: textOf(value) }))
    .sort((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0))
    .map(({ value }) => value);
}
