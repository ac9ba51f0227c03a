/**
 * Owns the kind typed_table: that a table has its columns from a composite type, and changes them with that alone.
 * Must not know how columns and attributes are changed: while they are, the table is of no type.
 */
import { type Address, address } from "../../catalog/address.ts";
import { informative, many, nullable, reference, references, since, text, typeText } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { type Answer, type Context, defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

const attrs = {
  type: typeText,
  /** The columns in their order, and the type and collation of each. */
  names: many(text),
  types: many(text),
  /** Names of its constraints: PostgreSQL renames none in a table that is of a type (42809). */
  constraints: many(text),
  /** 18 and later: those of its not-null constraints. */
  not_nulls: since(180000, nullable(many(text))),
  of: informative(reference("n")),
  columns: informative(references("n")),
};

type TypedTable = Obj<"schema" | "name", Values<typeof attrs>>;

const tableOf = ({ path }: TypedTable): Address => address("table", [path.schema, path.name]);

const alterTable = (of: TypedTable, action: Sql): Draft => ({
  sql: sql`ALTER TABLE ${qualified(of.path.schema, of.path.name)} ${action}`,
  locks: { [tableOf(of)]: "ACCESS EXCLUSIVE" },
  reaches: "none",
});

/** The columns of a table that is there stand as they stood, and what comes stands behind them. */
function cannotBecome(object: TypedTable, context: Context): string | undefined {
  if (context.before(tableOf(object)) === undefined) return undefined;
  const place = (name: string): number => {
    const column = context.before(address("column", [object.path.schema, object.path.name, name]));
    return column === undefined ? Number.POSITIVE_INFINITY : (column.attrs.position as number);
  };
  const { names } = object.attrs;
  const isInOrder = names.every((name, at) => at === 0 || place(names[at - 1] as string) <= place(name));
  return isInOrder
    ? undefined
    : `Its columns would have to stand as the attributes of ${object.attrs.type} do (${join(names.map(identifier), ", ").text}), and PostgreSQL moves no column of a table that is there (SQLSTATE 42804). Declare the attributes in the order of the columns, new ones last, or make a table of another name and move the rows.`;
}

/** Whether some name gives way to another, so that it may be a rename. */
const mayBeRenamed = (before: readonly string[], after: readonly string[]): boolean =>
  before.some((name) => !after.includes(name)) && after.some((name) => !before.includes(name));

const aroundRenames = ({ old, new: wanted }: { readonly old: TypedTable; readonly new: TypedTable }): Answer =>
  mayBeRenamed(old.attrs.constraints, wanted.attrs.constraints) ||
  mayBeRenamed(old.attrs.not_nulls ?? [], wanted.attrs.not_nulls ?? [])
    ? "replace"
    : [];

export const typedTable = defineKind({
  name: "typed_table",
  path: ["schema", "name"],
  attrs,
  parent: ({ schema, name }) => address("table", [schema, name]),
  partOfParent: true,
  speaksForParent: true,
  // A field of the table's row of pg_class, so it has none of its own.
  catalogs: ["typed_table"],
  foundAs: { marks: { pg_class: "x.reloftype <> 0" } },
  query: (scope) => {
    const each = (
      value: string,
    ): string => `ARRAY(SELECT ${value} FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)`;
    const constraints = (where: string): string =>
      `ARRAY(SELECT q.conname::text FROM pg_constraint q WHERE q.conrelid = c.oid AND ${where} ORDER BY 1)`;
    return `SELECT n.nspname AS schema, c.relname AS name, format_type(c.reloftype, NULL) AS type, ${each("a.attname::text")} AS names,
  ${each(`format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
    THEN (SELECT ' ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l
      JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = a.attcollation) ELSE '' END`)} AS types,
  ${constraints("q.contype NOT IN ('n', 't')")} AS constraints,
  ${scope.version >= 180000 ? constraints("q.contype = 'n'") : "NULL::text[]"} AS not_nulls,
  'pg_type/' || c.reloftype || '/0' AS of, ${each("'pg_class/' || c.oid || '/' || a.attnum")} AS columns, c.oid::text AS oid
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.reloftype <> 0 AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}`;
  },
  create: (object) => [alterTable(object, sql`OF ${verbatim(object.attrs.type)}`)],
  cannotCreate: cannotBecome,
  drop: (object) => [alterTable(object, sql`NOT OF`)],
  alter: {
    type: "replace",
    names: "replace",
    types: "replace",
    constraints: aroundRenames,
    not_nulls: { with: "constraints" },
  },
  rebuildable: () => true,
  holds: () => true,
  keepsOut: (_, part) => part.kind === "column",
});
