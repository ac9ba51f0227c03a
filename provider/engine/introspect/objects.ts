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

/** The columns that a kind's query is asked for: attributes that this version of PostgreSQL has. */
export function columnsOf(kind: Kind, version: number): readonly Asked[] {
  const asked = new Map<string, Asked>();
  for (const name of [...kind.path, "oid", ...(kind.sub === undefined ? [] : [kind.sub])]) asked.set(name, { name });
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

/** The objects of a kind. `refer` gives the address in place of a path's name that is a catalog's row; undefined: left out. */
export function objectsFrom(
  kind: Kind,
  columns: Columns,
  version: number,
  names: Names,
  refer: (row: string) => Address | undefined = () => undefined,
): (Obj | undefined)[] {
  const { oids, subs, others } = identified(kind, columns);
  const [own, ...rest] = kind.catalogs as [string, ...string[]];
  const path = kind.path.map((name) => ({ name, values: columns.get<string>(name) }));
  const attrs = Object.entries(kind.attrs).map(([name, attribute]) => ({
    name,
    attribute,
    values: isThere(attribute, version) ? columns.get<unknown>(name) : undefined,
    usual: attribute.usually,
    at: `${kind.name}.${name}`,
  }));
  const objects: (Obj | undefined)[] = [];
  for (let at = 0; at < columns.length; at += 1) {
    const place: Record<string, string> = {};
    let found = true;
    for (const { name, values } of path) {
      const value = values[at] as string;
      const named = name === kind.refersBy ? refer(value) : names.once(value);
      if (named === undefined) found = false;
      else place[name] = named;
    }
    if (!found) {
      objects.push(undefined);
      continue;
    }
    const decoded: Record<string, unknown> = {};
    for (const { name, attribute, values, usual, at: where } of attrs) {
      const value = values === undefined ? attribute.neutral : values[at];
      if (typeof value === "string") decoded[name] = attribute.decode(names.once(value), where);
      else if (usual !== undefined && value === null) decoded[name] = decoded[usual];
      else decoded[name] = attribute.decode(value ?? null, where);
    }
    // Not as a template, which keeps its pieces beside it: twice the memory, of all objects.
    const rows = [[own, oids[at], subs?.[at] ?? 0].join("/")];
    const more = others?.[at] ?? [];
    for (let index = 0; index < more.length; index += 1) {
      const other = more[index];
      if (typeof other === "number") rows.push(`${rest[index]}/${other}/0`);
    }
    objects.push(objectOf(kind, place, decoded, { rows }));
  }
  return objects;
}
