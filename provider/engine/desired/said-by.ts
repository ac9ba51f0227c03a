/**
 * Owns what nobody says: what is said of "whoever runs this" is said of the role that will run it, and where nothing is said it is
 * as it was.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { objectOf } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";

/**
 * The catalog with what is said of owners as it is where these own; `ownerOf`: of an object that nobody has given an owner, and of the
 * `usual` ones, whose owner is the shadow's word.
 */
export function heardOf(
  catalog: Catalog,
  ownerOf: (address: Address) => string | undefined,
  usual: ReadonlySet<Address>,
): Catalog {
  const told = new Set(
    [...catalog.objects.values()].flatMap((object) =>
      kindOf(object).silent === undefined || object.parent === undefined || usual.has(object.parent)
        ? []
        : [object.parent],
    ),
  );
  const ownerFor = (of: Obj | undefined): string | undefined => {
    for (let at = of; at !== undefined; at = at.parent === undefined ? undefined : catalog.objects.get(at.parent)) {
      if (told.has(at.address)) return undefined;
      const owner = ownerOf(at.address);
      if (owner !== undefined) return owner;
    }
    return undefined;
  };
  const objects = new Map(catalog.objects);
  for (const object of catalog.objects.values()) {
    const kind = kindOf(object);
    if (kind.heardOf === undefined || object.parent === undefined) continue;
    const owner = ownerFor(catalog.objects.get(object.parent));
    const path = owner === undefined ? object.path : kind.heardOf(object, owner);
    if (path === object.path) continue;
    objects.delete(object.address);
    if (path === undefined) continue;
    const heard = objectOf(kind, path, object.attrs, { rows: object.rows });
    objects.set(heard.address, heard);
  }
  return { ...catalog, objects };
}

/** The catalog with the role in the place of whoever runs the statements; an error where nobody knows which that is. */
export function saidBy(
  catalog: Catalog,
  role: string | undefined,
): { readonly catalog: Catalog; readonly diagnostics: readonly Diagnostic[] } {
  const isOpen = (object: Obj): boolean => {
    const { saidBy: name } = kindOf(object);
    return name !== undefined && object.path[name] === "";
  };
  const open = [...catalog.objects.values()].filter(isOpen);
  if (open.length === 0 || role === "") return { catalog, diagnostics: [] };
  if (role === undefined)
    return {
      catalog,
      diagnostics: open.map(({ address }) =>
        error(
          `${address}: the role is missing`,
          "Default privileges are those of one role. Say FOR ROLE, for who plans need not be who applies.",
        ),
      ),
    };
  const objects = new Map([...catalog.objects.values()].filter((one) => !isOpen(one)).map((one) => [one.address, one]));
  for (const object of open) {
    const path = { ...object.path, [kindOf(object).saidBy as string]: role };
    const said = objectOf(kindOf(object), path, object.attrs, { rows: object.rows });
    objects.set(said.address, said);
  }
  return { catalog: catalogOf(catalog.version, objects.values(), catalog.edges, catalog.notModelled), diagnostics: [] };
}

/**
 * The wanted catalog with what nobody says there as it is in the other one. `implied`: what every database has, which nobody has
 * said either.
 */
export function withUnsaid(to: Catalog, from: Catalog, implied: ReadonlySet<Address> = new Set()): Catalog {
  const objects = new Map(to.objects);
  for (const address of implied) {
    const object = to.objects.get(address);
    const there = from.objects.get(address);
    if (object === undefined || kindOf(object).aspect !== true) continue;
    if (there === undefined) objects.delete(address);
    else objects.set(address, there);
  }
  for (const [address, object] of from.objects) {
    const isUnsaid = kindOf(object).silent !== undefined && !objects.has(address);
    if (isUnsaid && object.parent !== undefined && to.objects.has(object.parent)) objects.set(address, object);
  }
  return { ...to, objects };
}
