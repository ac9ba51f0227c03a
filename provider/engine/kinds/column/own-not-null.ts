/**
 * Owns what becomes of NOT NULL that a table has of itself of a column which it inherits with NOT NULL, too (18 and later).
 * Must not know how a column gets NOT NULL, or loses it, that is not inherited.
 */
import type { Address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, literal, qualified, type Sql, sql } from "../../sql/sql.ts";
import { inheriting, isDivided } from "../divided.ts";
import type { Context } from "../kind.ts";
import { alterTable, isNullable, notNullName, tableOf } from "./ddl.ts";
import type { Column } from "./index.ts";

type Change = { readonly old: Column; readonly new: Column };

export const isColumn = (object: Obj | undefined): object is Column => object?.kind === "column";

export const keepsOwn = ({ attrs }: Obj): boolean => attrs.not_null === true && attrs.not_null_inherited !== true;

const isHandedOn = (object: Obj | undefined): boolean =>
  isColumn(object) && !isNullable(object) && !object.attrs.not_null_no_inherit;

export const renameConstraint = (column: Column, from: string, to: string, more: Partial<Draft> = {}): Draft => ({
  sql: alterTable(column, sql`RENAME CONSTRAINT ${identifier(from)} TO ${identifier(to)}`),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
  ...more,
});

export const alterConstraint = (column: Column, action: Sql, name = notNullName(column)): Draft => ({
  sql: alterTable(column, sql`ALTER CONSTRAINT ${identifier(name)} ${action}`),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
});

/** Those who inherit it before this plan and after it, as each is to be: it is changed before whoever it inherits from. */
const heirsOf = (of: Address, context: Context): readonly Column[] =>
  context
    .heirs(of)
    .filter((heir) => context.staysBound(heir) && !isNullable(context.before(heir)))
    .map(context.after)
    .filter(isColumn);

const allUnder = (of: Address, context: Context): readonly Column[] =>
  heirsOf(of, context).flatMap((heir) => [heir, ...allUnder(heir.address, context)]);

/** A key keeps it until that is gone, which waits for nobody else's column. */
const waitsForKey = (heir: Column, context: Context): boolean =>
  context
    .users(heir.address)
    .some((user) => context.before(user)?.parent === tableOf(heir) && context.after(user) === undefined);

/** Whether an heir has it from others alone once it is changed as is wanted; `by`: the one among those waiting whose turn it is. */
const isAlone = (heir: Column, context: Context, by?: Address): boolean =>
  !keepsOwn(heir) &&
  !(
    keepsOwn(context.before(heir.address) as Column) &&
    waitsForKey(heir, context) &&
    (by === undefined || heir.address > by)
  );

const nameThen = (heir: Column, context: Context): string =>
  notNullName(keepsOwn(heir) ? heir : (context.before(heir.address) as Column));

/** Who gets it, or loses it, where nobody has it from `of`: it goes no further than where one has it of itself. */
const reached = (of: Address, context: Context, by?: Address): Readonly<Record<Address, "ACCESS EXCLUSIVE">> =>
  Object.assign(
    {},
    ...heirsOf(of, context).map((heir) => ({
      [tableOf(heir)]: "ACCESS EXCLUSIVE",
      ...(isAlone(heir, context, by) ? reached(heir.address, context, by) : {}),
    })),
  );

/**
 * PostgreSQL leaves a constraint alone that is inherited: it is done while nobody inherits it from `column`. Who has it from there alone
 * gets it anew. `isDeep`: nor does anybody from those who have it of themselves.
 */
