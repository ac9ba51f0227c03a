/**
 * Owns what the shadow can hold of a catalog, and the way back: what it printed, completed by what it could not hold.
 * Must not know kinds by name, nor the shadow itself.
 */
import type { Address } from "./address.ts";
import { type Catalog, catalogOf, Dependencies, type Edge } from "./catalog.ts";
import type { Obj } from "./object.ts";

/** The shadow's catalog with what it could not hold, and what is not modelled, as the target has them. */
export function completed(
  shadowed: Catalog,
  implied: ReadonlySet<Address>,
  live: Catalog,
  carried: ReadonlySet<Address>,
  version: number,
): Catalog {
  const objects = new Map<Address, Obj>();
  for (const [address, object] of shadowed.objects) {
    if (!implied.has(address)) objects.set(address, object);
    else if (live.objects.has(address)) objects.set(address, live.objects.get(address) as Obj);
  }
  for (const address of carried) {
    const object = live.objects.get(address);
    if (object !== undefined && !objects.has(address)) objects.set(address, object);
  }
  const notModelled = live.notModelled;
  const strangers = new Set(notModelled.map((thing) => thing.address));
  const exists = (address: Address): boolean => objects.has(address) || strangers.has(address);
  const inShadow = (address: Address): boolean => shadowed.objects.has(address);
  const grafted = live.edges.filter(({ from, to }) => exists(from) && exists(to) && !(inShadow(from) && inShadow(to)));
  const own = shadowed.edges.filter(({ from, to }: Edge) => objects.has(from) && objects.has(to));
  // What the target's version does not have is neither compared nor planned.
  return catalogOf(Math.min(shadowed.version, version), objects.values(), [...own, ...grafted], notModelled);
}

/** The objects that `keep` wants, without what is not modelled. */
export function subset(catalog: Catalog, keep: (address: Address) => boolean): Catalog {
  return catalogOf(
    catalog.version,
    [...catalog.objects.values()].filter((object) => keep(object.address)),
    catalog.edges.filter(({ from, to }) => keep(from) && keep(to)),
  );
}

/**
 * Whether the shadow can hold an object: not one that it lacks, nor one that depends on such a one, or on something no kind
 * models, as a column of a type that the shadow does not have. What is around it (the table) is loaded without it.
 */
export function loadableIn(catalog: Catalog, lacking: ReadonlySet<Address>): (address: Address) => boolean {
  const strangers = new Set(catalog.notModelled.map((thing) => thing.address));
  const dependencies = new Dependencies(catalog);
  const lost = new Set(lacking);
  const work = [...strangers, ...lacking];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    const dependants = [...dependencies.neededBy(at).map((edge) => edge.from), ...dependencies.children(at)];
    for (const dependant of dependants) {
      if (lost.has(dependant) || strangers.has(dependant)) continue;
      lost.add(dependant);
      work.push(dependant);
    }
  }
  return (address) => !lost.has(address);
}
