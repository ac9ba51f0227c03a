/**
 * Owns the kind trigger: one that a person made, on a table or a view, constraint triggers among them.
 * Must not know what its function does.
 */
import { address } from "../../catalog/address.ts";
import { bool, informative, oneOf, printedText } from "../../catalog/attribute.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, type Sql, sql, verbatim } from "../../sql/sql.ts";
import { enabledState, enabledStates, enabling } from "../enabled-state.ts";
import { type Answer, defineKind, type Values } from "../kind.ts";
import { notOfExtension, ordinaryTable, ordinaryView } from "../query.ts";
import { changesType } from "../type-change.ts";

const attrs = {
  /** What follows the name in CREATE TRIGGER, with the table's name in it. */
  definition: printedText,
  constraint: bool,
  enabled: enabledStates,
  on: informative(oneOf("table", "view")),
  /** FOR EACH ROW: partitions have it, too. */
  each_row: informative(bool),
};

type Path = Readonly<Record<"schema" | "table" | "name", string>>;
type Trigger = Obj<keyof Path, Values<typeof attrs>>;

/** Of one that only a hint tells of, it is taken to be on a table. */
const relationOf = ({ schema, table }: Path, { on = "table" }: Partial<Values<typeof attrs>>): string =>
  address(on, [schema, table]);

const relationName = ({ path }: Trigger): Sql => qualified(path.schema, path.table);

/** Partitions' own, where they fire otherwise, are told again. */
const ofParts = ({ attrs }: Trigger): Pick<Draft, "invalidates"> => (attrs.each_row ? { invalidates: true } : {});

const reaches = ({ attrs }: Trigger): Pick<Draft, "reaches"> => (attrs.each_row ? {} : { reaches: "none" });

/** Reads go on, writes wait (measured): SHARE ROW EXCLUSIVE. */
const enable = (trigger: Trigger, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TABLE ${relationName(trigger)} ${enabling(trigger.attrs.enabled)} TRIGGER ${identifier(trigger.path.name)}`,
  locks: { [relationOf(trigger.path, trigger.attrs)]: "SHARE ROW EXCLUSIVE" },
  ...reaches(trigger),
  ...more,
});

/** CREATE enables it: where it is not to be, it is not for a moment. */
function make(trigger: Trigger, create: Sql): readonly Draft[] {
  return [
    {
      sql: sql`${create} ${identifier(trigger.path.name)} ${verbatim(trigger.attrs.definition)}`,
      locks: { [relationOf(trigger.path, trigger.attrs)]: "SHARE ROW EXCLUSIVE" },
      ...reaches(trigger),
    },
    ...(trigger.attrs.enabled === "origin" ? [] : [enable(trigger, { withPrevious: true })]),
  ];
}

/** CREATE OR REPLACE TRIGGER (14) is not for constraint triggers (manual, CREATE TRIGGER). */
function changeDefinition({ old, new: wanted }: { old: Trigger; new: Trigger }): Answer {
  if (old.attrs.constraint || wanted.attrs.constraint) return "replace";
  return make(wanted, sql`CREATE OR REPLACE TRIGGER`).map((draft) => ({ ...draft, ...ofParts(wanted) }));
}

/** What makes it anew has said when it fires. */
function changeEnabled({ old, new: wanted }: { old: Trigger; new: Trigger }): Answer {
  if (old.attrs.definition !== wanted.attrs.definition) return [];
  return [enable(wanted, { ...ofParts(wanted), ...(wanted.attrs.enabled === "disabled" ? { disables: true } : {}) })];
}

export const trigger = defineKind({
  name: "trigger",
  path: ["schema", "table", "name"],
  attrs,
  parent: relationOf,
  catalogs: ["pg_trigger", "pg_constraint"],
  foundAs: { catalog: "pg_trigger" },
  query: (scope) => `SELECT n.nspname AS schema, c.relname AS table, t.tgname AS name,
  substr(pg_get_triggerdef(t.oid), length('CREATE ' || CASE WHEN t.tgconstraint <> 0 THEN 'CONSTRAINT ' ELSE '' END || 'TRIGGER '
    || quote_ident(t.tgname)) + 2) AS definition, t.tgconstraint <> 0 AS constraint,
  ${enabledState("t.tgenabled")} AS enabled,
  CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END AS on, t.tgtype & 1 = 1 AS each_row,
  t.oid::int8, ARRAY[nullif(t.tgconstraint, 0)::int8] AS others
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND ${scope.inScope("n.nspname")} AND ((${ordinaryTable}) OR (${ordinaryView}))
    AND ${notOfExtension("pg_trigger", "t.oid")}`,
  create: (object) => make(object, object.attrs.constraint ? sql`CREATE CONSTRAINT TRIGGER` : sql`CREATE TRIGGER`),
  drop: (object) => [
    {
      sql: sql`DROP TRIGGER ${identifier(object.path.name)} ON ${relationName(object)}`,
      locks: { [relationOf(object.path, object.attrs)]: "ACCESS EXCLUSIVE" },
      ...reaches(object),
      loses: "trigger",
    },
  ],
  alter: { definition: changeDefinition, constraint: { with: "definition" }, enabled: changeEnabled },
  rename: (old, to) => [
    {
      sql: sql`ALTER TRIGGER ${identifier(old.path.name)} ON ${relationName(old)} RENAME TO ${identifier(to.name)}`,
      locks: { [relationOf(old.path, old.attrs)]: "ACCESS EXCLUSIVE" },
    },
  ],
  renamedSilently: true,
  sharesName: true,
  meetsRows: true,
  rebuildable: () => true,
  // Of a column that WHEN or UPDATE OF names (0A000).
  standsInTheWay: (_, under) => changesType(under),
  // A constraint trigger is a constraint, too, and has its name among those of the table.
  occupies: ({ path, attrs }) =>
    attrs.constraint ? [address("constraint", [path.schema, path.table, path.name])] : [],
  subject: (object) => sql`TRIGGER ${identifier(object.path.name)} ON ${relationName(object)}`,
});
