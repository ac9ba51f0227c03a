/**
 * Owns the recipe for NOT NULL on a column that is there: the rows are looked at while the application goes on.
 * Must not know what else changes about the column.
 */
import { address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Column } from "../../kinds/column/index.ts";
import { identifier, qualified, type Sql, sql } from "../../sql/sql.ts";
import type { Draft, LockMode } from "../statement.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

const isColumn = (object: Obj): object is Column => object.kind === "column";

export const notNullByCheck: Recipe = {
  name: "not-null-by-check",
  description:
    "NOT NULL on an existing column: a constraint that is not valid yet, validated while reads and writes go on, then SET NOT NULL, which need not look at the rows again.",
  alter({ new: column, drafts }, kitchen) {
    const table = column.parent;
    if (!isColumn(column) || table === undefined || !drafts.some(({ checksNotNull }) => checksNotNull !== undefined))
      return undefined;
    const { path } = column;
    const alter = (action: Sql, mode: LockMode, more: Partial<Draft> = {}): Draft => ({
      sql: sql`ALTER TABLE ${qualified(path.schema, path.table)} ${action}`,
      locks: { [table]: mode },
      ...more,
    });
    const name = temporaryName("not null", column.address);
    const at = address("constraint", [path.schema, path.table, name]);
    const there = kitchen.spare(at);
    const online = ({ checksNotNull, probes = [], ...draft }: Draft): readonly Draft[] => {
      if (checksNotNull === undefined) return [probes.length === 0 ? draft : { ...draft, probes }];
      if (kitchen.version >= 180000) {
        const constraint = identifier(checksNotNull.name);
        return [
          ...(checksNotNull.isThere
            ? []
            : [
                alter(
                  sql`ADD CONSTRAINT ${constraint} NOT NULL ${identifier(path.name)} NOT VALID`,
                  "ACCESS EXCLUSIVE",
                ),
              ]),
          alter(sql`VALIDATE CONSTRAINT ${constraint}`, "SHARE UPDATE EXCLUSIVE", { slow: true, probes }),
        ];
      }
      return [
        ...(there === undefined
          ? [
              alter(
                sql`ADD CONSTRAINT ${identifier(name)} CHECK (${identifier(path.name)} IS NOT NULL) NOT VALID`,
                "ACCESS EXCLUSIVE",
              ),
            ]
          : []),
        ...(there?.attrs.validated === true
          ? []
          : [alter(sql`VALIDATE CONSTRAINT ${identifier(name)}`, "SHARE UPDATE EXCLUSIVE", { slow: true, probes })]),
        { ...draft, slow: false },
        // By itself: in one statement with SET NOT NULL the rows are looked at all the same.
        alter(sql`DROP CONSTRAINT ${identifier(name)}`, "ACCESS EXCLUSIVE"),
      ];
    };
    return { drafts: drafts.flatMap(online), ...(there === undefined ? {} : { absorbs: [at] }) };
  },
};
