/**
 * Owns the recipe for a materialized view that changes: the new one is filled and indexed beside the old, which is read until then.
 * Must not know how a materialized view or an index is written.
 */
import { address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../statement.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

/** Of what nobody else knows of: nobody waits for it, and no code names it. */
const unseen = ({ locks: _, breaks: __, ...draft }: Draft): Draft => ({ ...draft, locks: {} });

export const materializedViewBeside: Recipe = {
  name: "materialized-view-beside",
  description:
    "A changed materialized view: the new one is filled and indexed under another name; then the old one goes, and views on it are made anew with the new one under its name, in one transaction.",
  create({ object, replaces }, kitchen) {
    if (object.kind !== "materialized_view" || replaces?.kind !== "materialized_view") return undefined;
    const { schema, name } = object.path as { schema: string; name: string };
    const next = temporaryName("materialized view", object.address);
    // Another address, so that nobody takes it for the old one; whether that holds its result is told by the old one.
    const beside: Obj = {
      ...object,
      address: address("materialized_view", [schema, next]),
      path: { schema, name: next },
      attrs: { ...object.attrs, populated: object.attrs.populated === true || replaces.attrs.populated === true },
    };
    const indexes = kitchen.children(object.address).flatMap((index): readonly (readonly [Obj, Obj])[] => {
      if (index.kind !== "index") return [];
      const path = { schema, name: temporaryName("index", index.address) };
      return [[index, { ...index, path, parent: beside.address, attrs: { ...index.attrs, table: next } }]];
    });
    return {
      prepare: [beside, ...indexes.map(([, one]) => one)].flatMap((one) => kitchen.create(one)).map(unseen),
      drafts: [
        ...kitchen.rename(beside, name),
        ...indexes.flatMap(([index, one]) => kitchen.rename(one, index.path.name as string)),
      ].map(unseen),
      makes: indexes.map(([index]) => index.address),
      claims: [next, ...indexes.map(([, one]) => one.path.name)].map((one) => `relation ${schema}.${one}`),
    };
  },
};
