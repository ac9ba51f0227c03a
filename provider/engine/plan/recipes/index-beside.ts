/**
 * Owns the recipe for an index that changes: the new one is built beside the old, which serves queries until then.
 * Must not know how an index is written.
 */
import { address } from "../../catalog/address.ts";
import { qualified, sql } from "../../sql/sql.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

export const indexBeside: Recipe = {
  name: "index-beside",
  description:
    "A changed index: the new one is built concurrently under another name; both change names in one transaction; the old one is dropped concurrently.",
  create({ object, replaces }, kitchen) {
    // One that is not valid serves nobody.
    if (object.kind !== "index" || replaces?.kind !== "index" || replaces.attrs.valid !== true) return undefined;
    // With another table the old one goes along with its own.
    if (replaces.parent !== object.parent) return undefined;
    // A foreign key stays with the index that it was made for, whatever that is called.
    if (kitchen.isLeanedOn(object.address)) return undefined;
    const { schema, name } = object.path as { schema: string; name: string };
    const table = object.parent as string;
    const [next, last] = ["index", "old index"].map((purpose) => temporaryName(purpose, object.address)) as [
      string,
      string,
    ];
    const beside = { ...object, path: { ...object.path, name: next } };
    const there = kitchen.spare(address("index", [schema, next]));
    const isBuilt = there !== undefined && kitchen.isAs(there, beside);
    return {
      ...(isBuilt ? { absorbs: [there.address] } : { prepare: kitchen.create(beside) }),
      drop: kitchen.rename(replaces, last),
      drafts: kitchen.rename(beside, name),
      finish: [
        {
          sql: sql`DROP INDEX CONCURRENTLY ${qualified(schema, last)}`,
          locks: { [table]: "SHARE UPDATE EXCLUSIVE" },
          outsideTransaction: true,
          slow: true,
        },
      ],
      claims: [next, last].filter((one) => !isBuilt || one !== next).map((one) => `relation ${schema}.${one}`),
    };
  },
};
