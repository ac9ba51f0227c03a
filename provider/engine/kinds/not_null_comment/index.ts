/**
 * Owns the kind not_null_comment: a comment on a not-null constraint (18 and later), which is a part of its column.
 * Must not know of the column more than the constraint's name.
 */
import { text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, literal, qualified, type Sql, sql } from "../../sql/sql.ts";
import { isNullable, notNullName } from "../column/ddl.ts";
import type { Column } from "../column/index.ts";
import { type Context, defineKind, type Values } from "../kind.ts";

const attrs = { text };

type NotNullComment = Obj<"of", Values<typeof attrs>>;

/** It locks no table. `column`: as it is when this runs. */
const write = (column: Obj | undefined, what: Sql): readonly Draft[] => {
  if (column?.kind !== "column") return [];
  const { path } = column as Column;
  const name = identifier(notNullName(column as Column));
  return [{ sql: sql`COMMENT ON CONSTRAINT ${name} ON ${qualified(path.schema, path.table)} IS ${what}`, locks: {} }];
};

const written = ({ path, attrs }: NotNullComment, context: Context): readonly Draft[] =>
  write(context.after(path.of), literal(attrs.text));

/** One that all rows were checked for is dropped for one that none is. */
const isMadeAnew = (old: Obj, wanted: Obj): boolean =>
  old.attrs.not_null === true && wanted.attrs.not_null !== true && wanted.attrs.not_null_unchecked === true;

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
  query: () => `SELECT 'pg_class/' || k.conrelid || '/' || k.conkey[1] AS of, d.description AS text, k.oid::text AS oid
  FROM pg_description d JOIN pg_constraint k ON k.oid = d.objoid AND k.contype = 'n' AND k.conrelid <> 0
  WHERE d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0 AND d.objoid >= 16384`,
  create: (object, _, context) => written(object, context),
  drop: ({ path }, context) => {
    const [before, after] = [context.before(path.of), context.after(path.of)];
    // It goes with the constraint.
    const stays = before !== undefined && after !== undefined && !isNullable(after) && !isMadeAnew(before, after);
    return stays ? write(before, sql`NULL`) : [];
  },
  alter: { text: ({ new: wanted }, context) => written(wanted, context) },
  rebuildable: () => true,
  standsInTheWay: ({ path }, { old, new: wanted }) => wanted.address === path.of && isMadeAnew(old, wanted),
});
