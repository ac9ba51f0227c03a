/**
 * Owns what must not compile of attributes and fields that lack documentation, each line with its expectation.
 * Must not know what anything does: it is never run.
 */
import type { Field } from "../../provider/engine/index.ts";
import { list, number, string, types } from "../../provider/terraform/framework/index.ts";

const description = "Any.";

string({ description, required: true, example: "a" });
number({ description, optional: true, example: 1, default: { words: "what fits" } });
// @ts-expect-error an example is missing
string({ description, required: true });
// @ts-expect-error also of what only the provider sets
string({ description, computed: true });
// @ts-expect-error what may be left out has a default
string({ description, optional: true, example: "a" });
// @ts-expect-error what must be there has none
string({ description, required: true, example: "a", default: "b" });
// @ts-expect-error an example of another type
number({ description, required: true, example: "1" });
// @ts-expect-error nor in a list
list(types.string, { description, required: true, example: [1] });

export const right: readonly Field[] = [
  { type: "bool", description, default: true, example: false },
  { type: "strings", description, required: true, example: ["a"] },
];
export const wrong: readonly Field[] = [
  // @ts-expect-error an example is missing
  { type: "bool", description, default: true },
  // @ts-expect-error an example of another type
  { type: "bool", description, default: true, example: "true" },
  // @ts-expect-error what may be left out has a default
  { type: "bool", description, example: true },
];
