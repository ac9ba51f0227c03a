/**
 * Owns the way from a kind's rows to its objects.
 * Must not know kinds by name, nor how the rows were asked for.
 */
import type { Address } from "../catalog/address.ts";
import type { Attribute } from "../catalog/attribute.ts";
import type { Obj } from "../catalog/object.ts";
import { type Kind, objectOf } from "../kinds/kind.ts";
import type { Claims } from "./claims.ts";
import type { Asked, Columns } from "./columns.ts";

const isThere = ({ since = 0, until = Number.POSITIVE_INFINITY }: Attribute<unknown>, version: number): boolean =>
  since <= version && version < until;

/** Whether its objects are parts of another one's row, so that the path but for the last name is that one's. */
const isPart = (kind: Kind): boolean => kind.sub !== undefined && kind.refersBy === undefined;

/** The columns that a kind's query is asked for: attributes that this version of PostgreSQL has. */
export function columnsOf(kind: Kind, version: number): readonly Asked[] {
  const asked = new Map<string, Asked>();
  for (const name of [
    ...(isPart(kind) ? kind.path.slice(-1) : kind.path),
    "oid",
    ...(kind.sub === undefined ? [] : [kind.sub]),
  ])
    asked.set(name, { name });
  for (const [name, attribute] of Object.entries(kind.attrs))
    if (isThere(attribute, version)) asked.set(name, { name, sent: attribute.sent });
  if (kind.catalogs.length > 1) asked.set("others", { name: "others", sent: "sparse" });
  return [...asked.values()];
}

/** Rows that have an oid and, in the order of `kind.catalogs`, the oids of others. */
interface Identified {
  readonly oids: readonly (number | string)[];
  readonly subs: readonly number[] | undefined;
  readonly others: readonly (readonly (number | null)[] | null)[] | undefined;
}

const identified = (kind: Kind, columns: Columns): Identified => ({
  oids: columns.get<number | string>("oid"),
  subs: kind.sub === undefined ? undefined : columns.get<number>(kind.sub),
  others: kind.catalogs.length === 1 ? undefined : columns.get<readonly (number | null)[] | null>("others"),
});

/** Claims the rows of all objects of a kind; they are numbered from `first` on. */
export function claimRows(kind: Kind, columns: Columns, first: number, claims: Claims): void {
  const { oids, subs, others } = identified(kind, columns);
  const [own, ...rest] = kind.catalogs as [string, ...string[]];
  for (let at = 0; at < columns.length; at += 1) {
    const oid = oids[at];
    if (typeof oid === "number") claims.add(own, oid, subs?.[at] ?? 0, first + at);
    const more = others?.[at] ?? [];
    for (let place = 0; place < more.length; place += 1) {
      const other = more[place];
      if (typeof other === "number") claims.add(rest[place] as string, other, 0, first + at);
    }
  }
}

/** Texts come again and again (a table's name with each of its columns, types): each is kept once. */
export class Names {
  readonly #known = new Map<string, string>();

  once(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, name);
    return name;
  }
}

/** What rows say of other objects. */
export interface Others {
  /** The address in place of a path's name that is a catalog's row; undefined: the object is left out. */
  refer(row: string): Address | undefined;
  /** The object that has claimed the row of which others are parts. */
  whole(catalog: string, oid: number): Obj | undefined;
}

/** The objects of a kind. */
export function objectsFrom(
  kind: Kind,
  columns: Columns,
  version: number,
  names: Names,
  others: Others,
): (Obj | undefined)[] {
  const rows = rowsOf(kind, columns);
  const attrs = attributesOf(kind, columns, version, names, others);
  return pathsOf(kind, columns, names, others).map((path, at) =>
    path === undefined ? undefined : objectOf(kind, path, attrs[at] as Decoded, { rows: rows[at] as string[] }),
  );
}

type Decoded = Record<string, unknown>;

/**
 * Column by column: one loop that does the same thing to all rows is several times as fast as one over the names for each row. A value
 * that most have is in what all are copies of.
 */
