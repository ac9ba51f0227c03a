/**
 * Owns what becomes of a column that a table has from those that it inherits from: what it has of itself besides, and what PostgreSQL
 * does not change.
 * Must not know how a table begins to inherit.
 */
import { type Address, nameOf } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, type Sql, sql, words } from "../../sql/sql.ts";
import { isDivided } from "../divided.ts";
import type { Answer, Context } from "../kind.ts";
import { changeNullability } from "./alter.ts";
import { alterTable, notNullName, tableOf } from "./ddl.ts";
import type { Column } from "./index.ts";
import { isColumn } from "./own-not-null.ts";

/** attislocal: set when a table ends inheriting, never taken back. */
export function changeInherited({ new: wanted }: { readonly new: Column }, context: Context): Answer {
  const comes = context.origins(wanted.address).find((origin) => context.before(origin) === undefined);
  // The table would have to be made anew once the other one has the column, and that one gets it once no table has it of itself.
  if (wanted.attrs.inherited && comes !== undefined && context.staysBound(wanted.address))
    return {
      refuse: `${nameOf(comes)} comes new, and PostgreSQL leaves a column to the table that has it when the one that it inherits from gets it, too. Declare ${wanted.path.name} in both tables.`,
    };
  // A table that is there keeps what it has of itself as its own: one that is made has it from the other alone.
  if (wanted.attrs.inherited) return "beside";
  // What it has from another one alone becomes its own when it ends inheriting, and not before.
  return context.origins(wanted.address).some((origin) => context.after(origin) !== undefined) ? "beside" : [];
}

/** What comes from no table any more, and NOT NULL that comes from none, is the table's own (attislocal, conislocal). */
export const becomesOwn = ({ attrs }: Column, from: readonly Obj[]): boolean =>
  (attrs.inherited && from.length === 0) || (attrs.not_null_inherited === true && !from.some(handsOn));

/** A table that is there begins to inherit when it has all the columns, and has them as its own then, too: one that is made has not. */
export const comesWithParent = ({ attrs, address }: Column, context: Context): boolean =>
  attrs.inherited && !context.staysBound(address);

/** Of a table that is there, and of which no other can be made, a column that it would have from what it is to inherit from alone. */
export const cannotInherit = ({ path, attrs }: Column): string | undefined =>
  attrs.inherited
    ? `A table that is there begins to inherit when it has all the columns, and has them as its own then, too. Declare ${path.name} in this table as well.`
    : undefined;

export const hasDefault = (column: Address, context: Context): boolean =>
  context.children(column).some(({ kind }) => kind === "default");

/**
 * 18 and later: NOT NULL that a new table has of itself of a column which it only inherits, as its CREATE TABLE says it: under a name of
 * its own it cannot be added once it is inherited (55000). Of an earlier server's table, of which nobody knows it, as little as can be.
 */
export function ownNotNullOf(column: Column, context: Context): Sql | undefined {
  const { attrs, path, address } = column;
  const isOwn = (): boolean =>
    attrs.not_null_inherited === null
      ? !context.origins(address).some((origin) => handsOn(context.after(origin)))
      : !attrs.not_null_inherited;
  return context.version >= 180000 && attrs.inherited && attrs.not_null && isOwn()
    ? words(
        sql`CONSTRAINT ${identifier(notNullName(column))} NOT NULL ${identifier(path.name)}`,
        attrs.not_null_no_inherit && sql`NO INHERIT`,
      )
    : undefined;
}

const handsOn = (object: Obj | undefined): boolean =>
  isColumn(object) && object.attrs.not_null && !object.attrs.not_null_no_inherit;

/**
 * What a table that has just got a column from others has of it otherwise than they: no default, NOT NULL, an identity. What is
 * written in the table, too, says all that. `isWritten`: its CREATE TABLE says what ownNotNullOf gives.
 */
export function ownOf(column: Column, context: Context, isWritten = false): readonly Draft[] {
  const origins = context.origins(column.address).map(context.after).filter(isColumn);
  const lacksDefault =
    !hasDefault(column.address, context) && origins.some(({ address }) => hasDefault(address, context));
  if (!column.attrs.inherited) return [];
  const hasNotNull = isWritten && ownNotNullOf(column, context) !== undefined;
  const drafts: Draft[] = lacksDefault
    ? [
        {
          sql: alterTable(column, sql`ALTER COLUMN ${identifier(column.path.name)} DROP DEFAULT`),
          locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
        },
      ]
    : [];
  const given: Column = {
    ...column,
    attrs: {
      ...column.attrs,
      identity: null,
      identity_options: null,
      ...(hasNotNull
        ? {}
        : {
            not_null: origins.some(handsOn),
            not_null_name: null,
            not_null_unchecked: origins.some(({ attrs }) => attrs.not_null_unchecked),
            not_null_no_inherit: false,
            not_null_inherited: true,
          }),
    },
  };
  const answer = changeNullability({ old: given, new: column }, context);
  return [...drafts, ...answer.map(({ slow: _, probes: __, checksNotNull: ___, ...draft }) => draft)];
}

/** All that inherit it, and who inherits it from those; one that begins to inherit, or ends, has its type changed by itself. */
function heirsBelow(column: Address, context: Context): readonly Address[] {
  const heirs = context.heirs(column).filter((heir) => context.handing(heir).includes(column));
  return heirs.flatMap((heir) => [heir, ...heirsBelow(heir, context)]);
}

/** What no statement about one table does to a column that others inherit; the reason. */
export function cannotRetype(column: Column, context: Context): string | undefined {
  if (isDivided(context, tableOf(column))) return undefined;
  const roots = (of: Address): readonly Address[] => {
    const origins = context.handing(of);
    return origins.length === 0 ? [of] : origins.flatMap(roots);
  };
  const ofSeveral = heirsBelow(column.address, context).find((each) => new Set(roots(each)).size > 1);
  return ofSeveral === undefined
    ? undefined
    : `${nameOf(ofSeveral)} comes from several tables, and PostgreSQL changes the type in one of them only while nothing inherits it from another (42P16). The table would end inheriting from all but the first for that, and have what comes from those alone as its own for good. Declare that in the table, too.`;
}
