/**
 * Owns the kind index_comment: a comment on the index of a key or an exclusion constraint, which is a part of that.
 * Must not know the constraint beyond its name, which is the index's, too.
 */
import { text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { literal, qualified, type Sql, sql } from "../../sql/sql.ts";
import { type Context, defineKind, type Values } from "../kind.ts";

const attrs = { text };

type IndexComment = Obj<"of", Values<typeof attrs>>;

/** It locks the index alone. */
function write({ path }: IndexComment, context: Context, what: Sql): readonly Draft[] {
  const constraint = context.after(path.of) ?? context.before(path.of);
  const { schema = "", name = "" } = constraint?.path ?? {};
  return [{ sql: sql`COMMENT ON INDEX ${qualified(schema, name)} IS ${what}`, locks: {} }];
}

export const indexComment = defineKind({
  name: "index_comment",
  path: ["of"],
  attrs,
  parent: ({ of }) => of,
  partOfParent: true,
  speaksForParent: true,
  addressOf: ({ of }) => `index_comment:${of}`,
  /** The row of the constraint; the reader puts the object's address in its place. */
  refersBy: "of",
  leavesParts: true,
  // A row of pg_description, as other comments have, of which this one is no part.
  catalogs: ["index_comment"],
  query: () => `SELECT 'pg_constraint/' || k.oid || '/0' AS of, d.description AS text, k.oid::text AS oid
  FROM pg_description d JOIN pg_constraint k ON k.conindid = d.objoid AND k.contype IN ('p', 'u', 'x')
  WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0 AND d.objoid >= 16384`,
  create: (object, _, context) => write(object, context, literal(object.attrs.text)),
  drop: (object, context) => write(object, context, sql`NULL`),
  alter: { text: ({ new: wanted }, context) => write(wanted, context, literal(wanted.attrs.text)) },
  rebuildable: () => true,
});
