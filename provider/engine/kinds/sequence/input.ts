/**
 * Owns the structured input of a sequence.
 * Must not know tables beyond the names in `owned_by`.
 */
import { parseNames } from "../../catalog/address.ts";
import { quoteIdentifier } from "../../sql/sql.ts";
import type { Input } from "../input.ts";
import type { SequenceAttributes, SequencePath } from "./index.ts";
import { usualLimits } from "./limits.ts";

interface WrittenSequence {
  readonly type?: SequenceAttributes["type"];
  readonly start?: string;
  readonly increment?: string;
  readonly min?: string;
  readonly max?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
  readonly owned_by?: string;
}

/** `table.column` in the sequence's schema, or `schema.table.column`. */
function ownerOf(text: string | undefined, schema: string): readonly string[] | null {
  if (text === undefined) return null;
  const names = parseNames(text) ?? [text];
  return names.length === 2 ? [schema, ...names] : names;
}

export const sequenceInput: Input<SequencePath, SequenceAttributes> = {
  attribute: "sequences",
  description: "Sequences, by name; those of identity columns are the column's.",
  within: "top",
  keyed: "map",
  renamedFrom: "numbers_of_members",
  example: { member_numbers: { start: 1000, owned_by: "users.member_number" } },
  fields: {
    type: {
      type: "string",
      default: "bigint",
      example: "integer",
      oneOf: ["smallint", "integer", "bigint"],
      description: "`smallint`, `integer` or `bigint`.",
    },
    start: {
      type: "number",
      default: { words: "`min`, or `max` of a descending sequence" },
      example: 1000,
      description: "First value.",
    },
    increment: { type: "number", default: 1, example: 10, description: "Step; negative for a descending sequence." },
    min: {
      type: "number",
      default: { words: "`1`, or the type's smallest for a descending sequence" },
      example: 100,
      description: "Smallest value.",
    },
    max: {
      type: "number",
      default: { words: "the type's largest, or `-1` for a descending sequence" },
      example: 999999,
      description: "Largest value.",
    },
    cache: { type: "number", default: 1, example: 50, description: "How many values a session takes at once." },
    cycle: { type: "bool", default: false, example: true, description: "Whether it starts again at its end." },
    owned_by: {
      type: "string",
      default: null,
      example: "users.member_number",
      description: "Column that it is dropped with: `table.column`, or `schema.table.column`.",
    },
  },
  toObject: (input, { key, parent }) => {
    const written = input as unknown as WrittenSequence;
    const schema = parent.schema as string;
    return {
      path: { schema, name: key },
      attrs: {
        type: written.type ?? "bigint",
        start: written.start ?? null,
        increment: written.increment ?? "1",
        min: written.min ?? null,
        max: written.max ?? null,
        cache: written.cache ?? "1",
        cycle: written.cycle === true,
        persistence: "permanent",
        owned_by: ownerOf(written.owned_by, schema),
      },
    };
  },
  expressible: ({ attrs }) => attrs.persistence !== "unlogged",
  usual: ({ attrs: { type, start, increment, min, max, cache, cycle } }) => ({
    type,
    start,
    increment,
    min,
    max,
    cache,
    cycle,
  }),
  toInput: ({ path, attrs }) => {
    const { min, max, start } = usualLimits(attrs);
    const owner = attrs.owned_by?.[0] === path.schema ? attrs.owned_by.slice(1) : attrs.owned_by;
    return {
      key: path.name,
      written: {
        ...(attrs.type === "bigint" ? {} : { type: attrs.type }),
        ...(attrs.start === null || attrs.start === start ? {} : { start: attrs.start }),
        ...(attrs.increment === "1" ? {} : { increment: attrs.increment }),
        ...(attrs.min === null || attrs.min === min ? {} : { min: attrs.min }),
        ...(attrs.max === null || attrs.max === max ? {} : { max: attrs.max }),
        ...(attrs.cache === "1" ? {} : { cache: attrs.cache }),
        ...(attrs.cycle ? { cycle: true } : {}),
        ...(owner === null || owner === undefined ? {} : { owned_by: owner.map(quoteIdentifier).join(".") }),
      },
    };
  },
};
