/**
 * Owns the kind default: the default expression of a table's or a view's column, which depends on what the expression names.
 * Must not know generated columns, whose expression is the column's own.
 */
import { address } from "../../catalog/address.ts";
import { bool, informative, mostly, oneOf, printedText } from "../../catalog/attribute.ts";
import { type Obj, written } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { defaultEndings } from "../../sql/fragment.ts";
import { identifier, qualified, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import { isDivided } from "../divided.ts";
import { type Context, defineKind, type Values } from "../kind.ts";
import { ordinaryTable, ordinaryView } from "../query.ts";

const attrs = {
  expression: printedText,
  /** Whether it calls a volatile function, so that a column added with it rewrites the table. */
  volatile: informative(bool),
  on: informative(mostly("table", oneOf("table", "view"))),
};

type Default = Obj<"schema" | "table" | "column", Values<typeof attrs>>;

/** Each partition, and each table that inherits, has a default of its own. */
const alterColumn = ({ path, attrs }: Default, context: Context, action: Sql): Draft => ({
  sql: words(
    verbatim(`ALTER ${attrs.on.toUpperCase()}`),
    (isDivided(context, address(attrs.on, [path.schema, path.table])) ||
      context.heirs(address("column", [path.schema, path.table, path.column])).length > 0) &&
      sql`ONLY`,
    sql`${qualified(path.schema, path.table)} ALTER COLUMN ${identifier(path.column)} ${action}`,
  ),
  locks: { [address(attrs.on, [path.schema, path.table])]: "ACCESS EXCLUSIVE" },
});

const set = (object: Default, context: Context): readonly Draft[] => [
  alterColumn(object, context, sql`SET DEFAULT ${written(object, "expression")}`),
];

/** A column's type without its modifier. */
const baseOf = (of: Obj): unknown => of.attrs.type_base;

export const columnDefault = defineKind({
  name: "default",
  path: ["schema", "table", "column"],
  attrs,
  parent: ({ schema, table, column }) => address("column", [schema, table, column]),
  partOfParent: true,
  leavesParts: true,
  catalogs: ["pg_attrdef"],
  foundAs: { catalog: "pg_attrdef" },
  // A default names no column, so pg_get_expr need not open the table.
  // The functions of an expression are found in its tree (`:funcid 1299`, `:opfuncid 551`): pg_depend does not hold the built-in ones.
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table, a.attname AS column,
  pg_get_expr(d.adbin, 0) AS expression,
  CASE WHEN d.adbin::text LIKE '%funcid %'
    THEN (SELECT bool_or(split_part(f.after, ' ', 1)::oid IN (SELECT p.oid FROM pg_proc p WHERE p.provolatile = 'v'))
      FROM (SELECT unnest((string_to_array(d.adbin::text, 'funcid '))[2:]) AS after) f)
    ELSE false END OR d.adbin::text LIKE '%{NEXTVALUEEXPR%' AS volatile,
  CASE c.relkind WHEN 'v' THEN 'view' END AS on,
  d.oid::int8
  FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = ''
  JOIN pg_class c ON c.oid = d.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${scope.inScope("n.nspname")} AND ((${ordinaryTable}) OR (${ordinaryView}))`,
  create: (object, _, context) => set(object, context),
  // CREATE VIEW has no place for it.
  clause: (object) => (object.attrs.on === "view" ? undefined : sql`DEFAULT ${written(object, "expression")}`),
  drop: (object, context) => [alterColumn(object, context, sql`DROP DEFAULT`)],
  alter: { expression: ({ new: wanted }, context) => set(wanted, context) },
  rebuildable: () => true,
  // ALTER TYPE converts the default only where an implicit or assignment cast exists.
  standsInTheWay: (_, { old, new: wanted }) => baseOf(old) !== baseOf(wanted),
  input: {
    attribute: "default",
    description: "Default value: any SQL expression.",
    within: ["column"],
    keyed: "value",
    fields: {
      value: {
        type: "string",
        default: null,
        example: "'nobody@example.com'",
        sql: { endedBy: defaultEndings },
        description:
          "Default value: any SQL expression, so that a text stands in its quotes, and `now()` is the time of the INSERT.",
      },
    },
    toObject: (written, { parent, origin }) => ({
      path: { schema: parent.schema as string, table: parent.table as string, column: parent.name as string },
      attrs: { expression: written.value as string, volatile: false, on: "table" as const },
      origins: { expression: origin("value") },
    }),
    toInput: ({ attrs }) => ({ key: "default", written: { value: attrs.expression } }),
  },
});
