/**
 * Owns the reading of a catalog: one snapshot, every kind's query, the dependencies, and what is not modelled.
 * Must not know kinds by name.
 */
import { createHash } from "node:crypto";
import type { Catalog } from "../catalog/catalog.ts";
import { DatabaseError, type Session } from "../db/session.ts";
import { kinds } from "../kinds/index.ts";
import type { Kind, Scope } from "../kinds/kind.ts";
import { integer } from "../sql/sql.ts";
import { Assembly } from "./assembly.ts";
import { collationsAsked, collationsOf, collationsQuery } from "./collations.ts";
import { type Asked, type Columns, columnsQuery, readColumns } from "./columns.ts";
import { dependAsked, dependQuery } from "./dependencies.ts";
import {
  featuresAsked,
  featuresQuery,
  foundIn,
  identifyAsked,
  identifyQuery,
  inventoryAsked,
  inventoryQuery,
} from "./not-modelled.ts";
import { columnsOf } from "./objects.ts";
import { isForgotten, repeated } from "./repeated.ts";
import { scopeOf } from "./scope.ts";

/** Set by the build: another version may make other objects of the same answers. */
declare const SCHEMATA_VERSION: string | undefined;
const version = typeof SCHEMATA_VERSION === "string" ? SCHEMATA_VERSION : "source";

/** What to read: these schemas (null: all but the system's), never those in `without`. */
export interface ReadOptions {
  readonly schemas?: readonly string[] | null;
  /** Schemas that are in no catalog, such as the history's. */
  readonly without?: readonly string[];
  /** Whether the catalog says its digest; a reading takes a twentieth longer for it. */
  readonly digest?: boolean;
  /** Milliseconds to wait for a lock on what has to be read, e.g. a view's definition; 0, the default, without limit. */
  readonly lockTimeout?: number;
}

/** A catalog that was read; its objects are made when it is first asked for. */
export interface Reading {
  /** Of all that the server said, and of what it was asked: two equal ones are the same catalog, to the last row. */
  readonly digest: string | undefined;
  catalog(): Catalog;
}

/**
 * Reads a catalog in one REPEATABLE READ snapshot that has ended when this returns.
 * Throws DatabaseError; 55P03 when a lock on a catalog's object could not be had in time.
 */
export async function readCatalog(session: Session, options: ReadOptions = {}): Promise<Catalog> {
  return (await inSnapshot(session, options, true)).catalog();
}

/** As `readCatalog`, for who may not need the objects: when the digest is that of a catalog that is known. */
export const readLater = (session: Session, options: ReadOptions = {}): Promise<Reading> =>
  inSnapshot(session, options, false);

/** `atOnce`: the objects are made while the server works on the rest. */
async function inSnapshot(session: Session, options: ReadOptions, atOnce: boolean): Promise<Reading> {
  const scope = scopeOf(session.version, options.schemas ?? null, options.without ?? []);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read(session, scope, options, atOnce);
    } catch (failure) {
      if (attempt === attempts || !(isOvertaken(failure) || isForgotten(failure))) throw failure;
    } finally {
      await session.execute("ROLLBACK");
    }
  }
}

const attempts = 5;

/**
 * pg_get_viewdef and its like look at what is there now, not at the snapshot: XX000, internal_error (could not open relation,
 * cache lookup failed), when somebody has just dropped what the snapshot has.
 */
const isOvertaken = (failure: unknown): boolean => failure instanceof DatabaseError && failure.sqlstate === "XX000";

/**
 * What opens the snapshot. Names are printed with their schemas, whatever was run before. Starting parallel workers takes longer than they
 * save, as compiling does (jit is off in all sessions).
 */
const opening = [
  "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  "SET LOCAL search_path = ''",
  "SET LOCAL max_parallel_workers_per_gather = 0",
] as const;

/** By the names of the kinds whose objects have them. */
const marks = Object.fromEntries(
  kinds.flatMap(({ name, foundAs }) => (foundAs !== undefined && "marks" in foundAs ? [[name, foundAs.marks]] : [])),
);

/** A query for `columnsQuery`. */
interface Question {
  readonly query: string;
  readonly asked: readonly Asked[];
  /** What puts the rows in order, for the digest. */
  readonly order: readonly string[];
}

