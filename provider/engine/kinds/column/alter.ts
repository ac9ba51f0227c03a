/**
 * Owns the statements that change an existing column: type, identity and nullability.
 * Must not know views, indexes or constraints on it.
 */

import type { Address } from "../../catalog/address.ts";
import { type Obj, written } from "../../catalog/object.ts";
import { nulls } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, literal, qualified, sql, words } from "../../sql/sql.ts";
import { probedTable } from "../constraint.ts";
import { analyzed, inheriting, isDivided, isInherited, stays } from "../divided.ts";
import { keepsRows } from "../keeps-rows.ts";
import type { Answer, Context } from "../kind.ts";
import { heldElsewhere } from "../row-type.ts";
import { movedInto, setPosition } from "../sequence-position.ts";
import { converted } from "./conversion.ts";
import {
  addUncheckedNotNull,
  alterTable,
  identityClause,
  isNullable,
  notNullName,
  notNullSlot,
  type Options,
  rangeOf,
  sequenceName,
  sequenceOptions,
  tableOf,
} from "./ddl.ts";
import type { Column } from "./index.ts";
import { cannotRetype, namedOtherwise, renamedApart } from "./inherited.ts";
import { misfitting } from "./misfits.ts";

type Change = { readonly old: Column; readonly new: Column };

const alterColumn = (column: Column, action: ReturnType<typeof sql>, more: Partial<Draft> = {}): Draft => ({
  sql: alterTable(column, sql`ALTER COLUMN ${identifier(column.path.name)} ${action}`),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
  ...more,
});

/** ALTER COLUMN … TYPE … USING; a changed collation rides on it and rebuilds the indexes. */
export function changeType(change: Change, context: Context): Answer {
  const { old, new: wanted } = change;
  if (wanted.attrs.generated !== null) return "replace";
  // PostgreSQL changes no type of a column by which rows are divided (42P16).
  if (old.attrs.in_partition_key) return "beside";
  // With that of the partitioned table, and by no other statement.
  if (isInherited(wanted, context) && context.origins(wanted.address).some((origin) => stays(origin, context)))
    return [];
  const inTheWay = cannotRetype(wanted, context);
  if (inTheWay !== undefined) return { refuse: inTheWay };
  const held = heldElsewhere(tableOf(wanted), "another type of its columns", context);
  if (held !== undefined) return { refuse: held };
  const keeps = keepsRows(change);
  const limits = aroundType(change, context);
  const probes = misfitting(change, context);
  return [
    ...limits.before,
    ...(losesIdentity(change) ? [alterColumn(wanted, sql`DROP IDENTITY`, ofWhole(wanted, context))] : []),
    alterColumn(
      wanted,
      words(
        sql`TYPE ${written(wanted, "type")}`,
        wanted.attrs.collation !== null && sql`COLLATE ${written(wanted, "collation")}`,
        !keeps && sql`USING ${converted(change)}`,
      ),
      {
        invalidates: true,
        locks: Object.fromEntries(
          [tableOf(wanted), ...context.tied(wanted.address)].map((relation) => [relation, "ACCESS EXCLUSIVE"] as const),
        ),
        ...(keeps
          ? old.attrs.collation === wanted.attrs.collation && !isOfDomain(change)
            ? {}
            : { slow: true }
          : {
              rewrites: [tableOf(wanted)],
              slow: true,
              converts: true,
              breaks: "code that relies on the type",
              ...(probes.length === 0 ? {} : { probes }),
            }),
      },
    ),
    ...limits.after,
    // The statistics of the column are deleted with its type; without them the planner guesses (manual, ALTER TABLE, Notes).
    {
      sql: sql`ANALYZE ${qualified(wanted.path.schema, wanted.path.table)} (${identifier(wanted.path.name)})`,
      locks: { [tableOf(wanted)]: "SHARE UPDATE EXCLUSIVE" },
      ...analyzed(tableOf(wanted), context),
      slow: true,
      late: true,
    },
  ];
}

/** Of another domain than before, which may order its values otherwise. */
const isOfDomain = ({ old, new: wanted }: Change): boolean =>
  old.attrs.type_under !== null && wanted.attrs.type_under !== null;

/** Before 17 partitions have no identity; tables that inherit never have one so. */
const ofWhole = (column: Column, context: Context): Pick<Draft, "reaches"> =>
  context.version < 170000 || !isDivided(context, tableOf(column)) ? { reaches: "none" } : {};

const losesIdentity = ({ old, new: wanted }: Change): boolean =>
  old.attrs.identity !== null && wanted.attrs.identity === null;

/** Identity goes before the type changes, for few types have it. */
const changesType = ({ old, new: wanted }: Change): boolean =>
  old.attrs.type !== wanted.attrs.type || old.attrs.collation !== wanted.attrs.collation;

