/**
 * Owns what moved: the objects that are no longer as they were read once, oids included.
 * Must not know plans, kinds by name, or who asks.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { differences } from "../kinds/lookup.ts";

/**
 * The addresses at which two readings of one database differ: definitions, oids (an object that was dropped and created
 * again is another one), what appeared and what is gone, modelled or not.
 */
export function movedObjects(before: Catalog, now: Catalog): readonly Address[] {
  const moved = new Set<Address>();
  for (const [address, object] of before.objects) {
    const current = now.objects.get(address);
    if (current === undefined || !isSame(object, current, now.version)) moved.add(address);
  }
  for (const address of now.objects.keys()) if (!before.objects.has(address)) moved.add(address);
  const [then, present] = [strangers(before), strangers(now)];
  for (const [address, rows] of then) if (present.get(address) !== rows) moved.add(address);
  for (const address of present.keys()) if (!then.has(address)) moved.add(address);
  return [...moved].sort();
}

const isSame = (before: Obj, now: Obj, version: number): boolean =>
  before.kind === now.kind && before.rows.join() === now.rows.join() && differences(before, now, version).length === 0;

const strangers = (catalog: Catalog): ReadonlyMap<Address, string> =>
  new Map(catalog.notModelled.map(({ address, rows, text }) => [address, [...rows, text ?? ""].join()]));
