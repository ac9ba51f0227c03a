/**
 * Owns the shape of structured input as a whole: which attributes stand in which, as the kinds' inputs say.
 * Must not know kinds by name, nor Terraform; the provider's schema, validation and `inspect` all follow from it.
 */
import { kinds } from "../kinds/index.ts";
import type { Field, Written } from "../kinds/input.ts";
import type { Kind } from "../kinds/kind.ts";
import { type ReservedInput, reserved } from "../kinds/reserved.ts";

/** One attribute in the input of a kind or of the whole. */
export type ShapeAttribute =
  | { readonly type: "field"; readonly name: string; readonly field: Field }
  /** Objects of a kind: by name, or at most one. */
  | {
      readonly type: "map" | "single";
      readonly name: string;
      readonly kind: Kind;
      readonly description: string;
      /** With what other kinds have in it. */
      readonly example: Written;
    }
  /** An object of a kind that is one value. */
  | { readonly type: "value"; readonly name: string; readonly kind: Kind; readonly field: Field }
  /** The keys of a map attribute in order. */
  | {
      readonly type: "order";
      readonly name: string;
      readonly of: string;
      readonly description: string;
      readonly default: string;
      readonly example: readonly string[];
    }
  /** A map that this version does not take yet. */
  | {
      readonly type: "reserved";
      readonly name: string;
      readonly fields: ReservedInput["fields"];
      readonly description: string;
      readonly example: Written;
    }
  | {
      readonly type: "renamed_from";
      readonly name: "renamed_from";
      readonly description: string;
      readonly example: string;
    };

/** The attributes of a kind's input; of the whole for "top". */
export function shapeOf(within: Kind | "top"): readonly ShapeAttribute[] {
  const made = shapes.get(within);
  if (made !== undefined) return made;
  const shape = makeShape(within);
  shapes.set(within, shape);
  return shape;
}

const shapes = new Map<Kind | "top", readonly ShapeAttribute[]>();

function makeShape(within: Kind | "top"): readonly ShapeAttribute[] {
  const attributes: ShapeAttribute[] = [];
  if (within !== "top" && within.input !== undefined) {
    if (within.input.keyed !== "value")
      for (const [name, field] of Object.entries(within.input.fields)) attributes.push({ type: "field", name, field });
    if (within.input.renamedFrom !== undefined)
      attributes.push({
        type: "renamed_from",
        name: "renamed_from",
        description: "The name it had before: it is renamed, not dropped and created. May stay after the rename.",
        example: within.input.renamedFrom,
      });
  }
  for (const kind of kinds) {
    const { input } = kind;
    if (input === undefined || !standsIn(input.within, within)) continue;
    const name = input.attribute;
    if (input.keyed === "value") attributes.push({ type: "value", name, kind, field: input.fields.value as Field });
    else attributes.push({ type: input.keyed, name, kind, description: input.description, example: exampleOf(kind) });
    if (input.orderedBy !== undefined)
      attributes.push({
        type: "order",
        name: input.orderedBy,
        of: name,
        description: `The keys of \`${name}\` in the order in which a new table has them.`,
        default: "by name",
        example: Object.keys(input.example ?? {}),
      });
  }
  for (const { attribute: name, within: places, fields, description, example } of reserved)
    if (standsIn(places, within)) attributes.push({ type: "reserved", name, fields, description, example });
  return attributes;
}

/** A kind's own example; into the first of its objects go the examples of the kinds that stand in it. */
function exampleOf(kind: Kind): Written {
  const own = kind.input?.example ?? {};
  const inside = Object.fromEntries(
    shapeOf(kind).flatMap((one) =>
      one.type === "map" || one.type === "single" || one.type === "order" ? [[one.name, one.example]] : [],
    ),
  );
  if (kind.input?.keyed === "single") return { ...own, ...inside };
  return Object.fromEntries(
    Object.entries(own).map(([key, item], place) => [key, place === 0 ? { ...(item as Written), ...inside } : item]),
  );
}

/** The whole (one schema) can have a comment, too. */
const standsIn = (places: "top" | "commentable" | readonly string[], within: Kind | "top"): boolean => {
  if (places === "top") return within === "top";
  if (places === "commentable")
    return within === "top" || (within.subject !== undefined && within.input?.keyed !== "value");
  return within !== "top" && places.includes(within.name);
};