function whileApart(
  column: Column,
  meanwhile: readonly Draft[],
  context: Context,
  more: { readonly from?: string; readonly to?: string; readonly isDeep?: boolean; readonly by?: Address } = {},
): readonly Draft[] {
  const { isDeep = false, by } = more;
  // Who waits for a key comes after it has its new name.
  const then = (by === undefined ? context.before : context.after)(column.address) as Column;
  const { from = notNullName(then), to = from } = more;
  const heirs = heirsOf(column.address, context);
  const alone = heirs.filter((heir) => isAlone(heir, context, by));
  const table = { [tableOf(column)]: "ACCESS EXCLUSIVE" } as const;
  const alter = (of: Column, action: Sql, locks: Draft["locks"], more: Partial<Draft> = {}): Draft => ({
    sql: alterTable(of, action),
    locks,
    reaches: "none",
    withPrevious: true,
    ...more,
  });
  const further = heirs.filter(
    (heir) => isDeep && !isAlone(heir, context, by) && heirsOf(heir.address, context).length > 0,
  );
  const inside = further.reduce<readonly Draft[]>(
    (drafts, heir) => whileApart(heir, drafts, context, { from: nameThen(heir, context), isDeep }),
    meanwhile,
  );
  return [
    alter(
      column,
      sql`ALTER CONSTRAINT ${identifier(from)} NO INHERIT`,
      { ...tablesOf(heirs), ...table },
      { withPrevious: false },
    ),
    ...alone.map((heir) =>
      alter(heir, sql`ALTER COLUMN ${identifier(heir.path.name)} DROP NOT NULL`, {
        ...reached(heir.address, context, by),
        ...tablesOf([heir]),
      }),
    ),
    ...inside.map((draft) => ({ ...draft, withPrevious: true })),
    alter(
      column,
      sql`ALTER CONSTRAINT ${identifier(to)} INHERIT`,
      { ...reached(column.address, context, by), ...table },
      alone.length > 0 ? { slow: true } : {},
    ),
  ];
}

const tablesOf = (columns: readonly Column[]): Readonly<Record<Address, "ACCESS EXCLUSIVE">> =>
  Object.fromEntries(columns.map((column) => [tableOf(column), "ACCESS EXCLUSIVE"] as const));

/** From whom a table has it before this plan, of those that have it of themselves: the nearest first. */
function givers(column: Address, context: Context): readonly Column[] {
  const found = new Map<Address, Column>();
  for (const origin of context.staysBound(column) ? context.origins(column) : []) {
    const giver = context.before(origin);
    if (!isColumn(giver) || !isHandedOn(giver)) continue;
    for (const each of [...(giver.attrs.not_null_inherited === true ? [] : [giver]), ...givers(origin, context)]) {
      // Behind all that have it from there.
      found.delete(each.address);
      found.set(each.address, each);
    }
  }
  return [...found.values()];
}

const apartFromAll = (column: Column, drafts: readonly Draft[], context: Context, by?: Address): readonly Draft[] =>
  givers(column.address, context).reduce((done, giver) => whileApart(giver, done, context, by ? { by } : {}), drafts);

/** What a table that inherits has of itself of it, under the other one's name until it is that one's no more. */
export function ownNotNull({ old, new: wanted }: Change, context: Context): readonly Draft[] {
  const [had, name] = [notNullName(old), notNullName(wanted)];
  const own: Draft = {
    sql: alterTable(wanted, sql`ADD CONSTRAINT ${identifier(had)} NOT NULL ${identifier(wanted.path.name)}`),
    locks: { [tableOf(wanted)]: "ACCESS EXCLUSIVE" },
  };
  if (had === name) return [own];
  const isOurs = context.origins(wanted.address).every((origin) => isNullable(context.after(origin)));
  return isOurs
    ? [own, renameConstraint(wanted, had, name, { late: true })]
    : [own, ...renamed(wanted, had, name, context)];
}

/** Before the one that it inherits from has it, and gives it then. */
export function dropOwn(column: Column, context: Context): readonly Draft[] {
  const drop: Draft = {
    sql: alterTable(column, sql`ALTER COLUMN ${identifier(column.path.name)} DROP NOT NULL`),
    locks: { ...inheriting(column.address, context, keepsOwn), [tableOf(column)]: "ACCESS EXCLUSIVE" },
    reaches: "none",
  };
  const waits = givers(column.address, context).length > 0 && waitsForKey(column, context);
  return waits
    ? apartFromAll(column, [drop], context, column.address).map((draft) => ({ ...draft, late: true }))
    : apartFromAll(column, [drop], context);
}

/** What a table has of itself and inherits gets another name (else 42P16). */
export const renameOwn = ({ old, new: wanted }: Change, context: Context): readonly Draft[] =>
  renamed(wanted, notNullName(old), notNullName(wanted), context);

const renamed = (column: Column, from: string, to: string, context: Context): readonly Draft[] =>
  apartFromAll(column, renamedApart(column, from, to, context) ?? [renameConstraint(column, from, to)], context);

