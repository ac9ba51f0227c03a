/**
 * Owns the statements that change an existing column: type and nullability.
 * Must not know views, indexes or constraints on it.
 */

import type { Address } from "../../catalog/address.ts";
import { type Obj, written } from "../../catalog/object.ts";
import { nulls } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, qualified, sql, words } from "../../sql/sql.ts";
import { probedTable } from "../constraint.ts";
import { analyzed, inheriting, isDivided, isInherited, stays } from "../divided.ts";
import { keepsRows } from "../keeps-rows.ts";
import type { Answer, Context } from "../kind.ts";
import { heldElsewhere } from "../row-type.ts";
import { commentsOnChecks, commentsOnIndexes } from "./comments-beside-type.ts";
import { converted } from "./conversion.ts";
import { addUncheckedNotNull, alterColumn, alterTable, isNullable, notNullName, notNullSlot, tableOf } from "./ddl.ts";
import { aroundType, changeIdentity, dropIdentity, losesIdentity } from "./identity.ts";
import type { Column } from "./index.ts";
import { cannotRetype } from "./inherited.ts";
import { misfitting } from "./misfits.ts";
import {
  alterConstraint,
  dropOwn,
  isNamedOtherwise,
  isOwnRenamed,
  keepsOwn,
  ownNotNull,
  renameConstraint,
  renamedApart,
  renameOwn,
  retypedApart,
  retypedInProof,
} from "./own-not-null.ts";

