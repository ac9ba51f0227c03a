/**
 * Owns the value that a column will have in the rows that are there.
 * Must not know how it is added or changed.
 */
import { type Obj, written } from "../../catalog/object.ts";
import { type Sql, sql, words } from "../../sql/sql.ts";
import type { Column } from "./index.ts";

/**
 * What it has, as its new type has it; of a new column NULL unless a default, an identity or an expression gives it a value (manual,
 * ALTER TABLE, ADD COLUMN). What a volatile default will give, nobody knows.
 */
export function valueInRows(
  column: Column,
  children: readonly Obj[],
  kept?: { readonly before: Obj; readonly value: Sql },
): Sql | undefined {
  const { attrs } = column;
  const ofType = (value: Sql): Sql =>
    words(
      sql`(${value})::${written(column, "type")}`,
      attrs.collation !== null && sql`COLLATE ${written(column, "collation")}`,
    );
  if (kept !== undefined) {
    const { type, collation } = kept.before.attrs;
    return type === attrs.type && collation === attrs.collation ? kept.value : ofType(kept.value);
  }
  if (attrs.identity !== null) return ofType(sql`pg_catalog.row_number() OVER ()`);
  if (attrs.generated !== null) return ofType(written(column, "generated"));
  const expression = children.find(({ kind }) => kind === "default");
  if (expression?.attrs.volatile === true) return undefined;
  return ofType(expression === undefined ? sql`NULL` : written(expression, "expression"));
}
