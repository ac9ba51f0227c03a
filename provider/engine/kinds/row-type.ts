/**
 * Owns the question where rows hold rows of a table, as values of its row type: PostgreSQL does not write those anew, and refuses
 * what would change them (0A000).
 * Must not know what is changed.
 */
import { type Address, nameOf } from "../catalog/address.ts";
import type { Context } from "./kind.ts";

/** Kinds whose parts are of types, so that what is of them holds what is of these. */
const typed: readonly string[] = ["domain", "composite_type", "type_attribute", "range_type", "view_column"];
const holding: readonly string[] = ["column", "materialized_view_column"];

/** A column that stays, or a materialized view, in which are rows of the table, be it inside of another type. */
function holderOf(table: Address, context: Context): Address | undefined {
  const seen = new Set<Address>([table]);
  // A view's query uses a table without being of its type: what is of that is a column.
  for (const type of seen)
    for (const user of context.users(type, "parts")) {
      const object = context.before(user);
      if (object === undefined || seen.has(user) || object.parent === table) continue;
      if (holding.includes(object.kind) && context.after(user)?.kind === object.kind)
        return object.kind === "column" ? user : object.parent;
      if (typed.includes(object.kind)) {
        seen.add(user);
        if (object.parent !== undefined) seen.add(object.parent);
      }
    }
  return undefined;
}

/** Why rows of the table cannot be written anew, `what` being what asks for that. */
export function heldElsewhere(table: Address, what: string, context: Context): string | undefined {
  const holder = holderOf(table, context);
  return holder === undefined
    ? undefined
    : `${holder} holds values of the row type of ${nameOf(table)}, and PostgreSQL refuses ${what} while it does (SQLSTATE 0A000). Keep the column as it is, or let ${nameOf(holder)} be of another type first.`;
}
