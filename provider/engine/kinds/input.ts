/**
 * Owns the shape of a kind's structured input: its attributes and the way to an object and back.
 * Must not know Terraform or any particular kind.
 */
import type { Obj } from "../catalog/object.ts";
import type { Origin } from "../sql/sql.ts";

/** The type of a field with an example of its values. */
type Typed =
  | { readonly type: "string"; readonly example: string }
  | { readonly type: "bool"; readonly example: boolean }
  | { readonly type: "number"; readonly example: number }
  | { readonly type: "strings"; readonly example: readonly string[] }
  | { readonly type: "settings"; readonly example: Readonly<Record<string, string>> }
  | { readonly type: { readonly object: Readonly<Record<string, Field>> }; readonly example: Written };

/** What may be left out says what it is then: a value, or in words what it follows from; null: nothing. */
type Presence =
  | { readonly required: true; readonly default?: never }
  | { readonly required?: never; readonly default: string | number | boolean | { readonly words: string } | null };

/**
 * One attribute of an object's structured input. Description, default and example become the registry's page; a test
 * applies every example, in the table that the kinds' examples make together.
 */
export type Field = Typed &
  Presence & {
    readonly description: string;
    /** Fields of the same object without which the example would be wrong. */
    readonly beside?: Written;
    /** The value is SQL, verbatim: checked as one fragment, and an error in it shows its position. */
    readonly sql?: { readonly commas?: boolean; readonly endedBy?: ReadonlySet<string> };
    /** The value names something that is made. */
    readonly names?: true;
    /** The words that it may be. */
    readonly oneOf?: readonly string[];
  };

/** What a person wrote for one object: fields that are null or absent are not there. */
export type Written = Readonly<Record<string, unknown>>;

/** Where the input stands and what is around it. */
export interface Place {
  /** The map's key; the attribute's own name for `single` and `value`. */
  readonly key: string;
  /** The parent's path, or `{schema}` at the top. */
  readonly parent: Readonly<Record<string, string>>;
  /** Keys of the sibling maps of the parent's input, e.g. the columns that an index may name. */
  siblings(attribute: string): readonly string[];
  /** Position in the parent's ordering list, from 0; undefined without one. */
  readonly position: number | undefined;
  /** The origin of a field, for fragments. */
  origin(field: string, index?: number): Origin;
}

/** Where the objects stand, and an example of the attribute that holds them. */
type Keyed =
  /** map: keyed by name. single: at most one. What other kinds hold inside comes from their own examples. */
  | { readonly keyed: "map" | "single"; readonly example: Written }
  /** value: the attribute is the text itself, and the example its field's. */
  | { readonly keyed: "value"; readonly example?: never };

/** Way in and way out. `toInput(toObject(x))` read back through PostgreSQL is x but for spelling: a property test holds it. */
export type Input<P extends string, A> = Keyed & {
  /** The attribute's name, e.g. `columns`. */
  readonly attribute: string;
  readonly description: string;
  /** Names of the kinds in whose input it stands; "top": the resource itself; "commentable": every kind with a subject. */
  readonly within: "top" | "commentable" | readonly string[];
  /** The parent's attribute that lists the keys in order. */
  readonly orderedBy?: string;
  /** A rename may be told with `renamed_from`: a name that it may have had. */
  readonly renamedFrom?: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** `parentAddress` in the path of what has no names of its own. */
  toObject(
    written: Written,
    place: Place,
  ): Partial<Pick<Obj, "origins">> & { path: Readonly<Record<P, string>>; attrs: A };
  /** Whether structured input can say all of this object; absent: always. */
  expressible?(object: Obj<P, A>): boolean;
  /** What a field must not be although it has the right type: a reason that says what to write instead. */
  refuse?(written: Written): { readonly field: string; readonly reason: string } | undefined;
  /** The fields of an object, spelled as PostgreSQL prints them; what equals a field's default is left out. */
  toInput(object: Obj<P, A>): { key: string; written: Written };
  /** The fields that have a default, as this object has them: what may be written just as well. */
  usual?(object: Obj<P, A>): Written;
};
