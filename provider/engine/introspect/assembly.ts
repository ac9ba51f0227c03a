/**
 * Owns Assembly: from the rows of a snapshot to its catalog. Who claims which row is known at once, the objects are made later.
 * Must not know kinds by name, nor how the rows were asked for.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { type Catalog, catalogOf, type Edge, type NotModelled } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kinds } from "../kinds/index.ts";
import type { Kind } from "../kinds/kind.ts";
import { Claims, claimedIn, rowOf } from "./claims.ts";
import type { Columns } from "./columns.ts";
import { belongings, edgesBetween } from "./dependencies.ts";
import { claimRows, Names, type Others, objectsFrom, referencesOf } from "./objects.ts";

/** Kinds whose objects another one can refer to. */
const subjects = new Set(kinds.filter((kind) => kind.subject !== undefined).map((kind) => kind.name));

/**
 * The steps come in this order: add, dependencies, strangers, catalog; `make` and `connect` may come earlier than needed. Kinds that are
 * about others (`refersBy`) may be added until the catalog is asked for: nothing depends on them.
 */
export class Assembly {
  readonly #claims = new Claims();
  readonly #names = new Names();
  /** Rows that no object was made of yet, and the number that their first has claimed with. */
  #waiting: { readonly kind: Kind; readonly columns: Columns; readonly first: number }[] = [];
  readonly #objects: Obj[] = [];
  /** The objects by the numbers that they claimed with; not those that refer to others. */
  readonly #claimed: Obj[] = [];
  readonly #others: Others = {
    refer: (row) => this.#claimantOf(row),
    whole: (catalog, oid) => this.#claimed[claimedIn(this.#claims.of(catalog), oid, 0) ?? -1],
  };
  /** Who claimed with each number. */
  readonly #addresses: Address[] = [];
  #claimants = 0;
  #catalogNames: ReadonlyMap<number, string> = new Map();
  #depends: Columns | undefined;
  #edges: readonly Edge[] = [];
  readonly #notModelled: NotModelled[] = [];
  #strangers: Columns | undefined;

  constructor(readonly version: number) {}

  /** Takes over the rows of a kind. */
  add(kind: Kind, columns: Columns): void {
    claimRows(kind, columns, this.#claimants, this.#claims);
    this.#waiting.push({ kind, columns, first: this.#claimants });
    this.#claimants += columns.length;
  }

  /** Makes the objects of the rows that were added, but for those that refer to others. */
  make(): void {
    const later = [];
    for (const part of this.#waiting) {
      if (part.kind.refersBy !== undefined || referencesOf(part.kind).length > 0) {
        later.push(part);
        continue;
      }
      objectsFrom(part.kind, part.columns, this.version, this.#names, this.#others).forEach((object, at) => {
        if (object === undefined) return;
        this.#objects.push(object);
        this.#claimed[part.first + at] = object;
        this.#addresses[part.first + at] = object.address;
      });
    }
    this.#waiting = later;
  }

  /**
   * Takes over the rows of pg_depend, and tells of all that exists what no kind has claimed and what does not belong to another
   * (its TOAST table, its row type, the members of an extension), by the names of the catalogs.
   */
  dependencies(depends: Columns, inventory: Columns): ReadonlyMap<string, readonly number[]> {
    const catalogs = inventory.get<string>("catalog");
    this.#catalogNames = new Map(inventory.get<number>("number").map((number, at) => [number, catalogs[at] as string]));
    this.#depends = depends;
    const belongs = belongings(depends, this.#catalogNames);
    const oids = inventory.get<readonly number[] | null>("oids");
    const found = new Map<string, readonly number[]>();
    catalogs.forEach((catalog, at) => {
      const { whole } = this.#claims.of(catalog);
      const left = (oids[at] ?? []).filter((oid) => !whole.has(oid) && !belongs(catalog, oid));
      if (left.length > 0) found.set(catalog, [...(found.get(catalog) ?? []), ...left]);
    });
    return found;
  }

  /** Takes over the names of what no kind has claimed. */
  strangers(strangers: Columns): void {
    const catalogs = strangers.get<string>("catalog");
    const oids = strangers.get<number>("oid");
    strangers.get<string>("name").forEach((name, at) => {
      this.#addresses[this.#claimants] = name;
      this.#claims.add(catalogs[at] as string, oids[at] as number, 0, this.#claimants);
      this.#claimants += 1;
    });
    this.#strangers = strangers;
  }

  /** Makes the edges. */
  connect(): void {
    if (this.#depends === undefined) return;
    this.make();
    this.#edges = edgesBetween(this.#depends, this.#catalogNames, this.#claims, (of) => this.#addressOf(of));
    this.#depends = undefined;
  }

  /** Once. */
  catalog(features: Columns): Catalog {
    this.connect();
    this.#listStrangers();
    const words = features.get<string>("feature");
    const texts = features.get<string | null>("text");
    features.get<string>("row").forEach((row, at) => {
      const of = this.#claimantOf(row);
      const text = texts[at] ?? null;
      if (of !== undefined)
        this.#notModelled.push({
          address: `${words[at]}:${of}`,
          schema: null,
          of,
          rows: [],
          ...(text === null ? {} : { text }),
        });
    });
    const edges = [...this.#edges];
    const modelled = new Map(this.#objects.map((object) => [object.address, object]));
    for (const { kind, columns, first } of this.#waiting) {
      const places = kind.refersBy === undefined ? undefined : columns.get<string>(kind.refersBy);
      objectsFrom(kind, columns, this.version, this.#names, this.#others).forEach((object, at) => {
        if (object === undefined) return;
        const own = edgesByReference(kind, object);
        const found =
          places === undefined
            ? astray(object, own, modelled)
            : misplaced(kind, object, places[at] as string, modelled);
        if (found === undefined) {
          this.#objects.push(object);
          // What comes later on THE LIST can belong to it, and refer to it.
          modelled.set(object.address, object);
          this.#claimed[first + at] = object;
          this.#addresses[first + at] = object.address;
          edges.push(...own);
        } else if (kind.aspect !== true || modelled.has(found.of as Address)) this.#notModelled.push(found);
      });
    }
    return catalogOf(this.version, this.#objects, edges, this.#notModelled.sort(byAddress));
  }

  #addressOf(claimant: number): Address {
    return this.#addresses[claimant] as Address;
  }

  #claimantOf(row: string): Address | undefined {
    const claimant = this.#claims.find(rowOf(row));
    return claimant === undefined ? undefined : this.#addressOf(claimant);
  }

  #listStrangers(): void {
    const strangers = this.#strangers;
    if (strangers === undefined) return;
    const catalogs = strangers.get<string>("catalog");
    const oids = strangers.get<number>("oid");
    const namespaces = strangers.get<string | null>("namespace");
    const parents = strangers.get<string | null>("parent");
    strangers.get<string>("name").forEach((address, at) => {
      const parent = parents[at] ?? null;
      const of = parent === null ? undefined : this.#claimantOf(parent);
      const rows = [`${catalogs[at]}/${oids[at]}/0`];
      this.#notModelled.push({ address, schema: namespaces[at] ?? null, rows, ...(of === undefined ? {} : { of }) });
    });
  }
}

