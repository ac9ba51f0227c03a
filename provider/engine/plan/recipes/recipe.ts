/**
 * Owns the shape of a recipe: the online form of a change, several statements in place of one that others wait for.
 * Must not know any particular recipe.
 */
import type { Address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Context } from "../../kinds/kind.ts";
import type { Draft } from "../statement.ts";

/** Something that comes to a table which is there, by itself or in place of what is there under its address. */
export interface Creation {
  readonly object: Obj;
  readonly replaces: Obj | undefined;
}

/** Something that is changed in place. */
export interface Change {
  readonly old: Obj;
  readonly new: Obj;
  readonly drafts: readonly Draft[];
}

export interface Online {
  /** Before what is replaced makes way; each in a transaction of its own. */
  readonly prepare?: readonly Draft[];
  /** In place of the kind's statements that drop what is replaced. */
  readonly drop?: readonly Draft[];
  /** In place of the kind's statements; with `drop` in one transaction. */
  readonly drafts: readonly Draft[];
  /** Once all else about it is done. */
  readonly finish?: readonly Draft[];
  /** What belongs to the object and comes with it, without a statement of its own. */
  readonly makes?: readonly Address[];
  /** What goes by this plan and is not dropped, for it becomes a part of the object. */
  readonly absorbs?: readonly Address[];
  /** What only one can have (slots, addresses) and `prepare` takes: who has it goes before. */
  readonly claims?: readonly string[];
}

/** What a recipe may ask besides what kinds may. */
export interface Kitchen extends Context {
  /** The kind's own statements that create this object. */
  create(object: Obj): readonly Draft[];
  /** The kind's own statements that drop it; none where that cannot be. */
  drop(object: Obj): readonly Draft[];
  /** The kind's own statements that change it in place; none where that cannot be. */
  alter(old: Obj, object: Obj): readonly Draft[];
  /** The kind's own statements that give it another name. */
  rename(object: Obj, name: string): readonly Draft[];
  /** The object at this address if it goes by this plan and nothing hangs on it, so that it can serve as something else. */
  spare(address: Address): Obj | undefined;
  /** Whether something is rebuilt because this one is, such as a foreign key to it. */
  isLeanedOn(address: Address): boolean;
  /** Whether two objects of one kind differ in nothing but their names. */
  isAs(left: Obj, right: Obj): boolean;
}

export interface Recipe {
  readonly name: string;
  /** One sentence for the documentation: which change, and how it is made. */
  readonly description: string;
  /** Undefined: not its business. */
  create?(creation: Creation, kitchen: Kitchen): Online | undefined;
  alter?(change: Change, kitchen: Kitchen): Online | undefined;
  /** Of what goes for good, by a statement of its own. */
  drop?(object: Obj, kitchen: Kitchen): Online | undefined;
  /**
   * Of what an interrupted run has left beside something that the plan does not change: what is still to be done, in place of the
   * statements that drop it. Undefined: not its business, or nothing.
   */
  finish?(remains: Obj, kitchen: Kitchen): readonly Draft[] | undefined;
  /** Whether `other`, which has the name of `object`, is what an interrupted run of this recipe for it has left. */
  leaves?(object: Obj, other: Obj): boolean;
}
