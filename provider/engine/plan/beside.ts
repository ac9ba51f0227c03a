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
import { type Aside, type Context, objectOf } from "../kinds/kind.ts";
import { differences, kindOf } from "../kinds/lookup.ts";
import { answerFor } from "./answer.ts";
import { type Bond, Bonds } from "./bonds.ts";
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
  /** How its rows go over to what takes its place. */
  readonly carries: readonly Draft[];
  /** The names and the like that what belongs to it gives up with it. */
  readonly leaves: readonly string[];
}

export interface Beside {
  readonly from: Catalog;
  readonly steppedAside: readonly SteppedAside[];
  /** What an object is called by people, of one that belongs to what stepped aside. */
  readonly known: ReadonlyMap<Address, Address>;
  readonly refusals: readonly Diagnostic[];
}

/** What is `outside` cannot be changed to use the new ones. */
export function besides(before: Catalog, to: Catalog, version: number, outside: (object: Obj) => boolean): Beside {
  const dependencies = new Dependencies(before);
  const all = new Bonds(before, to);
  const origins = (address: Address): readonly Address[] => all.originsOf(address);
  const staysBound = (address: Address): boolean => all.staysBound(address);
  const context = { ...contextOf(kindOf, version, before, to, () => false), origins, staysBound };
  const bonds = all.before;
  const refusals: Diagnostic[] = [];
  const leaving = leavingIn(before, to, context, all);
  if (leaving.size === 0) return { from: before, steppedAside: [], known: new Map(), refusals };
  const isCalled = (address: Address): boolean => {
    const object = before.objects.get(address);
    return object !== undefined && kindOf(object).overloadedBy !== undefined;
  };
  const stepping: (Omit<SteppedAside, "carries" | "leaves"> & { readonly carry: Aside<string, never>["carries"] })[] =
    [];
  const partsOf = ({ address }: Obj): readonly Obj[] =>
    dependencies.children(address).flatMap((part) => before.objects.get(part) ?? []);
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
    const { drafts, letsGo = [], carries } = made;
    const calls = letsGo.length === 0 ? [] : dependencies.needs(old.address).map(({ to: used }) => used);
    stepping.push({
      old,
      aside,
      drafts: [...partsOf(old).flatMap((part) => leavesItsName(part, context)), ...drafts],
      letsGo,
      calls: calls.filter(isCalled),
      // Those of a partition are its whole's.
      carry: bonds.some(({ binder, part, whole }) => {
        const isDivided = kindOf(before.objects.get(binder) as Obj).bindsFromTheStart !== true;
        return part === old.address && isDivided && leaving.has(before.objects.get(whole) as Obj);
      })
        ? undefined
        : carries,
    });
  }
  /** A column also tells what its domain is made of. */
  const typesUsedBy = (address: Address): readonly (readonly [string, string])[] =>
    dependencies.needs(address).flatMap(({ to: of }) => {
      const names = types.get(of);
      return names === undefined ? [] : [...names, ...typesUsedBy(of)];
    });
  const withTypesOf = (object: Obj): Obj => {
    const used = types.has(object.address) ? [] : typesUsedBy(object.address);
    return used.length === 0 ? object : withTypes(object, used);
  };
  const renaming = new Renaming(before, new Map(stepping.map((one) => [one.old.address, one])));
  const steppedAside = stepping.map(
    ({ carry, ...one }): SteppedAside => ({
      ...one,
      carries: carry?.(partsOf(one.old).map(withTypesOf).map(asAside)) ?? [],
      leaves: partsOf(one.old).flatMap((part) => leftBy(part, renaming.moved(part))),
    }),
  );
  const objects = [...before.objects.values()].map((object) => {
    const known = types.has(object.address);
    const moved = renaming.moved(withTypesOf(object));
    if ((moved !== object || known) && outside(object) && to.objects.has(object.address))
      refusals.push(notOurs(object, steppedAside, dependencies));
    return moved;
  });
  const isLetGo = ({ from: user, to: used }: Edge): boolean =>
    steppedAside.some(({ old, calls }) => old.address === user && calls.includes(used));
  const at = (address: Address): Address => renaming.addresses.get(address) ?? address;
  const from = catalogOf(
    before.version,
    objects.map((object) => renaming.referring(object)),
    before.edges.filter((edge) => !isLetGo(edge)).map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
    before.notModelled.map((thing) => (thing.of === undefined ? thing : { ...thing, of: at(thing.of) })),
  );
  const known = new Map([...renaming.addresses].map(([old, then]) => [then, old]));
  for (const { aside } of steppedAside) known.delete(aside.address);
  return { from, steppedAside, known, refusals };
}

