/**
 * Owns raw pairs of schemas: random values for every attribute of the kinds' input, references as plain numbers.
 * Must not know what the numbers mean; which attributes there are comes from the kinds.
 */
import fc from "fast-check";
import { type ShapeAttribute, shapeOf } from "../../../provider/engine/desired/shape.ts";
import type { Field } from "../../../provider/engine/kinds/input.ts";
import type { Kind } from "../../../provider/engine/kinds/kind.ts";
import { alikeOf, pairOf, presence, presenceAlike, type Sides } from "./sides.ts";
import { values } from "./values.ts";

/** An object on both sides. */
export interface Raw {
  /** The kind's name; `top` for the schema. */
  readonly kind: string;
  readonly present: Sides<boolean>;
  /** Which of its names it has. */
  readonly name: Sides<number>;
  /** Whether a changed name is told as a rename. */
  readonly renamed: boolean;
  /** What both sides share, such as a column's family of types. */
  readonly nature: number;
  /** By attribute, nested ones as `options.collation`, and with a `+` what structured input cannot say. */
  readonly fields: Readonly<Record<string, Sides<unknown>>>;
  /** By the attribute that holds them. */
  readonly children: Readonly<Record<string, readonly Raw[]>>;
}

/** How many objects of a map there are at most. */
const counts: Readonly<Record<string, number>> = {
  enums: 2,
  sequences: 3,
  tables: 3,
  columns: 6,
  uniques: 2,
  checks: 2,
  exclusions: 1,
  indexes: 3,
  foreign_keys: 3,
  // Rows that exclude each other would stop nearly every pair.
  views: 3,
};

/** What rarely changes, so that keys, and what refers to them, are there on both sides. */
const steady = new Set(["type", "generated", "columns", "references.table", "options.unlogged", "column_order"]);

/** The names of an object's fields as they are generated. */
const fieldsOf = (within: Kind | "top"): readonly string[] =>
  shapeOf(within).flatMap((attribute): string[] => {
    if (attribute.type === "field") return flat(attribute.name, attribute.field);
    return attribute.type === "value" || attribute.type === "order" ? [attribute.name] : [];
  });

const flat = (name: string, { type }: Field): string[] =>
  typeof type === "object"
    ? Object.entries(type.object).flatMap(([inner, field]) => flat(`${name}.${inner}`, field))
    : [name];

type Holder = Extract<ShapeAttribute, { type: "map" | "single" }>;

/** The attributes that hold other objects. */
const childrenOf = (within: Kind | "top"): readonly Holder[] =>
  shapeOf(within).filter((attribute): attribute is Holder => attribute.type === "map" || attribute.type === "single");

/**
 * An arbitrary for everything below, with both sides mostly `alike` or not; throws for an attribute that nobody generates.
 */
export function rawOf(within: Kind | "top", alike = false): fc.Arbitrary<Raw> {
  const known = values[within === "top" ? "top" : within.name] ?? {};
  const missing = fieldsOf(within).filter((name) => known[name] === undefined);
  if (missing.length > 0)
    throw new Error(`no generator for ${missing.join(", ")} of ${within === "top" ? within : within.name}`);
  const fields = Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      alike ? alikeOf(value) : pairOf(value, steady.has(name) ? 5 : 2),
    ]),
  );
  const children = Object.fromEntries(
    childrenOf(within).map(({ name, type, kind }) => {
      const count = type === "single" ? 1 : counts[name];
      if (count === undefined) throw new Error(`no count for ${name}`);
      return [name, fc.tuple(...Array.from({ length: count }, () => rawOf(kind, alike)))];
    }),
  );
  return fc.record({
    kind: fc.constant(within === "top" ? within : within.name),
    present: alike ? presenceAlike : presence,
    name: pairOf(fc.nat(3), alike ? 9 : 3),
    renamed: fc.boolean(),
    nature: fc.nat(15),
    fields: fc.record(fields),
    children: fc.record(children),
  });
}

/** The value of a field on one side. */
export const fieldOf = <T>(raw: Raw, name: string, side: 0 | 1): T | undefined =>
  raw.fields[name]?.[side] as T | undefined;
