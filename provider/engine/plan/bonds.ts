/**
 * Owns Bonds: which relations are parts of others before and after a plan, and what a part has from its whole.
 * Must not know kinds by name, nor what is done about it.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf, type Edge } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { differences, kindOf } from "../kinds/lookup.ts";

/** What makes one relation a part of another. */
export interface Bond {
  readonly binder: Address;
  readonly part: Address;
  readonly whole: Address;
}

/** Whether the edge leads from what a part has to what its whole has of the same. */
export const isInherited = ({ type }: Pick<Edge, "type">): boolean => type === "I" || type === "P" || type === "M";

export class Bonds {
  readonly before: readonly Bond[];
  readonly after: readonly Bond[];
  /** By the part, where it is one of the same whole before and after, or goes with it, or is made as its part. */
  readonly #staying = new Map<Address, Bond[]>();
  readonly #origins = new Map<Address, Address[]>();
  readonly #heirs = new Map<Address, readonly Address[]>();
  /** What parts have of themselves before, as well as from their wholes. */
  readonly #merged = new Set<Address>();
  /** What parts have from their wholes before, as `heir\norigin`. */
  readonly #had = new Set<string>();
  readonly #from: Catalog;
  readonly #to: Catalog;

  /** `ended`: binders of bonds that end and are tied again, though nothing of the binder differs. */
  constructor(from: Catalog, to: Catalog, ended: ReadonlySet<Address> = new Set()) {
    this.#from = from;
    this.#to = to;
    this.before = bondsIn(from);
    this.after = bondsIn(to);
    if (this.before.length + this.after.length === 0) return;
    const version = Math.min(from.version, to.version);
    for (const bond of this.before) {
      const [old, wanted] = [from.objects.get(bond.binder), to.objects.get(bond.binder)];
      const isThere = old !== undefined && wanted !== undefined && !ended.has(bond.binder);
      const stays = isThere && isKept(old, differences(old, wanted, version));
      const goes = !to.objects.has(bond.part) && (!to.objects.has(bond.whole) || isFromTheStart(old));
      if (stays || goes) this.#staying.set(bond.part, [...(this.#staying.get(bond.part) ?? []), bond]);
    }
    for (const bond of this.after)
      if (!from.objects.has(bond.part) && isFromTheStart(to.objects.get(bond.binder)))
        this.#staying.set(bond.part, [...(this.#staying.get(bond.part) ?? []), bond]);
    for (const { edges } of [from, to])
      for (const edge of edges) {
        const origins = this.#origins.get(edge.from) ?? [];
        if (isInherited(edge) && !origins.includes(edge.to)) this.#origins.set(edge.from, [...origins, edge.to]);
        if (edge.type === "M" && edges === from.edges) this.#merged.add(edge.from);
        if (isInherited(edge) && edges === from.edges) this.#had.add(`${edge.from}\n${edge.to}`);
      }
    for (const [heir, origins] of this.#origins)
      for (const origin of origins) this.#heirs.set(origin, [...(this.#heirs.get(origin) ?? []), heir]);
  }

  /** What the whole has, of what a part has from it; where there are several, of one whose bond stays. */
  origin(address: Address): Address | undefined {
    const origins = this.#origins.get(address) ?? [];
    return origins.find((origin) => this.#ties(address, origin)) ?? origins[0];
  }

  originsOf(address: Address): readonly Address[] {
    return this.#origins.get(address) ?? [];
  }

  /** Of whom a part has it before, where it stays a part of theirs. */
  handing(address: Address): readonly Address[] {
    return this.originsOf(address).filter((origin) => this.#ties(address, origin) && this.#from.objects.has(origin));
  }

  #parentOf(address: Address): Address | undefined {
    return (this.#to.objects.get(address) ?? this.#from.objects.get(address))?.parent;
  }

  /** Whether the relations of these two stay bound. */
  #ties(heir: Address, origin: Address): boolean {
    const [part, whole] = [this.#parentOf(heir), this.#parentOf(origin)];
    return part !== undefined && this.#staying.get(part)?.some((bond) => bond.whole === whole) === true;
  }

  /** What parts have from an object of their whole. */
  heirsOf(origin: Address): readonly Address[] {
    return this.#heirs.get(origin) ?? [];
  }

  /** Whether a relation that is no divided one's part is a part or a whole. */
  areOf(relation: Address): boolean {
    return [...this.before, ...this.after].some(
      ({ binder, part, whole }) =>
        (part === relation || whole === relation) &&
        isFromTheStart(this.#to.objects.get(binder) ?? this.#from.objects.get(binder)),
    );
  }

  /** What makes a new relation a part, or one that `returns` to its whole, of an object on it that the whole has, too. */
  coming(address: Address, created: ReadonlySet<Address>, returns: boolean): Address | undefined {
    const { parent } = this.#to.objects.get(address) ?? {};
    const bonds = this.after.filter(({ part }) => part === parent);
    const bond =
      bonds.find(({ whole }) => this.originsOf(address).some((origin) => this.#parentOf(origin) === whole)) ?? bonds[0];
    const isComing = bond !== undefined && (returns || created.has(bond.part)) && created.has(bond.binder);
    return isComing && this.#origins.has(address) ? bond.binder : undefined;
  }

  staysBound(address: Address): boolean {
    for (let at: Address | undefined = address; at !== undefined; at = this.#parentOf(at)) {
      const origins = this.originsOf(at);
      if (origins.length > 0) return origins.some((origin) => this.#ties(at as Address, origin));
      if (this.#staying.has(at)) return true;
    }
    return false;
  }

  /** What goes with the whole's by the statement that drops that; nothing where it stays with another part. */
  goesWith(address: Address, gone: ReadonlySet<Address>): Address | undefined {
    const part = this.#from.objects.get(address)?.parent;
    const origins = this.originsOf(address).filter((origin) => gone.has(origin) && this.#ties(address, origin));
    // It may have been the part's alone, while its whole's was not inherited.
    const origin = origins.find((each) => this.#had.has(`${address}\n${each}`));
    if (origin === undefined || part === undefined || this.#merged.has(address)) return undefined;
    // What a part loses with itself is no business of its whole's.
    const alone =
      gone.has(part) && this.#staying.get(part)?.some(({ binder }) => isFromTheStart(this.#from.objects.get(binder)));
    return alone === true || this.isParted(origin) ? undefined : origin;
  }

  /** Whether it goes and some part keeps what it has of it: then each goes, or stays, by itself. */
  isParted(origin: Address): boolean {
    const object = this.#from.objects.get(origin);
    // What reaches no heirs, as an index, cannot leave them what they have of it.
    if (this.#to.objects.has(origin) || object === undefined || kindOf(object).reachesHeirs !== true) return false;
    // Before 18 PostgreSQL takes nothing from a divided relation alone (42P16).
    const version = Math.min(this.#from.version, this.#to.version);
    if (version < 180000 && object.parent !== undefined && !this.areOf(object.parent)) return false;
    return this.heirsOf(origin).some((heir) => {
      // With ONLY it would be the heir's own for good; without, who has it from somebody else, too, keeps it.
      const isOfOthers = this.originsOf(heir).some((other) => other !== origin && this.#to.objects.has(other));
      if (!this.#ties(heir, origin) || this.#merged.has(heir) || isOfOthers) return false;
      return this.#to.objects.has(heir) || this.isParted(heir);
    });
  }

  /** Whether parts have it from this object, and lose it only when they are told. */
  isGiven(origin: Address): boolean {
    const { parent } = this.#from.objects.get(origin) ?? {};
    return (
      parent !== undefined &&
      this.areOf(parent) &&
      this.heirsOf(origin).some((heir) => this.#from.objects.has(heir) && this.#ties(heir, origin))
    );
  }

  /** What this object makes a part of what. */
  of(binder: Address): Bond | undefined {
    return [...this.before, ...this.after].find((bond) => bond.binder === binder);
  }

  /** Bonds that do not stay, as `part\nwhole`, and their parts. */
  #loose(): ReadonlySet<string> {
    return new Set(
      [...this.before, ...this.after]
        .filter(({ part, whole }) => this.#staying.get(part)?.some((bond) => bond.whole === whole) !== true)
        .map(({ part, whole }) => `${part}\n${whole}`),
    );
  }

  /** The catalog with the objects of parts whose bond does not stay as they are while there is none. */
  apart(catalog: Catalog): Catalog {
    const loose = this.#loose();
    if (loose.size === 0) return catalog;
    const parts = new Set([...loose].map((pair) => pair.slice(0, pair.indexOf("\n"))));
    const objects = [...catalog.objects.values()].map((object) => {
      const isLoose = object.parent !== undefined && parts.has(object.parent) && !this.staysBound(object.address);
      const attrs = isLoose ? kindOf(object).apart?.(object, catalog === this.#to) : undefined;
      return attrs === undefined ? object : { ...object, attrs };
    });
    return catalogOf(catalog.version, objects, catalog.edges, catalog.notModelled);
  }

  /** The catalog without what a part is tied to its whole by, where the bond does not stay; a whole that comes is there first. */
  loosened(catalog: Catalog): Catalog {
    const loose = this.#loose();
    if (loose.size === 0) return catalog;
    const parts = new Set([...loose].map((pair) => pair.slice(0, pair.indexOf("\n"))));
    const isOfLoose = (address: Address): boolean => {
      for (let at: Address | undefined = address; at !== undefined; at = catalog.objects.get(at)?.parent)
        if (parts.has(at)) return true;
      return false;
    };
    const isLoose = ({ from, to }: Edge): boolean => isOfLoose(from) && !this.#ties(from, to);
    const comes = new Set(this.after.map(({ part, whole }) => `${part}\n${whole}`));
    const isTie = (edge: Edge): boolean => {
      const pair = `${edge.from}\n${edge.to}`;
      return isInherited(edge) ? isLoose(edge) : loose.has(pair) && !(catalog === this.#to && comes.has(pair));
    };
    return catalogOf(
      catalog.version,
      catalog.objects.values(),
      catalog.edges.filter((edge) => !isTie(edge)),
      catalog.notModelled,
    );
  }
}

/** Whether a relation is made as a part, and goes as one. */
const isFromTheStart = (binder: Obj | undefined): boolean =>
  binder !== undefined && kindOf(binder).bindsFromTheStart === true;

const isKept = (binder: Obj, changed: readonly string[]): boolean =>
  changed.every((name) => kindOf(binder).alter[name] !== "replace");

export function bondsIn(catalog: Catalog): readonly Bond[] {
  const bonds: Bond[] = [];
  for (const object of catalog.objects.values()) {
    const bound = kindOf(object).binds?.(object);
    if (bound !== undefined) bonds.push({ binder: object.address, ...bound });
  }
  return bonds;
}
