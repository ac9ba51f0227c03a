/**
 * Owns what a refusal says of a name that the target has and the shadow has not, because no kind models what it is or depends on.
 * Must not know kinds.
 */
import { type Address, nameOf, parseNames } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";

/** `missing`: as PostgreSQL writes it, unquoted. `context`: what of `live` was to stand in the shadow. */
export function heldBack(missing: string, live: Catalog, context: Catalog): string | undefined {
  const isMeant = (address: Address): boolean => {
    // An address of a function has the types of its arguments.
    const name = parseNames(nameOf(address).replace(/\(.*$/s, ""))?.join(".");
    return name !== undefined && `.${name}`.endsWith(`.${missing.replaceAll('"', "")}`);
  };
  const stranger = context.notModelled.find(({ address }) => isMeant(address));
  if (stranger !== undefined)
    return `${stranger.address} is in the database, and this version does not manage what is of its kind, ${wayOut}`;
  const there = [...live.objects.keys()].find((address) => !context.objects.has(address) && isMeant(address));
  const reason = there === undefined ? undefined : strangerUnder(there, live);
  return reason === undefined
    ? undefined
    : `${there} is in the database, and depends on ${reason}, of a kind that this version does not manage, ${wayOut}`;
}

const wayOut =
  "so nothing that is declared can name it yet. Leave out what names it: what is there is kept, and listed as not managed.";

/** What is not modelled and lies under this, at any depth. */
function strangerUnder(of: Address, live: Catalog): Address | undefined {
  const strangers = new Set(live.notModelled.map(({ address }) => address));
  const dependencies = new Dependencies(live);
  const seen = new Set([of]);
  for (const at of seen) {
    if (strangers.has(at)) return at;
    for (const { to } of dependencies.needs(at)) seen.add(to);
  }
  return undefined;
}
