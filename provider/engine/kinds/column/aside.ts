/**
 * Owns what a column is while its table has stepped aside: its names that follow from the table's stay what they were, but for that of
 * its identity's sequence, which the new table's column has.
 * Must not know why the table steps aside.
 */
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, sql } from "../../sql/sql.ts";
import { notNullName, sequenceName } from "./ddl.ts";
import type { Column, ColumnAttributes } from "./index.ts";

/** `name` is what the sequence of its identity is called then. */
export function goesAside(
  column: Column,
  name: string,
): { readonly attrs: ColumnAttributes; readonly drafts: readonly Draft[] } {
  const { attrs, path } = column;
  const isConstrained = attrs.not_null || attrs.not_null_unchecked;
  const named = isConstrained && attrs.not_null_name !== undefined ? { not_null_name: notNullName(column) } : {};
  if (attrs.identity === null) return { attrs: { ...attrs, ...named }, drafts: [] };
  return {
    attrs: { ...attrs, ...named, identity_options: { ...attrs.identity_options, name } },
    drafts: [
      {
        sql: sql`ALTER SEQUENCE ${qualified(path.schema, sequenceName(column))} RENAME TO ${identifier(name)}`,
        locks: {},
      },
    ],
  };
}
