/**
 * Owns what a plan relies on: the objects it was made from, as one text each, so that apply can tell what moved since.
 * Must not know how a plan is made or run.
 *
 * A change elsewhere in the database, or by another resource in the same run, is none of a plan's business: only declared and
 * owned objects count, what those name in other schemas (without oids: another resource may just have made it), and what hangs
 * on the objects that a statement changes, in other schemas too (see decisions/what-hangs-on-a-schema.md).
 */
import { createHash } from "node:crypto";
import type { Address } from "../../engine/catalog/address.ts";
import { type Catalog, Dependencies, type NotModelled } from "../../engine/catalog/catalog.ts";
import { kindOf, schemaOf } from "../../engine/kinds/lookup.ts";

/** The text of an object by its address; null for what is not there. */
type Texts = Readonly<Record<Address, string | null>>;

export interface Reliance {
  /** What the plan was made from. `basis` is its hash, so it follows from what Terraform keeps. */
  readonly own: Texts;
  /** Of these, what another resource makes in the same run: how the server prints that is not known before. */
  readonly inPassing: readonly Address[];
  /** What hangs on changed objects from other schemas: no snapshot has it, so it is read when apply plans again. */
  readonly hanging: Texts;
}

/** The texts of everything in `catalog` that a plan about these objects relies on. */
export function relianceOn(
  catalog: Catalog,
  schema: string,
  own: Iterable<Address>,
  changed: Iterable<Address>,
  madeByOthers: ReadonlySet<string> = new Set(),
): Reliance {
  const dependencies = new Dependencies(catalog);
  const strangers = new Map(catalog.notModelled.map((thing) => [thing.address, thing]));
  const result: Record<"own" | "hanging", Record<Address, string | null>> = { own: {}, hanging: {} };
  const isInside = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    if (object !== undefined) return schemaOf(object, catalog) === schema;
    const thing = strangers.get(address);
    return thing === undefined || thing.schema === schema || (thing.of !== undefined && isInside(thing.of));
  };
  const textOf = (address: Address): string | null => {
    const object = catalog.objects.get(address);
    const thing = strangers.get(address);
    if (object === undefined)
      return thing === undefined
        ? null
        : isInside(address)
          ? shortHash(canonical([thing.rows, thing.text]))
          : "present";
    const compared = Object.entries(kindOf(object).attrs)
      .filter(([, attribute]) => attribute.compared && (attribute.since ?? 0) <= catalog.version)
      .map(([name]) => [name, object.attrs[name] ?? null]);
    return shortHash(canonical([object.kind, compared, isInside(address) ? (object.rows[0] ?? null) : null]));
  };
  const add = (to: "own" | "hanging", address: Address): void => {
    result[to][address] = textOf(address);
  };
  for (const address of own) {
    add("own", address);
    for (const { to } of dependencies.needs(address)) add("own", to);
    for (const part of dependencies.children(address))
      if (isFeature(strangers.get(part)) || isAspect(catalog, part)) add("own", part);
  }
  for (const address of changed) {
    if (isInside(address)) add("own", address);
    for (const { from } of dependencies.neededBy(address)) add(isInside(from) ? "own" : "hanging", from);
    for (const child of dependencies.children(address)) add("own", child);
  }
  const isMadeByOthers = (address: Address): boolean => {
    const object = catalog.objects.get(address);
    return object !== undefined && madeByOthers.has(schemaOf(object, catalog) ?? "");
  };
  return {
    own: inOrder(result.own),
    inPassing: Object.keys(result.own).filter(isMadeByOthers).sort(),
    hanging: inOrder(result.hanging),
  };
}

/** What is only said of an object, as privileges are. */
const isAspect = ({ objects }: Catalog, address: Address): boolean => {
  const object = objects.get(address);
  return object !== undefined && kindOf(object).aspect === true;
};

/** What is no object of its own but a state of one. */
const isFeature = (thing: NotModelled | undefined): boolean => thing !== undefined && thing.rows.length === 0;

/** What other schemas hang on these objects. */
export function hangingOn(catalog: Catalog, schema: string, changed: Iterable<Address>): readonly Address[] {
  return Object.keys(relianceOn(catalog, schema, [], changed).hanging);
}

/** The addresses whose text is not what it was. */
export function movedSince(before: Reliance, now: Reliance): readonly Address[] {
  const passing = new Set(before.inPassing);
  const moved = (then: Texts, present: Texts): readonly Address[] =>
    [...Object.keys(then), ...Object.keys(present)].filter(
      (address) => (then[address] ?? null) !== (present[address] ?? null) && !passing.has(address),
    );
  return [...new Set([...moved(before.own, now.own), ...moved(before.hanging, now.hanging)])].sort();
}

/** Without those that only say something of another one that moved as well. */
export function withoutAspects(moved: readonly Address[], { objects }: Catalog): readonly Address[] {
  const all = new Set(moved);
  return moved.filter((address) => {
    const object = objects.get(address);
    const whole = object !== undefined && kindOf(object).aspect === true ? object.parent : undefined;
    return whole === undefined || !all.has(whole);
  });
}

/** One hash of what the plan was made from, for `basis`. */
export const basisOf = ({ own }: Reliance): string => shortHash(JSON.stringify(own));

const inOrder = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).sort(([left], [right]) => (left < right ? -1 : 1)));

/** JSON with keys in order: a catalog that was kept has them in another order than one just read. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
      : item,
  );

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
