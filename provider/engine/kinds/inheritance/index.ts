/**
 * Owns the kind inheritance: that a table inherits from another one, and in which place.
 * Must not know partitions, nor what the two tables are made of beyond which columns come with the other's.
 */
import { type Address, address } from "../../catalog/address.ts";
import { informative, many, number, reference, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { qualified, type Sql, sql } from "../../sql/sql.ts";
import { type Answer, type Context, defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

const attrs = {
  /** The tables that it inherits from before this one. */
  behind: many(text),
  place: informative(number),
  of: informative(reference("n")),
};

type Inheritance = Obj<"schema" | "name" | "parent_schema" | "parent", Values<typeof attrs>>;

const childOf = ({ path }: Inheritance): Address => address("table", [path.schema, path.name]);
const parentOf = ({ path }: Inheritance): Address => address("table", [path.parent_schema, path.parent]);

const alterTable = ({ path }: Inheritance, action: Sql): Sql =>
  sql`ALTER TABLE ${qualified(path.schema, path.name)} ${action} ${qualified(path.parent_schema, path.parent)}`;

const inherit = (of: Inheritance): Draft => ({
  sql: alterTable(of, sql`INHERIT`),
  locks: { [childOf(of)]: "ACCESS EXCLUSIVE", [parentOf(of)]: "SHARE UPDATE EXCLUSIVE" },
  reaches: "none",
});

const disinherit = (of: Inheritance): Draft => ({
  sql: alterTable(of, sql`NO INHERIT`),
  locks: { [childOf(of)]: "ACCESS EXCLUSIVE" },
  reaches: "none",
});

const isInheritance = (object: Obj): object is Inheritance => object.kind === "inheritance";
const inOrder = (objects: readonly Obj[]): readonly Inheritance[] =>
  objects.filter(isInheritance).sort((left, right) => left.attrs.place - right.attrs.place);

/** INHERIT puts a parent last: who stands behind one that is to come later has to begin anew. */
function move({ new: wanted }: { readonly new: Inheritance }, context: Context): Answer {
  const [before, after] = [
    inOrder(context.formerChildren(childOf(wanted))),
    inOrder(context.children(childOf(wanted))),
  ];
  const names = after.map((one) => one.address);
  const kept = before.map((one) => one.address).filter((one) => names.includes(one));
  let steady = 0;
  while (steady < kept.length && kept[steady] === names[steady]) steady += 1;
  if (kept.slice(0, steady).includes(wanted.address)) return [];
  const given = context
    .children(childOf(wanted))
    .filter((child) => child.attrs.inherited === true && context.origin(child.address) !== undefined);
  if (given.length > 0)
    return {
      refuse: `The order of the tables that it inherits from changes only when it ends inheriting and begins anew, and then what it has from them alone (${given
        .map(({ path }) => path.name)
        .join(", ")}) is its own. Declare that in the table, too, or keep the order.`,
    };
  return [disinherit(wanted), inherit(wanted)].map((draft) => ({ ...draft, late: true }));
}

export const inheritance = defineKind({
  name: "inheritance",
  path: ["schema", "name", "parent_schema", "parent"],
  attrs,
  parent: ({ schema, name }) => address("table", [schema, name]),
  partOfParent: true,
  // A row of pg_inherits, which has no oid.
  catalogs: ["inheritance"],
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS name, wn.nspname AS parent_schema, w.relname AS parent,
  row_number() OVER (PARTITION BY i.inhrelid ORDER BY i.inhseqno)::int AS place,
  ARRAY(SELECT o.inhparent::regclass::text FROM pg_inherits o WHERE o.inhrelid = i.inhrelid AND o.inhseqno < i.inhseqno
    ORDER BY o.inhseqno) AS behind, 'pg_class/' || w.oid || '/0' AS of,
  c.oid || '.' || w.oid AS oid
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND NOT c.relispartition JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_class w ON w.oid = i.inhparent JOIN pg_namespace wn ON wn.oid = w.relnamespace
  WHERE ${scope.inScope("n.nspname")} AND ${ordinaryTable}`,
  create: (object) => [inherit(object)],
  clause: ({ path }) => qualified(path.parent_schema, path.parent),
  drop: (object) => [disinherit(object)],
  alter: { behind: move },
  order: ({ attrs }) => attrs.place,
  rebuildable: () => true,
  binds: (object) => ({ part: childOf(object), whole: parentOf(object) }),
  bindsFromTheStart: true,
});
