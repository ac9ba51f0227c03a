/**
 * Owns what partitions' not-null constraints are called (18 and later), and why that of a partitioned table cannot get another name:
 * PostgreSQL renames it in all partitions or in none, and looks for the one name (42704). A partition that was attached has it under a
 * name of its own.
 * Must not know tables that inherit.
 */
import type { Obj } from "../../catalog/object.ts";
import { identifier } from "../../sql/sql.ts";
import { isDivided } from "../divided.ts";
import { keepsRowsUnder } from "../keeps-rows.ts";
import type { Changed, Context } from "../kind.ts";
import { changesType } from "../type-change.ts";
import { isNullable, notNullName, tableOf } from "./ddl.ts";
import type { Column } from "./index.ts";
import { isColumn } from "./own-not-null.ts";

/** A partition's, or that of one of its partitions, which has another name before this plan. */
function calledOtherwise(of: Column, name: string, context: Context): Column | undefined {
  for (const heir of context.heirs(of.address)) {
    const [before, after] = [context.before(heir), context.after(heir)];
    if (!isColumn(before) || !isColumn(after) || !before.attrs.not_null || !context.staysBound(heir)) continue;
    const found = notNullName(before) === name ? calledOtherwise(after, name, context) : before;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whether that of a partition which was attached would be made again with a new type of the column, and get the partitioned table's name.
 * Leaving and coming back keeps its own, and costs little where all rows are written anew; for a name alone no row is looked at.
 */
export function losesName(change: Changed, wholes: () => readonly Obj[], version: number): boolean {
  const { old, new: wanted } = change;
  if (version < 180000 || !isColumn(old) || !isColumn(wanted) || keepsRowsUnder(change)) return false;
  const isNamedApart = (whole: Obj): boolean =>
    isColumn(whole) && whole.attrs.not_null && notNullName(whole) !== notNullName(wanted);
  return old.attrs.not_null && wanted.attrs.not_null && wholes().some(isNamedApart);
}

export function cannotRenameInParts(
  { old, new: wanted }: { readonly old: Column; readonly new: Column },
  context: Context,
): { readonly refuse: string } | undefined {
  const [from, to] = [notNullName(old), notNullName(wanted)];
  const isRenamed = context.version >= 180000 && old.attrs.not_null && wanted.attrs.not_null && from !== to;
  if (!isRenamed || context.staysBound(wanted.address) || !isDivided(context, tableOf(wanted))) return undefined;
  const other = calledOtherwise(wanted, from, context);
  if (other === undefined) return undefined;
  return {
    refuse: `Its not-null constraint ${from} cannot be called ${to}: PostgreSQL renames it in all partitions by the one name, and in ${other.path.schema}.${other.path.table} it is called ${notNullName(other)} (SQLSTATE 42704). Keep its name: ${identifier(wanted.path.name).text} … CONSTRAINT ${identifier(from).text} NOT NULL.`,
  };
}

/**
 * What it is called once its column is as wanted: a partition's keeps the name that it has, whatever it would have been made with. That
 * of the partitioned table takes others along that are called as itself, and all when it is made again with another type.
 */
export function notNullNameThen(column: Column, context: Context): string {
  const old = context.before(column.address);
  const origin = context.origin(column.address);
  const [former, whole] = origin === undefined ? [] : [context.before(origin), context.after(origin)];
  const isKept = [old, former, whole].every((one) => isColumn(one) && !isNullable(one));
  if (!isKept || !isDivided(context, tableOf(whole as Column)) || !context.staysBound(column.address))
    return notNullName(column);
  const had = notNullName(old as Column);
  return changesType({ old: old as Column, new: column }) || had === notNullName(former as Column)
    ? notNullNameThen(whole as Column, context)
    : had;
}
