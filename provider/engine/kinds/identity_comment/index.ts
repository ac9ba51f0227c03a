/**
 * Owns the kind identity_comment: a comment on the sequence of an identity column, which is a part of that.
 * Must not know of the column more than the sequence's name.
 */
import { text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { literal, qualified, type Sql, sql } from "../../sql/sql.ts";
import { sequenceName } from "../column/ddl.ts";
import type { Column } from "../column/index.ts";
import { type Context, defineKind, type Values } from "../kind.ts";

const attrs = { text };

type IdentityComment = Obj<"of", Values<typeof attrs>>;

const hasSequence = (object: Obj | undefined): object is Column =>
  object?.kind === "column" && object.attrs.identity !== null;

/** It locks the sequence alone. `column`: as it is when this runs. */
const write = (column: Obj | undefined, what: Sql): readonly Draft[] =>
  hasSequence(column)
    ? [
        {
          sql: sql`COMMENT ON SEQUENCE ${qualified(column.path.schema, sequenceName(column))} IS ${what}`,
          locks: {},
        },
      ]
    : [];

const written = ({ path, attrs }: IdentityComment, context: Context): readonly Draft[] =>
  write(context.after(path.of), literal(attrs.text));

export const identityComment = defineKind({
  name: "identity_comment",
  path: ["of"],
  attrs,
  parent: ({ of }) => of,
  partOfParent: true,
  speaksForParent: true,
  addressOf: ({ of }) => `identity_comment:${of}`,
  /** The row of the column; the reader puts the object's address in its place. */
  refersBy: "of",
  leavesParts: true,
  // A row of pg_description, as other comments have, of which this one is no part.
  catalogs: ["identity_comment"],
  query:
    () => `SELECT 'pg_class/' || i.refobjid || '/' || i.refobjsubid AS of, d.description AS text, i.objid::text AS oid
  FROM pg_description d JOIN pg_depend i ON i.classid = d.classoid AND i.objid = d.objoid AND i.objsubid = 0
    AND i.refclassid = 'pg_class'::regclass AND i.refobjsubid > 0 AND i.deptype = 'i'
  JOIN pg_class c ON c.oid = d.objoid AND c.relkind = 'S'
  WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0 AND d.objoid >= 16384`,
  create: (object, _, context) => written(object, context),
  // With the identity the sequence goes, and what is said of it.
  drop: ({ path }, context) => (hasSequence(context.after(path.of)) ? write(context.before(path.of), sql`NULL`) : []),
  alter: { text: ({ new: wanted }, context) => written(wanted, context) },
  rebuildable: () => true,
});
