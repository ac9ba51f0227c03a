/**
 * Owns the way from an object to its kind and what follows from THE LIST alone.
 * Must not know any kind by name.
 */
import { type Address, address } from "../catalog/address.ts";
import type { Attribute } from "../catalog/attribute.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kinds } from "./index.ts";
import type { Kind } from "./kind.ts";

const byName = new Map(kinds.map((kind, order) => [kind.name, { kind, order }]));

/** The kind of an object. Throws, which is a bug, when THE LIST has none of its name. */
export function kindOf(object: Obj): Kind {
  const entry = byName.get(object.kind);
  if (entry === undefined) throw new Error(`no kind ${object.kind}`);
  return entry.kind;
}

/** The kind's place in THE LIST. */
export const orderOf = (object: Obj): number => byName.get(object.kind)?.order ?? 0;

/** The compared attributes in which two objects of one kind differ, as far as both versions have them. */
export function differences(left: Obj, right: Obj, version: number): readonly string[] {
  return Object.entries(kindOf(left).attrs)
    .filter(
      ([name, attribute]) =>
        attribute.compared &&
        (attribute.since ?? 0) <= version &&
        version < (attribute.until ?? Number.POSITIVE_INFINITY) &&
        !attribute.equal(left.attrs[name] as never, right.attrs[name] as never),
    )
    .map(([name]) => name);
}

/**
 * The attributes of an object that an earlier release kept, with those that its kind has got since. What had one of them was not modelled
 * then, so what was says that it is not used.
 */
export function withLaterAttributes({ kind, attrs }: Pick<Obj, "kind" | "attrs">): Obj["attrs"] {
  const lacking = Object.entries(byName.get(kind)?.kind.attrs ?? {}).filter(([name]) => !(name in attrs));
  if (lacking.length === 0) return attrs;
  return { ...attrs, ...Object.fromEntries(lacking.map(([name, attribute]) => [name, notUsed(attribute)])) };
}

/** The value of an attribute that says nothing; undefined where each says something. */
function notUsed(attribute: Attribute<unknown>): unknown {
  if (attribute.neutral !== undefined) return attribute.neutral;
  for (const value of [null, false, [], {}, 0])
    try {
      return attribute.decode(value, "");
    } catch (failure) {
      if (!(failure instanceof TypeError)) throw failure;
    }
  return undefined;
}

/** A copy that was made from definitions, with what only the original can have come to. `originalOf` is asked for each object. */
export function asObserved(copy: Catalog, originalOf: (object: Obj) => Obj): Catalog {
  const objects = new Map(copy.objects);
  for (const [address, object] of copy.objects) {
    const names = observedOf(object);
    if (names.length === 0) continue;
    const original = originalOf(object);
    const attrs = Object.fromEntries(names.map((name) => [name, original.attrs[name]]));
    objects.set(address, { ...object, attrs: { ...object.attrs, ...attrs } });
  }
  return { ...copy, objects };
}

const observedOf = (object: Obj): readonly string[] =>
  Object.entries(kindOf(object).attrs).flatMap(([name, { observed }]) => (observed === true ? [name] : []));

/**
 * The addresses at which what was found differs from what was expected, and in what; empty when they are equal. Edges are not
 * compared.
 */
export function compare(expected: Catalog, found: Catalog): readonly string[] {
  const version = Math.min(expected.version, found.version);
  const all: string[] = [];
  for (const [address, object] of expected.objects) {
    const other = found.objects.get(address);
    if (other === undefined || other.kind !== object.kind) all.push(`${address} (missing)`);
    else {
      const names = differences(object, other, version);
      if (names.length > 0) all.push(`${address} (${names.join(", ")})`);
    }
  }
  for (const [address, object] of found.objects) {
    // Where nobody says it, it may be anything.
    const isUnsaid = kindOf(object).silent !== undefined;
    if (!expected.objects.has(address) && !isUnsaid) all.push(`${address} (unexpected)`);
  }
  return all;
}

/** The kind of what holds all others: CREATE SCHEMA makes one. */
export const containerKind: Kind = kinds.find((kind) => kind.container === true) as Kind;

/** The address of the container with this name. */
export const containerAddress = (name: string): Address => address(containerKind.name, [name]);

/** The schema that an object is in: the name its path or that of an ancestor has. Undefined for one that is in none. */
export function schemaOf(object: Obj, catalog: Catalog): string | undefined {
  let at: Obj | undefined = object;
  while (at !== undefined) {
    if (at.path.schema !== undefined) return at.path.schema;
    const found = kindOf(at).schemaOf?.(at);
    if (found !== undefined) return found;
    if (kindOf(at).container === true) return at.path.name;
    at = at.parent === undefined ? undefined : catalog.objects.get(at.parent);
  }
  return undefined;
}

/** The kind of what says who owns an object. */
export const ownerKind: Kind = kinds.find((kind) => kind.silent !== undefined) as Kind;
