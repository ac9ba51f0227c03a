/**
 * Owns Bystanders: what is there and nobody declares in a structured form, which stays as it is unless a text declares it.
 * Must not know kinds by name, nor what the texts declare.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { kindOf } from "../kinds/lookup.ts";
import { heirsIn } from "./heirs.ts";

export class Bystanders {
  readonly addresses: ReadonlySet<Address>;
  /** What somebody else's part has from a declared whole follows that: it is neither told nor kept as it is. */
  readonly followers: ReadonlySet<Address>;
  readonly #context: ReadonlySet<Address>;

  /** `structured`: what is declared in a structured form. `stays`: whether an object that nobody declares stays as it is. */
  constructor(
    readonly live: Catalog,
    readonly structured: ReadonlySet<Address>,
    stays: (object: Obj) => boolean,
  ) {
    const staysHere = (object: Obj): boolean => {
      if (kindOf(object).silent !== undefined) return true;
      const parent = this.#parentOf(object);
      if (kindOf(object).partOfParent === true && parent !== undefined && this.#untold(object) === undefined)
        return !structured.has(parent.address) && staysHere(parent);
      return !structured.has(object.address) && stays(object);
    };
    const all = [...live.objects.values()].filter(staysHere);
    this.addresses = new Set(all.map(({ address }) => address));
    this.followers = heirsIn(live, this.addresses);
    this.#context = new Set(all.flatMap((object) => [object.address, this.#untold(object) ?? object.address]));
  }

  /** Whether what is declared is made with this around it; who owns what is around is not told there. */
  isContext(address: Address): boolean {
    const object = this.live.objects.get(address);
    return (
      this.#context.has(address) &&
      !this.#follows(address) &&
      (object === undefined || kindOf(object).silent === undefined)
    );
  }

  /** Whether it is a follower, which is not there before its whole is, or said of one. */
  #follows(address: Address): boolean {
    const object = this.live.objects.get(address);
    const isSaid = object !== undefined && kindOf(object).refersBy !== undefined;
    return this.followers.has(address) || (isSaid && this.followers.has(object.parent ?? ""));
  }

  /** Without what a bystander is nothing: what structured input has no place for, or what it is said of. */
  hangsOn(object: Obj): Address | undefined {
    return this.#untold(object) ?? (kindOf(object).aspect === true ? object.parent : undefined);
  }

  #parentOf({ parent }: Obj): Obj | undefined {
    return parent === undefined ? undefined : this.live.objects.get(parent);
  }

  /** What an object hangs on that structured input has no place for, such as a view's column: silence says nothing of it. */
  #untold(object: Obj): Address | undefined {
    // Who owns it and who may use it goes with it: neither keeps it.
    if (kindOf(object).aspect === true) return undefined;
    const parent = this.#parentOf(object);
    const isUntold =
      parent?.parent !== undefined && this.structured.has(parent.parent) && kindOf(parent).input === undefined;
    return isUntold ? parent.address : undefined;
  }
}
