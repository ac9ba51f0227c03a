/**
 * Owns what steps aside: objects that cannot be dropped for the sake of the new ones, which take a temporary name instead. The old
 * catalog then has them, and all that is said of them, under that name, so that what uses them is changed to use the new ones.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, catalogOf, Dependencies, type Edge } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { contextOf } from "../kinds/context.ts";
import { type Context, objectOf } from "../kinds/kind.ts";
import { differences, kindOf } from "../kinds/lookup.ts";
import { answerFor } from "./answer.ts";
import { temporaryName } from "./recipes/temporary-name.ts";
import type { Draft } from "./statement.ts";

/** One that steps aside: under its name, and under the temporary one. */
export interface SteppedAside {
  readonly old: Obj;
  readonly aside: Obj;
  readonly drafts: readonly Draft[];
  /** Before that: how it does without what it calls, and what that is. */
  readonly letsGo: readonly Draft[];
  readonly calls: readonly Address[];
}

export interface Beside {
  readonly from: Catalog;
  readonly steppedAside: readonly SteppedAside[];
  readonly refusals: readonly Diagnostic[];
}

/** What is `outside` cannot be changed to use the new ones. */
export function besides(before: Catalog, to: Catalog, version: number, outside: (object: Obj) => boolean): Beside {
  const dependencies = new Dependencies(before);
  const context = contextOf(kindOf, version, before, to, () => false);
  const leaving = leavingIn(before, to, context);
  if (leaving.size === 0) return { from: before, steppedAside: [], refusals: [] };
  const isCalled = (address: Address): boolean => {
    const object = before.objects.get(address);
    return object !== undefined && kindOf(object).overloadedBy !== undefined;
  };
  const refusals: Diagnostic[] = [];
  const steppedAside: SteppedAside[] = [];
  const types = new Map<Address, readonly (readonly [string, string])[]>();
  for (const old of leaving) {
    const kind = kindOf(old);
    const successor = to.objects.get(old.address) as Obj;
    const wanted = successor.kind === old.kind ? successor : undefined;
    const made = kind.stepsAside?.(old, wanted, temporaryName("aside", old.address), context);
    if (made === undefined) continue;
    if ("refuse" in made) {
      refusals.push(error(`${old.address} cannot be changed`, made.refuse));
      continue;
    }
    types.set(old.address, made.types);
    const aside = objectOf(kind, made.path, made.attrs, { rows: old.rows });
    const { drafts, letsGo = [] } = made;
    const calls = letsGo.length === 0 ? [] : dependencies.needs(old.address).map(({ to: used }) => used);
    steppedAside.push({ old, aside, drafts, letsGo, calls: calls.filter(isCalled) });
  }
  const renaming = new Renaming(before, new Map(steppedAside.map(({ old, aside }) => [old.address, aside])));
  /** A column also tells what its domain is made of. */
  const typesUsedBy = (address: Address): readonly (readonly [string, string])[] =>
    dependencies.needs(address).flatMap(({ to: of }) => {
      const names = types.get(of);
      return names === undefined ? [] : [...names, ...typesUsedBy(of)];
    });
  const objects = [...before.objects.values()].map((object) => {
    const known = types.has(object.address);
    const used = known ? [] : typesUsedBy(object.address);
    const retyped = used.length === 0 ? object : withTypes(object, used);
    if ((retyped !== object || known) && outside(object) && to.objects.has(object.address))
      refusals.push(notOurs(object, steppedAside, dependencies));
    return renaming.moved(retyped);
  });
  const isLetGo = ({ from: user, to: used }: Edge): boolean =>
    steppedAside.some(({ old, calls }) => old.address === user && calls.includes(used));
  const at = (address: Address): Address => renaming.addresses.get(address) ?? address;
  const from = catalogOf(
    before.version,
    objects,
    before.edges.filter((edge) => !isLetGo(edge)).map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
    before.notModelled.map((thing) => (thing.of === undefined ? thing : { ...thing, of: at(thing.of) })),
  );
  return { from, steppedAside, refusals };
}

/** What is changed so that another one is made beside it, and what is made of that. */
function leavingIn(before: Catalog, to: Catalog, context: Context): ReadonlySet<Obj> {
  const version = Math.min(before.version, to.version);
  const stays = (old: Obj): Obj | undefined => {
    const wanted = kindOf(old).stepsAside === undefined ? undefined : to.objects.get(old.address);
    return wanted !== undefined && kindOf(wanted).stepsAside !== undefined ? wanted : undefined;
  };
  const leaving = new Set<Obj>();
  for (const old of before.objects.values()) {
    const wanted = stays(old);
    if (wanted === undefined) continue;
    if (wanted.kind !== old.kind) {
      leaving.add(old);
      continue;
    }
    const attributes = differences(old, wanted, version);
    if (attributes.length > 0 && answerFor(old, wanted, attributes, context) === "beside") leaving.add(old);
  }
  for (const used of leaving)
    for (const user of context.users(used.address)) {
      const object = before.objects.get(user);
      if (object !== undefined && stays(object) !== undefined) leaving.add(object);
    }
  return leaving;
}

/** The same with other names of types, where its attributes name one of these. */
function withTypes(object: Obj, types: readonly (readonly [string, string])[]): Obj {
  const names = new Map(types.flatMap(([old, then]) => [[old, then] as const, [`${old}[]`, `${then}[]`] as const]));
  const { attrs } = kindOf(object);
  const changed = Object.entries(attrs).flatMap(([name, { namesType }]) => {
    const then = namesType === true ? names.get(object.attrs[name] as string) : undefined;
    return then === undefined ? [] : [[name, then] as const];
  });
  return changed.length === 0 ? object : { ...object, attrs: { ...object.attrs, ...Object.fromEntries(changed) } };
}

const notOurs = (object: Obj, all: readonly SteppedAside[], dependencies: Dependencies): Diagnostic => {
  const used = dependencies.needs(object.address).map(({ to }) => to);
  const old = all.find(({ old: one }) => one === object || used.includes(one.address))?.old ?? object;
  return error(
    `${old.address} cannot be changed: ${object.address} is of it`,
    `Another type has to be made, and ${object.address}, which is not this plan's to change, would have to go over to it. Change that first, or keep ${old.address} as it is.`,
  );
};

/** Objects at other addresses, with what belongs to them: their names are in its path under the name of their kind. */
class Renaming {
  readonly addresses = new Map<Address, Address>();

  constructor(
    readonly catalog: Catalog,
    readonly asides: ReadonlyMap<Address, Obj>,
  ) {}

  moved(object: Obj): Obj {
    const path = this.#pathOf(object);
    if (path === object.path) return object;
    const attrs = this.asides.get(object.address)?.attrs ?? object.attrs;
    const moved = objectOf(kindOf(object), path, attrs, { rows: object.rows });
    this.addresses.set(object.address, moved.address);
    return moved;
  }

  #pathOf(object: Obj): Obj["path"] {
    const aside = this.asides.get(object.address);
    if (aside !== undefined) return aside.path;
    const parent = object.parent === undefined ? undefined : this.catalog.objects.get(object.parent);
    if (parent === undefined) return object.path;
    const home = this.#pathOf(parent);
    if (home === parent.path) return object.path;
    const { refersBy } = kindOf(object);
    if (refersBy !== undefined) return { ...object.path, [refersBy]: kindOf(parent).address(home) };
    const name = home[kindOf(parent).path.at(-1) as string] as string;
    return { ...object.path, [parent.kind]: name };
  }
}
