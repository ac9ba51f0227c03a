/**
 * Owns what a session has prepared of the questions that a catalog is read with. To plan them takes the server four times as long as
 * to answer them of a small catalog, and one session reads it several times: the shadow for each plan, an apply before, under its
 * lock, and after.
 * Must not know what is asked.
 */
import { createHash } from "node:crypto";
import { DatabaseError, type Session } from "../db/session.ts";

/** By the session, the names of its statements. */
const known = new WeakMap<Session, Set<string>>();

const nameOf = (query: string, magnitude: number): string =>
  `schemata_${createHash("sha256").update(query).digest("hex").slice(0, 32)}_${magnitude}`;

/** What to send in place of queries, and where among it each one's answer stands. */
export interface Prepared {
  readonly statements: readonly string[];
  readonly places: readonly number[];
  /** Keeps in mind which of them were prepared, by whether their statements ended well. */
  note(ended: readonly Promise<unknown>[]): void;
}

/** Queries as they are, for those that will not come again. */
export const unprepared = (queries: readonly string[]): Prepared => ({
  statements: queries,
  places: queries.map((_, at) => at),
  note: () => undefined,
});

/**
 * Queries as prepared statements. A plan is kept for as long as the session lives, and one that was made for a few objects may take long
 * with many: `size` tells how many there are, and with twice as many they are planned anew.
 */
export function preparedIn(session: Session, queries: readonly string[], size: number): Prepared {
  const ready = known.get(session) ?? new Set<string>();
  known.set(session, ready);
  const magnitude = Math.round(Math.log2(size + 1));
  const statements: string[] = [];
  const places: number[] = [];
  const made: (readonly [name: string, place: number])[] = [];
  for (const query of queries) {
    const name = nameOf(query, magnitude);
    if (!ready.has(name)) {
      made.push([name, statements.length]);
      statements.push(`PREPARE ${name} AS ${query}`);
    }
    places.push(statements.length);
    statements.push(`EXECUTE ${name}`);
  }
  const note = (ended: readonly Promise<unknown>[]): void => {
    for (const [name, place] of made)
      ended[place]?.then(
        () => ready.add(name),
        () => undefined,
      );
  };
  return { statements, places, note };
}

/** The session does not have what it was thought to have (26000, invalid_sql_statement_name), or has it (42P05). */
const isMistaken = (failure: unknown): boolean =>
  failure instanceof DatabaseError && (failure.sqlstate === "26000" || failure.sqlstate === "42P05");

/** Looks what the session has, if a failure says that it is something else than was thought: somebody has taken it away, or reset it. */
export async function lookAgain(session: Session, failure: unknown): Promise<boolean> {
  if (!isMistaken(failure)) return false;
  const has = await session.rows<{ name: string }>(
    "SELECT name FROM pg_catalog.pg_prepared_statements WHERE name LIKE 'schemata\\_%'",
  );
  known.set(session, new Set(has.map(({ name }) => name)));
  return true;
}