/** An identity column must be NOT NULL first, and loses that last. */
export function changeNullability(change: Change, context: Context): readonly Draft[] {
  const { old, new: wanted } = change;
  const drafts: Draft[] = [];
  const [from, to] = [old.attrs, wanted.attrs];
  if (losesIdentity(change) && !changesType(change))
    drafts.push(alterColumn(wanted, sql`DROP IDENTITY`, ofWhole(wanted, context)));
  const isConstrained = from.not_null || from.not_null_unchecked;
  // With that of the table that it inherits from, and by no other statement.
  const comes = to.not_null_inherited && context.version >= 180000 && isInherited(wanted, context);
  const isLess = from.not_null ? !to.not_null : !to.not_null && !to.not_null_unchecked;
  if (isConstrained && isLess) drafts.push(...dropNotNull(change, context));
  if (to.not_null_unchecked && (!isConstrained || isLess) && !comes) drafts.push(addUncheckedNotNull(wanted));
  const isOwn = context.version >= 180000 && isConstrained && from.not_null_inherited !== to.not_null_inherited;
  if (!from.not_null && to.not_null && !comes)
    drafts.push(
      ...setNotNull(change, context).map((draft) => (waitsForType(wanted, context) ? { ...draft, late: true } : draft)),
    );
  else if (isOwn && !isLess) drafts.push(...(comes ? [dropOwn(wanted, context)] : ownNotNull(change, context)));
  else if (isConstrained && !isLess && from.not_null_name !== to.not_null_name && context.version >= 180000)
    drafts.push(...renameNotNull(change, context));
  const inherited =
    isConstrained && !isLess ? from.not_null_no_inherit : to.not_null_unchecked && to.not_null_no_inherit;
  if ((to.not_null || to.not_null_unchecked) && inherited !== to.not_null_no_inherit)
    drafts.push(alterConstraint(wanted, to.not_null_no_inherit ? sql`NO INHERIT` : sql`INHERIT`));
  if (from.identity === null && to.identity !== null)
    drafts.push(
      alterColumn(wanted, sql`ADD ${identityClause(wanted) as ReturnType<typeof sql>}`, ofWhole(wanted, context)),
    );
  if (from.identity !== null && to.identity !== null) {
    if (from.identity !== to.identity)
      drafts.push(
        alterColumn(
          wanted,
          to.identity === "always" ? sql`SET GENERATED ALWAYS` : sql`SET GENERATED BY DEFAULT`,
          ofWhole(wanted, context),
        ),
      );
    if (!changesType(change)) drafts.push(...moveLimits(change, {}, context));
    if (sequenceName(old) !== sequenceName(wanted))
      drafts.push({
        sql: sql`ALTER SEQUENCE ${qualified(wanted.path.schema, sequenceName(old))} RENAME TO ${identifier(sequenceName(wanted))}`,
        locks: {},
      });
  }
  return drafts;
}

/** The options of an identity's sequence but for its name; `reset`: limits that are not the old ones any more. */
function moveLimits({ old, new: wanted }: Change, reset: Options, context: Context): readonly Draft[] {
  const had: Options = { ...old.attrs.identity_options, ...reset };
  const has: Options = wanted.attrs.identity_options ?? {};
  const set = (options: Options): Draft =>
    alterColumn(wanted, sequenceOptions(options, true), ofWhole(wanted, context));
  const changed = Object.fromEntries(
    Object.entries(has).filter(([name, value]) => name !== "name" && had[name] !== value),
  );
  const { widened, value } = movedInto(had, has);
  return [
    ...(widened === undefined ? [] : [set(widened)]),
    ...(value === undefined ? [] : [{ sql: setPosition(sequenceOf(wanted), value), locks: {} }]),
    ...(Object.keys(changed).length === 0 ? [] : [set(changed)]),
  ];
}

/**
 * Its sequence gets the type with the column: one that is smaller needs limits within it, and limits that were the old type's are
 * then the new one's (sequence.c, init_params).
 */
function aroundType(
  change: Change,
  context: Context,
): { readonly before: readonly Draft[]; readonly after: readonly Draft[] } {
  const [from, to] = [change.old.attrs, change.new.attrs];
  const [then, now] = [rangeOf(from.type), rangeOf(to.type)];
  if (from.identity === null || to.identity === null || then === undefined || now === undefined)
    return { before: [], after: [] };
  if (now.max.length < then.max.length) return { before: moveLimits(change, {}, context), after: [] };
  const { min, max } = from.identity_options ?? {};
  const reset = { ...(min === then.min ? { min: now.min } : {}), ...(max === then.max ? { max: now.max } : {}) };
  return { before: [], after: moveLimits(change, reset, context) };
}

