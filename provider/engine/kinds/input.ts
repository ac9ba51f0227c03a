/**
 * Owns the shape of a kind's structured input: its attributes and the way to an object and back.
 * Must not know Terraform or any particular kind.
 */
import type { Obj } from "../catalog/object.ts";
import type { Origin } from "../sql/sql.ts";

/** One attribute of an object's structured input. Every one has a description; it becomes the registry's page. */
export interface Field {
  readonly type:
    | "string"
    | "bool"
    | "number"
    | "strings"
    | "settings"
    | { readonly object: Readonly<Record<string, Field>> };
  readonly required?: boolean;
  readonly description: string;
  /** The value is SQL, verbatim: checked as one fragment, and an error in it shows its position. */
  readonly sql?: { readonly commas?: boolean; readonly endedBy?: ReadonlySet<string> };
  /** The value names something that is made. */
  readonly names?: true;
  /** The words that it may be. */
  readonly oneOf?: readonly string[];
}

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

/** Way in and way out. `toInput(toObject(x))` read back through PostgreSQL is x but for spelling: a property test holds it. */
export interface Input<P extends string, A> {
  /** The attribute's name, e.g. `columns`. */
  readonly attribute: string;
  readonly description: string;
  /** Names of the kinds in whose input it stands; "top": the resource itself; "commentable": every kind with a subject. */
  readonly within: "top" | "commentable" | readonly string[];
  /** map: keyed by name. single: at most one. value: the attribute is the text itself. */
  readonly keyed: "map" | "single" | "value";
  /** The parent's attribute that lists the keys in order. */
  readonly orderedBy?: string;
  /** A rename may be told with `renamed_from`. */
  readonly renamedFrom?: boolean;
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
}
