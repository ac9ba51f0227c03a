/**
 * Owns how rows get to the partition whose bound takes them in by now, where somebody has approved that (see the rule moves-rows).
 * Must not know how partitions are attached and detached around that.
 */
import type { Obj } from "../../catalog/object.ts";
import type { Draft, Locks } from "../../plan/statement.ts";
import { identifier, join, sql, verbatim, words } from "../../sql/sql.ts";
import { isDivided } from "../divided.ts";
import type { Context } from "../kind.ts";
import type { Partition } from "./index.ts";
import {
  target as foreign,
  isBefore,
  isForeignKey,
  keysTo,
  named,
  remainingDefault,
  remainsDefault,
  tableOf,
  wholeOf,
  wholesOf,
} from "./wholes.ts";

/** Rows of one partition that another one is to have. */
interface Move {
  readonly from: Partition;
  readonly into: Partition;
}

/** What moves before a partition is attached: its own rows that others take in, and those of the default partition that it takes in. */
export function movesAround(partition: Partition, context: Context): readonly Move[] {
  if (!context.movesRows(partition.address)) return [];
  const moves = [
    ...othersFor(partition, context).map((into) => ({ from: partition, into })),
    ...remainingDefault(partition, context).map((from) => ({ from, into: partition })),
  ];
  return moves.every((move) => canMove(move, context)) ? moves : [];
}

/** Those that may take in rows of one whose bound changes, as that of a default partition does with those beside it. */
function othersFor(partition: Partition, context: Context): readonly Partition[] {
  const before = context.before(partition.address) as Partition | undefined;
  const isBound = before !== undefined && before.attrs.of === partition.attrs.of && !before.attrs.pending;
  const isSame = (["bound", "condition"] as const).every((name) => before?.attrs[name] === partition.attrs[name]);
  if (!isBound || isSame || context.isMade(tableOf(partition))) return [];
  const isOther = (object: Obj): object is Partition =>
    object.kind === "partition" && object.address !== partition.address;
  return context
    .binders(wholeOf(partition))
    .filter(isOther)
    .filter((other) => context.isMade(other.address) || remainsDefault(other, context));
}

/** Whether nothing acts on rows that leave a table and come to another one, and all of them are seen. */
function canMove({ from, into }: Move, context: Context): boolean {
  const tables = [tableOf(from), tableOf(into), ...wholesOf(from, context)];
  const belongings = tables.flatMap((table) => [...context.formerChildren(table), ...context.children(table)]);
  return (
    into.attrs.condition !== null &&
    ![from, into].some((one) => isDivided(context, tableOf(one))) &&
    !belongings.some(({ kind, attrs }) => kind === "trigger" || kind === "rule" || attrs.forced === true) &&
    tables.every((table) => keysTo(table, context).length === 0)
  );
}

/** Tables that the foreign keys of one ask about rows that come. */
function askedBy(into: Partition, isAttached: boolean, context: Context): Locks {
  const made = context.isMade(tableOf(into));
  const keys = context
    .children(tableOf(into))
    .filter((key) => isForeignKey(key) && (isAttached || !made || isBefore(key, made, context)));
  return Object.fromEntries(keys.map((key) => [foreign(key), "ROW SHARE" as const]));
}

/** Rows that meet nobody's condition would stay where they do not belong. */
export const takenIn = (partition: Partition, moves: readonly Move[]): readonly string[] =>
  [partition, ...moves.filter(({ from }) => from === partition).map(({ into }) => into)].flatMap(
    ({ attrs }) => attrs.condition ?? [],
  );

/** `attached`: whom it comes before that. */
export function moving({ from, into }: Move, attached: Partition, context: Context): readonly Draft[] {
  const columns = context
    .children(tableOf(into))
    .filter(({ kind, attrs }) => kind === "column" && attrs.generated === null)
    .map(({ path }) => identifier(path.name as string));
  const list = join(columns, ", ");
  const [source, target] = [tableOf(from), tableOf(into)];
  const stays = !context.isMade(from.address);
  return [
    // Until it is attached, nobody writes another one to where it does not belong by then.
    ...(stays
      ? [
          {
            sql: sql`LOCK TABLE ${named(source)} IN SHARE ROW EXCLUSIVE MODE`,
            // There is none outside of a transaction, and nobody to wait for.
            inProof: sql`SELECT`,
            locks: { [source]: "SHARE ROW EXCLUSIVE" as const },
            withPrevious: true,
          },
        ]
      : []),
    {
      sql: words(
        sql`WITH moved AS (DELETE FROM ${named(source)} WHERE ${verbatim(into.attrs.condition ?? "")} RETURNING ${list})`,
        sql`INSERT INTO ${named(target)} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM moved`,
      ),
      locks: { ...askedBy(into, into !== attached, context), [source]: "ROW EXCLUSIVE", [target]: "ROW EXCLUSIVE" },
      moves: { from: source, into: target },
      slow: true,
      withPrevious: true,
    },
  ];
}
