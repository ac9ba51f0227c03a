/**
 * Owns the statements that change a domain, and its nullability above all: all rows of it are looked at.
 * Must not know the domain's checks.
 */
import { nulls } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, type Sql, sql } from "../../sql/sql.ts";
import { probedTable } from "../constraint.ts";
import { defaultName } from "../default-name.ts";
import { holdersOf } from "../domain-holders.ts";
import type { Answer, Context } from "../kind.ts";
import { typeName } from "../user-type.ts";
import type { Domain } from "./index.ts";

export const alterDomain = (domain: Domain, action: Sql, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER DOMAIN ${typeName(domain)} ${action}`,
  locks: {},
  ...more,
});

export const notNullName = ({ path, attrs }: Domain): string =>
  attrs.not_null_name ?? defaultName([path.name], "not_null");

/** PostgreSQL reads the columns of it, and refuses to where it is inside of another type (manual, ALTER DOMAIN, Notes). */
export function changeNotNull({ old, new: wanted }: { old: Domain; new: Domain }, context: Context): Answer {
  if (old.attrs.not_null && !wanted.attrs.not_null) return [alterDomain(wanted, sql`DROP NOT NULL`)];
  if (old.attrs.not_null)
    return context.version < 170000
      ? []
      : [
          alterDomain(
            wanted,
            sql`RENAME CONSTRAINT ${identifier(notNullName(old))} TO ${identifier(notNullName(wanted))}`,
          ),
        ];
  const { columns, locks, within } = holdersOf(old.address, context);
  if (within !== undefined) return "beside";
  return [
    alterDomain(
      wanted,
      wanted.attrs.not_null_name === null || context.version < 170000
        ? sql`SET NOT NULL`
        : sql`ADD CONSTRAINT ${identifier(wanted.attrs.not_null_name)} NOT NULL`,
      {
        locks,
        slow: true,
        breaks: "code that leaves out a value of the domain",
        probes: columns.map(({ path }) => nulls(probedTable(path), path.name)),
      },
    ),
  ];
}