function attributesOf(
  kind: Kind,
  columns: Columns,
  version: number,
  names: Names,
  { refer }: Others,
): readonly Decoded[] {
  const attributes = Object.entries(kind.attrs).map(([name, attribute]) => {
    const where = `${kind.name}.${name}`;
    const decoded = (value: unknown): unknown =>
      attribute.decode(typeof value === "string" ? names.once(value) : (value ?? null), where);
    const isSent = isThere(attribute, version);
    const own = attribute.refers !== undefined || attribute.usually !== undefined;
    return { name, attribute, decoded, isSent, rarely: isSent && !own ? columns.rarely(name) : undefined };
  });
  // Copies of one object share its layout from the start.
  const usual: Decoded = Object.fromEntries(
    attributes.map(({ name, attribute, decoded, isSent, rarely }) => [
      name,
      isSent ? (rarely === undefined ? null : decoded(rarely.usual)) : decoded(attribute.neutral),
    ]),
  );
  const all = Array.from({ length: columns.length }, () => ({ ...usual }));
  for (const { name, attribute, decoded, isSent, rarely } of attributes) {
    if (!isSent) continue;
    if (rarely !== undefined) {
      for (const [row, value] of rarely.others) (all[row] as Decoded)[name] = decoded(value);
      continue;
    }
    const { usually, refers } = attribute;
    const values = columns.get<unknown>(name);
    for (let row = 0; row < values.length; row += 1) {
      const of = all[row] as Decoded;
      const value = refers === undefined ? values[row] : referred(values[row], refer);
      of[name] = usually !== undefined && value === null ? of[usually] : decoded(value);
    }
  }
  return all;
}

type Path = Record<string, string>;

/** Undefined where a name refers to what is not there. */
function pathsOf(kind: Kind, columns: Columns, names: Names, { refer, whole }: Others): readonly (Path | undefined)[] {
  const before = isPart(kind) ? kind.path.slice(0, -1) : [];
  const empty: Path = Object.fromEntries(kind.path.map((name) => [name, ""]));
  const paths: (Path | undefined)[] = Array.from({ length: columns.length }, () => ({ ...empty }));
  if (before.length > 0) {
    const [own] = kind.catalogs as [string];
    columns.get<number>("oid").forEach((oid, at) => {
      const of = Object.values(whole(own, oid)?.path ?? {});
      if (of.length !== before.length) throw new Error(`nobody claims the whole of a ${kind.name} with the oid ${oid}`);
      for (let index = 0; index < before.length; index += 1)
        (paths[at] as Path)[before[index] as string] = of[index] as string;
    });
  }
  for (const name of kind.path.slice(before.length))
    columns.get<string>(name).forEach((value, at) => {
      const path = paths[at];
      const named = name === kind.refersBy ? refer(value) : names.once(value);
      if (named === undefined || path === undefined) paths[at] = undefined;
      else path[name] = named;
    });
  return paths;
}

/** The rows of each object, its own first: `class/oid/subid`. */
function rowsOf(kind: Kind, columns: Columns): readonly string[][] {
  const { oids, subs, others } = identified(kind, columns);
  const [own, ...rest] = kind.catalogs as [string, ...string[]];
  return oids.map((oid, at) => {
    // Not as a template, which keeps its pieces beside it: twice the memory, of all objects.
    const rows = [[own, oid, subs?.[at] ?? 0].join("/")];
    const more = others?.[at] ?? [];
    for (let index = 0; index < more.length; index += 1) {
      const other = more[index];
      if (typeof other === "number") rows.push([rest[index], other, 0].join("/"));
    }
    return rows;
  });
}

/** The addresses in place of the rows; a row that is no object's stays as it is. */
function referred(value: unknown, refer: (row: string) => Address | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => referred(item, refer));
  return typeof value === "string" ? (refer(value) ?? value) : (value ?? null);
}

/** The attributes of a kind that hold addresses, with the type of the dependency. */
export const referencesOf = (kind: Kind): readonly (readonly [name: string, type: string])[] =>
  Object.entries(kind.attrs).flatMap(([name, { refers }]) => (refers === undefined ? [] : [[name, refers] as const]));
