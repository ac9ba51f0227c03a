/**
 * Owns the structured input that later kinds fill: its names and shape are fixed now, and using it is an error that says so.
 * Must not know how input is read.
 */
import type { Field, Written } from "./input.ts";

export interface ReservedInput {
  readonly attribute: string;
  readonly description: string;
  /** As Input.within. */
  readonly within: "top" | readonly string[];
  /** Of each element; the attribute is a map by name. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly example: Written;
}

export const reserved: readonly ReservedInput[] = [
  {
    attribute: "exclusions",
    description: "Exclusion constraints, by name. Reserved: this version does not manage them.",
    within: ["table"],
    fields: {
      method: { type: "string", default: "btree", example: "gist", description: "Access method of its index." },
      elements: {
        type: "strings",
        required: true,
        example: ["during WITH &&"],
        description: "Expressions with the operators of which one must be false.",
      },
      where: {
        type: "string",
        default: null,
        example: "NOT cancelled",
        description: "Condition of the rows it holds for.",
      },
      deferrable: {
        type: "string",
        default: { words: "not deferrable" },
        example: "initially deferred",
        description: '`"initially immediate"` or `"initially deferred"`.',
      },
      comment: { type: "string", default: null, example: "One booking at a time", description: "Comment." },
    },
    example: { bookings_during_excl: { method: "gist", elements: ["room WITH =", "during WITH &&"] } },
  },
];
