/**
 * Owns how a change goes on to what depends on it: that makes way and comes back, or the change is refused by its name.
 * Must not know kinds by name, nor the order of statements.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import { type Catalog, Dependencies, type Edge } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import type { Changes } from "../diff/diff.ts";
import { type Changed, isSo } from "../kinds/kind.ts";
import { kindOf } from "../kinds/lookup.ts";
import { type Bond, bondsIn, isInherited } from "./bonds.ts";
import { sharedNamesOf } from "./fates.ts";
import { type Draft, invalidating, severing } from "./statement.ts";
import { tiesTo } from "./ties.ts";

/** What is decided so far, to be completed. */
interface Open {
  readonly alters: Map<Address, Changed & { readonly drafts: readonly Draft[] }>;
  readonly replaced: Set<Address>;
  readonly together: [Address, Address][];
  readonly refusals: Diagnostic[];
}

/**
 * Completes the decisions by what depends on what they are about. What is `outside` is somebody else's: where it would have to
 * make way, the change is refused. `called` gives the name that people know.
 */
export function spread(
  decisions: Open,
  changes: Changes,
  to: Catalog,
  outside: (object: Obj) => boolean = () => false,
  called: (address: Address) => Address = (address) => address,
): void {
  new Spread(decisions, changes, to, outside, called).run();
}

class Spread {
  readonly #from: Catalog;
  readonly #needed: Dependencies;
  readonly #wanted: Dependencies;
  readonly #gone: ReadonlySet<Address>;
  readonly #homes: ReadonlyMap<Address, Address | undefined>;
  readonly #work: Address[];
  readonly #bonds: readonly Bond[];

  constructor(
    readonly decisions: Open,
    changes: Changes,
    readonly to: Catalog,
    readonly outside: (object: Obj) => boolean,
    readonly called: (address: Address) => Address,
  ) {
    this.#from = changes.from;
    this.#needed = new Dependencies(changes.from);
    this.#bonds = bondsIn(changes.from);
    this.#wanted = new Dependencies(to);
    this.#gone = new Set(changes.dropped.map((object) => object.address));
    this.#homes = new Map(changes.from.notModelled.map((thing) => [thing.address, thing.of]));
    this.#work = [...this.#gone, ...decisions.replaced, ...decisions.alters.keys()];
  }

