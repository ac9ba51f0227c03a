/**
 * Owns the statements that change how a column is generated, and what tables that have it from another one generate it by.
 * Must not know what depends on it.
 */
import { type Address, nameOf } from "../../catalog/address.ts";
import { written } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, sql } from "../../sql/sql.ts";
import { isDivided, isInherited, stays } from "../divided.ts";
import type { Answer, Context } from "../kind.ts";
import { alterTable, tableOf } from "./ddl.ts";
import type { Column } from "./index.ts";

/**
 * DROP EXPRESSION keeps the values, of which a virtual column has none; any other change computes all of them again, so the column is
 * made anew, but for one that PostgreSQL does not drop because it is another table's, too.
 */
export function changeGenerated(
  { old, new: wanted }: { readonly old: Column; readonly new: Column },
  context: Context,
): Answer {
  const isStored = old.attrs.generated !== null && !old.attrs.virtual;
  if (wanted.attrs.generated === null && isStored)
    return isInherited(wanted, context) ? [] : dropExpression(wanted, context);
  const isOther = stays(wanted.address, context) && context.origins(wanted.address).some((of) => stays(of, context));
  const isGenerated = old.attrs.generated !== null && wanted.attrs.generated !== null;
  if (isOther && isGenerated && old.attrs.virtual === wanted.attrs.virtual && context.version >= 170000)
    return [setExpression(wanted)];
  return "replace";
}

function dropExpression(column: Column, context: Context): Answer {
  const isKept = (of: Address): boolean => stays(of, context) && context.staysBound(of);
  const further = context.heirs(column.address).filter(isKept).flatMap(context.heirs).find(isKept);
  if (further !== undefined)
    return {
      refuse: `PostgreSQL ends generating a column only where no table that has it from this one hands it on (0A000), as is done to ${nameOf(further)}. Detach the tables under it, or let them end inheriting, first.`,
    };
  return [
    {
      sql: alterTable(column, sql`ALTER COLUMN ${identifier(column.path.name)} DROP EXPRESSION`),
      locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
    },
  ];
}

/** In the tables that have it from this one, too. */
const setExpression = (column: Column): Draft => ({
  sql: alterTable(
    column,
    sql`ALTER COLUMN ${identifier(column.path.name)} SET EXPRESSION AS (${written(column, "generated")})`,
  ),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
  ...(column.attrs.virtual ? {} : { rewrites: [tableOf(column)], slow: true }),
});

/** Of tables that are there and have just got the column with this one: those that generate it by an expression of their own. */
export function ownExpressions(column: Column, context: Context): readonly Draft[] {
  return context.heirs(column.address).flatMap((address) => {
    const heir = context.after(address) as Column | undefined;
    const comesAlong = heir !== undefined && (isDivided(context, tableOf(column)) || heir.attrs.inherited);
    if (!comesAlong || !context.isMade(address) || context.isMade(tableOf(heir)) || !context.staysBound(address))
      return [];
    const isOwn = heir.attrs.generated !== null && heir.attrs.generated !== column.attrs.generated;
    return [...(isOwn ? [setExpression(heir)] : []), ...ownExpressions(heir, context)];
  });
}
