/**
 * Owns the comparison of two catalogs: which objects are added, dropped, changed and renamed.
 * Must not know kinds by name, nor SQL.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Kind } from "../kinds/kind.ts";
import { objectOf } from "../kinds/kind.ts";
import { differences, kindOf } from "../kinds/lookup.ts";

export interface Changes {
  /** The old catalog with the renamed objects at their new addresses. */
  readonly from: Catalog;
  readonly added: readonly Obj[];
  readonly dropped: readonly Obj[];
  readonly altered: readonly { readonly old: Obj; readonly new: Obj; readonly attributes: readonly string[] }[];
  readonly renamed: readonly { readonly old: Obj; readonly new: Obj }[];
}

/**
 * The changes that lead from one catalog to the other. What differs only in a name that nobody uses is renamed, unless it is in
 * `anew`, which is changed in any case.
 */
export function diff(before: Catalog, to: Catalog, anew: ReadonlySet<Address> = new Set()): Changes {
  const renamed = silentRenames(before, to).filter((pair) => !anew.has(pair.new.address));
  const from =
    renamed.length === 0 ? before : withNames(before, new Map(renamed.map((pair) => [pair.old.address, pair.new])));
  const version = Math.min(from.version, to.version);
  const added: Obj[] = [];
  const dropped: Obj[] = [];
  const altered: { old: Obj; new: Obj; attributes: readonly string[] }[] = [];
  for (const [address, old] of from.objects) {
    const wanted = to.objects.get(address);
    if (wanted === undefined) dropped.push(old);
    else if (wanted.kind !== old.kind) {
      dropped.push(old);
      added.push(wanted);
    } else {
      const attributes = differences(old, wanted, version);
      if (attributes.length > 0 || anew.has(address)) altered.push({ old, new: wanted, attributes });
    }
  }
  for (const [address, wanted] of to.objects) if (!from.objects.has(address)) added.push(wanted);
  return { from, added, dropped, altered, renamed };
}

/** Pairs of one kind under one parent that are equal but for their name, where it is clear which became which. */
function silentRenames(from: Catalog, to: Catalog): { old: Obj; new: Obj }[] {
  const candidates = (objects: Catalog, other: Catalog): Map<string, Obj[]> => {
    const found = new Map<string, Obj[]>();
    for (const object of objects.objects.values()) {
      if (other.objects.has(object.address) || kindOf(object).renamedSilently !== true) continue;
      const key = `${object.kind} ${object.parent}`;
      found.set(key, [...(found.get(key) ?? []), object]);
    }
    return found;
  };
  const wantedBy = candidates(to, from);
  const pairs: { old: Obj; new: Obj }[] = [];
  const version = Math.min(from.version, to.version);
  for (const [key, olds] of candidates(from, to)) {
    const wanted = new Set(wantedBy.get(key) ?? []);
    for (const old of olds) {
      const equal = [...wanted].find((candidate) => differences(old, candidate, version).length === 0);
      if (equal === undefined) continue;
      wanted.delete(equal);
      pairs.push({ old, new: equal });
    }
  }
  return pairs;
}

/** The catalog with some objects, and what is part of them, at other addresses. */
export function withNames(catalog: Catalog, names: ReadonlyMap<Address, Obj>): Catalog {
  const moved = new Map<Address, Address>();
  const objects: Obj[] = [];
  for (const object of catalog.objects.values()) {
    const target = names.get(object.address);
    if (target !== undefined) {
      moved.set(object.address, target.address);
      objects.push(objectOf(kindOf(object), target.path, object.attrs, { rows: object.rows }));
    } else if (object.parent !== undefined && names.has(object.parent) && kindOf(object).refersBy !== undefined) {
      const kind: Kind = kindOf(object);
      const owner = names.get(object.parent) as Obj;
      const path = { ...object.path, [kind.refersBy as string]: owner.address };
      const next = objectOf(kind, path, object.attrs, { rows: object.rows });
      moved.set(object.address, next.address);
      objects.push(next);
    } else objects.push(object);
  }
  const at = (address: Address): Address => moved.get(address) ?? address;
  const following = objects.map((object) => {
    const attrs = Object.fromEntries(
      Object.entries(kindOf(object).attrs).flatMap(([name, { refers }]) =>
        refers === undefined ? [] : [[name, addressesAt(object.attrs[name], at)]],
      ),
    );
    return Object.keys(attrs).length === 0 ? object : { ...object, attrs: { ...object.attrs, ...attrs } };
  });
  return catalogOf(
    catalog.version,
    following,
    catalog.edges.map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
    catalog.notModelled.map((thing) => (thing.of === undefined ? thing : { ...thing, of: at(thing.of) })),
  );
}

const addressesAt = (value: unknown, at: (address: Address) => Address): unknown =>
  Array.isArray(value) ? value.map((item) => at(item as Address)) : typeof value === "string" ? at(value) : value;
