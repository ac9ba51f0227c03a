/**
 * Owns the recipe for a column whose default is computed for each row: it is added empty, and filled in batches.
 * Must not know how a column is written, nor how a batch is run.
 */
import { type Address, address } from "../../catalog/address.ts";
import { type Obj, written } from "../../catalog/object.ts";
import type { Column } from "../../kinds/column/index.ts";
import { identifier, literal, qualified, type Sql, sql } from "../../sql/sql.ts";
import { hiddenRows, triggersOn } from "../probe.ts";
import type { Draft, LockMode } from "../statement.ts";
import { notNullByCheck } from "./not-null-by-check.ts";
import type { Change, Kitchen, Online, Recipe } from "./recipe.ts";
import { isTemporary, temporaryName } from "./temporary-name.ts";

const isColumn = (object: Obj): object is Column => object.kind === "column";

/**
 * What stands while a column is being filled, so that the next plan sees that it is: a check that says nothing, and is not valid. One
 * that said IS NOT NULL would reject every UPDATE of a row that has no value yet.
 */
const markOf = (column: Column): string => temporaryName("filling", column.address);

const alter = (column: Column, action: Sql, mode: LockMode, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TABLE ${qualified(column.path.schema, column.path.table)} ${action}`,
  locks: { [column.parent as Address]: mode },
  ...more,
});

/** Fires triggers, and needs to see all rows: row security is off, which makes that an error instead of a part of them. */
function fill({ path, parent }: Column): Draft {
  const table = qualified(path.schema, path.table);
  const name = identifier(path.name);
  const probed = { address: parent as Address, schema: path.schema, name: path.table };
  return {
    sql: sql`UPDATE ${table} SET ${name} = DEFAULT WHERE ${name} IS NULL AND ctid >= $1 AND ctid < $2`,
    locks: { [parent as Address]: "ROW EXCLUSIVE" },
    slow: true,
    batches: {
      pages: sql`SELECT pg_catalog.pg_relation_size(${literal(table.text)}) / pg_catalog.current_setting('block_size')::int8 AS pages`,
    },
    verify: sql`SELECT NOT EXISTS (SELECT FROM ${table} WHERE ${name} IS NULL) AS ok`,
    probes: [hiddenRows(probed, probed), triggersOn(probed, path.name)],
  };
}

const drop = (column: Column, mark: string): Draft =>
  alter(column, sql`DROP CONSTRAINT ${identifier(mark)}`, "ACCESS EXCLUSIVE");

/**
 * Whether an UPDATE of a row does or minds more than the value that it is given: a trigger or rule of a person's, before or after this
 * plan, would write what nobody has declared, and a constraint that is not valid rejects rows that are there. With its column a default
 * writes all rows anew and asks none of them.
 */
const updatesMore = (column: Column, kitchen: Kitchen): boolean => {
  const table = column.parent as Address;
  const parts = [...kitchen.formerChildren(table), ...kitchen.children(table)];
  return parts.some((part) => {
    const { kind, attrs } = part;
    switch (kind) {
      case "trigger":
        return attrs.enabled !== "disabled" && firesOn(column, String(attrs.definition));
      case "rule":
        return attrs.enabled !== "disabled" && /^\s*ON UPDATE\b/.test(String(attrs.definition));
      case "check":
        // What marks another column that is being filled says nothing of any row.
        return attrs.validated === false && attrs.enforced !== false && !isTemporary(part);
      default:
        return attrs.not_null_unchecked === true;
    }
  });
};

/** By what follows the name in CREATE TRIGGER: AFTER INSERT OR UPDATE OF a, b ON … */
function firesOn({ path }: Column, definition: string): boolean {
  const found = /^(?:BEFORE|AFTER) (?:(?:INSERT|DELETE) OR )*UPDATE(?: OF (.*?))? (?:OR|ON) /.exec(definition);
  return found !== null && (found[1] === undefined || found[1].split(", ").includes(identifier(path.name).text));
}

/** NOT NULL the online way, once all rows have a value: nobody need ask them for NULLs. */
function notNull(change: Change, kitchen: Kitchen): Pick<Online, "drafts" | "absorbs"> {
  const drafts = change.drafts.map(({ probes: _, ...draft }) => draft);
  return notNullByCheck.alter?.({ ...change, drafts }, kitchen) ?? { drafts };
}

export const columnByBackfill: Recipe = {
  name: "column-by-backfill",
  description:
    "A column with a default that is computed for each row: it is added without values, with the default for new rows; those that are there get theirs in batches, each in a transaction of its own; NOT NULL comes last.",
  create({ object, replaces }, kitchen) {
    if (!isColumn(object) || replaces !== undefined) return undefined;
    const { attrs, path } = object;
    const expression = kitchen.children(object.address).find(({ kind }) => kind === "default");
    if (expression?.attrs.volatile !== true || attrs.type_constrained || attrs.identity !== null) return undefined;
    if (updatesMore(object, kitchen)) return undefined;
    const mark = markOf(object);
    const name = identifier(path.name);
    const empty = { ...object, attrs: { ...attrs, not_null: false, not_null_name: null } };
    const [added] = kitchen.create(empty);
    const then = notNull({ old: empty, new: object, drafts: kitchen.alter(empty, object) }, kitchen);
    return {
      ...then,
      drafts: [
        {
          sql: sql`${(added as Draft).sql}, ALTER COLUMN ${name} SET DEFAULT ${written(expression, "expression")}, ADD CONSTRAINT ${identifier(mark)} CHECK (true) NOT VALID`,
          locks: { [object.parent as Address]: "ACCESS EXCLUSIVE" },
        },
        fill(object),
        drop(object, mark),
        ...then.drafts,
      ],
      claims: [address("constraint", [path.schema, path.table, mark])],
    };
  },
  alter(change, kitchen) {
    const { new: column } = change;
    if (!isColumn(column) || !column.attrs.not_null) return undefined;
    const mark = markOf(column);
    const at = address("constraint", [column.path.schema, column.path.table, mark]);
    if (kitchen.spare(at) === undefined) return undefined;
    const then = notNull(change, kitchen);
    return { drafts: [fill(column), drop(column, mark), ...then.drafts], absorbs: [at, ...(then.absorbs ?? [])] };
  },
  finish(remains, kitchen) {
    const column = kitchen
      .children(remains.parent as Address)
      .find((part): part is Column => isColumn(part) && markOf(part) === remains.path.name);
    if (column === undefined || !kitchen.children(column.address).some(({ kind }) => kind === "default"))
      return undefined;
    return [fill(column), drop(column, remains.path.name as string)];
  },
};
