/**
 * Owns what is there under a name that something declared takes, though it is another object: what an interrupted plan has left,
 * which the next one may use or drop, or somebody's own, which it may not.
 * Must not know kinds or recipes by name.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { sharedNamesOf } from "../plan/fates.ts";
import { leaves } from "../plan/recipes/index.ts";
import type { Source } from "./source.ts";

/** `remains`: what was left, of `around`; the diagnostics are about the rest. */
export function inTheWay(
  around: ReadonlySet<Address>,
  live: Catalog,
  desired: Catalog,
  source: Source,
): { readonly remains: ReadonlySet<Address>; readonly diagnostics: readonly Diagnostic[] } {
  const takers = new Map(
    [...desired.objects.values()].flatMap((object) =>
      live.objects.has(object.address) ? [] : sharedNamesOf(object).map((name) => [name, object] as const),
    ),
  );
  const dependencies = new Dependencies(live);
  // An interrupted plan has hung nothing on what it was building.
  const isBare = (address: Address): boolean =>
    dependencies.children(address).length === 0 && dependencies.neededBy(address).length === 0;
  const remains = new Set<Address>();
  const diagnostics: Diagnostic[] = [];
  for (const address of around) {
    const object = live.objects.get(address);
    if (object === undefined || desired.objects.has(address)) continue;
    const taker = sharedNamesOf(object)
      .map((name) => takers.get(name))
      .find((one) => one !== undefined);
    if (taker === undefined) continue;
    if (isBare(address) && leaves(taker, object)) {
      remains.add(address);
      continue;
    }
    const path = source.paths.get(taker.address);
    diagnostics.push(
      error(
        `${address} has the name that ${taker.address} is to have`,
        `It was not declared by this configuration, so it is not dropped for it. Rename or drop ${nameOf(address)}, or give ${nameOf(taker.address)} another name.`,
        path === undefined ? {} : { path },
      ),
    );
  }
  return { remains, diagnostics };
}
