/**
 * Owns the structured input that later kinds fill: its names and shape are fixed now, and using it is an error that says so.
 * Must not know how input is read.
 */
import type { Field } from "./input.ts";

export interface ReservedInput {
  readonly attribute: string;
  readonly description: string;
  /** As Input.within. */
  readonly within: "top" | readonly string[];
  /** Of each element; the attribute is a map by name. */
  readonly fields: Readonly<Record<string, Field>>;
}

export const reserved: readonly ReservedInput[] = [
  {
    attribute: "enums",
    description: "Enum types, by name. Reserved: this version does not manage them.",
    within: "top",
    fields: {
      values: { type: "strings", required: true, description: "The values, in order." },
      comment: { type: "string", description: "Comment." },
      renamed_from: { type: "string", description: "The name it had before." },
    },
  },
  {
    attribute: "exclusions",
    description: "Exclusion constraints, by name. Reserved: this version does not manage them.",
    within: ["table"],
    fields: {
      method: { type: "string", description: "Access method of its index." },
      elements: { type: "strings", required: true, description: 'Elements such as `"during WITH &&"`.' },
      where: { type: "string", description: "Condition of the rows it holds for." },
      deferrable: { type: "string", description: '`"initially immediate"` or `"initially deferred"`.' },
      comment: { type: "string", description: "Comment." },
    },
  },
];
