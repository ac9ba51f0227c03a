/**
 * Owns the statements that create, change and drop a table.
 * Must not know what its children are.
 */

import type { Address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, qualified, sql, verbatim, words } from "../../sql/sql.ts";
import { changedParameters, withClause } from "../../sql/storage-parameters.ts";
import { addUncheckedNotNull, tableOf } from "../column/ddl.ts";
import type { Column } from "../column/index.ts";
import { ownNotNullOf, ownOf } from "../column/inherited.ts";
import { isDivided } from "../divided.ts";
import type { Context, Folded } from "../kind.ts";
import type { Table, TablePath } from "./index.ts";

export function createTable(
  { path, attrs, address }: Table,
  folded: readonly Folded[],
  context: Context,
): readonly Draft[] {
  const isOfWhole = ({ object }: Folded): boolean => object.kind === "partition" || object.kind === "inheritance";
  const whole = folded.find(({ object }) => object.kind === "partition");
  const parents = folded.filter(({ object }) => object.kind === "inheritance");
  const inherited = parents.length === 0 ? [] : context.children(address).filter(isColumn);
  const clauses = [
    ...folded.filter((child) => !isOfWhole(child)).map((child) => child.clause),
    ...inherited.flatMap((column) => ownNotNullOf(column, context) ?? []),
  ];
  const lines = clauses.length > 0 ? sql`(\n  ${join(clauses, ",\n  ")}\n)` : whole === undefined ? sql`()` : undefined;

  return [
    {
      sql: words(
        attrs.persistence === "unlogged" ? sql`CREATE UNLOGGED TABLE` : sql`CREATE TABLE`,
        qualified(path.schema, path.name),
        whole?.clause,
        lines,
        whole !== undefined && verbatim(whole.object.attrs.bound as string),
        parents.length > 0 &&
          sql`INHERITS (${join(
            parents.map(({ clause }) => clause),
            ", ",
          )})`,
        attrs.partition_key !== null && sql`PARTITION BY ${verbatim(attrs.partition_key)}`,
        withClause(attrs.options),
      ),
      locks: Object.fromEntries(
        parents.map(({ object }) => [object.attrs.of as string, "SHARE UPDATE EXCLUSIVE"] as const),
      ),
      reaches: "none",
    },
    ...inherited.flatMap((column) => ownOf(column, context, true)),
    // CREATE TABLE takes no constraint that is NOT VALID.
    ...folded.flatMap(({ object }) =>
      isColumn(object) && object.attrs.not_null_unchecked && object.attrs.not_null_inherited !== true
        ? [handedOn(object, context)]
        : [],
    ),
  ];
}

/** A new table that inherits it has it valid, for it has no rows, where it is there before. */
function handedOn(column: Column, context: Context): Draft {
  const reached = (of: Column): readonly Column[] =>
    context
      .heirs(of.address)
      .map(context.after)
      .filter((heir) => heir !== undefined && isColumn(heir))
      .filter(({ attrs }) => attrs.not_null_unchecked && attrs.not_null_inherited === true)
      .flatMap((heir) => [heir, ...reached(heir)]);
  const tables = isDivided(context, tableOf(column)) ? [] : reached(column).map(tableOf);
  const draft = addUncheckedNotNull(column);
  return tables.length === 0 ? draft : { ...draft, late: true, handsOn: tables };
}

const isColumn = (object: Obj): object is Column => object.kind === "column";

export const dropTable = ({ path, address }: Table): readonly Draft[] => [
  {
    sql: sql`DROP TABLE ${qualified(path.schema, path.name)}`,
    locks: { [address]: "ACCESS EXCLUSIVE" },
    loses: "table",
  },
];

const persistenceWord = (unlogged: boolean) => verbatim(unlogged ? "UNLOGGED" : "LOGGED");

/**
 * Copies the table and its indexes (manual, ALTER TABLE, SET LOGGED). Sequences that its columns own change with it (15 and
 * later), and back where they are to differ.
 */
