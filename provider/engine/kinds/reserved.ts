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

export const reserved: readonly ReservedInput[] = [];
