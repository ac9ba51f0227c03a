/**
 * Owns what stands around the declared objects and follows them: what a relation that nobody declares has from a whole that somebody
 * does, as a partition that another program has made.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf, type Edge } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { objectOf } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import { isInherited } from "../plan/bonds.ts";

/** Of these objects, which nobody declares, those that a relation has from one that somebody does, or from such a one. */
export function heirsIn(catalog: Catalog, undeclared: ReadonlySet<Address>): ReadonlySet<Address> {
  const homeOf = (address: Address): Address | undefined => catalog.objects.get(address)?.parent;
  const inherited = catalog.edges.filter((edge) => isInherited(edge) && undeclared.has(edge.from));
  const heirs = new Set<Address>();
  for (let size = -1; size < heirs.size; ) {
    size = heirs.size;
    for (const { from, to } of inherited)
      if (undeclared.has(homeOf(from) ?? "") && (heirs.has(to) || !undeclared.has(homeOf(to) ?? ""))) heirs.add(from);
  }
  return heirs;
}

/** What `catalog` has of relations that nobody declares from wholes that somebody does, under the names that are there already. */
export function withNamesOf(
  live: Catalog,
  catalog: Catalog,
  undeclared: ReadonlySet<Address>,
): { readonly catalog: Catalog; readonly heirs: ReadonlySet<Address> } {
  const isHeir = (edge: Edge, { objects }: Catalog): boolean => {
    const home = objects.get(edge.from)?.parent;
    return isInherited(edge) && home !== undefined && undeclared.has(home);
  };
  const key = ({ to }: Edge, { parent }: Obj): string => `${parent}\n${to}`;
  const known = new Map<string, Obj>();
  for (const edge of live.edges) {
    const object = live.objects.get(edge.from);
    if (object !== undefined && isHeir(edge, live)) known.set(key(edge, object), object);
  }
  const heirs = new Set<Address>();
  const names = new Map<Address, Obj>();
  for (const edge of catalog.edges) {
    const object = catalog.objects.get(edge.from);
    if (object === undefined || !isHeir(edge, catalog)) continue;
    const there = known.get(key(edge, object));
    const attrs = there?.kind === object.kind ? kindOf(object).asThere?.(object, there) : undefined;
    const named =
      there === undefined || there.kind !== object.kind || (there.address === object.address && attrs === undefined)
        ? object
        : objectOf(kindOf(object), there.path, attrs ?? object.attrs, { rows: object.rows });
    heirs.add(named.address);
    if (named !== object) names.set(object.address, named);
  }
  if (names.size === 0) return { catalog, heirs };
  const at = (address: Address): Address => names.get(address)?.address ?? address;
  return {
    catalog: catalogOf(
      catalog.version,
      [...catalog.objects.values()].map((object) => names.get(object.address) ?? object),
      catalog.edges.map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
      catalog.notModelled,
    ),
    heirs,
  };
}
