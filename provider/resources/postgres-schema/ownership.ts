/**
 * Owns ownership: which objects of a schema belong to this resource, and which are foreign.
 * Must not know Terraform's values, nor how a plan is made.
 */
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, catalogOf } from "../../engine/catalog/catalog.ts";
import type { Obj } from "../../engine/catalog/object.ts";
import { kinds } from "../../engine/kinds/index.ts";
import { objectOf } from "../../engine/kinds/kind.ts";
import { kindOf, schemaOf } from "../../engine/kinds/lookup.ts";
import type { Identity, PrivateState, Recorded } from "./private-state.ts";
import { isSameDatabase } from "./snapshot.ts";

/** Whether an object that is not declared any more was ours: recorded under this address, and still the same object. */
export const isOwned = (state: PrivateState, object: Obj): boolean => {
  const recorded = state.recorded[object.address];
  return (
    !state.imported && recorded !== undefined && (recorded.row === null || recorded.row === (object.rows[0] ?? null))
  );
};

/** What is recorded, without oids when the database is another one than before: restored from a dump, say, or a new server. */
export function inDatabase(state: PrivateState, identity: Identity): PrivateState {
  if (state.identity === null || isSameDatabase(state.identity, identity)) return state;
  const recorded = Object.fromEntries(
    Object.entries(state.recorded).map(([address, one]) => [address, { ...one, row: null }]),
  );
  return { ...state, recorded };
}

/** Whether an owned object, or a part of one, is not as the last apply left it; always so after an import. */
export function hasMoved({ recorded, snapshot, imported }: PrivateState): boolean {
  if (snapshot === null || imported) return true;
  for (const [address, { attrs, row }] of Object.entries(recorded)) {
    const object = snapshot.objects.get(address);
    if (object === undefined || (row !== null && object.rows[0] !== row)) return true;
    if (attrs === object.attrs) continue;
    const differs = Object.entries(kindOf(object).attrs).some(
      ([name, attribute]) => attribute.compared && !attribute.equal(object.attrs[name] as never, attrs[name] as never),
    );
    if (differs) return true;
  }
  for (const object of snapshot.objects.values())
    if (
      object.parent !== undefined &&
      object.parent in recorded &&
      !(object.address in recorded) &&
      kindOf(object).partOfParent === true
    )
      return true;
  return false;
}

/** What is to be kept of the objects at these addresses, as the target prints them. */
export function recordedOf(
  catalog: Catalog,
  addresses: Iterable<Address>,
  structured: ReadonlySet<Address>,
): Readonly<Record<Address, Recorded>> {
  const result: Record<Address, Recorded> = {};
  for (const address of [...addresses].sort()) {
    const object = catalog.objects.get(address);
    if (object === undefined) continue;
    result[address] = {
      row: object.rows[0] ?? null,
      kind: object.kind,
      path: object.path,
      attrs: object.attrs,
      structured: isStructured(object, catalog, structured),
    };
  }
  return result;
}

/** Declared in structured input, or a part of what is: a default, a comment. */
export function isStructured(object: Obj, catalog: Catalog, structured: ReadonlySet<Address>): boolean {
  if (structured.has(object.address)) return true;
  const parent = object.parent === undefined ? undefined : catalog.objects.get(object.parent);
  return kindOf(object).partOfParent === true && parent !== undefined && isStructured(parent, catalog, structured);
}

/** The recorded objects as a catalog, to be written as structured input. Kinds that this version does not have are left out. */
export function recordedCatalog(state: PrivateState, version: number): Catalog {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const objects = Object.values(state.recorded).flatMap(({ kind: name, path, attrs, row }) => {
    const kind = byName.get(name);
    return kind === undefined ? [] : [objectOf(kind, path, attrs, { rows: row === null ? [] : [row] })];
  });
  return catalogOf(version, objects);
}

/** Addresses of what exists in the schema and is not declared: foreign objects, and what no kind models. */
export function notManaged(catalog: Catalog, schema: string, declared: ReadonlySet<Address>): readonly Address[] {
  const inside = (object: Obj | undefined): boolean => object !== undefined && schemaOf(object, catalog) === schema;
  // A comment on a view's column, say: nothing that is declared has a place for it.
  const hangsOnImplied = ({ parent }: Obj): boolean => {
    const on = parent === undefined ? undefined : catalog.objects.get(parent);
    return on?.parent !== undefined && kindOf(on).implied === true && declared.has(on.parent);
  };
  const listed = [...catalog.objects.values()].filter((object) => {
    if (!inside(object) || declared.has(object.address)) return false;
    const { container, implied, partOfParent, silent, asEverywhere } = kindOf(object);
    if (container === true || implied === true || silent !== undefined) return false;
    if (asEverywhere?.(object, catalog.version) === true) return false;
    if (partOfParent === true) return hangsOnImplied(object);
    // A part of something foreign is told by its whole.
    return (
      object.parent === undefined ||
      declared.has(object.parent) ||
      kindOf(catalog.objects.get(object.parent) as Obj).container === true
    );
  });
  const strangers = catalog.notModelled.filter(
    (thing) => thing.schema === schema || (thing.of !== undefined && inside(catalog.objects.get(thing.of))),
  );
  return [...new Set([...listed, ...strangers].map(({ address }) => address))].sort();
}
