/**
 * Owns the kind not_null_comment: a comment on a not-null constraint (18 and later), which is a part of its column.
 * Must not know of the column more than the constraint's name.
 */
import { bool, informative, observed, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, literal, qualified, type Sql, sql } from "../../sql/sql.ts";
import { isNullable, notNullName } from "../column/ddl.ts";
import { notNullNameThen } from "../column/not-null-in-parts.ts";
import { isColumn } from "../column/own-not-null.ts";
import { type Changed, type Context, defineKind, type Values } from "../kind.ts";
import { changesType } from "../type-change.ts";

const attrs = {
  text,
  /** The constraint is there because that of another table is, and is made again with it. */
  inherited: informative(observed(bool)),
};

type NotNullComment = Obj<"of", Values<typeof attrs>>;

/** It locks no table. `column`: as it is when this runs. */
const write = (column: Obj | undefined, what: Sql, nameOf = notNullName): readonly Draft[] => {
  if (!isColumn(column)) return [];
  const { path } = column;
  const name = identifier(nameOf(column));
  return [{ sql: sql`COMMENT ON CONSTRAINT ${name} ON ${qualified(path.schema, path.table)} IS ${what}`, locks: {} }];
};

const written = ({ path, attrs }: NotNullComment, context: Context): readonly Draft[] =>
  write(context.after(path.of), literal(attrs.text), (column) => notNullNameThen(column, context));

/** One that all rows were checked for is dropped for one that none is. */
const isMadeUnchecked = ({ old, new: wanted }: Changed): boolean =>
  old.attrs.not_null === true && wanted.attrs.not_null !== true && wanted.attrs.not_null_unchecked === true;

/** Not-null constraints are made again with a column's new type; comments come back on a table's own alone (18, measured). */
const isMadeWithType = ({ attrs }: NotNullComment, under: Changed): boolean => attrs.inherited && changesType(under);

export const notNullComment = defineKind({
  name: "not_null_comment",
  path: ["of"],
  attrs,
  parent: ({ of }) => of,
  partOfParent: true,
  speaksForParent: true,
  addressOf: ({ of }) => `not_null_comment:${of}`,
  /** The row of the column; the reader puts the object's address in its place. */
  refersBy: "of",
  leavesParts: true,
  // A row of pg_description, as other comments have, of which this one is no part.
  catalogs: ["not_null_comment"],
  query: () => `SELECT 'pg_class/' || k.conrelid || '/' || k.conkey[1] AS of, d.description AS text,
    k.coninhcount > 0 AND NOT k.conislocal AS inherited, k.oid::text AS oid
  FROM pg_description d JOIN pg_constraint k ON k.oid = d.objoid AND k.contype = 'n' AND k.conrelid <> 0
  WHERE d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0 AND d.objoid >= 16384`,
  create: (object, _, context) => written(object, context),
  drop: (object, context) => {
    const [before, after] = [context.before(object.path.of), context.after(object.path.of)];
    // It goes with the constraint.
    if (before === undefined || after === undefined || isNullable(after)) return [];
    const change = { old: before, new: after };
    return isMadeUnchecked(change) || isMadeWithType(object, change) ? [] : write(before, sql`NULL`);
  },
  alter: { text: ({ new: wanted }, context) => written(wanted, context) },
  rebuildable: () => true,
  standsInTheWay: (object, under) =>
    (under.new.address === object.path.of && isMadeUnchecked(under)) || isMadeWithType(object, under),
});
