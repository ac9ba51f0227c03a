/**
 * Owns the kind aggregate: of any sort, normal, ordered-set, hypothetical-set.
 * Must not know the functions that it is made of; pg_depend tells.
 */
import { address } from "../../catalog/address.ts";
import { informative, many, text } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { type Answer, type Context, defineKind, type Values } from "../kind.ts";
import { type RoutinePath, routineAddressOf, routineName, routinePath, routineSlots } from "../routine.ts";
import { query } from "./introspect.ts";

const attrs = {
  /** Modes, names, types and ORDER BY, as CREATE AGGREGATE takes them; `*` for none. */
  arguments: text,
  /** `SFUNC = app.add`, … `HYPOTHETICAL`: what stands in the brackets, always in the same order. */
  options: many(text),
  result: informative(text),
};

type Aggregate = Obj<RoutinePath, Values<typeof attrs>>;

const signature = (of: Aggregate): Sql => sql`${routineName(of)}(${verbatim(of.attrs.arguments)})`;

const definition = (of: Aggregate): Sql =>
  sql`${signature(of)} (\n  ${join(
    of.attrs.options.map((option) => verbatim(option)),
    ",\n  ",
  )}\n)`;

const isHypothetical = ({ attrs }: Aggregate): boolean => attrs.options.includes("HYPOTHETICAL");

/** CREATE OR REPLACE keeps who depends on it, and can change neither sort nor result nor arguments (manual, CREATE AGGREGATE). */
const mustGo = (old: Aggregate, next: Aggregate): boolean =>
  old.attrs.arguments !== next.attrs.arguments ||
  old.attrs.result !== next.attrs.result ||
  isHypothetical(old) !== isHypothetical(next);

function create(of: Aggregate, _: unknown, context: Context): readonly Draft[] {
  const old = context.isNew(of.address) ? undefined : (context.before(of.address) as Aggregate | undefined);
  const breaks = old?.kind === of.kind && mustGo(old, of);
  return [
    {
      sql: sql`CREATE AGGREGATE ${definition(of)}`,
      locks: {},
      ...(breaks ? { breaks: "code that calls the aggregate with its old arguments or expects its old result" } : {}),
    },
  ];
}

const change = ({ old, new: wanted }: { old: Aggregate; new: Aggregate }): Answer =>
  mustGo(old, wanted) ? "replace" : [{ sql: sql`CREATE OR REPLACE AGGREGATE ${definition(wanted)}`, locks: {} }];

export const aggregate = defineKind({
  name: "aggregate",
  path: routinePath,
  attrs,
  addressOf: routineAddressOf("aggregate"),
  overloadedBy: "types",
  parent: ({ schema }) => address("schema", [schema]),
  catalogs: ["pg_proc"],
  foundAs: { catalog: "pg_proc", letters: "a" },
  query,
  create,
  drop: (object) => [{ sql: sql`DROP AGGREGATE ${signature(object)}`, locks: {}, loses: "aggregate" }],
  alter: { options: change, arguments: { with: "options" } },
  changesSchema: true,
  rename: (old, to) => [
    {
      sql: sql`ALTER AGGREGATE ${signature(old)} RENAME TO ${identifier(to.name)}`,
      locks: {},
      breaks: "code that names the aggregate",
    },
  ],
  rebuildable: () => true,
  occupies: routineSlots,
  subject: (object) => sql`AGGREGATE ${signature(object)}`,
  grantedAs: (object) => ({
    sort: "functions",
    name: sql`FUNCTION ${routineName(object)}(${verbatim(object.path.types)})`,
  }),
});
