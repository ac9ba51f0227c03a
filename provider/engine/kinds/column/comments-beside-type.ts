/**
 * Owns what becomes of comments when a column gets another type: before 18 PostgreSQL makes the indexes of partitions again with the comment
 * of the partitioned table's, and checks that a table has from another one without theirs (14 to 18, measured).
 * Must not know how the type is changed.
 */
import type { Address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { literal, qualified, sql } from "../../sql/sql.ts";
import { isDivided } from "../divided.ts";
import type { Context } from "../kind.ts";
import { tableOf } from "./ddl.ts";
import type { Column } from "./index.ts";

/** On an index, and on that of a key. */
const commentOn = (index: Address, find: (address: Address) => Obj | undefined): Obj | undefined =>
  find(index.startsWith("constraint:") ? `index_comment:${index}` : `comment:${index}`);

const allUnder = (index: Address, context: Context): readonly Address[] =>
  context.heirs(index).flatMap((heir) => [heir, ...allUnder(heir, context)]);

/** Of checks that stay. */
export const commentsOnChecks = (column: Column, context: Context): readonly Draft[] =>
  [
    ...new Set(
      context.users(column.address).flatMap((user) => (isCheck(user, context) ? allUnder(user, context) : [])),
    ),
  ].flatMap((heir) => {
    const text = context.after(`comment:${heir}`)?.attrs.text;
    if (text === undefined || context.isMade(heir)) return [];
    return [{ sql: sql`COMMENT ON ${context.subject(heir)} IS ${literal(text as string)}`, locks: {}, late: true }];
  });

const isCheck = (user: Address, { before }: Context): boolean => before(user)?.kind === "check";

/** Of indexes: each has its own again, or none. */
export function commentsOnIndexes(column: Column, context: Context): readonly Draft[] {
  if (context.version >= 180000 || !isDivided(context, tableOf(column))) return [];
  const copied = context
    .users(column.address)
    .filter((index) => !context.isMade(index) && commentOn(index, context.before) !== undefined);
  return [...new Set(copied.flatMap((index) => allUnder(index, context)))].flatMap((heir) => {
    const index = context.after(heir);
    if (index === undefined || context.isMade(heir)) return [];
    const text = commentOn(heir, context.after)?.attrs.text;
    const written = text === undefined ? sql`NULL` : literal(text as string);
    return [
      {
        sql: sql`COMMENT ON INDEX ${qualified(index.path.schema as string, index.path.name as string)} IS ${written}`,
        locks: {},
        late: true,
      },
    ];
  });
}
