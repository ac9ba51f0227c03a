/**
 * Owns how a table makes room for another one of its name, to which its rows are carried: what ALTER TABLE cannot change of it is
 * what its rows are divided by, and which of its columns are its own.
 * Must not know what depends on the table, nor how its parts are made.
 */
import { address } from "../../catalog/address.ts";
import type { Obj } from "../../catalog/object.ts";
import { anyRow, nulls, type Probe, violations } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { anyOf, identifier, join, literal, qualified, type Sql, sql, words } from "../../sql/sql.ts";
import { converted } from "../column/conversion.ts";
import { sequenceName } from "../column/ddl.ts";
import type { Column } from "../column/index.ts";
import { misfitting } from "../column/misfits.ts";
import { probedTable } from "../constraint.ts";
import { keepsRows } from "../keeps-rows.ts";
import type { Aside, Context } from "../kind.ts";
import type { Table, TableAttributes, TablePath } from "./index.ts";

const isColumn = (object: Obj | undefined): object is Column => object?.kind === "column";

export function stepsAside(
  old: Table,
  wanted: Table | undefined,
  name: string,
  context: Context,
): Aside<TablePath, TableAttributes> {
  const { schema } = old.path;
  const named = (table: string): Sql => qualified(schema, table);
  return {
    path: { schema, name },
    attrs: old.attrs,
    types: [[named(old.path.name).text, named(name).text]],
    drafts: [
      {
        sql: sql`ALTER TABLE ${named(old.path.name)} RENAME TO ${identifier(name)}`,
        locks: { [old.address]: "ACCESS EXCLUSIVE" },
        reaches: "none",
      },
    ],
    ...(wanted === undefined
      ? {}
      : { carries: (parts: readonly Obj[]) => carry(old, wanted, { schema, name }, parts, context) }),
  };
}

/** All rows of the old table, those that inherit from it left alone; and where its identities stand. */
function carry(
  old: Table,
  wanted: Table,
  path: Readonly<Record<TablePath, string>>,
  parts: readonly Obj[],
  context: Context,
): readonly Draft[] {
  const had = new Map(parts.filter(isColumn).map((column) => [column.path.name, column]));
  const has = context.children(wanted.address).filter(isColumn);
  const kept = has.flatMap((column) => {
    const before = had.get(column.path.name);
    return before === undefined || column.attrs.generated !== null ? [] : [{ old: before, new: column }];
  });
  // What was computed is no loss.
  const left = [...had.values()].filter(
    ({ path, attrs }) => attrs.generated === null && !has.some((column) => column.path.name === path.name),
  );
  const values = kept.map((change) => (keepsRows(change) ? identifier(change.new.path.name) : converted(change)));
  const names = kept.map(({ new: column }) => identifier(column.path.name));
  const [from, into] = [path, wanted.path].map(({ schema, name }) => qualified(schema, name)) as [Sql, Sql];
  const aside = address("table", [path.schema, path.name]);
  const isForced = parts.some(({ attrs }) => attrs.forced === true);
  return [
    // Its owner, too, would miss the rows that a policy hides.
    ...(isForced
      ? [
          {
            sql: sql`ALTER TABLE ${from} NO FORCE ROW LEVEL SECURITY`,
            locks: { [aside]: "ACCESS EXCLUSIVE" as const },
            reaches: "none" as const,
          },
        ]
      : []),
    {
      sql: words(
        sql`INSERT INTO ${into}`,
        names.length > 0 && sql`(${join(names, ", ")})`,
        has.some(({ attrs }) => attrs.identity === "always") && sql`OVERRIDING SYSTEM VALUE`,
        sql`SELECT`,
        values.length > 0 && join(values, ", "),
        sql`FROM`,
        old.attrs.partition_key === null && sql`ONLY`,
        from,
      ),
      // The new one is nobody's yet, and nobody else gets to the old one since its name was taken.
      locks: { [aside]: "ACCESS EXCLUSIVE" },
      reaches: "none",
      rewrites: [aside],
      slow: true,
      leaves: left.map((column) => column.address),
      probes: [
        ...fitting(wanted, context),
        ...lacking(had, has, context),
        ...kept.filter((change) => !keepsRows(change)).flatMap((change) => misfitting(change, context)),
        ...kept.flatMap((change) => forbidden(change)),
      ],
    },
    ...kept.flatMap((change) => position(change, into)),
  ];
}

/** Whether a row belongs to no part; of parts by hash, and of domains, nobody says to which (see the kind partition). */
function fitting(wanted: Table, context: Context): readonly Probe[] {
  if (wanted.attrs.partition_key === null) return [];
  const conditions = leaves(wanted.address, context);
  if (conditions.some((condition) => condition === null)) return [];
  return [violations({ address: wanted.address, ...wanted.path }, anyOf(conditions as readonly string[]))];
}

/** The conditions of the parts that have rows; a part that is divided in turn has those of its own. */
const leaves = (whole: string, context: Context): readonly (string | null)[] =>
  context.binders(whole).flatMap(({ parent = "", attrs }) => {
    const isDivided = (context.after(parent)?.attrs.partition_key ?? null) !== null;
    return isDivided ? leaves(parent, context) : [attrs.condition as string | null];
  });

/** New columns that need a value which nobody gives. */
const lacking = (had: ReadonlyMap<string, Column>, has: readonly Column[], context: Context): readonly Probe[] =>
  has.flatMap(({ address: column, attrs, path }) => {
    const isGiven =
      attrs.identity !== null ||
      attrs.generated !== null ||
      context.children(column).some(({ kind }) => kind === "default");
    if (had.has(path.name) || !attrs.not_null || isGiven) return [];
    return [anyRow(probedTable(path), path.name)];
  });

/** A column that comes to need a value in each row. */
const forbidden = ({ old, new: { attrs, path } }: { readonly old: Column; readonly new: Column }): readonly Probe[] =>
  attrs.not_null && !old.attrs.not_null ? [nulls(probedTable(path), path.name)] : [];

/** An identity goes on where the old one stands. */
function position({ old, new: wanted }: { readonly old: Column; readonly new: Column }, table: Sql): readonly Draft[] {
  if (old.attrs.identity === null || wanted.attrs.identity === null) return [];
  const { schema, name } = wanted.path;
  return [
    {
      sql: sql`SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(${literal(table.text)}, ${literal(name)}), s.last_value, s.is_called) FROM ${qualified(schema, sequenceName(old))} AS s`,
      locks: {},
    },
  ];
}
