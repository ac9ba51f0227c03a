/**
 * Owns Fates: what becomes of every object of two catalogs. It goes, comes, comes back, is changed or renamed, goes along with
 * another one or is written inside another one.
 * Must not know kinds by name, nor the order of statements.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { diff } from "../diff/diff.ts";
import { contextOf } from "../kinds/context.ts";
import type { Context } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import { absorbed } from "./absorption.ts";
import { besides, type SteppedAside } from "./beside.ts";
import { Bonds } from "./bonds.ts";
import { type Decisions, decide } from "./decisions.ts";
import { endedBonds } from "./ended-bonds.ts";
import { foldingOf } from "./folding.ts";
import { movedNames, type Renamed } from "./moved-names.ts";

export interface Fates extends Decisions {
  /** The old catalog, with what is renamed in silence at its new addresses. */
  readonly from: Catalog;
  readonly to: Catalog;
  readonly context: Context;
  readonly renamed: readonly Renamed[];
  /** What takes a temporary name first, under which the old catalog has it, and goes when nothing uses it. */
  readonly steppedAside: readonly SteppedAside[];
  /** What an object is called by people, of one that belongs to what stepped aside. */
  readonly known: ReadonlyMap<Address, Address>;
  readonly bonds: Bonds;
  /** There for the first time. */
  readonly fresh: ReadonlySet<Address>;
  /** Dropped for good, or replaced. */
  readonly gone: ReadonlySet<Address>;
  /** Fresh, or replaced. */
  readonly created: ReadonlySet<Address>;
  /** What goes without a statement of its own → with what it goes. */
  readonly taken: ReadonlyMap<Address, Address>;
  /** What is written inside its parent's CREATE → that parent. */
  readonly folded: ReadonlyMap<Address, Address>;
  /** What need not wait until those are gone that a call may mean as well. */
  readonly crowded: ReadonlySet<Address>;
  /** What is made before what it calls, and does without it before it goes. */
  readonly silenced: ReadonlySet<Address>;
  /** What is gone as it is before this plan: what is made anew is dropped under its old name. */
  leaving(address: Address): Obj;
}

/** What is not done in the way that is best by itself, because no order of statements would allow it. */
export interface Concessions {
  /** Dropped and created, although it could be changed in place. */
  readonly anew: ReadonlySet<Address>;
  /** Dropped by a statement of its own, although it would go along with something else. */
  readonly alone: ReadonlySet<Address>;
  /** Made while an old one is there that a call may mean as well. */
  readonly crowded: ReadonlySet<Address>;
  /** Made without what it calls, which is told once that is there, and without it again before that goes (see Kind.withoutCalls). */
  readonly silenced: ReadonlySet<Address>;
  /** Done in the transaction that it stands in, although it would do better without one. */
  readonly inside: ReadonlySet<Address>;
}

/** What a plan is made for. */
export interface Circumstances {
  /** server_version_num of the target. */
  readonly version: number;
  /** What is somebody else's: where it would have to make way, the change is refused. */
  readonly outside?: ((object: Obj) => boolean) | undefined;
  /** Who will run the plan. */
  readonly role?: string | undefined;
  /** Whose rows may be moved. */
  movesRows(address: Address): boolean;
}

