/**
 * Owns the kind primary_key.
 * Must not know the NOT NULL that it puts on its columns; that is theirs.
 */
import { bool, many, mostly, nullable, oneOf, settings, since, text } from "../../catalog/attribute.ts";
import {
  constraintPath,
  constraintSubject,
  deferrableField,
  dropConstraint,
  keySlot,
  renameConstraint,
  tableOf,
} from "../constraint.ts";
import { defaultName } from "../default-name.ts";
import { addKey, alterKey, carries, isNotNullByOthers, keyClause, keyQuery } from "../key.ts";
import { defineKind } from "../kind.ts";
import { noPart, partIndexAttrs } from "../part-index.ts";

const attrs = {
  columns: many(text),
  include: mostly([], many(text)),
  without_overlaps: since(180000, bool, false),
  deferrable: nullable(oneOf("initially immediate", "initially deferred")),
  options: mostly({}, settings),
  ...partIndexAttrs,
};

export const primaryKey = defineKind({
  name: "primary_key",
  prefix: "constraint",
  path: constraintPath,
  attrs,
  parent: tableOf,
  catalogs: ["pg_constraint", "pg_class"],
  foundAs: { catalog: "pg_constraint", letters: "p" },
  query: (scope) => keyQuery(scope, "p"),
  create: (object, _, context) => {
    const drafts = addKey("PRIMARY KEY", object, context);
    return isNotNullByOthers(object, context) ? drafts.map((draft) => ({ ...draft, isOnlySo: true })) : drafts;
  },
  clause: (object, _, context) =>
    isNotNullByOthers(object, context) ? undefined : keyClause("PRIMARY KEY", object, context),
  drop: (object) => [dropConstraint(object)],
  alter: {
    columns: "replace",
    include: "replace",
    without_overlaps: "replace",
    deferrable: "replace",
    options: alterKey,
  },
  // The whole's takes over no index that excludes.
  comesWithWhole: ({ attrs }) => attrs.without_overlaps,
  comesWhenBound: ({ attrs }) => attrs.without_overlaps,
  rename: (old, to) => [renameConstraint(old, to)],
  renamedSilently: true,
  rebuildable: () => true,
  dependsForGood: true,
  standsInTheWay: carries("PRIMARY KEY"),
  // Its columns are NOT NULL by it.
  holds: (_, { old, new: wanted }) => old.attrs.not_null !== wanted.attrs.not_null,
  occupies: (object) => [
    `relation ${object.path.schema}.${object.path.name}`,
    `primary key ${object.path.schema}.${object.path.table}`,
    keySlot(tableOf(object.path), object.attrs.columns),
  ],
  subject: constraintSubject,
  input: {
    attribute: "primary_key",
    description: "Primary key.",
    within: ["table"],
    keyed: "single",
    example: { columns: ["id"] },
    fields: {
      name: {
        type: "string",
        names: true,
        default: { words: "`<table>_pkey`" },
        example: "users_key",
        description: "Name of the constraint.",
      },
      columns: { type: "strings", required: true, example: ["id"], description: "Names of the columns, in order." },
      include: {
        type: "strings",
        default: null,
        example: ["email"],
        description: "Further columns that the index carries.",
      },
      deferrable: deferrableField,
    },
    toObject: (written, { parent }) => ({
      path: {
        schema: parent.schema as string,
        table: parent.name as string,
        name: (written.name as string | undefined) ?? defaultName([parent.name as string], "pkey"),
      },
      attrs: {
        columns: written.columns as string[],
        include: (written.include as string[] | undefined) ?? [],
        without_overlaps: false,
        deferrable: (written.deferrable as "initially deferred" | undefined) ?? null,
        options: {},
        ...noPart,
      },
    }),
    expressible: ({ attrs }) => Object.keys(attrs.options).length === 0 && !attrs.without_overlaps,
    usual: ({ path }) => ({ name: path.name }),
    toInput: ({ path, attrs }) => ({
      key: "primary_key",
      written: {
        ...(path.name === defaultName([path.table], "pkey") ? {} : { name: path.name }),
        columns: attrs.columns,
        ...(attrs.include.length === 0 ? {} : { include: attrs.include }),
        ...(attrs.deferrable === null ? {} : { deferrable: attrs.deferrable }),
      },
    }),
  },
});
