/**
 * Owns the kind column: a column of an ordinary table, without its default, which is an object of its own.
 * Must not know how a table is created around it.
 */
import { address } from "../../catalog/address.ts";
import {
  bool,
  collationText,
  informative,
  many,
  nullable,
  number,
  observed,
  oneOf,
  printedText,
  settings,
  since,
  text,
  typeText,
  usually,
} from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { qualified, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { changesType } from "../type-change.ts";
import { changeNullability, changeType } from "./alter.ts";
import { goesAside } from "./aside.ts";
import {
  addColumn,
  cannotAdd,
  clauseOf,
  dropColumn,
  notNullName,
  notNullSlot,
  renameColumn,
  sequenceName,
} from "./ddl.ts";
import { changeGenerated } from "./generated.ts";
import { becomesOwn, cannotInherit, changeInherited, comesWithParent } from "./inherited.ts";
import { columnInput } from "./input.ts";
import { query } from "./introspect.ts";
import { cannotRenameInParts, losesName } from "./not-null-in-parts.ts";
import { valueInRows } from "./value-in-rows.ts";

const attrs = {
  /** The expression of a generated column. It ends before the type changes. */
  generated: nullable(printedText),
  /** 18 and later: computed when it is read, and not stored. */
  virtual: since(180000, bool, false),
  /** As format_type prints it with an empty search_path. */
  type: typeText,
  /** Null for the type's own. */
  collation: collationText,
  identity: nullable(oneOf("always", "by default")),
  /** start, increment, min, max, cache, cycle of the identity's sequence, and its name where PostgreSQL would choose another. */
  identity_options: nullable(settings),
  not_null: bool,
  /** 18 and later: the not-null constraint's name, null for the one PostgreSQL would choose. */
  not_null_name: since(180000, nullable(text)),
  /** What it is called where it came with the partitioned table's: that has a partition's constraint renamed, and nothing else. */
  not_null_inherited_name: since(180000, informative(nullable(text))),
  /** 18 and later: there is a not-null constraint that is not valid, which an interrupted plan may have left. */
  not_null_unchecked: since(180000, bool, false),
  /** 18 and later: the not-null constraint is not for child tables. */
  not_null_no_inherit: since(180000, bool, false),
  /** 18 and later: its not-null constraint is there because a table has it that this one inherits from. */
  not_null_inherited: since(180000, nullable(bool)),
  /** 18 and later: what it is called where it is the table's own, and a table that it inherits from has one, too. */
  not_null_own_name: since(180000, nullable(text)),
  /**
   * 18 and later: it is a partition's own, too, under another name than a partitioned table's that it is a part of: PostgreSQL does not
   * make it again with a new type of both (55000).
   */
  not_null_apart: since(180000, informative(observed(nullable(bool)))),
  /** It is there because a table has it that this one inherits from, and goes with that one's. */
  inherited: bool,
  /** Partitions are told apart by it: its type cannot be changed, and it cannot be dropped. */
  in_partition_key: informative(bool),
  /** Physical order: informative. */
  position: informative(number),
  /** The type without its modifier, and the modifier. */
  type_base: usually("type", informative(typeText)),
  type_modifier: informative(number),
  /** A domain with a constraint or NOT NULL, or over such a one: adding a column of it rewrites the table. */
  type_constrained: informative(bool),
  /** What a domain is made of, and the domains below it. */
  type_under: informative({ ...nullable(typeText), namesType: true }),
  /** An enum, a domain, a composite type or a range, or an array of such: it becomes another one of these by way of its text. */
  type_by_text: informative(bool),
  /** Of a range, a multirange or a base type that is not PostgreSQL's own: `to` and `from` the types that a cast leads to and from. */
  type_casts: informative(nullable(many(text))),
  /** The names of a composite type's attributes; null for lists of such. */
  type_attributes: informative(nullable(many(text))),
  /** Of these, those of types that are not PostgreSQL's own. */
  type_attributes_made: informative(nullable(many(text))),
  /** The values of an enum, or of an array's. */
  type_values: informative(nullable(many(text))),
};

export type ColumnPath = "schema" | "table" | "name";
export type ColumnAttributes = Values<typeof attrs>;
export type Column = Obj<ColumnPath, ColumnAttributes>;

/** The name of its not-null constraint, in the table and in the schema, and that of its identity's sequence. */
function occupies(of: Column): readonly string[] {
  const { schema } = of.path;
  return [
    ...(of.attrs.not_null || of.attrs.not_null_unchecked ? [notNullIn(of), notNullSlot(of)] : []),
    ...(of.attrs.identity === null ? [] : [`relation ${schema}.${sequenceName(of)}`]),
  ];
}

/** PostgreSQL chooses a name for a not-null constraint that no constraint in the schema has; a given one is the table's. */
const claims = (of: Column): readonly string[] =>
  occupies(of).filter((slot) => of.attrs.not_null_name === null || !slot.startsWith("not-null "));

const notNullIn = (of: Column): string => address("constraint", [of.path.schema, of.path.table, notNullName(of)]);

export const column = defineKind({
  name: "column",
  path: ["schema", "table", "name"],
  attrs,
  parent: ({ schema, table }) => address("table", [schema, table]),
  catalogs: ["pg_class", "pg_attrdef", "pg_class", "pg_constraint"],
  sub: "position",
  query,
  create: addColumn,
  cannotCreate: (object, context) => cannotInherit(object) ?? cannotAdd(object, context),
  clause: clauseOf,
  drop: dropColumn,
  alter: {
    type: changeType,
    collation: { with: "type" },
    generated: changeGenerated,
    virtual: { with: "generated" },
    identity: (change, context) => cannotRenameInParts(change, context) ?? changeNullability(change, context),
    identity_options: { with: "identity" },
    not_null: { with: "identity" },
    not_null_name: { with: "identity" },
    not_null_unchecked: { with: "identity" },
    not_null_no_inherit: { with: "identity" },
    not_null_inherited: { with: "identity" },
    not_null_own_name: { with: "identity" },
    inherited: changeInherited,
  },
  rename: renameColumn,
  valueInRows,
  order: ({ attrs }) => attrs.position,
  rebuildable: ({ attrs }) => attrs.generated !== null,
  standsInTheWay: ({ attrs }, under) => attrs.generated !== null && changesType(under),
  keepsValues: ({ attrs }) => attrs.generated !== null,
  // A generated column is made of none that is generated.
  holds: ({ attrs }, { old, new: wanted }) =>
    attrs.generated !== null && old.attrs.generated !== wanted.attrs.generated,
  apart: ({ attrs }, wanted) => ({
    ...attrs,
    ...(attrs.not_null_inherited_name === null ? {} : { not_null_name: attrs.not_null_inherited_name }),
    ...(wanted ? {} : { inherited: false, not_null_inherited: false }),
  }),
  asThere: ({ attrs }, { attrs: its }, whole) => {
    const former = its as Column["attrs"];
    // What is not known to be inherited is its own.
    const keeps =
      !attrs.not_null && former.not_null && (former.not_null_inherited !== true || whole?.attrs.not_null === true);
    return {
      ...attrs,
      inherited: former.inherited === true,
      not_null_own_name: former.not_null_own_name ?? null,
      not_null_inherited: former.not_null_inherited === true && (keeps || attrs.not_null_inherited),
      ...(keeps ? { not_null: true, not_null_name: former.not_null_name } : {}),
    };
  },
  // The type of what comes from several tables is changed in none of them (42P16).
  changesAs: (change, wholes, version) => {
    if (!changesType(change)) return undefined;
    return change.old.attrs.not_null_apart === true || losesName(change, wholes, version) ? "no part" : "part of one";
  },
  becomesOwn,
  comesWhenBound: ({ attrs }) => attrs.inherited,
  goesAside,
  mayMoveParent: ({ attrs }) => attrs.in_partition_key || attrs.inherited,
  comesBeside: comesWithParent,
  reachesHeirs: true,
  commentLocksParent: true,
  occupies,
  claims,
  subject: ({ path }) => sql`COLUMN ${qualified(path.schema, path.table, path.name)}`,
  grantedAs: (object) =>
    object.attrs.identity === null
      ? undefined
      : {
          sort: "sequences",
          name: sql`SEQUENCE ${qualified(object.path.schema, sequenceName(object))}`,
          part: "sequence",
        },
  input: columnInput,
});