export function fatesOf(
  before: Catalog,
  wanted: Catalog,
  { version, outside = () => false, role, movesRows }: Circumstances,
  { anew: conceded, alone, crowded, silenced, inside }: Concessions,
): Fates {
  const beside = besides(before, wanted, version, outside);
  const moved = movedNames(beside.from, wanted, conceded);
  const ended = endedBonds(moved.from, wanted, version);
  const anew = new Set([...conceded, ...ended]);
  const tied = new Bonds(moved.from, wanted, ended);
  const apart = tied.apart(wanted);
  const found = diff(tied.apart(moved.from), apart, anew);
  const bonds = new Bonds(found.from, apart, ended);
  const changes = { ...found, from: bonds.loosened(found.from) };
  const to = bonds.loosened(apart);
  const { from } = changes;
  const renamed = [...moved.renamed, ...changes.renamed];
  const known = new Map([...beside.known, ...moved.known]);
  const fresh = new Set(changes.added.map((object) => object.address));
  const made = new Set(fresh);
  const isMade = (address: Address): boolean => made.has(address);
  const context = {
    ...contextOf(kindOf, version, from, to, (address) => fresh.has(address), outside),
    ...(role === undefined ? {} : { role }),
    isMade,
    isInside: (address: Address) => inside.has(address),
    movesRows,
    formerly: (address: Address) => from.objects.get(address) ?? before.objects.get(address),
    origin: (address: Address) => bonds.origin(address),
    staysBound: (address: Address) => bonds.staysBound(address),
    origins: (address: Address) => bonds.originsOf(address),
    isParted: (address: Address) => bonds.isParted(address),
    heirs: (address: Address) => bonds.heirsOf(address),
    handing: (address: Address) => bonds.handing(address),
  };
  const decisions = decide(changes, to, context, anew, outside, calledBefore(beside.steppedAside));
  const gone = new Set([...changes.dropped.map((object) => object.address), ...decisions.replaced]);
  for (const address of decisions.replaced) made.add(address);
  const created = new Set(made);
  const oldNames = new Map(renamed.map((pair) => [pair.new.address, pair.old]));
  const leaving = (address: Address): Obj =>
    (decisions.replaced.has(address) ? oldNames.get(address) : undefined) ?? (from.objects.get(address) as Obj);
  const first = [...gone].filter(
    (address) => bonds.origin(address) === undefined && goesFirst(leaving(address), known.get(address), to),
  );
  const held = new Set([...gone].flatMap((address) => slotsOf(leaving(address))));
  return {
    ...decisions,
    refusals: [...beside.refusals, ...decisions.refusals],
    from,
    to,
    context,
    renamed,
    steppedAside: beside.steppedAside,
    known,
    fresh,
    gone,
    created,
    taken: absorbed(gone, decisions.replaced, from, new Set([...alone, ...first]), bonds),
    bonds,
    folded: foldingOf(created, to, context, bonds, (object) =>
      claimsOf(object, context).every((slot) => !held.has(slot)),
    ),
    crowded,
    silenced,
    leaving,
  };
}

/** Of what belongs to one that stepped aside: whether it goes by a statement of its own, because it does not come again. */
function goesFirst(object: Obj, former: Address | undefined, to: Catalog): boolean {
  const kind = kindOf(object);
  if (former === undefined || kind.partOfParent === true || kind.aspect === true || kind.refersBy !== undefined)
    return false;
  if (!kind.rebuildable(object)) return false;
  return !to.objects.has(former);
}

/** The address that people know an object by, while it has a temporary name. */
const calledBefore = (all: readonly SteppedAside[]): ((address: Address) => Address) => {
  const names = new Map(all.map(({ old, aside }) => [aside.address, old.address]));
  return (address) => names.get(address) ?? address;
};

/** What nobody else may have when it comes. Where a name is insisted on, all are given theirs, and several may have the same. */
export const claimsOf = (object: Obj, context: Context): readonly string[] =>
  kindOf(object)
    .claims?.(object)
    .filter((slot) => !context.insists(slot)) ?? slotsOf(object);

/**
 * Of these, the names in the schema that objects of several kinds share: relations those of tables, views, sequences and indexes, of
 * keys too; types those of types, of which each table, view and sequence has one.
 */
export const sharedNamesOf = (object: Obj): readonly string[] =>
  slotsOf(object).filter((slot) => slot.startsWith("relation ") || slot.startsWith("type "));

/** What calls may mean an object by. */
export const callsOf = (object: Obj): readonly string[] => kindOf(object).calledBy?.(object) ?? [];

/** What only one object can have at a time, such as a relation's name. */
export const slotsOf = (object: Obj): readonly string[] => kindOf(object).occupies?.(object) ?? [];