export function setPersistence({ new: wanted }: { new: Table }, context: Context): readonly Draft[] {
  // Sequences have no persistence of their own before 15.
  // One that goes over to another owner has let go of this one before.
  const stays = (address: Address): boolean => {
    const [before, after] = [context.before(address), context.after(address)].map((object) => object?.attrs.owned_by);
    return before == null || after === undefined || JSON.stringify(before) === JSON.stringify(after);
  };
  const along = context.version < 150000 ? [] : context.owned(wanted.address).filter(stays);
  const back = along.flatMap((address): Draft[] => {
    const object = context.after(address);
    const persistence = object?.attrs.persistence;
    if (object === undefined || persistence === wanted.attrs.persistence) return [];
    const name = qualified(object.path.schema as string, object.path.name as string);
    return [
      {
        sql: sql`ALTER TABLE ${name} SET ${persistenceWord(persistence === "unlogged")}`,
        locks: { [address]: "ACCESS EXCLUSIVE" },
      },
    ];
  });
  return [
    {
      sql: sql`ALTER TABLE ${qualified(wanted.path.schema, wanted.path.name)} SET ${persistenceWord(wanted.attrs.persistence === "unlogged")}`,
      locks: Object.fromEntries([wanted.address, ...along].map((address) => [address, "ACCESS EXCLUSIVE"] as const)),
      rewrites: [wanted.address],
      invalidates: "modelled",
      slow: true,
    },
    ...back,
  ];
}

type Options = Table["attrs"]["options"];

/** As PostgreSQL reads a boolean, of which it takes any beginning that is no other's. */
const isCatalog = (options: Options): boolean =>
  /^(t|tr|tru|true|y|ye|yes|on|1)$/i.test(options.user_catalog_table ?? "");

/** Autovacuum and fillfactor need SHARE UPDATE EXCLUSIVE only; user_catalog_table needs more (manual, ALTER TABLE). */
const changeParameters = (
  { path, address }: Table,
  old: Options,
  wanted: Options,
  when: Partial<Draft>,
): readonly Draft[] =>
  changedParameters(old, wanted).map((change) => ({
    sql: sql`ALTER TABLE ${qualified(path.schema, path.name)} ${change}`,
    locks: {
      [address]: old.user_catalog_table === wanted.user_catalog_table ? "SHARE UPDATE EXCLUSIVE" : "ACCESS EXCLUSIVE",
    },
    ...when,
  }));

/**
 * Those of the TOAST table come last: it may be a new column that brings it. PostgreSQL rewrites no table that is one of the user's
 * catalogs (0A000): it ends being so before all else, and comes to be so last.
 */
export function setParameters({ old, new: wanted }: { old: Table; new: Table }): readonly Draft[] {
  const [had, has] = [old.attrs.options, wanted.attrs.options];
  const catalogLast = !isCatalog(had) || isCatalog(has);
  const stage = (name: string): "early" | "late" | "between" =>
    name === "user_catalog_table" ? (catalogLast ? "late" : "early") : name.startsWith("toast.") ? "late" : "between";
  return (["early", "between", "late"] as const).flatMap((at) => {
    const of = (options: Options): Options =>
      Object.fromEntries(Object.entries(options).filter(([name]) => stage(name) === at));
    return changeParameters(wanted, of(had), of(has), at === "between" ? {} : { [at]: true });
  });
}

/** One of the user's catalogs is none while it is rewritten. */
export function aroundRewrite({ old, new: wanted }: { old: Table; new: Table }): readonly Draft[] {
  const [had, has] = [old.attrs.options, wanted.attrs.options];
  if (!isCatalog(had) || !isCatalog(has)) return [];
  const value = { user_catalog_table: has.user_catalog_table as string };
  return [
    ...changeParameters(wanted, value, {}, { early: true }),
    ...changeParameters(wanted, {}, value, { late: true }),
  ];
}

/** A rewrite while the table has no column that could be long drops its TOAST table, and what was set for that. */
export function restoreToast(table: Table): readonly Draft[] {
  const ofToast = Object.fromEntries(Object.entries(table.attrs.options).filter(([name]) => name.startsWith("toast.")));
  return changeParameters(table, {}, ofToast, { late: true });
}

export function renameTable(old: Table, to: Readonly<Record<TablePath, string>>): readonly Draft[] {
  const locks = { [old.address]: "ACCESS EXCLUSIVE" } as const;
  const breaks = "code that names the table";
  return [
    ...(old.path.name === to.name
      ? []
      : [
          {
            sql: sql`ALTER TABLE ${qualified(to.schema, old.path.name)} RENAME TO ${identifier(to.name)}`,
            locks,
            reaches: "none" as const,
            breaks,
          },
        ]),
  ];
}
