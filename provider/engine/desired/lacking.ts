/**
 * Owns the question which objects of a catalog a shadow cannot make at all, because its server lacks what they are made from.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { kinds } from "../kinds/index.ts";
import type { Shadow } from "../shadow/shadow.ts";

/** Their addresses. Throws ShadowLost. */
export async function lackingIn({ objects }: Catalog, shadow: Shadow): Promise<ReadonlySet<Address>> {
  const lacking = new Set<Address>();
  for (const kind of kinds) {
    const there = [...objects.values()].filter((object) => object.kind === kind.name);
    if (kind.available === undefined || there.length === 0) continue;
    const rows = await shadow.session().rows<{ name: string }>(kind.available);
    const names = new Set(rows.map(({ name }) => name));
    for (const { address, path } of there) if (!names.has(path.name as string)) lacking.add(address);
  }
  return lacking;
}