  run(): void {
    for (const gone of this.#gone) this.#withWhole(gone);
    const done = new Set<string>();
    for (let at = this.#work.pop(); at !== undefined; at = this.#work.pop()) {
      const leaves = this.#leaves(at);
      const change = this.decisions.alters.get(at);
      const severs = change?.drafts.some(severing) === true;
      if (!leaves && !severs && change?.drafts.some(invalidating) !== true) continue;
      if (done.has(`${leaves} ${at}`)) continue;
      done.add(`${leaves} ${at}`);
      for (const edge of this.#dependants(at, leaves)) {
        if (this.#gone.has(edge.from)) continue;
        // A part keeps what it has of itself, too, and what its whole lets it keep.
        if (leaves && (edge.type === "M" || (edge.type === "I" && this.#gone.has(at) && !this.to.objects.has(at))))
          continue;
        const object = this.#from.objects.get(edge.from);
        if (object === undefined) this.#notModelled(at, edge, change?.drafts ?? []);
        else if (leaves || (severs && edge.type === "s")) this.#leaving(at, object);
        // What a part has from its whole changes with that.
        else if (change?.drafts.some(invalidating) === true && !isInherited(edge)) this.#changing(at, object, change);
      }
    }
  }

  /** A part's index or key goes with its whole's alone, which is made anew with what the part is to have. */
  #withWhole(part: Address): void {
    for (const { to: whole, type } of this.#needed.needs(part)) {
      const object = type === "P" ? this.#from.objects.get(whole) : undefined;
      if (object === undefined || this.#leaves(whole) || !kindOf(object).rebuildable(object)) continue;
      this.decisions.replaced.add(whole);
      this.decisions.alters.delete(whole);
      this.#work.push(whole);
      this.#withWhole(whole);
    }
  }

  #leaves(address: Address): boolean {
    return this.#gone.has(address) || this.decisions.replaced.has(address);
  }

  #dependants(at: Address, leaves: boolean): readonly Edge[] {
    const dependants = [...this.#needed.neededBy(at)];
    // A part's column changes with its whole's, and so does what depends on that.
    if (!leaves)
      for (const { from: part, type } of this.#needed.neededBy(at))
        if (type === "I" || type === "M") dependants.push(...this.#dependants(part, leaves));
    if (leaves) dependants.push(...this.#tiedToPart(at));
    for (const child of this.#needed.children(at)) {
      if (leaves || this.#isSaidOf(child)) dependants.push({ from: child, to: at, type: "a" });
      // A part that goes for good while the whole is made anew: who leaned on it may lean on another part now. And who leans on
      // a part can be in the way of a change of the whole.
      if (!leaves || (this.decisions.replaced.has(at) && this.#gone.has(child)))
        dependants.push(...this.#needed.neededBy(child));
    }
    return dependants;
  }

  /**
   * PostgreSQL lets no part go, though it comes back, while what is tied to its whole means rows of it. What ties those to it that are
   * not to be touched stays: then no row may be meant.
   */
  #tiedToPart(binder: Address): readonly Edge[] {
    const object = this.decisions.replaced.has(binder) ? this.#from.objects.get(binder) : undefined;
    const whole = object && kindOf(object).binds?.(object).whole;
    const home = whole === undefined ? undefined : this.#from.objects.get(whole);
    if (whole === undefined || home === undefined || kindOf(home).divided?.(home) !== true) return [];
    return tiesTo(whole, this.#from, this.#needed, this.#bonds)
      .filter((tie) => !this.outside(this.#from.objects.get(tie) as Obj))
      .map((tie) => ({ from: tie, to: binder, type: "n" }));
  }

  /** A comment on what its parent's change makes anew is in no dependency. */
  #isSaidOf(child: Address): boolean {
    const object = this.#from.objects.get(child);
    return object !== undefined && kindOf(object).speaksForParent === true;
  }

  /**
   * What no kind models is never dropped: neither by CASCADE nor, as PostgreSQL does with what depends on it automatically, in
   * silence. It goes only with what it is a part or feature of, and only when that goes for good.
   */
  #notModelled(at: Address, { from: thing, type }: Edge, drafts: readonly Draft[]): void {
    const automatic = type === "a" || type === "i";
    const comesBack = this.decisions.replaced.has(at);
    if (!this.#leaves(at)) {
      // PostgreSQL itself makes statistics and exclusion constraints anew, which depend automatically, and refuses all others.
      if (!automatic && drafts.some((draft) => draft.invalidates === true || (draft.severs === true && type === "s")))
        this.#refuse(at, thing, "which this version does not model");
    } else if (!comesBack && !this.#isAside(this.#homes.get(thing)) && this.#goesForGood(this.#homes.get(thing)))
      return;
    else if (!automatic) this.#refuse(at, thing, "which this version does not model");
    else if (comesBack || this.#homes.get(thing) !== undefined)
      this.decisions.refusals.push(lost(this.called(at), thing, comesBack || this.called(at) !== at));
  }

  /** Whether it belongs to what stepped aside, in whose place another one comes. */
  #isAside(address: Address | undefined): boolean {
    for (let of = address; of !== undefined; of = this.#from.objects.get(of)?.parent)
      if (this.called(of) !== of) return true;
    return false;
  }

  #goesForGood(address: Address | undefined): boolean {
    for (let of = address; of !== undefined; of = this.#from.objects.get(of)?.parent)
      if (this.#gone.has(of)) return true;
    return false;
  }

  /** `at` is dropped, for good or to be made anew, and `object`, which stays, depends on it. */
  #leaving(at: Address, object: Obj): void {
    const { alters, replaced } = this.decisions;
    const dependant = object.address;
    const kind = kindOf(object);
    const needs = this.#wanted.needs(dependant);
    const isPart = (address: Address): boolean => address === at || this.to.objects.get(address)?.parent === at;
    const still = this.to.objects.get(dependant)?.parent === at || needs.some((edge) => isPart(edge.to));
    // What stepped aside comes again as another one of its name: to PostgreSQL a function of it is another function then.
    const successor = this.called(at);
    const isOfSuccessor = successor !== at && kind.rebuildable(object) && needs.some(({ to }) => to === successor);
    const isForGood = isSo(kind.dependsForGood, object);
    // Its own change ends the dependency.
    const isChanged = alters.has(dependant) || (kind.implied === true && alters.has(object.parent ?? ""));
    const letsGo =
      replaced.has(dependant) ||
      (isChanged && !isForGood && !isOfSuccessor && !needs.some((edge) => this.#takesPlaceOf(at, edge)));
    if (!still && letsGo) return;
    const known = new Set(this.#needed.needs(dependant).map((edge) => edge.to));
    // A foreign key that is wanted without the key that it hangs on has another one that would do; a call, another function.
    const hasOther =
      (isForGood || needs.some(({ to }) => this.#isCalledAs(at, to))) &&
      this.to.objects.has(dependant) &&
      !this.outside(object);
    const movesOn = hasOther || this.to.objects.has(at) || needs.some((edge) => !known.has(edge.to));
    if (!still && !movesOn) this.#refuse(at, dependant, "which stays");
    // That it no longer depends on it, once both are as wanted, does not help while it does.
    // What a part has from its whole is made anew with that, whosever the part is.
    else if (this.outside(object) && !this.#isInherited(dependant, at)) this.#refuse(at, dependant, notOurs);
    // Nor does it matter that it holds rows where its own change makes it anew.
    else if (kind.rebuildable(object) || (replaced.has(dependant) && this.#isInherited(dependant, at)))
      this.#rebuild(dependant, at);
    else if (!this.#letsGo(object, at)) this.#refuse(at, dependant, still ? "which holds rows" : "which stays");
  }

  /** Whether what is used then has the name that `at` leaves, or one inside of it: it comes only once `at` has let go of it. */
  #takesPlaceOf(at: Address, { to: used, type }: Edge): boolean {
    const [old, kept, wanted] = [this.#from.objects.get(at), this.to.objects.get(at), this.to.objects.get(used)];
    if (old === undefined || wanted === undefined || (type !== "s" && this.#from.objects.has(used))) return false;
    const keeps = kept === undefined ? [] : sharedNamesOf(kept);
    const left = new Set(sharedNamesOf(old).filter((slot) => !keeps.includes(slot)));
    return left.size > 0 && sharedNamesOf(wanted).some((slot) => left.has(slot));
  }

  /** `object` does without `at` until that is there again. */
  #letsGo(object: Obj, at: Address): boolean {
    const { alters } = this.decisions;
    const [used, wanted] = [this.#from.objects.get(at), this.to.objects.get(object.address)];
    if (used === undefined || wanted === undefined || kindOf(used).overloadedBy === undefined) return false;
    const drafts = kindOf(object).letsGo?.({ old: object, new: wanted });
    if (drafts === undefined) return false;
    const known = alters.get(object.address)?.drafts ?? [];
    if (!known.some(({ frees }) => frees === true))
      alters.set(object.address, { old: object, new: wanted, drafts: [...known, ...drafts] });
    return true;
  }

  #isInherited(part: Address, whole: Address): boolean {
    return this.#needed.needs(part).some((edge) => edge.to === whole && isInherited(edge));
  }

  /** Whether a call of what goes may mean another one. */
  #isCalledAs(gone: Address, other: Address): boolean {
    const [old, wanted] = [this.#from.objects.get(gone), this.to.objects.get(other)];
    if (old === undefined || wanted === undefined) return false;
    const calls = kindOf(old).calledBy?.(old) ?? [];
    return (
      kindOf(wanted)
        .calledBy?.(wanted)
        .some((call) => calls.includes(call)) === true
    );
  }

  /** `at` is changed in place, and `object` depends on it. */
  #changing(at: Address, object: Obj, change: Changed): void {
    const kind = kindOf(object);
    const changeOf = (address: Address): Changed | undefined => this.decisions.alters.get(address);
    if (kind.standsInTheWay?.(object, change, changeOf) !== true || !this.to.objects.has(object.address)) return;
    if (this.outside(object)) this.#refuse(at, object.address, notOurs);
    else if (kind.rebuildable(object)) {
      this.#rebuild(object.address, at);
      this.#withWhole(object.address);
    } else this.#refuse(at, object.address, "which holds rows");
  }

  #rebuild(dependant: Address, cause: Address): void {
    const { together, replaced, alters } = this.decisions;
    together.push([dependant, cause]);
    if (replaced.has(dependant)) return;
    replaced.add(dependant);
    alters.delete(dependant);
    this.#work.push(dependant);
  }

  #refuse(at: Address, dependant: Address, why: string): void {
    const what = this.called(at);
    this.decisions.refusals.push(
      error(
        `${what} cannot be ${this.#leaves(at) && what === at ? "dropped" : "changed"}: ${dependant} depends on it`,
        `${dependant}, ${why}, depends on ${nameOf(what)}. CASCADE is never written. Drop or change ${nameOf(dependant)} first, or keep ${nameOf(what)}.`,
      ),
    );
  }
}

const notOurs = "which is not this plan's to change";

const lost = (what: Address, thing: Address, comesBack: boolean): Diagnostic =>
  error(
    `${what} cannot be ${comesBack ? "made anew" : "dropped"}: ${thing} would be lost`,
    `${comesBack ? `${nameOf(what)} has to be dropped and made anew, and ` : ""}PostgreSQL drops ${thing}, which this version does not model, with ${nameOf(what)}. Drop it first${comesBack ? " and make it again afterwards" : ""}, or keep ${nameOf(what)} as it is.`,
  );
