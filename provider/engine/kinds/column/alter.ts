/**
 * Owns the statements that change an existing column: type, generation, identity and nullability.
 * Must not know views, indexes or constraints on it.
 */

import { written } from "../../catalog/object.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, literal, qualified, sql, words } from "../../sql/sql.ts";
import type { Answer, Context } from "../kind.ts";
import { movedInto, setPosition } from "../sequence-position.ts";
import { alterTable, identityClause, sequenceOptions, tableOf } from "./ddl.ts";
import type { Column } from "./index.ts";

type Change = { readonly old: Column; readonly new: Column };

const alterColumn = (column: Column, action: ReturnType<typeof sql>, more: Partial<Draft> = {}): Draft => ({
  sql: alterTable(column, sql`ALTER COLUMN ${identifier(column.path.name)} ${action}`),
  locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
  ...more,
});

const varlena = new Set(["character varying", "text"]);

/**
 * Whether every value stays as it is, byte for byte, so that neither rewrite nor check of each row is needed
 * (manual, ALTER TABLE, Notes; measured on 13 to 18).
 */
function keepsRows({ old, new: wanted }: Change): boolean {
  const [from, to] = [old.attrs, wanted.attrs];
  if (from.type === to.type) return true;
  if (from.type_base === "character varying" && to.type_base === "text") return true;
  if (from.type_base === "text" && to.type_base === "character varying") return to.type_modifier === -1;
  if (from.type_base === "cidr" && to.type_base === "inet") return true;
  if (from.type_base !== to.type_base) return false;
  if (varlena.has(to.type_base) || to.type_base === "bit varying")
    return to.type_modifier === -1 || (from.type_modifier !== -1 && to.type_modifier >= from.type_modifier);
  if (to.type_base === "numeric") {
    if (to.type_modifier === -1) return true;
    if (from.type_modifier === -1) return false;
    // numeric's modifier is ((precision << 16) | scale) + 4
    const [had, has] = [from.type_modifier - 4, to.type_modifier - 4];
    return (has & 0xffff) === (had & 0xffff) && has >> 16 >= had >> 16;
  }
  const timed = to.type_base.startsWith("time") || to.type_base === "interval";
  return (
    timed &&
    (to.type_modifier === -1 ||
      (from.type_modifier !== -1 && to.type_modifier >= from.type_modifier && to.type_base !== "interval"))
  );
}

/** ALTER COLUMN … TYPE … USING; a changed collation rides on it and rebuilds the indexes. */
export function changeType(change: Change, context: Context): Answer {
  const { old, new: wanted } = change;
  if (wanted.attrs.generated !== null) return "replace";
  const keeps = keepsRows(change);
  return [
    ...(losesIdentity(change) ? [alterColumn(wanted, sql`DROP IDENTITY`)] : []),
    alterColumn(
      wanted,
      words(
        sql`TYPE ${written(wanted, "type")}`,
        wanted.attrs.collation !== null && sql`COLLATE ${written(wanted, "collation")}`,
        !keeps && sql`USING ${identifier(wanted.path.name)}::${written(wanted, "type")}`,
      ),
      {
        invalidates: true,
        locks: Object.fromEntries(
          [tableOf(wanted), ...context.tied(wanted.address)].map((relation) => [relation, "ACCESS EXCLUSIVE"] as const),
        ),
        ...(keeps
          ? old.attrs.collation === wanted.attrs.collation
            ? {}
            : { slow: true }
          : { rewrites: [tableOf(wanted)], slow: true, converts: true, breaks: "code that relies on the type" }),
      },
    ),
  ];
}

/** DROP EXPRESSION keeps the values; any other change computes all of them again, so the column is made anew. */
export function changeGenerated({ old, new: wanted }: Change): Answer {
  if (wanted.attrs.generated === null && old.attrs.generated !== null)
    return [alterColumn(wanted, sql`DROP EXPRESSION`)];
  return "replace";
}

const losesIdentity = ({ old, new: wanted }: Change): boolean =>
  old.attrs.identity !== null && wanted.attrs.identity === null;

/** Identity goes before the type changes, for few types have it. */
const changesType = ({ old, new: wanted }: Change): boolean =>
  old.attrs.type !== wanted.attrs.type || old.attrs.collation !== wanted.attrs.collation;

/** An identity column must be NOT NULL first, and loses that last. */
export function changeNullability(change: Change, context: Context): Answer {
  const { old, new: wanted } = change;
  const drafts: Draft[] = [];
  const [from, to] = [old.attrs, wanted.attrs];
  if (losesIdentity(change) && !changesType(change)) drafts.push(alterColumn(wanted, sql`DROP IDENTITY`));
  if (from.not_null && !to.not_null) drafts.push(alterColumn(wanted, sql`DROP NOT NULL`));
  if (!from.not_null && to.not_null) drafts.push(...setNotNull(wanted, context));
  else if (from.not_null && to.not_null && from.not_null_name !== to.not_null_name && context.version >= 180000)
    drafts.push({
      sql: alterTable(
        wanted,
        sql`RENAME CONSTRAINT ${identifier(notNullName(old))} TO ${identifier(notNullName(wanted))}`,
      ),
      locks: { [tableOf(wanted)]: "ACCESS EXCLUSIVE" },
    });
  if (from.identity === null && to.identity !== null)
    drafts.push(alterColumn(wanted, sql`ADD ${identityClause(wanted) as ReturnType<typeof sql>}`));
  if (from.identity !== null && to.identity !== null) {
    if (from.identity !== to.identity)
      drafts.push(
        alterColumn(wanted, to.identity === "always" ? sql`SET GENERATED ALWAYS` : sql`SET GENERATED BY DEFAULT`),
      );
    const [had, has] = [from.identity_options ?? {}, to.identity_options ?? {}];
    const changed = Object.fromEntries(Object.entries(has).filter(([name, value]) => had[name] !== value));
    const { widened, value } = movedInto(had, has);
    if (widened !== undefined) drafts.push(alterColumn(wanted, sequenceOptions(widened, true)));
    if (value !== undefined) drafts.push({ sql: setPosition(sequenceOf(wanted), value), locks: {} });
    if (Object.keys(changed).length > 0) drafts.push(alterColumn(wanted, sequenceOptions(changed, true)));
  }
  return drafts;
}

/** What nextval is called with for an identity column; its sequence's name may be anything. */
const sequenceOf = ({ path }: Column): ReturnType<typeof sql> =>
  sql`pg_catalog.pg_get_serial_sequence(${literal(qualified(path.schema, path.table).text)}, ${literal(path.name)})`;

const notNullName = ({ path, attrs }: Column): string => attrs.not_null_name ?? `${path.table}_${path.name}_not_null`;

/** Scans the whole table under ACCESS EXCLUSIVE unless a valid CHECK proves it. */
function setNotNull(column: Column, context: Context): readonly Draft[] {
  if (column.attrs.not_null_name === null || context.version < 180000)
    return [alterColumn(column, sql`SET NOT NULL`, { slow: true })];
  return [
    {
      sql: alterTable(
        column,
        sql`ADD CONSTRAINT ${identifier(column.attrs.not_null_name)} NOT NULL ${identifier(column.path.name)}`,
      ),
      locks: { [tableOf(column)]: "ACCESS EXCLUSIVE" },
      slow: true,
    },
  ];
}
