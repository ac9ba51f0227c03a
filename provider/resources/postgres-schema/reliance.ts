/**
 * Owns what a plan relies on: the objects it was made from, as one text each, so that apply can tell what moved since.
 * Must not know how a plan is made or run.
 *
 * A change elsewhere in the database, or by another resource in the same run, is none of a plan's business: only declared and
 * owned objects count, what those name in other schemas (without oids: another resource may just have made it), and what hangs
 * on the objects that a statement changes. What hangs on them in other schemas is read anew by every planning, also by that of
 * apply, and PostgreSQL refuses what it stands in the way of: it is not held to.
 */
import { createHash } from "node:crypto";
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, Dependencies } from "../../engine/catalog/catalog.ts";
import { kindOf, schemaOf } from "../../engine/kinds/lookup.ts";

export type Reliance = Readonly<Record<Address, string | null>>;

/** The texts of everything in `catalog` that a plan about these objects relies on; null for what is not there. */
export function relianceOn(
  catalog: Catalog,
  schema: string,
  own: Iterable<Address>,
  changed: Iterable<Address>,
): Reliance {
  const dependencies = new Dependencies(catalog);
  const result: Record<Address, string | null> = {};
  const add = (address: Address): void => {
    const object = catalog.objects.get(address);
    if (object === undefined) {
      result[address] = catalog.notModelled.find((thing) => thing.address === address) === undefined ? null : "present";
      return;
    }
    const inside = schemaOf(object, catalog) === schema;
    const compared = Object.entries(kindOf(object).attrs)
      .filter(([, attribute]) => attribute.compared && (attribute.since ?? 0) <= catalog.version)
      .map(([name]) => [name, object.attrs[name] ?? null]);
    result[address] = shortHash(canonical([object.kind, compared, inside ? (object.rows[0] ?? null) : null]));
  };
  for (const address of own) {
    add(address);
    for (const { to } of dependencies.needs(address)) add(to);
  }
  const isInside = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object === undefined || schemaOf(object, catalog) === schema;
  };
  for (const address of changed) {
    for (const { from } of dependencies.neededBy(address)) if (isInside(from)) add(from);
    for (const child of dependencies.children(address)) add(child);
  }
  return Object.fromEntries(Object.entries(result).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The addresses whose text is not what it was. */
export function movedSince(before: Reliance, now: Reliance): readonly Address[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((address) => (before[address] ?? null) !== (now[address] ?? null))
    .sort();
}

/** One hash of all of it, for `basis`. */
export const basisOf = (reliance: Reliance): string => shortHash(JSON.stringify(reliance));

/** JSON with keys in order: a catalog that was kept has them in another order than one just read. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
      : item,
  );

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
