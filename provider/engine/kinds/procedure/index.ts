/**
 * Owns the kind procedure: what CALL runs.
 * Must not know who calls it.
 */
import { address } from "../../catalog/address.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import { type Answer, type Context, defineKind } from "../kind.ts";
import {
  argumentsMustGo,
  bodyClause,
  changedIn,
  configClauses,
  languageClause,
  type Routine,
  type RoutineAttributes,
  routineAddressOf,
  routineAttributes,
  routineCalls,
  routineName,
  routinePath,
  routineQuery,
  routineSignature,
  routineSlots,
  routineWriting,
  unwritable,
} from "../routine.ts";
import { changesType } from "../type-change.ts";
import { locksOfWrites } from "../writes.ts";

const definition = (of: Routine): Sql =>
  join(
    [
      sql`${routineName(of)}(${verbatim(of.attrs.arguments)})`,
      languageClause(of),
      ...(of.attrs.security_definer ? [sql`SECURITY DEFINER`] : []),
      ...configClauses(of.attrs.config),
      bodyClause(of, "procedure"),
    ],
    "\n",
  );

function create(of: Routine, _: unknown, context: Context): readonly Draft[] {
  const old = context.isNew(of.address) ? undefined : (context.before(of.address) as Routine | undefined);
  const breaks = old?.kind === of.kind && argumentsMustGo(old.attrs, of.attrs);
  return [
    {
      sql: sql`CREATE PROCEDURE ${definition(of)}`,
      locks: locksOfWrites(of.attrs.writes),
      ...(breaks ? { breaks: "code that calls the procedure with its old arguments" } : {}),
    },
  ];
}

function change({ old, new: wanted }: { old: Routine; new: Routine }): Answer {
  const [from, to] = [old.attrs, wanted.attrs];
  if (argumentsMustGo(from, to)) return "replace";
  const differs = (...names: (keyof RoutineAttributes)[]): boolean => changedIn(from, to, names).length > 0;
  if (differs("body", "standard", "unnamed", "language", "arguments", "transforms")) {
    const refuse = unwritable(wanted);
    if (refuse !== undefined) return { refuse };
    return [{ sql: sql`CREATE OR REPLACE PROCEDURE ${definition(wanted)}`, locks: locksOfWrites(to.writes) }];
  }
  const actions = words(
    differs("security_definer") && (to.security_definer ? sql`SECURITY DEFINER` : sql`SECURITY INVOKER`),
    ...(differs("config") ? [from.config.length > 0 && sql`RESET ALL`, ...configClauses(to.config)] : []),
  );
  return [{ sql: sql`ALTER PROCEDURE ${routineSignature(wanted)} ${actions}`, locks: {} }];
}

export const procedure = defineKind({
  name: "procedure",
  path: routinePath,
  attrs: routineAttributes,
  addressOf: routineAddressOf("procedure"),
  overloadedBy: "types",
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_proc"],
  foundAs: { catalog: "pg_proc", letters: "p" },
  query: (scope) => routineQuery(scope, "'p'"),
  create,
  cannotCreate: (object) => unwritable(object),
  drop: (object) => [{ sql: sql`DROP PROCEDURE ${routineSignature(object)}`, locks: {}, loses: "procedure" }],
  alter: {
    body: change,
    arguments: { with: "body" },
    language: { with: "body" },
    standard: { with: "body" },
    unnamed: { with: "body" },
    transforms: { with: "body" },
    security_definer: { with: "body" },
    config: { with: "body" },
  },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER PROCEDURE ${routineSignature(old)} RENAME TO ${identifier(to.name)}`,
      locks: {},
      breaks: "code that calls the procedure",
    },
  ],
  rebuildable: () => true,
  // Of a column that a body of the SQL standard reads (0A000).
  standsInTheWay: (_, under) => changesType(under),
  ...routineWriting,
  occupies: routineSlots,
  calledBy: (object) => routineCalls(object),
  subject: (object) => sql`PROCEDURE ${routineSignature(object)}`,
  grantedAs: (object) => ({ sort: "functions", name: sql`PROCEDURE ${routineSignature(object)}` }),
});
