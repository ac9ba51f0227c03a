/**
 * Owns the way back: from a catalog to structured input, for import, drift and inspect.
 * Must not know kinds by name or Terraform.
 */
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import type { Written } from "../kinds/input.ts";
import { kindOf, orderOf } from "../kinds/lookup.ts";

export interface Output {
  /** Of the shape `shapeOf("top")`. */
  readonly written: Written;
  /** What structured input cannot express, with all that is in it. */
  readonly left: readonly Address[];
}

export interface OutputOptions {
  /** The objects that are written; all of them unless this is given. */
  readonly keep?: (address: Address) => boolean;
  /** Whether defaults are written as well: a person may have, or not. */
  readonly full?: boolean;
}

/** The objects of one schema as structured input; `top` is the schema's own address, whose comment is the whole's. */
export function writeInput(catalog: Catalog, top: Address, options: OutputOptions = {}): Output {
  const { keep = () => true, full = false } = options;
  const children = new Map<Address, Obj[]>();
  for (const object of [...catalog.objects.values()].sort(inOrder)) {
    if (object.parent === undefined || !keep(object.address)) continue;
    const list = children.get(object.parent);
    if (list === undefined) children.set(object.parent, [object]);
    else list.push(object);
  }
  const { expressible } = new Expressible(catalog);
  const left: Address[] = [];
  const fill = (address: Address, target: Record<string, unknown>): void => {
    for (const object of children.get(address) ?? []) {
      const { input } = kindOf(object);
      if (input === undefined || !expressible(object)) {
        leave(object);
        continue;
      }
      const { key, written } = input.toInput(object);
      const value: Record<string, unknown> = { ...(full ? input.usual?.(object) : {}), ...written };
      fill(object.address, value);
      if (input.keyed === "value") target[input.attribute] = value.value;
      else if (input.keyed === "single") target[input.attribute] = value;
      else {
        const named = (target[input.attribute] ?? {}) as Record<string, unknown>;
        target[input.attribute] = { ...named, [key]: value };
        if (input.orderedBy !== undefined)
          target[input.orderedBy] = [...((target[input.orderedBy] ?? []) as string[]), key];
      }
    }
  };
  const leave = (object: Obj): void => {
    const { implied, silent, asEverywhere } = kindOf(object);
    const isSaid = implied !== true && silent === undefined && asEverywhere?.(object, catalog.version) !== true;
    if (isSaid) left.push(object.address);
    for (const child of children.get(object.address) ?? []) leave(child);
  };
  const written: Record<string, unknown> = {};
  fill(top, written);
  return { written, left: left.sort() };
}

/**
 * Whether structured input can say all of an object. What is in one table with a part that it cannot say, and depends on that, is left
 * with it: a check of a virtual column would be there before its column.
 */
class Expressible {
  readonly #left = new Set<Address>();

  constructor(catalog: Catalog) {
    const found: Obj[] = [];
    for (const object of catalog.objects.values()) {
      const { input, binds, speaksForParent } = kindOf(object);
      // A relation that is a part of another one has from that what structured input would say as its own.
      const said = speaksForParent === true ? object.parent : binds?.(object).part;
      const part = input === undefined && said !== undefined ? catalog.objects.get(said) : undefined;
      const inexpressible = part ?? (input?.expressible?.(object) === false ? object : undefined);
      if (inexpressible === undefined || this.#left.has(inexpressible.address)) continue;
      this.#left.add(inexpressible.address);
      found.push(inexpressible);
    }
    if (found.length === 0) return;
    const dependencies = new Dependencies(catalog);
    for (let at = 0; at < found.length; at += 1) {
      const { address, parent } = found[at] as Obj;
      for (const { from } of dependencies.neededBy(address)) {
        const object = catalog.objects.get(from);
        if (object === undefined || object.parent !== parent || this.#left.has(from)) continue;
        this.#left.add(from);
        found.push(object);
      }
    }
  }

  readonly expressible = ({ address }: Obj): boolean => !this.#left.has(address);
}

const inOrder = (left: Obj, right: Obj): number =>
  orderOf(left) - orderOf(right) ||
  (kindOf(left).order?.(left) ?? 0) - (kindOf(right).order?.(right) ?? 0) ||
  (left.address < right.address ? -1 : 1);
