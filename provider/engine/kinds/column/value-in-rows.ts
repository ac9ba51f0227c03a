/**
 * Owns the value that a new column will have in the rows that are there.
 * Must not know how it is added.
 */
import { type Obj, written } from "../../catalog/object.ts";
import { type Sql, sql } from "../../sql/sql.ts";
import type { Column } from "./index.ts";

/** NULL unless a default, an identity or an expression gives it one (manual, ALTER TABLE, ADD COLUMN). */
export function valueInRows(column: Column, children: readonly Obj[]): Sql | undefined {
  const { attrs } = column;
  const ofType = (value: Sql): Sql => sql`(${value})::${written(column, "type")}`;
  if (attrs.identity !== null) return ofType(sql`pg_catalog.row_number() OVER ()`);
  if (attrs.generated !== null) return ofType(written(column, "generated"));
  const expression = children.find(({ kind }) => kind === "default");
  return ofType(expression === undefined ? sql`NULL` : written(expression, "expression"));
}
