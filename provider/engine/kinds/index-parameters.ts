/**
 * Owns how the storage parameters of an index change, be it one by itself or that of a constraint.
 * Must not know what the index is for.
 */
import type { Address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import { qualified, sql } from "../sql/sql.ts";
import { changedParameters } from "../sql/storage-parameters.ts";
import { isDivided } from "./divided.ts";
import type { Answer, Context } from "./kind.ts";

type Indexed = Pick<Obj<"schema" | "name", { readonly options: Readonly<Record<string, string>> }>, "path" | "attrs">;

/** That of a partitioned table takes no others (42809). */
export const changeIndexParameters = (
  { old, new: wanted }: { readonly old: Indexed; readonly new: Indexed },
  table: Address,
  context: Context,
): Answer =>
  isDivided(context, table)
    ? "replace"
    : changedParameters(old.attrs.options, wanted.attrs.options).map((change) => ({
        sql: sql`ALTER INDEX ${qualified(wanted.path.schema, wanted.path.name)} ${change}`,
        locks: {},
      }));