/** Whether it is to have another name while it is the table's own and is inherited. */
export function isOwnRenamed({ old, new: wanted }: Change, context: Context): boolean {
  const isInherited =
    context.staysBound(wanted.address) &&
    context
      .origins(wanted.address)
      .some((origin) => isHandedOn(context.before(origin)) && isHandedOn(context.after(origin)));
  const isDividedOne = context.origins(wanted.address).some((origin) => isDivided(context, parentOf(origin, context)));
  return (
    context.version >= 180000 &&
    isInherited &&
    !isDividedOne &&
    old.attrs.not_null &&
    keepsOwn(wanted) &&
    notNullName(old) !== notNullName(wanted)
  );
}

const parentOf = (column: Address, context: Context): Address =>
  (context.after(column) ?? context.before(column))?.parent ?? column;

/**
 * How a not-null constraint gets another name that a table which inherits it has under a name of its own: PostgreSQL renames it in all
 * of them or in none, and looks for the one name (42704). Undefined where all have it under the same name.
 */
export function renamedApart(column: Column, from: string, to: string, context: Context): readonly Draft[] | undefined {
  if (isDivided(context, tableOf(column))) return undefined;
  const isSame = allUnder(column.address, context).every((heir) => nameThen(heir, context) === from);
  return isSame
    ? undefined
    : whileApart(column, [renameConstraint(column, from, to, { reaches: "none" })], context, { from, to });
}

/** A column that inherits this one and has NOT NULL of itself, too, under another name. */
export function isNamedOtherwise(column: Column, context: Context): boolean {
  const before = context.before(column.address);
  if (context.version < 180000 || !isColumn(before) || !before.attrs.not_null) return false;
  if (isDivided(context, tableOf(column))) return false;
  const name = notNullName(before);
  return allUnder(column.address, context).some((heir) =>
    [heir, context.before(heir.address)].some((one) => isColumn(one) && keepsOwn(one) && notNullName(one) !== name),
  );
}

/**
 * PostgreSQL makes not-null constraints again with a column's new type, and fails where a table that inherits has one of its own under
 * another name (55000).
 */
export const retypedApart = (column: Column, drafts: readonly Draft[], context: Context): readonly Draft[] =>
  column.attrs.not_null && isNamedOtherwise(column, context)
    ? whileApart(column, drafts, context, { isDeep: true })
    : drafts;

/**
 * How a type is changed in a shadow of 18 for an older server, which has no such constraints and refuses nothing: what each table is said
 * to have of itself there, nobody knows. In one of the server's own version it is as on that.
 */
export function retypedInProof(column: Column, plain: Sql, context: Context): Pick<Draft, "inProof"> {
  const isHeld = column.attrs.not_null && !isDivided(context, tableOf(column));
  if (context.version >= 180000 || !isHeld || heirsOf(column.address, context).length === 0) return {};
  const { schema, table, name } = column.path;
  const home = literal(qualified(schema, table).text);
  const isOf = sql`a.attrelid = k.conrelid AND a.attnum = k.conkey[1] AND a.attname = ${literal(name)} AND k.contype = 'n'`;
  const body = sql`DECLARE one oid; called text; heir text; back text; backs text[] := '{}'; BEGIN
  BEGIN ${plain}; RETURN; EXCEPTION WHEN object_not_in_prerequisite_state THEN NULL; END;
  FOR one IN WITH RECURSIVE under AS (SELECT ${home}::regclass::oid AS oid, 0 AS depth
      UNION ALL SELECT i.inhrelid, depth + 1 FROM under u JOIN pg_inherits i ON i.inhparent = u.oid)
    SELECT oid FROM under WHERE oid IN (SELECT inhparent FROM pg_inherits) GROUP BY oid ORDER BY max(depth) LOOP
    SELECT k.conname INTO called FROM pg_constraint k JOIN pg_attribute a ON ${isOf} WHERE k.conrelid = one;
    CONTINUE WHEN called IS NULL;
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I NO INHERIT', one::regclass, called);
    backs := format('ALTER TABLE %s ALTER CONSTRAINT %I INHERIT', one::regclass, called) || backs;
    FOR heir IN SELECT k.conrelid::regclass::text FROM pg_inherits i JOIN pg_constraint k ON k.conrelid = i.inhrelid JOIN pg_attribute a ON ${isOf}
      WHERE i.inhparent = one AND k.conname = called
    LOOP EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', heir, ${literal(name)}); END LOOP;
  END LOOP;
  ${plain};
  FOREACH back IN ARRAY backs LOOP EXECUTE back; END LOOP;
END`;
  return { inProof: sql`DO ${literal(body.text)}` };
}
