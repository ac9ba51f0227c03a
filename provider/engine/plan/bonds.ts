/**
 * Owns Bonds: which relations are parts of others before and after a plan, and what a part has from its whole.
 * Must not know kinds by name, nor what is done about it.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf, type Edge } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { differences, kindOf } from "../kinds/lookup.ts";

/** What makes one relation a part of another. */
interface Bond {
  readonly binder: Address;
  readonly part: Address;
  readonly whole: Address;
}

/** Whether the edge leads from what a part has to what its whole has of the same. */
export const isInherited = ({ type }: Pick<Edge, "type">): boolean => type === "I" || type === "P";

export class Bonds {
  readonly before: readonly Bond[];
  readonly after: readonly Bond[];
  /** By the part, where it is one of the same whole before and after, or both go. */
  readonly #staying: ReadonlyMap<Address, Bond>;
  readonly #origins = new Map<Address, Address>();
  readonly #heirs = new Map<Address, readonly Address[]>();
  readonly #from: Catalog;
  readonly #to: Catalog;

  constructor(from: Catalog, to: Catalog) {
    this.#from = from;
    this.#to = to;
    this.before = bondsIn(from);
    this.after = bondsIn(to);
    const version = Math.min(from.version, to.version);
    this.#staying = new Map(
      this.before.flatMap((bond) => {
        const [old, wanted] = [from.objects.get(bond.binder), to.objects.get(bond.binder)];
        const stays = old !== undefined && wanted !== undefined && differences(old, wanted, version).length === 0;
        const bothGo = !to.objects.has(bond.part) && !to.objects.has(bond.whole);
        return stays || bothGo ? [[bond.part, bond] as const] : [];
      }),
    );
    if (this.before.length + this.after.length > 0)
      for (const { edges } of [from, to])
        for (const edge of edges) if (isInherited(edge)) this.#origins.set(edge.from, edge.to);
    for (const [heir, origin] of this.#origins) this.#heirs.set(origin, [...(this.#heirs.get(origin) ?? []), heir]);
  }

  /** What the whole has, of what a part has from it. */
  origin(address: Address): Address | undefined {
    return this.#origins.get(address);
  }

  /** The bond of the part that an object is, or belongs to. */
  #staysIn(address: Address): Bond | undefined {
    for (let at: Address | undefined = address; at !== undefined; ) {
      const bond = this.#staying.get(at);
      if (bond !== undefined) return bond;
      const object: Obj | undefined = this.#to.objects.get(at) ?? this.#from.objects.get(at);
      at = object?.parent;
    }
    return undefined;
  }

  /** What parts have from an object of their whole. */
  heirsOf(origin: Address): readonly Address[] {
    return this.#heirs.get(origin) ?? [];
  }

  /** What makes a new relation a part, of an object on it that the whole has, too. */
  coming(address: Address, created: ReadonlySet<Address>): Address | undefined {
    const { parent } = this.#to.objects.get(address) ?? {};
    const bond = this.after.find(({ part }) => part === parent);
    const isComing = bond !== undefined && created.has(bond.part) && created.has(bond.binder);
    return isComing && this.#origins.has(address) ? bond.binder : undefined;
  }

  staysBound(address: Address): boolean {
    return this.#staysIn(address) !== undefined;
  }

  /** What goes with the whole's by the statement that drops that. */
  goesWith(address: Address, gone: ReadonlySet<Address>): Address | undefined {
    const origin = this.origin(address);
    return origin !== undefined && gone.has(origin) && this.#from.objects.has(origin) && this.staysBound(address)
      ? origin
      : undefined;
  }

  /** What this object makes a part of what. */
  of(binder: Address): Bond | undefined {
    return [...this.before, ...this.after].find((bond) => bond.binder === binder);
  }

  /** Parts whose bond does not stay, with their wholes. */
  #loose(): ReadonlyMap<Address, Address> {
    return new Map(
      [...this.before, ...this.after]
        .filter(({ part, whole }) => this.#staying.get(part)?.whole !== whole)
        .map(({ part, whole }) => [part, whole] as const),
    );
  }

  /** The catalog with the objects of parts whose bond does not stay as they are while there is none. */
  apart(catalog: Catalog): Catalog {
    const loose = this.#loose();
    if (loose.size === 0) return catalog;
    const objects = [...catalog.objects.values()].map((object) => {
      const attrs =
        object.parent !== undefined && loose.has(object.parent) ? kindOf(object).apart?.(object) : undefined;
      return attrs === undefined ? object : { ...object, attrs };
    });
    return catalogOf(catalog.version, objects, catalog.edges, catalog.notModelled);
  }

  /** The catalog without what a part is tied to its whole by, where the bond does not stay; a whole that comes is there first. */
  loosened(catalog: Catalog): Catalog {
    const loose = this.#loose();
    if (loose.size === 0) return catalog;
    const isLoose = (address: Address): boolean => {
      for (let at: Address | undefined = address; at !== undefined; at = catalog.objects.get(at)?.parent)
        if (loose.has(at)) return true;
      return false;
    };
    const comes = new Set(this.after.map(({ part, whole }) => `${part}\n${whole}`));
    const isTie = ({ from, to, type }: Edge): boolean =>
      isInherited({ type })
        ? isLoose(from)
        : type === "a" && loose.get(from) === to && !(catalog === this.#to && comes.has(`${from}\n${to}`));
    return catalogOf(
      catalog.version,
      catalog.objects.values(),
      catalog.edges.filter((edge) => !isTie(edge)),
      catalog.notModelled,
    );
  }
}

function bondsIn(catalog: Catalog): readonly Bond[] {
  const bonds: Bond[] = [];
  for (const object of catalog.objects.values()) {
    const bound = kindOf(object).binds?.(object);
    if (bound !== undefined) bonds.push({ binder: object.address, ...bound });
  }
  return bonds;
}
