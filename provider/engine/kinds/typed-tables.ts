/**
 * Owns the question which tables are of a composite type, and the statement that renames an attribute in the type and in all of them.
 * Must not know who asks.
 */
import { type Address, address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import type { Draft } from "../plan/statement.ts";
import { identifier, type Sql, sql, words } from "../sql/sql.ts";
import type { Context } from "./kind.ts";

/** Whether it says of a table that it is of a type. */
export const isOf = (object: Obj | undefined): object is Obj => object?.kind === "typed_table";

/** What says of a table that it is of a type; undefined where it is of none. */
export const typeOfTable = (table: Address, context: Context): Obj | undefined =>
  context.formerChildren(table).find(isOf);

/** With CASCADE, which a type that tables are of needs (manual, ALTER TYPE). */
export function renameAttribute(
  { address: type, name }: { readonly address: Address; readonly name: Sql },
  from: string,
  to: string,
  context: Context,
): Draft {
  const tables = context
    .users(type)
    .map(context.before)
    .filter(isOf)
    .map(({ path }) => address("table", [path.schema as string, path.name as string]));
  return {
    sql: words(
      sql`ALTER TYPE ${name} RENAME ATTRIBUTE ${identifier(from)} TO ${identifier(to)}`,
      tables.length > 0 && sql`CASCADE`,
    ),
    locks: Object.fromEntries(tables.map((table) => [table, "ACCESS EXCLUSIVE"] as const)),
    breaks: `code that names the ${tables.length > 0 ? "column" : "attribute"}`,
  };
}
