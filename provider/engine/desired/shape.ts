/**
 * Owns the shape of structured input as a whole: which attributes stand in which, as the kinds' inputs say.
 * Must not know kinds by name, nor Terraform; the provider's schema, validation and `inspect` all follow from it.
 */
import { kinds } from "../kinds/index.ts";
import type { Field } from "../kinds/input.ts";
import type { Kind } from "../kinds/kind.ts";
import { type ReservedInput, reserved } from "../kinds/reserved.ts";

/** One attribute in the input of a kind or of the whole. */
export type ShapeAttribute =
  | { readonly type: "field"; readonly name: string; readonly field: Field }
  /** Objects of a kind: by name, or at most one. */
  | { readonly type: "map" | "single"; readonly name: string; readonly kind: Kind; readonly description: string }
  /** An object of a kind that is one value. */
  | { readonly type: "value"; readonly name: string; readonly kind: Kind; readonly field: Field }
  /** The keys of a map attribute in order. */
  | { readonly type: "order"; readonly name: string; readonly of: string; readonly description: string }
  /** A map that this version does not take yet. */
  | {
      readonly type: "reserved";
      readonly name: string;
      readonly fields: ReservedInput["fields"];
      readonly description: string;
    }
  | { readonly type: "renamed_from"; readonly name: "renamed_from"; readonly description: string };

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
    if (within.input.renamedFrom === true)
      attributes.push({
        type: "renamed_from",
        name: "renamed_from",
        description: "The name it had before: it is renamed, not dropped and created. May stay after the rename.",
      });
  }
  for (const kind of kinds) {
    const { input } = kind;
    if (input === undefined || !standsIn(input.within, within)) continue;
    const name = input.attribute;
    if (input.keyed === "value") attributes.push({ type: "value", name, kind, field: input.fields.value as Field });
    else attributes.push({ type: input.keyed, name, kind, description: input.description });
    if (input.orderedBy !== undefined)
      attributes.push({
        type: "order",
        name: input.orderedBy,
        of: name,
        description: `The keys of \`${name}\` in the order in which a new table has them. Default by name.`,
      });
  }
  for (const { attribute: name, within: places, fields, description } of reserved)
    if (standsIn(places, within)) attributes.push({ type: "reserved", name, fields, description });
  return attributes;
}

/** The whole (one schema) can have a comment, too. */
const standsIn = (places: "top" | "commentable" | readonly string[], within: Kind | "top"): boolean => {
  if (places === "top") return within === "top";
  if (places === "commentable")
    return within === "top" || (within.subject !== undefined && within.input?.keyed !== "value");
  return within !== "top" && places.includes(within.name);
};
