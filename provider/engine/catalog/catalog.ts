/**
 * Owns Catalog: an immutable set of objects with their dependencies; what a database is.
 * Must not know kinds, SQL or where it was read.
 */
import type { Address } from "./address.ts";
import type { Obj } from "./object.ts";

/** `from` depends on `to`; `type` is pg_depend.deptype: n normal, a auto, i internal, P and S partition; I of a partition's column to its whole's; s to what has the used sequence inside of it. */
export interface Edge {
  readonly from: Address;
  readonly to: Address;
  readonly type: string;
}

/** Something that exists and that no kind models: listed by address, never dropped, and in the way of what it hangs on. */
export interface NotModelled {
  readonly address: Address;
  /** The schema it is in, if any. */
  readonly schema: string | null;
  /** The modelled object that it is a part or feature of, e.g. a table with row security. */
  readonly of?: Address;
  /** The object's own rows of pg_depend. */
  readonly rows: readonly string[];
  /** What it says, where the server tells: another text is another state of it. */
  readonly text?: string;
}

/** What is in a database, or is to be: its objects by address, and what they need of each other. */
export interface Catalog {
  /** server_version_num of the server that it is of: attributes that came later are not compared. */
  readonly version: number;
  readonly objects: ReadonlyMap<Address, Obj>;
  readonly edges: readonly Edge[];
  readonly notModelled: readonly NotModelled[];
  /** The role that has read it; absent in every other catalog, and in one that was kept. */
  readonly role?: string;
  /** Of all that the server said when it was read (introspect/read.ts); absent where nobody asked, and in every other catalog. */
  readonly digest?: string;
  /** What its server was made with, in `pg_catalog`; absent in every catalog but one that was read from a target. */
  readonly collations?: readonly ServerCollation[];
}

/** A collation of the operating system (`c`) or of ICU (`i`), by pg_collation's columns. */
export interface ServerCollation {
  readonly name: string;
  readonly provider: "c" | "i" | "b";
  readonly collate: string | null;
  readonly ctype: string | null;
  readonly locale: string | null;
}

export const emptyCatalog = (version: number): Catalog => ({ version, objects: new Map(), edges: [], notModelled: [] });

/** A catalog of these objects. Two objects with one address are a bug. */
export function catalogOf(
  version: number,
  objects: Iterable<Obj>,
  edges: readonly Edge[] = [],
  notModelled: readonly NotModelled[] = [],
): Catalog {
  const map = new Map<Address, Obj>();
  for (const object of objects) {
    if (map.has(object.address)) throw new Error(`two objects with the address ${object.address}`);
    map.set(object.address, object);
  }
  return { version, objects: map, edges, notModelled };
}

/** The catalog with only the objects (and things not modelled) that `keep` wants; edges between what stays. */
export function restricted(catalog: Catalog, keep: (address: Address) => boolean): Catalog {
  return {
    version: catalog.version,
    objects: new Map([...catalog.objects].filter(([address]) => keep(address))),
    edges: catalog.edges.filter((edge) => keep(edge.from) && keep(edge.to)),
    notModelled: catalog.notModelled.filter((thing) => keep(thing.address)),
    ...(catalog.role === undefined ? {} : { role: catalog.role }),
  };
}

/**
 * The catalog with the edges that another one has between objects between which it has none itself. Of two types its own counts: up
 * to 14 a generated column goes with the column that it is computed from, since 15 it stands in that one's way.
 * `now`: how the catalog calls what the other one has by this address.
 */
export function withEdgesOf(
  catalog: Catalog,
  other: Catalog,
  now: (address: Address) => Address = (address) => address,
): Catalog {
  const key = ({ from, to }: Edge): string => `${from}\n${to}`;
  const known = new Set(catalog.edges.map(key));
  const more = other.edges
    .map((edge) => ({ ...edge, from: now(edge.from), to: now(edge.to) }))
    .filter((edge) => !known.has(key(edge)) && catalog.objects.has(edge.from) && catalog.objects.has(edge.to));
  return more.length === 0 ? catalog : { ...catalog, edges: [...catalog.edges, ...more] };
}

/** Who depends on whom, and whose parent is who, for walks in one direction. */
export class Dependencies {
  readonly #out = new Map<Address, Edge[]>();
  readonly #in = new Map<Address, Edge[]>();
  readonly #children = new Map<Address, Address[]>();

  constructor(catalog: Catalog) {
    for (const edge of catalog.edges) {
      append(this.#out, edge.from, edge);
      append(this.#in, edge.to, edge);
    }
    for (const object of catalog.objects.values())
      if (object.parent !== undefined) append(this.#children, object.parent, object.address);
    for (const thing of catalog.notModelled)
      if (thing.of !== undefined) append(this.#children, thing.of, thing.address);
  }

  /** What `of` depends on. */
  needs(of: Address): readonly Edge[] {
    return this.#out.get(of) ?? [];
  }

  /** What depends on `of`. */
  neededBy(of: Address): readonly Edge[] {
    return this.#in.get(of) ?? [];
  }

  children(of: Address): readonly Address[] {
    return this.#children.get(of) ?? [];
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