/**
 * After that of the partitioned table, which takes its partitions'; from 18 on it leaves what one has of itself. Before, nobody knows
 * what a table that inherits has of itself: each has its own statement.
 */
function dropNotNull({ old, new: column }: Change, context: Context): readonly Draft[] {
  const isWhole = !isDivided(context, tableOf(column)) && context.heirs(column.address).length > 0;
  const makesWay = isApartFromType(column, context);
  const last: Partial<Draft> = makesWay ? { frees: true } : { late: true };
  const reached = inheriting(column.address, context, (heir) =>
    [heir, context.after(heir.address)].some((one) => one !== undefined && keepsOwn(one)),
  );
  const drop = (more: Partial<Draft>): Draft => {
    // One that is made anew, unchecked, loses what is said of it.
    const invalidates = column.attrs.not_null_unchecked ? { invalidates: "modelled" as const } : {};
    const plain = alterColumn(column, sql`DROP NOT NULL`, { ...invalidates, ...more });
    if (!isWhole) return plain;
    if (context.version >= 180000) return { ...plain, locks: { ...reached, ...plain.locks }, reaches: "none" };
    const only = sql`ALTER TABLE ONLY ${qualified(column.path.schema, column.path.table)} ALTER COLUMN ${identifier(column.path.name)} DROP NOT NULL`;
    return { ...plain, sql: only, reaches: "none" };
  };
  const origins = isInherited(column, context) ? context.origins(column.address) : [];
  const origin = origins.find((one) => givesNoMore(one, context));
  if (origin === undefined)
    return [drop(makesWay && isWhole ? last : {}), ...(isWhole ? [] : setInParts(column, context))];
  if (!isDivided(context, tableOf((context.after(origin) ?? context.before(origin)) as Column)))
    // What is kept, and inherited by nobody any more, stays with those that had it.
    return !isNullable(context.after(origin))
      ? [drop(last)]
      : context.version >= 180000 && old.attrs.not_null_inherited
        ? []
        : [drop(last)];
  return context.version < 180000 ? [] : [drop({ late: true })];
}

/**
 * Before 18, where each table that inherits has a not-null statement of its own: the type of all of them changes while none has it, for
 * the shadow, which is of 18, makes not-null constraints again with it and finds them under several names (55000). So does 18 itself.
 */
const isApartFromType = (column: Column, context: Context): boolean =>
  (context.version < 180000 || namedOtherwise(column, context) !== undefined) &&
  !isDivided(context, tableOf(column)) &&
  context.before(column.address)?.attrs.type !== column.attrs.type;

const waitsForType = (column: Column, context: Context): boolean =>
  isApartFromType(column, context) && isInherited(column, context);

/** Partitions that have it of themselves, too, lose it with that of the partitioned table, and get it back before anybody sees it. */
function setInParts(whole: Column, context: Context): readonly Draft[] {
  return context.heirs(whole.address).flatMap((address) => {
    const [before, after] = [context.before(address), context.after(address)] as readonly (Column | undefined)[];
    if (before === undefined || after === undefined || !context.staysBound(address)) return [];
    if (!after.attrs.not_null) return setInParts(after, context);
    const old = { ...before, attrs: { ...before.attrs, not_null: false, not_null_unchecked: false } };
    return setNotNull({ old, new: after }, context).map(({ checksNotNull: _, probes: __, ...draft }) => ({
      ...draft,
      withPrevious: true,
    }));
  });
}

const givesNoMore = (origin: Address, context: Context): boolean => {
  const gives = (object: Obj | undefined): boolean => !isNullable(object) && object?.attrs.not_null_no_inherit !== true;
  return gives(context.before(origin)) && !gives(context.after(origin));
};

/** What nextval is called with for an identity column; its sequence's name may be anything. */
const sequenceOf = ({ path }: Column): ReturnType<typeof sql> =>
  sql`pg_catalog.pg_get_serial_sequence(${literal(qualified(path.schema, path.table).text)}, ${literal(path.name)})`;

/** Names that go round in a circle need one that nobody has. */
function renameNotNull({ old, new: wanted }: Change, context: Context): readonly Draft[] {
  const renamed = (from: string, to: string, more: Partial<Draft> = {}): Draft =>
    renameConstraint(wanted, from, to, more);
  const [from, to] = [notNullName(old), notNullName(wanted)];
  // Under another name it is a partition's own, too, which is made again (see setInParts).
  const isTaken = context.origins(wanted.address).some((origin) => givesNoMore(origin, context));
  if (from === to || (isTaken && context.staysBound(wanted.address))) return [];
  const apart = renamedApart(wanted, from, to, context);
  if (apart !== undefined) return apart;
  const next = new Map(
    context.children(tableOf(wanted)).flatMap((after) => {
      const before = context.before(after.address);
      return before !== undefined && isNotNull(before) && isNotNull(after)
        ? [[notNullName(before), notNullName(after)] as const]
        : [];
    }),
  );
  const between = `schemata ${wanted.attrs.position}`;
  let at: string | undefined = to;
  for (let steps = 0; at !== undefined && at !== from && steps < next.size; steps += 1) at = next.get(at);
  return at === from ? [renamed(from, between, { frees: true }), renamed(between, to)] : [renamed(from, to)];
}

