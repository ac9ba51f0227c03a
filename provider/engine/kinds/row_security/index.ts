/**
 * Owns the kind row_security: that a table's policies hold, and for its owner, too.
 * Must not know the policies. Without one nobody but the owner sees a row.
 */
import { address } from "../../catalog/address.ts";
import { bool } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { qualified, type Sql, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import { ordinaryTable } from "../query.ts";

const attrs = { enabled: bool, forced: bool };

type RowSecurity = Obj<"schema" | "table", Values<typeof attrs>>;

const alterTable = ({ path }: RowSecurity, action: Sql, keeps: boolean): Draft => ({
  sql: sql`ALTER TABLE ${qualified(path.schema, path.table)} ${action}`,
  locks: { [address("table", [path.schema, path.table])]: "ACCESS EXCLUSIVE" },
  ...(keeps ? {} : { loses: "row security" }),
});

const enable = (of: RowSecurity, wanted: boolean): Draft =>
  alterTable(of, wanted ? sql`ENABLE ROW LEVEL SECURITY` : sql`DISABLE ROW LEVEL SECURITY`, wanted);

const force = (of: RowSecurity, wanted: boolean): Draft =>
  alterTable(of, wanted ? sql`FORCE ROW LEVEL SECURITY` : sql`NO FORCE ROW LEVEL SECURITY`, wanted);

export const rowSecurity = defineKind({
  name: "row_security",
  path: ["schema", "table"],
  attrs,
  parent: ({ schema, table }) => address("table", [schema, table]),
  // Fields of the table's row of pg_class, so they have none of their own.
  leavesParts: true,
  catalogs: ["row_security"],
  foundAs: { marks: { pg_class: "x.relrowsecurity OR x.relforcerowsecurity" } },
  query: (
    scope,
  ) => `SELECT n.nspname AS schema, c.relname AS table, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
  c.oid::text AS oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE (c.relrowsecurity OR c.relforcerowsecurity) AND ${scope.inScope("n.nspname")} AND ${ordinaryTable}`,
  create: (object) => [
    ...(object.attrs.enabled ? [enable(object, true)] : []),
    ...(object.attrs.forced ? [force(object, true)] : []),
  ],
  drop: (object) => [
    ...(object.attrs.enabled ? [enable(object, false)] : []),
    ...(object.attrs.forced ? [force(object, false)] : []),
  ],
  alter: {
    enabled: ({ new: wanted }) => [enable(wanted, wanted.attrs.enabled)],
    forced: ({ new: wanted }) => [force(wanted, wanted.attrs.forced)],
  },
  meetsRows: true,
  rebuildable: () => true,
});
