/**
 * Owns the kind foreign_key.
 * Must not know the keys that it refers to; PostgreSQL finds them.
 */

import { bool, many, mostly, nullable, oneOf, since, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { constraintPath, constraintSubject, keySlot, renameConstraint, tableOf } from "../constraint.ts";
import { isInherited } from "../divided.ts";
import { defineKind, type Values } from "../kind.ts";
import { addForeignKey, changeDeferrability, dropForeignKey, referenced, validateForeignKey } from "./ddl.ts";
import { holds, inTheWay } from "./dependence.ts";
import { foreignKeyInput } from "./input.ts";
import { query } from "./introspect.ts";

const actions = ["no action", "restrict", "cascade", "set null", "set default"] as const;

const attrs = {
  columns: many(text),
  references_schema: text,
  references_table: text,
  references_columns: many(text),
  /** 18 and later: the last column is a range that those of the referenced rows cover together. */
  period: since(180000, bool, false),
  match: mostly("simple", oneOf("simple", "full")),
  on_update: mostly("no action", oneOf(...actions)),
  on_delete: mostly("no action", oneOf(...actions)),
  /** SET NULL and SET DEFAULT may name some of the columns (15 and later). */
  on_delete_columns: since(150000, mostly([], many(text)), []),
  deferrable: nullable(oneOf("initially immediate", "initially deferred")),
  enforced: since(180000, bool, true),
  validated: bool,
};

export type ForeignKeyAttributes = Values<typeof attrs>;
export type ForeignKeyPath = "schema" | "table" | "name";
export type ForeignKey = Obj<ForeignKeyPath, ForeignKeyAttributes>;

export const foreignKey = defineKind({
  name: "foreign_key",
  prefix: "constraint",
  path: constraintPath,
  attrs,
  parent: tableOf,
  catalogs: ["pg_constraint"],
  foundAs: { catalog: "pg_constraint", letters: "f" },
  query,
  create: addForeignKey,
  drop: dropForeignKey,
  dropsAlone: true,
  // It is called as that of the partitioned table then.
  comesWhenBound: ({ address, path }, { after, origin }) => after(origin(address) ?? "")?.path.name === path.name,
  alter: {
    columns: "replace",
    references_schema: "replace",
    references_table: "replace",
    references_columns: "replace",
    period: "replace",
    match: "replace",
    on_update: "replace",
    on_delete: "replace",
    on_delete_columns: "replace",
    deferrable: (change, context) => (isInherited(change.new, context) ? [] : changeDeferrability(change)),
    enforced: "replace",
    validated: (change) => (change.new.attrs.validated ? validateForeignKey(change) : "replace"),
  },
  rename: (old, to) => [renameConstraint(old, to)],
  renamedSilently: true,
  meetsRows: true,
  rebuildable: () => true,
  dependsForGood: true,
  standsInTheWay: inTheWay,
  holds,
  occupies: (key) => [keySlot(referenced(key), key.attrs.references_columns)],
  subject: constraintSubject,
  input: foreignKeyInput,
});