/** What is changed so that another one is made beside it, and what is made of that. */
function leavingIn(before: Catalog, to: Catalog, context: Context, all: Bonds): ReadonlySet<Obj> {
  const version = Math.min(before.version, to.version);
  const stays = (old: Obj): Obj | undefined => {
    const wanted = kindOf(old).stepsAside === undefined ? undefined : to.objects.get(old.address);
    return wanted !== undefined && kindOf(wanted).stepsAside !== undefined ? wanted : undefined;
  };
  const pairs = (all: readonly Bond[]): ReadonlySet<string> =>
    new Set(all.map(({ part, whole }) => `${part}\n${whole}`));
  const [former, wanted] = [pairs(all.before), pairs(all.after)];
  const divided = all.before.filter(
    ({ binder, part, whole }) =>
      wanted.has(`${part}\n${whole}`) && kindOf(before.objects.get(binder) as Obj).bindsFromTheStart !== true,
  );
  const leaving = new Set<Obj>();
  const isBeside = (old: Obj, wanted: Obj): boolean => {
    const attributes = differences(old, wanted, version);
    return attributes.length > 0 && answerFor(old, wanted, attributes, context) === "beside";
  };
  const moves = (part: Obj): boolean => kindOf(part).mayMoveParent?.(part) === true;
  /** What it has from others alone it keeps as its own when it ends inheriting from all of these, also where some other one has it. */
  const isBesideApart = (old: Obj, wanted: Obj): boolean => {
    const attrs =
      all.areOf(old.parent ?? "") && all.handing(old.address).length === 0
        ? kindOf(old).apart?.(old, false)
        : undefined;
    return attrs !== undefined && isBeside({ ...old, attrs }, wanted);
  };
  for (const old of before.objects.values()) {
    const next = stays(old);
    const part = to.objects.get(old.address);
    if (next !== undefined) {
      if (next.kind !== old.kind || isBeside(old, next)) leaving.add(old);
    } else if (
      part?.kind === old.kind &&
      (moves(old) || moves(part)) &&
      (isBeside(old, part) || isBesideApart(old, part))
    )
      leave(old.parent);
  }
  for (const part of to.objects.values())
    if (!before.objects.has(part.address) && kindOf(part).comesBeside?.(part, context) === true) leave(part.parent);
  if (leaving.size === 0) return leaving;
  for (const used of leaving)
    for (const user of context.users(used.address)) {
      const object = before.objects.get(user);
      if (object !== undefined && moves(object) && to.objects.has(user)) leave(object.parent);
      // The rows of a part that stays one are divided anew; those of one that ends being one are its own.
      const pair = `${user}\n${used.address}`;
      if (object !== undefined && stays(object) !== undefined && (!former.has(pair) || wanted.has(pair)))
        leaving.add(object);
    }
  return leaving;

  /** What is done to a part that stays one is done to all of its whole. */
  function leave(address: Address | undefined): void {
    const object = before.objects.get(address ?? "");
    if (object === undefined || stays(object) === undefined) return;
    const whole = divided.find(({ part }) => part === address)?.whole;
    if (whole === undefined) leaving.add(object);
    else leave(whole);
  }
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
    `Another one has to be made in its place, and ${object.address}, which is not this plan's to change, would have to go over to it. Change that first, or keep ${old.address} as it is.`,
  );
};

/** Whether the new one's would have its name: one in the schema, and not in what it belongs to. */
const isNamedInSchema = (part: Obj): boolean =>
  kindOf(part).rename !== undefined &&
  kindOf(part).goesAside === undefined &&
  (kindOf(part).path.length === 2 ||
    kindOf(part)
      .occupies?.(part)
      .some((slot) => slot.startsWith("relation ")) === true);

const asideName = (part: Obj): string => temporaryName("aside", part.address);

/** A part of one that steps aside, still at its address. */
const asAside = (part: Obj): Obj => {
  const { attrs } = kindOf(part).goesAside?.(part, asideName(part)) ?? part;
  return { ...part, attrs };
};

/** What gives way to the new one's of its name, of what belongs to one that steps aside. */
function leavesItsName(part: Obj, context: Context): readonly Draft[] {
  const kind = kindOf(part);
  const own = kind.goesAside?.(part, asideName(part)).drafts ?? [];
  return isNamedInSchema(part)
    ? [
        ...own,
        ...(kind.rename?.(part, { ...part.path, name: asideName(part) }, context) ?? []).map(
          (draft): Draft => ({ ...draft, reaches: "none" }),
        ),
      ]
    : own;
}

