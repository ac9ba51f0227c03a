/**
 * Owns the kind function: one that is called in expressions, window functions among them.
 * Must not know who calls it.
 */
import { address } from "../../catalog/address.ts";
import { bool, nullable, oneOf, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import { identifier, sql } from "../../sql/sql.ts";
import { defineKind, type Values } from "../kind.ts";
import {
  type RoutinePath,
  routineAddressOf,
  routineAttributes,
  routineCalls,
  routinePath,
  routineQuery,
  routineSignature,
  routineSlots,
  routineWriting,
  unwritable,
} from "../routine.ts";
import { changesType } from "../type-change.ts";
import { changeFunction, createFunction } from "./ddl.ts";

const attrs = {
  ...routineAttributes,
  /** As RETURNS takes it: a type, SETOF, TABLE. */
  result: text,
  window: bool,
  volatility: oneOf("volatile", "stable", "immutable"),
  strict: bool,
  leakproof: bool,
  parallel: oneOf("unsafe", "restricted", "safe"),
  cost: text,
  /** Zero for one that returns no set. */
  rows: text,
  support: nullable(text),
};

export type FunctionAttributes = Values<typeof attrs>;
export type FunctionObject = Obj<RoutinePath, FunctionAttributes>;

const query = `, pg_get_function_result(p.oid) AS result, p.prokind = 'w' AS window,
  CASE p.provolatile WHEN 'v' THEN 'volatile' WHEN 's' THEN 'stable' ELSE 'immutable' END AS volatility,
  p.proisstrict AS strict, p.proleakproof AS leakproof,
  CASE p.proparallel WHEN 'u' THEN 'unsafe' WHEN 'r' THEN 'restricted' ELSE 'safe' END AS parallel,
  p.procost::text AS cost, p.prorows::text AS rows,
  (SELECT quote_ident(sn.nspname) || '.' || quote_ident(s.proname) FROM pg_proc s JOIN pg_namespace sn ON sn.oid = s.pronamespace
    WHERE s.oid = p.prosupport::oid) AS support`;

export const functionKind = defineKind({
  name: "function",
  path: routinePath,
  attrs,
  addressOf: routineAddressOf("function"),
  overloadedBy: "types",
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_proc"],
  foundAs: { catalog: "pg_proc", letters: "fw" },
  query: (scope) => routineQuery(scope, "'f', 'w'", query),
  create: createFunction,
  cannotCreate: (object) => unwritable(object),
  drop: (object) => [{ sql: sql`DROP FUNCTION ${routineSignature(object)}`, locks: {}, loses: "function" }],
  alter: {
    body: changeFunction,
    arguments: { with: "body" },
    language: { with: "body" },
    standard: { with: "body" },
    unnamed: { with: "body" },
    transforms: { with: "body" },
    security_definer: { with: "body" },
    config: { with: "body" },
    result: { with: "body" },
    window: { with: "body" },
    volatility: { with: "body" },
    strict: { with: "body" },
    leakproof: { with: "body" },
    parallel: { with: "body" },
    cost: { with: "body" },
    rows: { with: "body" },
    support: { with: "body" },
  },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER FUNCTION ${routineSignature(old)} RENAME TO ${identifier(to.name)}`,
      locks: {},
      breaks: "code that names the function",
    },
  ],
  rebuildable: () => true,
  // Of a column that a body of the SQL standard reads (0A000).
  standsInTheWay: (_, under) => changesType(under),
  ...routineWriting,
  occupies: routineSlots,
  calledBy: (object) => routineCalls(object),
  subject: (object) => sql`FUNCTION ${routineSignature(object)}`,
  grantedAs: (object) => ({ sort: "functions", name: sql`FUNCTION ${routineSignature(object)}` }),
});