async function read(session: Session, scope: Scope, options: ReadOptions, atOnce: boolean): Promise<Reading> {
  const withDigest = options.digest === true;
  const hash = withDigest ? createHash("sha256").update(`${version} ${session.version}\n`) : undefined;
  /** `size`: how many objects there are; undefined for questions that will not come again. */
  const ask = (
    questions: readonly Question[],
    size: number | undefined,
    before: readonly string[] = [],
  ): (() => Promise<Columns>)[] => {
    const queries = questions.map(({ query, asked, order }) => columnsQuery(query, asked, withDigest ? order : []));
    const answers = session.texts([
      ...before,
      ...queries.map((query) => (size === undefined ? query : repeated(query, size))),
    ]);
    // After the first that fails nobody waits for the others.
    for (const answer of answers) answer.catch(() => undefined);
    return questions.map(({ asked }, at) => async () => {
      await Promise.all(answers.slice(0, before.length));
      const [text] = (await answers[before.length + at]) as readonly [string];
      hash?.update(queries[at] as string).update(text);
      return readColumns(text, asked);
    });
  };
  // Comes first, for it tells which questions need not be put: most have an answer in few databases, and planning them takes time.
  const [first] = ask(
    // Its parts come in their order.
    [{ query: inventoryQuery(scope, marks, withDigest), asked: inventoryAsked, order: ["catalog", "letter"] }],
    // It scans each catalog once, however many rows there are.
    0,
    [...opening, ...(options.lockTimeout ? [`SET LOCAL lock_timeout = ${integer(options.lockTimeout).text}`] : [])],
  );
  const inventory = await (first as () => Promise<Columns>)();
  const isFound = foundIn(inventory);
  const size = inventory.get<readonly number[] | null>("oids").reduce((sum, oids) => sum + (oids?.length ?? 0), 0);
  const present = kinds.filter(({ name, foundAs }) => foundAs === undefined || isFound(name, foundAs));
  const isTarget = session.identity !== undefined;
  // Those that are about others claim nothing that anything depends on: while the server looks for them, the others are connected.
  const own = present.filter(({ refersBy }) => refersBy === undefined);
  const about = present.filter(({ refersBy }) => refersBy !== undefined);
  const ofKind = (kind: Kind): Question => ({
    query: kind.query(scope),
    asked: columnsOf(kind, scope.version),
    order: kind.sub === undefined ? ["oid"] : ["oid", kind.sub],
  });
  const answers = ask(
    [
      // The largest answer: it is read while the server looks for the rest.
      { query: dependQuery, asked: dependAsked, order: dependAsked.map(({ name }) => name) },
      { query: featuresQuery(scope, isFound), asked: featuresAsked, order: featuresAsked.map(({ name }) => name) },
      ...(isTarget ? [{ query: collationsQuery(scope.version), asked: collationsAsked, order: ["name"] }] : []),
      ...[...own, ...about].map(ofKind),
    ],
    size,
  );
  const next = (): Promise<Columns> => (answers.shift() as () => Promise<Columns>)();

  const assembly = new Assembly(session.version);
  const [depends, features] = [await next(), await next()];
  const collations = isTarget ? collationsOf(await next()) : undefined;
  for (const kind of own) {
    assembly.add(kind, await next());
    if (atOnce) assembly.make();
  }
  const unclaimed = assembly.dependencies(depends, inventory);
  const named =
    unclaimed.size === 0
      ? undefined
      : ask(
          [{ query: identifyQuery(scope, unclaimed), asked: identifyAsked, order: ["catalog", "oid"] }],
          undefined,
        )[0];
  if (atOnce && named === undefined) assembly.connect();
  for (const kind of about) assembly.add(kind, await next());
  if (named !== undefined) assembly.strangers(await named());
  return made();

  function made(): Reading {
    const digest = hash?.digest("hex");
    return {
      digest,
      catalog: once(() => ({
        ...assembly.catalog(features),
        ...(session.identity === undefined ? {} : { role: session.identity.currentUser }),
        ...(digest === undefined ? {} : { digest }),
        ...(collations === undefined ? {} : { collations }),
      })),
    };
  }
}

/** What it is made from is let go when it is made. */
function once<T>(make: () => T): () => T {
  let waiting: (() => T) | undefined = make;
  let made: T;
  return () => {
    if (waiting !== undefined) {
      made = waiting();
      waiting = undefined;
    }
    return made;
  };
}
