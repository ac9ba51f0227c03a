/**
 * Owns the question whether a table is partitioned, so that what is done to it is done to its partitions, too.
 * Must not know who asks.
 */
import { type Address, address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import type { Draft } from "../plan/statement.ts";
import type { Context } from "./kind.ts";

/** Whether a part has it from its whole, and goes on to. */
export const isInherited = ({ address }: Pick<Obj, "address">, context: Context): boolean =>
  context.origin(address) !== undefined && context.staysBound(address);

/** Whether it is there before this plan and after it. */
export const stays = (of: Address, context: Context): boolean =>
  context.before(of) !== undefined && context.after(of) !== undefined;

export const isDivided = (context: Context, table: Address): boolean =>
  ((context.after(table) ?? context.before(table))?.attrs.partition_key ?? null) !== null;

/** From 18 on ANALYZE is also of the tables that inherit (manual, ANALYZE, Notes); before it is so of partitions alone. */
export const analyzed = (table: Address, context: Context): Pick<Draft, "reaches"> => ({
  reaches: context.version < 180000 && !isDivided(context, table) ? "none" : "all",
});

/**
 * The tables that inherit an object of a table which has rows of its own, as a statement that takes it from them locks them; it goes
 * no further than where one keeps it (`keeps`).
 */
export function inheriting(
  of: Address,
  context: Context,
  keeps: (heir: Obj) => boolean,
): Readonly<Record<Address, "ACCESS EXCLUSIVE">> {
  const tables: Record<Address, "ACCESS EXCLUSIVE"> = {};
  for (const address of context.heirs(of)) {
    const heir = context.before(address);
    if (heir?.parent === undefined || !context.staysBound(address)) continue;
    tables[heir.parent] = "ACCESS EXCLUSIVE";
    if (!keeps(heir)) Object.assign(tables, inheriting(address, context, keeps));
  }
  return tables;
}

/**
 * Whether a table leaves its partitioned table and comes back in one transaction, or with the one that it is a part of: what is NOT
 * VALID by then is no part of the whole's, so that it is checked under the lock.
 */
export function isRebound(
  context: Context,
  { schema, table }: { readonly schema: string; readonly table: string },
): boolean {
  const binder = address("partition", [schema, table]);
  const was = context.before(binder);
  if (was === undefined || context.isMade(binder)) return was !== undefined;
  const { schema: above = "", name = "" } = context.before(was.attrs.of as Address)?.path ?? {};
  return isRebound(context, { schema: above, table: name });
}
