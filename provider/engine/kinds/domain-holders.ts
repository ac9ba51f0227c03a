/**
 * Owns the question which columns hold values of a domain, or of one over it: PostgreSQL locks their tables and reads them when the
 * domain gets stricter.
 * Must not know what the domain says.
 */
import type { Address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import type { Locks } from "../plan/statement.ts";
import type { Column } from "./column/index.ts";
import { isDivided } from "./divided.ts";
import type { Context } from "./kind.ts";

interface Holders {
  readonly columns: readonly Column[];
  /** SHARE on each table until the transaction ends (ALTER DOMAIN validates under it). */
  readonly locks: Locks;
  /** An array or another type that the domain is inside of: PostgreSQL refuses to look into it (0A000). */
  readonly within: Address | undefined;
}

const isColumn = (object: Obj): object is Column => object.kind === "column";

/** Whether a user of a domain holds its values inside of another type. */
export const isWithin = (user: Obj): boolean =>
  isColumn(user)
    ? user.attrs.type.endsWith("[]")
    : user.kind === "composite_type" || user.kind === "type_attribute" || user.kind === "range_type";

export function holdersOf(domain: Address, context: Context): Holders {
  const columns = new Map<Address, Column>();
  let within: Address | undefined;
  const walk = (type: Address, seen: ReadonlySet<Address>): void => {
    for (const user of context.users(type)) {
      const object = context.before(user);
      if (object === undefined || seen.has(user)) continue;
      if (isWithin(object)) within ??= user;
      else if (isColumn(object)) {
        // The rows are in the partitions.
        if (!isDivided(context, object.parent as Address)) columns.set(user, object);
      } else if (object.kind === "domain") walk(user, new Set([...seen, user]));
    }
  };
  walk(domain, new Set());
  const found = [...columns.values()];
  return {
    columns: found,
    locks: Object.fromEntries(found.map(({ parent }) => [parent as Address, "SHARE"] as const)),
    within,
  };
}
