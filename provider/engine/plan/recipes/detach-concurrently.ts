/**
 * Owns the recipe for a partition that becomes a table of its own while the partitioned table is read and written.
 * Must not know what either is made of.
 */
import { type Address, address, nameOf, parseNames } from "../../catalog/address.ts";
import { identifier, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import type { Draft, LockMode } from "../statement.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

export const detachConcurrently: Recipe = {
  name: "detach-concurrently",
  description:
    "A partition that becomes a table of its own, where no default partition is beside it and nothing refers to the partitioned table: a constraint that is validated says what PostgreSQL would leave a check for, then it is detached concurrently, and the constraint goes. One that was interrupted is finalized.",
  drop(object, kitchen) {
    if (object.kind !== "partition" || typeof object.attrs.of !== "string") return undefined;
    const { schema, name } = object.path as { schema: string; name: string };
    const [part, whole] = [address("table", [schema, name]), object.attrs.of];
    // With the whole or by itself: who is dropped is not waited for.
    if ([part, whole].some((table) => kitchen.after(table) === undefined)) return undefined;
    const [plain] = kitchen.drop(object);
    if (plain === undefined) return undefined;
    const { condition } = object.attrs;
    const others = Object.entries(plain.locks).filter(([table]) => table !== part && table !== whole);
    const isAlone = others.every(([, mode]) => mode !== "ACCESS EXCLUSIVE");
    if (object.attrs.pending === true || typeof condition !== "string" || !isAlone) return undefined;
    const check = temporaryName("detached rows", part);
    const at = address("constraint", [schema, name, check]);
    const there = kitchen.spare(at);
    if (there === undefined && kitchen.before(at) !== undefined) return undefined;
    const alter = (action: Sql, mode: LockMode, more: Partial<Draft> = {}): Draft => ({
      sql: sql`ALTER TABLE ${qualified(schema, name)} ${action}`,
      locks: { [part]: mode },
      ...more,
    });
    return {
      drop: [
        ...(there === undefined
          ? [
              alter(
                sql`ADD CONSTRAINT ${identifier(check)} CHECK (${verbatim(condition)}) NOT VALID`,
                "ACCESS EXCLUSIVE",
              ),
            ]
          : []),
        ...(there?.attrs.validated === true
          ? []
          : [alter(sql`VALIDATE CONSTRAINT ${identifier(check)}`, "SHARE UPDATE EXCLUSIVE", { slow: true })]),
        {
          sql: sql`ALTER TABLE ${named(whole)} DETACH PARTITION ${qualified(schema, name)} CONCURRENTLY`,
          // In its last instant ACCESS EXCLUSIVE on the partition, which nobody finds by the partitioned table by then.
          locks: {
            ...Object.fromEntries(others),
            [whole]: "SHARE UPDATE EXCLUSIVE",
            [part]: "SHARE UPDATE EXCLUSIVE",
          },
          outsideTransaction: true,
          slow: true,
        },
        alter(sql`DROP CONSTRAINT ${identifier(check)}`, "ACCESS EXCLUSIVE"),
      ],
      drafts: [],
      absorbs: there === undefined ? [] : [at],
    };
  },
};

const named = (table: Address): Sql => {
  const [schema = "", name = ""] = parseNames(nameOf(table)) ?? [];
  return qualified(schema, name);
};
