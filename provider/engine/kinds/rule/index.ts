/**
 * Owns the kind rule: one that a person made for INSERT, UPDATE or DELETE; that of a view's query is the view's.
 * Must not know what it does instead or besides, but for what that locks.
 */
import { address } from "../../catalog/address.ts";
import { informative, many, oneOf, printedText, text } from "../../catalog/attribute.ts";
import { type Obj, writtenQuery } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, type Sql, sql } from "../../sql/sql.ts";
import { enabledState, enabledStates, enabling } from "../enabled-state.ts";
import { defineKind, type Values } from "../kind.ts";
import { ordinaryTable, ordinaryView } from "../query.ts";
import { changesType } from "../type-change.ts";
import { hasExcluded, locksOfWrites, meansAllColumns, relationsWritten } from "../writes.ts";

const attrs = {
  /** What follows AS in CREATE RULE, with the table's name in it. */
  definition: printedText,
  /** When it applies by session_replication_role; `origin` is usual. */
  enabled: enabledStates,
  on: informative(oneOf("table", "view")),
  /** What its actions write to: relkind, schema, name, mode. */
  writes: informative(many(many(text))),
};

type Path = Readonly<Record<"schema" | "table" | "name", string>>;
type RewriteRule = Obj<keyof Path, Values<typeof attrs>>;

/** Of one that only a hint tells of, it is taken to be on a table. */
const relationOf = ({ schema, table }: Path, { on = "table" }: Partial<Values<typeof attrs>>): string =>
  address(on, [schema, table]);

const relationName = ({ path }: RewriteRule): Sql => qualified(path.schema, path.table);

/** All that is done to a rule is done under ACCESS EXCLUSIVE, for it changes what a query means. */
const locked = ({ path, attrs }: RewriteRule) => ({ [relationOf(path, attrs)]: "ACCESS EXCLUSIVE" }) as const;

const enable = (rule: RewriteRule, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TABLE ${relationName(rule)} ${enabling(rule.attrs.enabled)} RULE ${identifier(rule.path.name)}`,
  locks: locked(rule),
  ...more,
});

const make = (rule: RewriteRule, create: Sql): Draft => ({
  sql: sql`${create} ${identifier(rule.path.name)} AS ${writtenQuery(rule, "definition")}`,
  locks: { ...locksOfWrites(rule.attrs.writes), ...locked(rule) },
});

export const rule = defineKind({
  name: "rule",
  path: ["schema", "table", "name"],
  attrs,
  parent: relationOf,
  leavesParts: true,
  catalogs: ["pg_rewrite"],
  foundAs: { catalog: "pg_rewrite" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table, r.rulename AS name,
  rtrim(ltrim(substr(pg_get_ruledef(r.oid), length('CREATE RULE ' || quote_ident(r.rulename) || ' AS') + 1)), ';') AS definition,
  ${enabledState("r.ev_enabled")} AS enabled,
  CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END AS on, ${relationsWritten("r.ev_action::text")} AS writes, r.oid::int8
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND ${scope.inScope("n.nspname")} AND ((${ordinaryTable}) OR (${ordinaryView}))`,
  create: (object) => [
    make(object, sql`CREATE RULE`),
    ...(object.attrs.enabled === "origin" ? [] : [enable(object, { withPrevious: true })]),
  ],
  drop: (object) => [
    {
      sql: sql`DROP RULE ${identifier(object.path.name)} ON ${relationName(object)}`,
      locks: locked(object),
      loses: "rule",
    },
  ],
  alter: {
    definition: ({ new: wanted }) => [make(wanted, sql`CREATE OR REPLACE RULE`)],
    enabled: ({ new: wanted }) => [enable(wanted, wanted.attrs.enabled === "disabled" ? { disables: true } : {})],
  },
  rename: (old, to) => [
    {
      sql: sql`ALTER RULE ${identifier(old.path.name)} ON ${relationName(old)} RENAME TO ${identifier(to.name)}`,
      locks: locked(old),
    },
  ],
  renamedSilently: true,
  meetsRows: true,
  rebuildable: () => true,
  // Of a column that it reads or writes (0A000).
  standsInTheWay: (_, under) => changesType(under),
  namesByPlace: ({ attrs }) => meansAllColumns(attrs.definition),
  dependsForGood: ({ attrs }) => hasExcluded(attrs.definition),
  subject: (object) => sql`RULE ${identifier(object.path.name)} ON ${relationName(object)}`,
});