/** What only one can have at a time, and `part` has no more where it is `moved`. */
function leftBy(part: Obj, moved: Obj): readonly string[] {
  const kept = kindOf(moved).occupies?.(moved) ?? [];
  return (
    kindOf(part)
      .occupies?.(part)
      .filter((slot) => !kept.includes(slot)) ?? []
  );
}

type Moved = Pick<SteppedAside, "old" | "aside">;

/** Objects at other addresses, with what belongs to them: each says in its path, or in an attribute, whose it is. */
class Renaming {
  readonly addresses = new Map<Address, Address>();

  constructor(
    readonly catalog: Catalog,
    readonly asides: ReadonlyMap<Address, Moved>,
  ) {}

  moved(object: Obj): Obj {
    const moved = this.#move(object);
    if (moved === undefined) return object;
    this.addresses.set(object.address, moved.address);
    return moved;
  }

  /** With what it says of others that have another address now. */
  referring(object: Obj): Obj {
    const changed = Object.entries(kindOf(object).attrs).flatMap(([name, { refers, namesRelation }]) => {
      const value = object.attrs[name];
      if (refers !== undefined) {
        const at = (address: unknown): unknown => this.addresses.get(address as Address) ?? address;
        return [[name, Array.isArray(value) ? value.map(at) : at(value)] as const];
      }
      const aside = namesRelation === true && Array.isArray(value) ? this.#asideCalled(value) : undefined;
      if (aside === undefined) return [];
      const { schema, name: called } = aside.path;
      return [[name, [schema, called, ...(value as readonly string[]).slice(2)]] as const];
    });
    if (changed.length === 0) return object;
    const attrs = { ...object.attrs, ...Object.fromEntries(changed) };
    return objectOf(kindOf(object), object.path, attrs, { rows: object.rows });
  }

  #asideCalled([schema, name]: readonly string[]): Obj | undefined {
    return [...this.asides.values()].find(({ old: { path } }) => path.schema === schema && path.name === name)?.aside;
  }

  /** Undefined for what stays where it is. */
  #move(object: Obj): Obj | undefined {
    const { rows, path, attrs } = object;
    const kind = kindOf(object);
    const itself = this.asides.get(object.address)?.aside;
    if (itself !== undefined) return objectOf(kind, itself.path, itself.attrs, { rows });
    const parent = object.parent === undefined ? undefined : this.catalog.objects.get(object.parent);
    const home = parent === undefined ? undefined : this.#move(parent);
    if (home === undefined) return this.#bindingTo(object);
    if (kind.refersBy !== undefined) return objectOf(kind, { ...path, [kind.refersBy]: home.address }, attrs, { rows });
    const its = kind.goesAside?.(object, asideName(object)).attrs ?? attrs;
    const { old, aside } = this.#rootOf(object);
    const own = isNamedInSchema(object) ? { ...path, name: asideName(object) } : path;
    for (const name of kind.path) {
      if (path[name] !== old.path.name) continue;
      const then = objectOf(kind, { ...own, [name]: aside.path.name as string }, its, { rows });
      if (then.parent === home.address) return then;
    }
    for (const [name, value] of Object.entries(its)) {
      if (value !== old.path.name) continue;
      const then = objectOf(kind, own, { ...its, [name]: aside.path.name }, { rows });
      if (then.parent === home.address) return then;
    }
    throw new Error(`${object.address} does not say that it belongs to ${object.parent}`);
  }

  /** What makes another one a part of what steps aside, where its path names that. */
  #bindingTo(object: Obj): Obj | undefined {
    const { binds, path: names } = kindOf(object);
    const whole = this.asides.get(binds?.(object).whole ?? "");
    if (whole === undefined) return undefined;
    const called = whole.aside.path.name as string;
    return names
      .filter((name) => object.path[name] === whole.old.path.name)
      .map((name) => objectOf(kindOf(object), { ...object.path, [name]: called }, object.attrs, { rows: object.rows }))
      .find((then) => then.parent === object.parent && binds?.(then).whole === whole.aside.address);
  }

  #rootOf(object: Obj): Moved {
    for (let at: Obj | undefined = object; at !== undefined; at = this.catalog.objects.get(at.parent ?? "")) {
      const found = this.asides.get(at.address);
      if (found !== undefined) return found;
    }
    throw new Error(`${object.address} belongs to nothing that steps aside`);
  }
}
