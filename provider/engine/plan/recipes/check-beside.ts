/**
 * Owns the recipe for a check constraint that changes: the new one is validated beside the old.
 * Must not know how a check is written.
 */
import { address } from "../../catalog/address.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

export const checkBeside: Recipe = {
  name: "check-beside",
  description:
    "A changed check constraint: the new one is added under another name and validated while reads and writes go on; then the old one goes and the new one takes its name, in one transaction.",
  create({ object, replaces }, kitchen) {
    if (object.kind !== "check" || replaces?.kind !== "check") return undefined;
    const name = temporaryName(JSON.stringify(object.attrs), object.address);
    const beside = { ...object, path: { ...object.path, name } };
    const at = address("constraint", [object.path.schema as string, object.path.table as string, name]);
    const drafts = kitchen.rename(beside, object.path.name as string);
    const there = kitchen.spare(at);
    const all = kitchen.create(beside);
    if (there === undefined || !kitchen.isAs({ ...there, attrs: { ...there.attrs, validated: true } }, beside))
      return { prepare: all, drafts, claims: [at] };
    // What is left to do is to validate it, at most.
    const prepare = there.attrs.validated === true ? [] : all.filter(({ slow }) => slow === true);
    return { ...(prepare.length === 0 ? {} : { prepare }), drafts, absorbs: [at] };
  },
};