const isNotNull = (object: Obj): object is Column => object.kind === "column" && object.attrs.not_null === true;

/** Scans the whole table under ACCESS EXCLUSIVE unless a valid CHECK proves it (manual, ALTER TABLE, SET NOT NULL). */
function setNotNull({ old, new: column }: Change, context: Context): readonly Draft[] {
  const isThere = old.attrs.not_null_unchecked;
  const [had, name] = [notNullName(old), notNullName(column)];
  const checksNotNull = { name, isThere };
  const probes = [nulls(probedTable(column.path), column.path.name)];
  const renamed = isThere && had !== name ? [renameConstraint(column, had, name)] : [];
  // It goes on to those that inherit until one has it already.
  const isWhole = !isDivided(context, tableOf(column)) && context.version >= 180000;
  const reached: Partial<Draft> = isWhole
    ? {
        locks: {
          ...inheriting(
            column.address,
            context,
            (heir) => keepsOwn(heir) && context.after(heir.address)?.attrs.not_null_inherited !== true,
          ),
          [tableOf(column)]: "ACCESS EXCLUSIVE",
        },
        reaches: "none",
      }
    : {};
  // PostgreSQL would choose another name than partitions have for theirs, or than a table has that was one.
  const isTaken = isDivided(context, tableOf(column)) || context.insists(notNullSlot(column));
  const isChosen = column.attrs.not_null_name === null && !isTaken;
  if (isChosen || context.version < 180000 || isThere)
    return [...renamed, alterColumn(column, sql`SET NOT NULL`, { slow: true, checksNotNull, probes, ...reached })];
  return [
    {
      sql: alterTable(column, sql`ADD CONSTRAINT ${identifier(name)} NOT NULL ${identifier(column.path.name)}`),
      locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
      slow: true,
      checksNotNull,
      probes,
      ...reached,
    },
  ];
}

/** 18 and later: what a table that inherits has of itself of it, under the other one's name until it is that one's no more. */
function ownNotNull({ old, new: wanted }: Change, context: Context): readonly Draft[] {
  const [had, name] = [notNullName(old), notNullName(wanted)];
  const isOurs = context.origins(wanted.address).every((origin) => isNullable(context.after(origin)));
  return [
    {
      sql: alterTable(wanted, sql`ADD CONSTRAINT ${identifier(had)} NOT NULL ${identifier(wanted.path.name)}`),
      locks: { [tableOf(wanted)]: "ACCESS EXCLUSIVE" },
    },
    ...(isOurs && had !== name ? [renameConstraint(wanted, had, name, { late: true })] : []),
  ];
}

const keepsOwn = ({ attrs }: Obj): boolean => attrs.not_null === true && attrs.not_null_inherited !== true;

/** Before the one that it inherits from has it, and gives it then. */
const dropOwn = (column: Column, context: Context): Draft =>
  alterColumn(column, sql`DROP NOT NULL`, {
    locks: { ...inheriting(column.address, context, keepsOwn), [tableOf(column)]: "ACCESS EXCLUSIVE" },
    reaches: "none",
  });

/** Of itself a table has it for good while it inherits it (18 and later; tablecmds.c, dropconstraint_internal). */
export function cannotLeaveNotNull({ old, new: wanted }: Change, context: Context): { refuse: string } | undefined {
  const isLess = old.attrs.not_null && !old.attrs.not_null_inherited && wanted.attrs.not_null_inherited;
  const isNew = context.origins(wanted.address).every((origin) => isNullable(context.before(origin)));
  return context.version < 180000 || !isLess || isNew
    ? undefined
    : {
        refuse: `PostgreSQL keeps NOT NULL that a table has of itself while it inherits it from another one, too. Declare ${wanted.path.name} NOT NULL in this table as well.`,
      };
}

/** 18 and later. */
const alterConstraint = (column: Column, action: ReturnType<typeof sql>): Draft => ({
  sql: alterTable(column, sql`ALTER CONSTRAINT ${identifier(notNullName(column))} ${action}`),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
});

const renameConstraint = (column: Column, from: string, to: string, more: Partial<Draft> = {}): Draft => ({
  sql: alterTable(column, sql`RENAME CONSTRAINT ${identifier(from)} TO ${identifier(to)}`),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
  ...more,
});
