/**
 * Owns the kind comment: a comment on any object that can have one.
 * Must not know the kinds of those objects; the context says how COMMENT ON names them.
 */
import { text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft, Locks } from "../../plan/statement.ts";
import { empty, literal, sql } from "../../sql/sql.ts";
import { type Context, defineKind, type Values } from "../kind.ts";

const attrs = { text };

type Comment = Obj<"of", Values<typeof attrs>>;

/** SHARE UPDATE EXCLUSIVE on a relation, of a column on its relation; of a constraint or an index on no table (measured). */
function locks({ path }: Comment, context: Context): Locks {
  const relation = context.commentedRelation(path.of);
  return relation === undefined ? {} : { [relation]: "SHARE UPDATE EXCLUSIVE" };
}

const write = (comment: Comment, context: Context): readonly Draft[] => [
  {
    sql: sql`COMMENT ON ${context.subject(comment.path.of)} IS ${literal(comment.attrs.text)}`,
    locks: locks(comment, context),
  },
];

export const comment = defineKind({
  name: "comment",
  path: ["of"],
  attrs,
  parent: ({ of }) => of,
  partOfParent: true,
  addressOf: ({ of }) => `comment:${of}`,
  /** `of` is a row of pg_description as `class/oid/subid`; the reader puts the object's address in its place. */
  refersBy: "of",
  leavesParts: true,
  catalogs: ["pg_description"],
  sub: "sub",
  query: () => `SELECT d.classoid::regclass::text || '/' || d.objoid || '/' || d.objsubid AS of, d.description AS text,
  d.classoid || '.' || d.objoid AS oid, d.objsubid AS sub
  FROM pg_description d WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass)
    AND NOT (d.classoid = 'pg_class'::regclass AND d.objsubid = 0
      AND d.objoid IN (SELECT k.conindid FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x')))
    AND NOT (d.classoid = 'pg_class'::regclass AND d.objsubid = 0
      AND d.objoid IN (SELECT i.objid FROM pg_depend i JOIN pg_class s ON s.oid = i.objid AND s.relkind = 'S'
        WHERE i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i'))
    AND NOT (d.classoid = 'pg_constraint'::regclass
      AND d.objoid IN (SELECT k.oid FROM pg_constraint k WHERE k.contype = 'n' AND k.conrelid <> 0))`,
  create: (object, _, context) => write(object, context),
  // What an extension says of itself it says when it is created.
  clause: ({ path, attrs }, _, context) =>
    context.after(path.of)?.attrs.usual_comment === attrs.text ? empty : undefined,
  drop: (object, context) => [
    { sql: sql`COMMENT ON ${context.subject(object.path.of)} IS NULL`, locks: locks(object, context) },
  ],
  alter: { text: ({ new: wanted }, context) => write(wanted, context) },
  rebuildable: () => true,
  input: {
    attribute: "comment",
    description: "Comment.",
    within: "commentable",
    keyed: "value",
    fields: {
      value: { type: "string", default: null, example: "Asked for at sign-up", description: "Comment." },
    },
    toObject: (written, { parent }) => ({
      path: { of: parent.address as string },
      attrs: { text: written.value as string },
    }),
    toInput: ({ attrs }) => ({ key: "comment", written: { value: attrs.text } }),
  },
});
