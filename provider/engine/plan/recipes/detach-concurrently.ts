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
    "A partition that becomes a table of its own, or is dropped, where no default partition is beside it and no foreign key leads to the partitioned table or from it: a constraint that is validated says what PostgreSQL would leave a check for on one that stays, then it is detached concurrently, and the constraint goes, or the table. One that was interrupted is finalized.",
  drop(object, kitchen) {
    if (object.kind !== "partition" || typeof object.attrs.of !== "string") return undefined;
    const { schema, name } = object.path as { schema: string; name: string };
    const [part, whole] = [address("table", [schema, name]), object.attrs.of];
    // With the whole it goes as that does.
    if (kitchen.after(whole) === undefined) return undefined;
    const goes = kitchen.after(part) === undefined;
    const [plain] = kitchen.drop(object);
    if (plain === undefined) return undefined;
    const { condition, bound } = object.attrs;
    // What else it locks it would lock in the midst of it, where no short timeout may end the wait: that leaves it half detached. A
    // default partition, beside it or itself, is in PostgreSQL's way.
    const isAlone = Object.keys(plain.locks).every((table) => table === part || table === whole);
    if (object.attrs.pending === true || !isAlone || bound === "DEFAULT") return undefined;
    const detached: Draft = {
      sql: sql`ALTER TABLE ${named(whole)} DETACH PARTITION ${qualified(schema, name)} CONCURRENTLY`,
      // In its last instant ACCESS EXCLUSIVE on the partition, which nobody finds by the partitioned table by then.
      locks: { [whole]: "SHARE UPDATE EXCLUSIVE", [part]: "SHARE UPDATE EXCLUSIVE" },
      outsideTransaction: true,
      slow: true,
    };
    // What PostgreSQL leaves on it is dropped with it.
    if (goes) return { drop: [detached], drafts: [] };
    if (typeof condition !== "string") return undefined;
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
        detached,
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
