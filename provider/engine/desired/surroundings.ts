/**
 * Owns what stands around the declared objects in the shadow, the context: what of it is declared as well, and the order of the
 * two. An object that both have is the declared one's.
 * Must not know kinds by name, nor why something is context.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf, restricted } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { readCatalog } from "../introspect/read.ts";
import { kindOf, schemaOf } from "../kinds/lookup.ts";
import { sharedNamesOf } from "../plan/fates.ts";
import { planStatements } from "../plan/plan.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { copyItem, type Failed, type Item } from "./item.ts";
import { isMissing, runInRounds } from "./rounds.ts";
import type { Source } from "./source.ts";

/** SQLSTATEs of a name that is taken (manual, appendix A): of a relation, an object, a column, a function, a schema. */
const taken = new Set(["42P07", "42710", "42701", "42723", "42P06"]);

interface Ran {
  readonly failures: readonly Failed[];
  /** What of the context is declared, too, with its parts. */
  readonly declared: ReadonlySet<Address>;
}

/**
 * Runs the declared items, then what is missing of the context, which is as it is there whatever `givers` would give it. Throws
 * ShadowLost.
 */
export async function runWithin(
  items: readonly Item[],
  context: Catalog,
  source: Source,
  {
    base,
    givers,
    role = "",
  }: { readonly base: Catalog; readonly givers: readonly Obj[]; readonly role?: string | undefined },
  shadow: Shadow,
): Promise<Ran> {
  const failures = await runInRounds(items, shadow);
  if (context.objects.size === 0) return { failures, declared: new Set() };
  const there = await alreadyThere(context, source, shadow);
  const declared = withParts(context, there.addresses);
  // What is said of another object of that name would be said of the declared one.
  const otherwise = withParts(context, named(context, there.names));
  const missing = restricted(context, (address) => !declared.has(address) && !otherwise.has(address));
  const given = new Map([...base.objects, ...givers.map((giver) => [giver.address, giver] as const)]);
  const around = catalogOf(base.version, new Map([...given, ...missing.objects]).values(), context.edges);
  const options = { version: shadow.version, ...(givers.length === 0 ? {} : { role }) };
  const makes = new Map<Item, readonly Address[]>();
  for (const statement of planStatements({ ...base, objects: given }, around, options).statements)
    makes.set(copyItem(statement), [statement.object, ...statement.takes]);

  let waiting = failures.filter(({ error }) => isMissing(error));
  const final = failures.filter(({ error }) => !isMissing(error));
  const isOvertaken = ({ object }: Item): boolean => object !== undefined && declared.has(object);
  let todo = [...makes.keys()];
  // One by one while something declared waits for it: what comes next may have the name of what is declared.
  while (waiting.length > 0 && todo.length > 0) {
    const left: Item[] = [];
    for (const item of todo) {
      if (isOvertaken(item)) continue;
      const [failure] = await runInRounds([item], shadow);
      if (failure === undefined) waiting = [...(await runInRounds(itemsOf(waiting), shadow))];
      else if (isMissing(failure.error)) left.push(item);
      else if (taken.has(failure.error.sqlstate))
        for (const address of withParts(context, new Set(makes.get(item)))) declared.add(address);
      else final.push(failure);
    }
    if (left.length === todo.length) break;
    todo = left;
  }
  const rest = await runInRounds(
    todo.filter((item) => !isOvertaken(item)),
    shadow,
  );
  return { failures: [...final, ...waiting, ...rest], declared };
}

const itemsOf = (failures: readonly Failed[]): readonly Item[] => failures.map(({ item }) => item);

/** What of the context the declared items have made, and the names of relations that are taken now. */
async function alreadyThere(
  context: Catalog,
  source: Source,
  shadow: Shadow,
): Promise<{ readonly addresses: ReadonlySet<Address>; readonly names: ReadonlySet<string> }> {
  const structured = new Set(source.objects.map(({ address }) => address));
  const mayBe = (address: Address): boolean => {
    const object = context.objects.get(address) as Obj;
    // The columns of a structured view are there because it is: no text has declared them.
    if (kindOf(object).implied === true && object.parent !== undefined && structured.has(object.parent)) return false;
    const schema = schemaOf(object, context);
    return schema === undefined || schemas.has(schema);
  };
  const onlyStructured = { addresses: new Set<Address>(), names: sharedNames(source.objects) };
  if (source.texts.flat().length === 0) return onlyStructured;
  const session = shadow.session();
  // Of the schemas that every database has only those that somebody may write into.
  const rows = await session.rows<{ name: string }>(
    "SELECT n.nspname AS name FROM pg_catalog.pg_namespace n WHERE n.oid >= 16384 OR n.nspname = 'public'",
  );
  const schemas = new Set(rows.map(({ name }) => name));
  if (![...context.objects.keys()].some(mayBe)) return onlyStructured;
  await session.execute("SET search_path = ''");
  const { objects } = await readCatalog(session);
  return {
    addresses: new Set([...context.objects.keys()].filter((address) => mayBe(address) && objects.has(address))),
    names: sharedNames(objects.values()),
  };
}

const sharedNames = (objects: Iterable<Obj>): ReadonlySet<string> => new Set([...objects].flatMap(sharedNamesOf));

/** What of the context has one of these names. */
const named = (context: Catalog, names: ReadonlySet<string>): ReadonlySet<Address> =>
  new Set(
    [...context.objects.values()].flatMap((object) =>
      sharedNamesOf(object).some((name) => names.has(name)) ? [object.address] : [],
    ),
  );

/** With the comments and defaults of these, and of what these hang on. */
function withParts(context: Catalog, addresses: ReadonlySet<Address>): Set<Address> {
  const all = new Set(addresses);
  if (all.size === 0) return all;
  const belongs = (address: Address): boolean => {
    if (all.has(address)) return true;
    const object = context.objects.get(address);
    return object?.parent !== undefined && kindOf(object).partOfParent === true && belongs(object.parent);
  };
  for (const address of context.objects.keys()) if (belongs(address)) all.add(address);
  return all;
}