type Change = { readonly old: Column; readonly new: Column };

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
  const limits = aroundType(change);
  const probes = misfitting(change, context);
  const retyped = alterColumn(
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
  );
  return [
    ...limits.before,
    ...(losesIdentity(change) ? [dropIdentity(wanted, context)] : []),
    ...retypedApart(wanted, [{ ...retyped, ...retypedInProof(wanted, retyped.sql, context) }], context),
    ...limits.after,
    ...commentsOnChecks(wanted, context),
    ...(keeps ? [] : commentsOnIndexes(wanted, context)),
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

/** Identity goes before the type changes, for few types have it. */
const changesType = ({ old, new: wanted }: Change): boolean =>
  old.attrs.type !== wanted.attrs.type || old.attrs.collation !== wanted.attrs.collation;

/** An identity column must be NOT NULL first, and loses that last. */
export function changeNullability(change: Change, context: Context): readonly Draft[] {
  const { old, new: wanted } = change;
  const drafts: Draft[] = [];
  const [from, to] = [old.attrs, wanted.attrs];
  if (losesIdentity(change) && !changesType(change)) drafts.push(dropIdentity(wanted, context));
  const isConstrained = from.not_null || from.not_null_unchecked;
  // With that of the table that it inherits from, and by no other statement.
  const comes =
    context.version >= 180000 &&
    isInherited(wanted, context) &&
    (to.not_null_inherited || isGivenUnchecked(wanted, context));
  const isLess = from.not_null ? !to.not_null : !to.not_null && !to.not_null_unchecked;
  if (isConstrained && isLess) drafts.push(...dropNotNull(change, context));
  if (to.not_null_unchecked && (!isConstrained || isLess) && !comes) drafts.push(addUncheckedNotNull(wanted));
  if (leavesAnew(wanted, context) && !comes) drafts.push(...validInHeirs(wanted, context));
  const isOwn = context.version >= 180000 && isConstrained && from.not_null_inherited !== to.not_null_inherited;
  if (!from.not_null && to.not_null && !comes)
    drafts.push(
      ...setNotNull(change, context).map((draft) => (waitsForType(wanted, context) ? { ...draft, late: true } : draft)),
    );
  else if (isOwn && !isLess) drafts.push(...(comes ? dropOwn(wanted, context) : ownNotNull(change, context)));
  else if (!isLess && isOwnRenamed(change, context)) drafts.push(...renameOwn(change, context));
  else if (isConstrained && !isLess && from.not_null_name !== to.not_null_name && context.version >= 180000)
    drafts.push(...renameNotNull(change, context));
  const inherited =
    isConstrained && !isLess ? from.not_null_no_inherit : to.not_null_unchecked && to.not_null_no_inherit;
  if ((to.not_null || to.not_null_unchecked) && inherited !== to.not_null_no_inherit)
    drafts.push(alterConstraint(wanted, to.not_null_no_inherit ? sql`NO INHERIT` : sql`INHERIT`));
  drafts.push(...changeIdentity(change, !changesType(change), context));
  return drafts;
}

/** A partition has it by the name of the partitioned table's, if it has not one of its own. */
const isGivenUnchecked = (column: Column, context: Context): boolean =>
  column.attrs.not_null_unchecked &&
  context.origins(column.address).some((origin) => {
    const whole = context.after(origin) as Column | undefined;
    return (
      whole?.attrs.not_null_unchecked === true &&
      isDivided(context, tableOf(whole)) &&
      notNullName(whole) === notNullName(column)
    );
  });

/**
 * After that of the partitioned table, which takes its partitions'; from 18 on it leaves what one has of itself. Before, nobody knows
 * what a table that inherits has of itself: each has its own statement.
 */
function dropNotNull({ old, new: column }: Change, context: Context): readonly Draft[] {
  const isWhole = !isDivided(context, tableOf(column)) && context.heirs(column.address).length > 0;
  const isMadeAnew = leavesAnew(column, context);
  const makesWay = isApartFromType(column, context) || isMadeAnew;
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
  if (isMadeAnew && origins.length > 0)
    return old.attrs.not_null_inherited && column.attrs.not_null_inherited ? [] : [drop(last)];
  if (origin === undefined)
    return [
      drop(makesWay && (isWhole || isMadeAnew) ? last : {}),
      ...(isWhole ? [] : setInParts(column, context).map((draft) => (isMadeAnew ? { ...draft, ...last } : draft))),
    ];
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
 * 18 and later: one that is made anew, unchecked, is gone, and with it what those have of themselves who inherit it, before it comes and
 * they get it with it.
 */
const leavesAnew = (column: Column, context: Context): boolean =>
  context.version >= 180000 &&
  column.attrs.not_null_unchecked &&
  context.before(column.address)?.attrs.not_null === true &&
  (isInherited(column, context) || context.heirs(column.address).some(context.staysBound));

/** Those that inherit it get it unchecked with it, and may have had it, or have come after it, checked. */
function validInHeirs(whole: Column, context: Context): readonly Draft[] {
  return context.heirs(whole.address).flatMap((address) => {
    const heir = context.after(address) as Column | undefined;
    if (heir === undefined || context.before(address) === undefined || !context.staysBound(address)) return [];
    if (heir.attrs.not_null_inherited !== true) return [];
    if (!heir.attrs.not_null) return validInHeirs(heir, context);
    return [validateNotNull(heir, notNullName(heir))];
  });
}

/**
 * Before 18, where each table that inherits has a not-null statement of its own: the type of all of them changes while none has it, for
 * the shadow, which is of 18, makes not-null constraints again with it and finds them under several names (55000). So does 18 itself.
 */
const isApartFromType = (column: Column, context: Context): boolean =>
  (context.version < 180000 || isNamedOtherwise(column, context)) &&
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

const validateNotNull = (column: Column, name: string): Draft => ({
  sql: alterTable(column, sql`VALIDATE CONSTRAINT ${identifier(name)}`),
  locks: { [tableOf(column)]: "SHARE UPDATE EXCLUSIVE" },
  slow: true,
  probes: [nulls(probedTable(column.path), column.path.name)],
});

/** Scans the whole table under ACCESS EXCLUSIVE unless a valid CHECK proves it (manual, ALTER TABLE, SET NOT NULL). */
function setNotNull({ old, new: column }: Change, context: Context): readonly Draft[] {
  const isThere = old.attrs.not_null_unchecked;
  const [had, name] = [notNullName(old), notNullName(column)];
  const checksNotNull = { name, isThere };
  const probes = [nulls(probedTable(column.path), column.path.name)];
  // What it has from another table becomes its own, too, once it is valid here.
  if (isThere && old.attrs.not_null_inherited === true && column.attrs.not_null_inherited !== true)
    return [validateNotNull(column, had), ...ownNotNull({ old, new: column }, context)];
  const renamed =
    isThere && had !== name ? (renamedApart(column, had, name, context) ?? [renameConstraint(column, had, name)]) : [];
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
