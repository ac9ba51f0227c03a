/**
 * Owns the recipe for what looks at all rows of a table before that becomes a part of another: constraints say it beforehand.
 * Must not know what is asked of the rows, nor how the part is attached.
 */
import { address } from "../../catalog/address.ts";
import { identifier, qualified, type Sql, sql } from "../../sql/sql.ts";
import { violations } from "../probe.ts";
import type { CheckedRows, Draft, LockMode } from "../statement.ts";
import type { Recipe } from "./recipe.ts";
import { temporaryName } from "./temporary-name.ts";

export const attachByCheck: Recipe = {
  name: "attach-by-check",
  description:
    "A table with rows that becomes a partition, and any that comes beside a default partition: constraints that are not valid yet say which rows belong there, and are validated while reads and writes go on; then it is attached, which need not look at the rows again, and they go.",
  create({ object, replaces }, kitchen) {
    // Of another whole its columns need not be there yet.
    if (replaces !== undefined && replaces.attrs.of !== object.attrs.of) return undefined;
    // Half detached it takes no constraint.
    if (replaces?.attrs.pending === true) return undefined;
    const drafts = kitchen.create(object);
    const checked = drafts.flatMap(({ checksRows = [] }) => checksRows);
    if (checked.length === 0) return undefined;
    const checks = checked.map((rows) => {
      const name = temporaryName(`rows ${rows.condition.text}`, rows.address);
      const at = address("constraint", [rows.schema, rows.name, name]);
      return { rows, name, at, there: kitchen.spare(at) };
    });
    // Of a table that nobody declares it stays as it was left.
    if (checks.some(({ at, there }) => there === undefined && kitchen.before(at) !== undefined)) return undefined;
    const before = checks.flatMap(({ rows, name, there }) => [
      ...(there === undefined
        ? [alter(rows, sql`ADD CONSTRAINT ${identifier(name)} CHECK (${rows.condition}) NOT VALID`, "ACCESS EXCLUSIVE")]
        : []),
      ...(there?.attrs.validated === true
        ? []
        : [
            alter(rows, sql`VALIDATE CONSTRAINT ${identifier(name)}`, "SHARE UPDATE EXCLUSIVE", {
              slow: true,
              probes: [violations(rows, rows.condition)],
            }),
          ]),
    ]);
    const attached = drafts.map(
      ({ checksRows, probes: _, slow, ...draft }): Draft =>
        checksRows !== undefined || slow === undefined ? draft : { ...draft, slow },
    );
    const after = checks.map(({ rows, name }) =>
      alter(rows, sql`DROP CONSTRAINT ${identifier(name)}`, "ACCESS EXCLUSIVE"),
    );
    return {
      ...(replaces === undefined
        ? { drafts: [...before, ...attached, ...after] }
        : { ...(before.length === 0 ? {} : { prepare: before }), drafts: [...attached, ...after] }),
      absorbs: checks.flatMap(({ at, there }) => (there === undefined ? [] : [at])),
    };
  },
};

const alter = (rows: CheckedRows, action: Sql, mode: LockMode, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TABLE ${qualified(rows.schema, rows.name)} ${action}`,
  locks: { [rows.address]: mode },
  ...more,
});
