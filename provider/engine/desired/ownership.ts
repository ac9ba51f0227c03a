/**
 * Owns Ownership: whose the declared objects are, and who may do what with them, as far as nobody says it.
 * Must not know kinds by name.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { objectOf } from "../kinds/kind.ts";
import { kindOf, ownerKind } from "../kinds/lookup.ts";
import type { Elaborated } from "./elaborate.ts";
import { heardOf, saidBy } from "./said-by.ts";

/** Who owns an object is said by another of a kind that is silent where nobody declares it. */
const roleIn = (object: Pick<Obj, "kind">): string | undefined => kindOf(object as Obj).silent;

export class Ownership {
  /** What was heard, with the role in the place of whoever runs the statements. */
  readonly elaborated: Elaborated;
  readonly diagnostics: readonly Diagnostic[];
  /** Whose it is to be where nobody says it; undefined: as it was. */
  readonly #applier: string | undefined;
  readonly #live: Catalog;
  /** Who owns what there. */
  readonly #owners: ReadonlyMap<Address | undefined, string>;

  /** `unsaid`: whose an object is to be of which nobody says it: as it was, or whoever's applies the plan. */
  constructor(
    live: Catalog,
    heard: Elaborated,
    role: string | undefined,
    { unsaid, saidBy: named }: { readonly unsaid: "stays" | "applier"; readonly saidBy: string | undefined },
  ) {
    const isApplier = unsaid === "applier";
    this.#applier = isApplier ? role : undefined;
    this.#live = live;
    const owners = new Map(
      [...live.objects.values()].flatMap((object) => {
        const name = roleIn(object);
        return name === undefined ? [] : [[object.parent, object.attrs[name] as string]];
      }),
    );
    this.#owners = owners;
    // That of what every database has is the server's: before 15 public is of whoever made the database.
    const usual = new Set(
      [...heard.implied].flatMap((address) => {
        const object = heard.catalog.objects.get(address);
        return object?.parent === undefined || roleIn(object) === undefined ? [] : [object.parent];
      }),
    );
    // A part has the owner of its whole, which is asked for next.
    const ownerOf = (address: Address): string | undefined => {
      if (kindOf(heard.catalog.objects.get(address) as Obj).sub !== undefined) return undefined;
      return isApplier && !usual.has(address) ? role : (owners.get(address) ?? role);
    };
    const said = saidBy(heardOf(heard.catalog, ownerOf, usual), named);
    this.diagnostics = said.diagnostics;
    // Where all is said that is to be, a revoke that is not said is none, and so is another description.
    const isImplied = (address: Address): boolean => {
      const object = heard.catalog.objects.get(address);
      return object?.parent === undefined || !isApplier || roleIn(object) !== undefined;
    };
    this.elaborated = { ...heard, implied: new Set([...heard.implied].filter(isImplied)), catalog: said.catalog };
  }

  /** Whether this is somebody's word on who owns an object. */
  isTold(address: Address): boolean {
    const object = this.elaborated.catalog.objects.get(address);
    return object !== undefined && roleIn(object) !== undefined && !this.elaborated.implied.has(address);
  }

  /** Whether an object, whose owner this is, goes to whoever applies: nobody says another, and it is somebody's who declares it. */
  goesToApplier(
    owner: Pick<Obj, "address" | "kind" | "parent" | "attrs">,
    isLeftAlone: (of: Address) => boolean,
  ): boolean {
    const name = roleIn(owner);
    if (this.#applier === undefined || name === undefined) return false;
    if (this.isTold(owner.address) || this.elaborated.implied.has(owner.address)) return false;
    return owner.attrs[name] !== this.#applier && owner.parent !== undefined && !isLeftAlone(owner.parent);
  }

  /** The catalog with those owners as they will be. */
  inHands(catalog: Catalog, isLeftAlone: (of: Address) => boolean): Catalog {
    const changed = [
      ...[...catalog.objects.values()].filter((object) => this.goesToApplier(object, isLeftAlone)),
      ...this.#comesOfAge(catalog).filter((owner) => this.goesToApplier(owner, isLeftAlone)),
    ];
    if (changed.length === 0) return catalog;
    const objects = new Map(catalog.objects);
    for (const object of changed)
      objects.set(object.address, {
        ...object,
        attrs: { ...object.attrs, [roleIn(object) as string]: this.#applier },
      });
    return { ...catalog, objects };
  }

  /**
   * The owners of what had that of something else until now, and is to have one of its own, of which nobody says anything: as they
   * are.
   */
  #comesOfAge({ objects }: Catalog): readonly Obj[] {
    if (this.#applier === undefined) return [];
    return [...objects.values()].flatMap((object) => {
      const { followsOwner, subject } = kindOf(object);
      const former = this.#live.objects.get(object.address);
      if (followsOwner === undefined || subject === undefined || former?.kind !== object.kind) return [];
      const role = followsOwner(former) && !followsOwner(object) ? this.#followed(former.address) : undefined;
      const attrs = { [ownerKind.silent as string]: role, subject: subject(object).text };
      return role === undefined ? [] : [objectOf(ownerKind, { of: object.address }, attrs)];
    });
  }

  /** The owner of what an object belongs to in its database. */
  #followed(object: Address): string | undefined {
    const { edges, objects } = this.#live;
    let at = edges.find(({ from, type }) => from === object && type === "a")?.to;
    for (; at !== undefined; at = objects.get(at)?.parent) {
      const role = this.#owners.get(at);
      if (role !== undefined) return role;
    }
    return undefined;
  }
}
