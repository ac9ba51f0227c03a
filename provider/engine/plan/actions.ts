/**
 * Owns Action: what is done to one object at one time, as one or more statements; and which actions a plan has.
 * Must not know kinds by name, nor which action comes before which.
 */
import type { Address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { kindOf, orderOf } from "../kinds/lookup.ts";
import { allTaken, inverted, withLocks } from "./absorption.ts";
import { probesOfCarried } from "./carry-probes.ts";
import type { Fates } from "./fates.ts";
import { clausesOf } from "./folding.ts";
import type { OnlineForms } from "./online.ts";
import type { ChangeWord, Draft } from "./statement.ts";

export interface Action {
  readonly verb: ChangeWord;
  readonly object: Obj;
  readonly drafts: readonly Draft[];
  /** What goes with it without a statement of its own. */
  readonly takes: readonly Address[];
}

/**
 * A change in place can be up to four actions: `prepare` is what comes before all else, `free` ends a dependency on what is dropped,
 * `late` waits until all that belongs to the object is as wanted, `alter` is the rest. A creation can have a `late` part, too, which tells an owner; its online form
 * begins with `prepare`, while what it replaces is still there, and may end with `late`.
 */
type Place = "prepare" | "drop" | "free" | "alter" | "late" | "create";

/** An action by its number; a number is what the graph knows. */
export class Actions {
  readonly list: Action[] = [];
  readonly refusals: Diagnostic[] = [];
  readonly renames: {
    readonly old: Obj;
    readonly new: Obj;
    readonly number: number;
    /** What only one can have at a time, and what belongs to it gives up with it. */
    readonly leaves?: readonly string[];
    /** A name that something that stays has in between, or that goes soon. */
    readonly inBetween?: boolean;
  }[] = [];
  /** What lets go of what it calls, before it takes a temporary name. */
  readonly lettingGo: { readonly before: number; readonly number: number; readonly calls: readonly Address[] }[] = [];
  /** What carries the rows of one that has stepped aside to what takes its place. */
  readonly carrying: { readonly old: Address; readonly aside: Address; readonly number: number }[] = [];
  readonly #at: Readonly<Record<Place, Map<Address, number>>> = {
    prepare: new Map(),
    drop: new Map(),
    free: new Map(),
    alter: new Map(),
    late: new Map(),
    create: new Map(),
  };

  /** What is not dropped, for it becomes a part of something else. */
  readonly #absorbed: ReadonlySet<Address>;
  #givers: readonly Obj[] | undefined;

  constructor(
    readonly fates: Fates,
    readonly online: OnlineForms,
  ) {
    this.#absorbed = new Set([...online.values()].flatMap(({ absorbs }) => absorbs ?? []));
    this.#drops();
    this.#alters();
    this.#creates();
    this.#aroundRewrites();
    this.#renames();
  }

  /** The action that this very object has at that place. */
  own(place: Place, address: Address): number | undefined {
    return this.#at[place].get(address);
  }

  /** Every object that has an action at that place. */
  at(place: Place): ReadonlyMap<Address, number> {
    return this.#at[place];
  }

  /** The action with which it is done: its own, or that of what it goes along with or is written inside of. */
  with(place: Place, address: Address): number | undefined {
    let owner = address;
    const through =
      place === "drop" ? this.fates.taken : place === "create" ? this.fates.folded : new Map<Address, Address>();
    for (let next = through.get(owner); next !== undefined; next = through.get(owner)) owner = next;
    if (place === "alter") owner = this.#alteredWith(owner);
    return this.#at[place].get(owner);
  }

  /** What changes it in place, which for an attribute of a composite type is what changes that. */
  changing(address: Address): number | undefined {
    const { from, to } = this.fates;
    const object = to.objects.get(address) ?? from.objects.get(address);
    const ofWhole = object?.parent !== undefined && kindOf(object).implied === true ? object.parent : undefined;
    return this.with("alter", address) ?? (ofWhole === undefined ? undefined : this.with("alter", ofWhole));
  }

  /**
   * A divided relation has no rows: where each of its parts has the object already, nothing is built or looked at. Columns and what
   * is written in them are none that a part has first.
   */
  #eased(object: Obj, drafts: readonly Draft[]): readonly Draft[] {
    const { bonds, to, steppedAside } = this.fates;
    const whole = object.parent === undefined ? undefined : to.objects.get(object.parent);
    if (whole === undefined || kindOf(whole).divided?.(whole) !== true) return drafts;
    // Rows that are carried to it are new to all parts.
    if (steppedAside.some(({ old }) => old.address === whole.address)) return drafts;
    const heirs = bonds.heirsOf(object.address);
    const isFirst = (part: Address): boolean => heirs.some((heir) => to.objects.get(heir)?.parent === part);
    const parts = bonds.after.filter((bond) => bond.whole === whole.address);
    if (!parts.every(({ part }) => isFirst(part))) return drafts;
    const isMade = heirs.every((heir) => this.fates.folded.get(heir) !== object.address);
    return drafts.map((draft) => {
      const { slow: _, probes: __, checksNotNull, ...rest } = draft;
      return isMade && (draft.rewrites === undefined || checksNotNull !== undefined) ? rest : draft;
    });
  }

  /** What a part has from its whole changes with that, but for what is its own. */
  #alteredWith(address: Address): Address {
    const { bonds, alters } = this.fates;
    const origin = bonds.origin(address);
    const isOwn = origin === undefined || this.#at.alter.has(address) || !alters.has(address);
    return isOwn || !bonds.staysBound(address) ? address : this.#alteredWith(origin);
  }

  #add(place: Place, action: Action): void {
    this.#at[place].set(action.object.address, this.list.push(action) - 1);
  }

  #drops(): void {
    const { gone, taken, replaced, created, from, context, leaving, steppedAside, silenced } = this.fates;
    const takenBy = inverted(taken);
    const isRebuildable = (address: Address): boolean => {
      const object = from.objects.get(address) as Obj;
      return kindOf(object).rebuildable(object);
    };
    const asides = new Set(steppedAside.map(({ aside }) => aside.address));
    for (const { binder, part, whole } of this.fates.bonds.before)
      if (asides.has(whole) && gone.has(binder) && gone.has(part)) asides.add(part);
    for (const address of gone) {
      if (taken.has(address) || this.#absorbed.has(address)) continue;
      const object = leaving(address);
      const answer = this.online.get(address)?.drop ?? kindOf(object).drop(object, context);
      if ("refuse" in answer) {
        this.refusals.push(error(`${address} cannot be dropped`, answer.refuse));
        continue;
      }
      if (silenced.has(address)) {
        const drafts = kindOf(object)
          .letsGo?.({ old: object, new: object })
          ?.filter(({ frees }) => frees === true);
        this.#add("free", { verb: "alter", object, drafts: drafts ?? [], takes: [] });
      }
      const comesBack = replaced.has(address) && kindOf(object).rebuildable(object);
      const along = allTaken(address, takenBy);
      this.#at.drop.set(
        address,
        this.list.push({
          verb: "drop",
          object,
          drafts: withLocks(
            comesBack || asides.has(address) ? answer.map(({ loses: _, ...draft }) => draft) : answer,
            along,
            from,
          ),
          // What holds rows comes back without them.
          takes: asides.has(address) ? [] : along.filter((other) => !created.has(other) || !isRebuildable(other)),
        }) - 1,
      );
    }
  }

  #alters(): void {
    for (const { object, drafts } of this.#changes()) {
      const add = (place: "prepare" | "free" | "alter" | "late", some: readonly Draft[]): void => {
        if (some.length > 0) this.#add(place, { verb: "alter", object, drafts: some, takes: [] });
      };
      add(
        "prepare",
        drafts.filter((draft) => draft.early === true),
      );
      add(
        "free",
        drafts.filter((draft) => draft.frees === true),
      );
      add(
        "alter",
        drafts.filter((draft) => draft.frees !== true && draft.late !== true && draft.early !== true),
      );
      add(
        "late",
        drafts.filter((draft) => draft.late === true),
      );
    }
  }

  /** What is changed in place, and what gets back what it lost with parts that are made anew. */
  #changes(): readonly { readonly object: Obj; readonly drafts: readonly Draft[] }[] {
    const { alters, replaced, gone, to } = this.fates;
    const wholes = new Set([...replaced].map((part) => to.objects.get(part)?.parent));
    const restored = [...wholes].flatMap((address) => {
      const object = address === undefined || gone.has(address) ? undefined : to.objects.get(address);
      const drafts = object === undefined ? undefined : kindOf(object).restore?.(object);
      return object === undefined || drafts === undefined || drafts.length === 0 ? [] : [{ object, drafts }];
    });
    const alone = restored.filter(({ object }) => !alters.has(object.address));
    const changed = [...alters.values()].map(({ old, new: object, drafts }) => {
      const more = restored.find((one) => one.object === object)?.drafts ?? [];
      const own = this.online.get(object.address)?.drafts ?? drafts;
      const eased = own.map((draft) =>
        draft.checksNotNull === undefined ? draft : (this.#eased(object, [draft])[0] ?? draft),
      );
      // A change can make something that others give to, as the sequence of an identity.
      const isGivenTo = kindOf(old).grantedAs?.(old) === undefined;
      return { object, drafts: [...eased, ...more, ...(isGivenTo ? this.#takenBack(object) : [])] };
    });
    return [...changed, ...alone];
  }

  #creates(): void {
    const { created, folded, to, context } = this.fates;
    const children = inverted(folded);
    for (const address of created) {
      if (folded.has(address)) continue;
      const object = to.objects.get(address) as Obj;
      const refused = kindOf(object).cannotCreate?.(object, context);
      if (refused !== undefined) this.refusals.push(error(`${address} cannot be created`, refused));
      const form = this.online.get(address);
      if (form?.prepare !== undefined)
        this.#add("prepare", { verb: "create", object, drafts: form.prepare, takes: [] });
      if (form?.finish !== undefined) this.#add("late", { verb: "drop", object, drafts: form.finish, takes: [] });
      const silent = this.fates.silenced.has(address) ? kindOf(object).withoutCalls?.(object) : undefined;
      const told = silent && kindOf(object).letsGo?.({ old: object, new: object });
      const made = this.#eased(object, [
        ...(form?.drafts ??
          kindOf(object).create(silent ?? object, clausesOf(address, children, to, context), context)),
        ...(told ?? []).filter(({ frees }) => frees !== true).map((draft) => ({ ...draft, late: true })),
      ]);
      const within = allTaken(address, children).map((part) => to.objects.get(part) as Obj);
      const drafts = [...made, ...[object, ...within].flatMap((one) => this.#takenBack(one))];
      const late = drafts.filter((draft) => draft.late === true);
      this.#add("create", {
        verb: "create",
        object,
        drafts: drafts.filter((draft) => draft.late !== true),
        takes: form?.absorbs ?? [],
      });
      if (late.length > 0) this.#add("late", { verb: "create", object, drafts: late, takes: [] });
    }
  }

  /** Whatever statement rewrites a relation, rewrites its parts, too. */
  #aroundRewrites(): void {
    const { from, to, gone, created, bonds } = this.fates;
    const rewritten = new Set(this.list.flatMap(({ drafts }) => drafts.flatMap(({ rewrites = [] }) => rewrites)));
    for (const relation of rewritten) {
      for (const { part, whole } of bonds.after) if (whole === relation) rewritten.add(part);
      const [old, object] = [from.objects.get(relation), to.objects.get(relation)];
      if (old === undefined || object === undefined || gone.has(relation) || created.has(relation)) continue;
      for (const draft of kindOf(object).aroundRewrite?.({ old, new: object }) ?? [])
        this.#addTo(draft.early === true ? "prepare" : "late", object, draft);
    }
  }

  #addTo(place: "prepare" | "late", object: Obj, draft: Draft): void {
    const number = this.#at[place].get(object.address);
    const there = number === undefined ? undefined : this.list[number];
    if (number === undefined || there === undefined)
      this.#add(place, { verb: "alter", object, drafts: [draft], takes: [] });
    else this.list[number] = { ...there, drafts: [...there.drafts, draft] };
  }

  /** What takes back from an object that was just made what others give to each such object. */
  #takenBack(object: Obj): readonly Draft[] {
    const { from, alters, context } = this.fates;
    const granted = kindOf(object).grantedAs?.(object);
    if (granted === undefined) return [];
    this.#givers ??= [...from.objects.values()].flatMap((one) => {
      if (kindOf(one).endows === undefined) return [];
      // One that is changed may be so by then, or not yet.
      const changed = alters.get(one.address)?.new;
      return changed === undefined ? [one] : [one, changed];
    });
    return this.#givers.flatMap((giver) => kindOf(giver).endows?.(giver, object, granted, context) ?? []);
  }

  #renames(): void {
    for (const pair of this.fates.renamed) {
      // What is made anew takes its new name then.
      if (this.fates.replaced.has(pair.new.address)) continue;
      const ways =
        pair.by === undefined
          ? [pair]
          : [
              { old: pair.old, new: pair.by },
              { old: pair.by, new: pair.new },
            ];
      for (const way of ways) {
        const drafts = kindOf(way.old).rename?.(way.old, way.new.path, this.fates.context) ?? [];
        const number = this.list.push({ verb: "rename", object: pair.new, drafts, takes: [] }) - 1;
        this.renames.push({ ...way, number, inBetween: !this.fates.to.objects.has(way.new.address) });
      }
    }
    for (const { old, aside, drafts, letsGo, calls, carries, leaves } of this.fates.steppedAside) {
      const number = this.list.push({ verb: "rename", object: old, drafts, takes: [] }) - 1;
      this.renames.push({ old, new: aside, number, leaves });
      if (carries.length > 0) {
        const object = this.fates.to.objects.get(old.address) as Obj;
        const asked = probesOfCarried(this.fates, old.address);
        const asking = carries.map((draft) =>
          draft.rewrites === undefined ? draft : { ...draft, probes: [...(draft.probes ?? []), ...asked] },
        );
        const carrying = this.list.push({ verb: "alter", object, drafts: asking, takes: [] }) - 1;
        this.carrying.push({ old: old.address, aside: aside.address, number: carrying });
      }
      if (letsGo.length === 0) continue;
      const before = this.list.push({ verb: "alter", object: old, drafts: letsGo, takes: [] }) - 1;
      this.lettingGo.push({ before, number, calls });
    }
  }
}

const phase: Readonly<Record<ChangeWord, number>> = { drop: 0, rename: 1, alter: 2, create: 3 };

/**
 * What cannot be undone comes last: nothing is lost when a statement before it fails. Before that go constraints and indexes: what
 * comes in their stead under another name is there by then.
 */
function phaseOf({ verb, drafts, object }: Action): number {
  if (drafts.some((draft) => draft.early === true)) return -1;
  if (verb !== "drop") return phase[verb];
  if (drafts.some((draft) => draft.loses !== undefined)) return 5;
  return kindOf(object).renamedSilently === true ? 4 : phase.drop;
}

/** Which of two actions comes first where nothing else decides. */
export function byPriority(left: Action, right: Action): number {
  const byPhase = phaseOf(left) - phaseOf(right);
  if (byPhase !== 0) return byPhase;
  const byKind = orderOf(left.object) - orderOf(right.object);
  if (byKind !== 0) return left.verb === "drop" ? -byKind : byKind;
  const byPlace = (kindOf(left.object).order?.(left.object) ?? 0) - (kindOf(right.object).order?.(right.object) ?? 0);
  return (
    byPlace || (left.object.address < right.object.address ? -1 : left.object.address > right.object.address ? 1 : 0)
  );
}
