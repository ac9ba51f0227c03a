/**
 * Owns what stands around the declared objects and follows them: what a relation that nobody declares has from a whole that somebody
 * does, as a partition that another program has made.
 * Must not know kinds by name.
 */
import { isDeepStrictEqual } from "node:util";
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
  const there = new Map<Address, Obj>();
  const inherited = catalog.edges.filter((edge) => isHeir(edge, catalog));
  if (inherited.length === 0) return { catalog, heirs };
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const edge of inherited) {
      const object = names.get(edge.from) ?? catalog.objects.get(edge.from);
      if (object === undefined) continue;
      // Once known it stays so, for this comes to an end when nothing changes.
      const former = there.get(edge.from) ?? known.get(key(edge, object));
      const named =
        former === undefined ? object : asThere(object, former, names.get(edge.to) ?? catalog.objects.get(edge.to));
      if (former !== undefined) there.set(edge.from, former);
      heirs.add(named.address);
      if (named === object) continue;
      // What one keeps, those that have it from that keep, too.
      isSettled = false;
      names.set(edge.from, named);
    }
  }
  // A part of one that its whole would give it anew, and that it does not have, such as a default: it has its own, or none.
  const had = new Set([...live.objects.values()].map(({ parent, kind }) => `${parent}\n${kind}`));
  const isTaken = ({ parent, kind }: Obj): boolean => {
    const former = parent === undefined ? undefined : there.get(parent);
    return (
      former !== undefined && kindOf({ kind } as Obj).partOfParent === true && !had.has(`${former.address}\n${kind}`)
    );
  };
  const kept = [...catalog.objects.values()].filter((object) => !isTaken(object));
  if (names.size === 0 && kept.length === catalog.objects.size) return { catalog, heirs };
  const at = (address: Address): Address => names.get(address)?.address ?? address;
  return {
    catalog: catalogOf(
      catalog.version,
      kept.map((object) => names.get(object.address) ?? object),
      catalog.edges.map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
      catalog.notModelled,
    ),
    heirs,
  };
}

/** An heir by the name that it has already, with what it has of itself. */
function asThere(object: Obj, former: Obj, whole: Obj | undefined): Obj {
  if (former.kind !== object.kind) return object;
  const attrs = kindOf(object).asThere?.(object, former, whole) ?? object.attrs;
  const isSame = former.address === object.address && isDeepStrictEqual(attrs, object.attrs);
  return isSame ? object : objectOf(kindOf(object), former.path, attrs, { rows: object.rows });
}