/** One that refers to what cannot be referred to, or to a part of it: on a column's not-null constraint, or the index of a key. */
function misplaced(
  kind: Kind,
  { address, path, rows }: Obj,
  place: string,
  modelled: ReadonlyMap<Address, Obj>,
): NotModelled | undefined {
  const of = path[kind.refersBy as string] as Address;
  const target = modelled.get(of);
  if (target === undefined || !subjects.has(target.kind)) return { address, schema: null, of, rows };
  if (target.rows[0] === place || (kind.ofParts === true && target.rows.includes(place))) return undefined;
  const part = place.slice("pg_".length, place.indexOf("/"));
  return { address: `${kind.name}_on_${part}:${nameOf(of)}`, schema: null, of, rows };
}

/** What an object's attributes say that it depends on. */
const edgesByReference = (kind: Kind, { address, attrs }: Obj): readonly Edge[] =>
  referencesOf(kind).flatMap(([name, type]) =>
    [attrs[name]]
      .flat()
      .flatMap((to) => (typeof to === "string" && to !== address ? [{ from: address, to, type }] : [])),
  );

/** One that depends on what no kind models, or belongs to that. */
function astray(
  { address, parent, rows }: Obj,
  edges: readonly Edge[],
  modelled: ReadonlyMap<Address, Obj>,
): NotModelled | undefined {
  const isHome = parent !== undefined && modelled.has(parent);
  if (isHome && edges.every(({ to }) => modelled.has(to))) return undefined;
  return { address, schema: null, rows, ...(isHome ? { of: parent } : {}) };
}

const byAddress = (left: { address: Address }, right: { address: Address }): number =>
  left.address < right.address ? -1 : left.address > right.address ? 1 : 0;
