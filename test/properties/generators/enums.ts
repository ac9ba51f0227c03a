/**
 * Owns the enums of a generated schema.
 * Must not know the columns of them.
 */
import { type Building, type Written, written } from "./building.ts";
import type { Named } from "./names.ts";
import { fieldOf } from "./raw.ts";

/** Each has the values that rows have, so that all of them convert into each other. */
export function enumsOf(enums: readonly Named[], { side }: Building): Written {
  const result: Record<string, Written> = {};
  for (const { raw, names, renamedFrom } of enums) {
    const [order, more] = fieldOf<readonly [number, readonly string[]]>(raw, "values", side) ?? [0, []];
    // Mostly in one order, so that values are mostly added.
    const values = order % 4 === 0 ? ["c", "a", "b"] : ["a", "b", "c"];
    more.forEach((value, place) => {
      values.splice((order >> (2 * place + 2)) % (values.length + 1), 0, value);
    });
    result[names[side] as string] = written({
      renamed_from: renamedFrom[side],
      values,
      comment: fieldOf(raw, "comment", side),
    });
  }
  return result;
}
