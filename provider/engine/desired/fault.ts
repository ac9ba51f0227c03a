/**
 * Owns the search for the part of an object that PostgreSQL refuses without saying where: each part is left out in turn.
 * Must not know kinds by name, nor what is said of it.
 */
import type { Address } from "../catalog/address.ts";
import { catalogOf } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { DatabaseError } from "../db/session.ts";
import { planStatements } from "../plan/plan.ts";
import type { Shadow } from "../shadow/shadow.ts";
import type { Item } from "./item.ts";
import type { Source } from "./source.ts";

/** Beyond this many parts the search takes longer than reading the statement. */
const most = 200;

/** The one part of `object` that its statement fails with; `object` itself when that is not one of its parts. Throws ShadowLost. */
export async function childAtFault(
  item: Item,
  object: Address,
  reason: DatabaseError,
  source: Source,
  shadow: Shadow,
): Promise<Address> {
  const parts = source.objects.filter(({ parent }) => parent === object);
  if (parts.length === 0 || parts.length > most) return object;
  const quoted = new Set([...reason.message.matchAll(/"([^"]+)"/g)].map(([, name]) => name));
  const told = parts.filter(({ path }) => quoted.has(Object.values(path).at(-1) as string));
  if (told.length === 1) return (told[0] as Obj).address;
  const found: Address[] = [];
  for (const part of parts) {
    const text = without(part, object, source, shadow.version);
    if (text === undefined) continue;
    const results = await shadow.run([`SET search_path = ${item.searchPath}`, "BEGIN", text, "ROLLBACK"]);
    if (results[2]?.ok === true) found.push(part.address);
  }
  return found.length === 1 ? (found[0] as Address) : object;
}

/** The statement that makes the object without one of its parts, and what belongs to that. */
function without(part: Obj, object: Address, source: Source, version: number): string | undefined {
  const belongs = (one: Obj): boolean => {
    for (
      let at: Obj | undefined = one;
      at !== undefined;
      at = source.objects.find(({ address }) => address === at?.parent)
    ) {
      if (at.address === part.address) return false;
      if (at.address === object) return true;
    }
    return false;
  };
  const nothing = catalogOf(version, [], []);
  const wanted = catalogOf(version, source.objects.filter(belongs), []);
  return planStatements(nothing, wanted, { version }).statements.find((statement) => statement.object === object)?.sql
    .text;
}
