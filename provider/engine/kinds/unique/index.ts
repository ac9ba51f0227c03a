/**
 * Owns the kind unique: a unique constraint; a unique index without a constraint is an index.
 * Must not know what refers to it.
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
import { addKey, alterKey, carries, keyClause, keyQuery } from "../key.ts";
import { defineKind } from "../kind.ts";
import { noPart, partIndexAttrs } from "../part-index.ts";

const attrs = {
  columns: many(text),
  include: mostly([], many(text)),
  nulls_not_distinct: since(150000, bool, false),
  without_overlaps: since(180000, bool, false),
  deferrable: nullable(oneOf("initially immediate", "initially deferred")),
  options: mostly({}, settings),
  ...partIndexAttrs,
};

export const unique = defineKind({
  name: "unique",
  prefix: "constraint",
  path: constraintPath,
  attrs,
  parent: tableOf,
  catalogs: ["pg_constraint", "pg_class"],
  foundAs: { catalog: "pg_constraint", letters: "u" },
  query: (scope) => keyQuery(scope, "u"),
  create: (object, _, context) => addKey("UNIQUE", object, context),
  clause: (object, _, context) => keyClause("UNIQUE", object, context),
  drop: (object) => [dropConstraint(object)],
  alter: {
    columns: "replace",
    include: "replace",
    nulls_not_distinct: "replace",
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
  standsInTheWay: carries("UNIQUE"),
  occupies: ({ path, attrs }) => [`relation ${path.schema}.${path.name}`, keySlot(tableOf(path), attrs.columns)],
  subject: constraintSubject,
  input: {
    attribute: "uniques",
    description: "Unique constraints, by name.",
    within: ["table"],
    keyed: "map",
    example: { users_email_key: { columns: ["email"] } },
    fields: {
      columns: {
        type: "strings",
        required: true,
        example: ["email", "invited_by"],
        description: "Names of the columns, in order.",
      },
      include: {
        type: "strings",
        default: null,
        example: ["created_at"],
        description: "Further columns that the index carries.",
      },
      nulls_not_distinct: {
        type: "bool",
        default: false,
        example: true,
        description: "NULLs count as equal (PostgreSQL 15 and later).",
      },
      deferrable: deferrableField,
    },
    toObject: (written, { key, parent }) => ({
      path: { schema: parent.schema as string, table: parent.name as string, name: key },
      attrs: {
        columns: written.columns as string[],
        include: (written.include as string[] | undefined) ?? [],
        nulls_not_distinct: written.nulls_not_distinct === true,
        without_overlaps: false,
        deferrable: (written.deferrable as "initially deferred" | undefined) ?? null,
        options: {},
        ...noPart,
      },
    }),
    expressible: ({ attrs }) => Object.keys(attrs.options).length === 0 && !attrs.without_overlaps,
    usual: ({ attrs: { nulls_not_distinct } }) => ({ nulls_not_distinct }),
    toInput: ({ path, attrs }) => ({
      key: path.name,
      written: {
        columns: attrs.columns,
        ...(attrs.include.length === 0 ? {} : { include: attrs.include }),
        ...(attrs.nulls_not_distinct ? { nulls_not_distinct: true } : {}),
        ...(attrs.deferrable === null ? {} : { deferrable: attrs.deferrable }),
      },
    }),
  },
});
