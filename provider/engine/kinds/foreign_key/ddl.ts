/**
 * Owns the statements that create, change and drop a foreign key. It is never written inside CREATE TABLE, so that tables may
 * refer to each other and so that no existing table is locked until a new one commits.
 * Must not know the referenced table's kind.
 */
import { address } from "../../catalog/address.ts";
import { hiddenRows, orphans, type Probe } from "../../plan/probe.ts";
import type { Draft } from "../../plan/statement.ts";
import { identifier, join, qualified, type Sql, sql, verbatim, words } from "../../sql/sql.ts";
import {
  addConstraint,
  deferrableClause,
  dropConstraint,
  probedTable,
  tableOf,
  validateConstraint,
} from "../constraint.ts";
import { isDivided, isRebound } from "../divided.ts";
import type { Answer, Context } from "../kind.ts";
import type { ForeignKey } from "./index.ts";

const list = (names: readonly string[]): Sql => sql`(${join(names.map(identifier), ", ")})`;

/** With PERIOD before the last, where that is one. */
const columnsOf = (names: readonly string[], period: boolean): Sql =>
  sql`(${join(
    names.map((name, place) => words(period && place === names.length - 1 && sql`PERIOD`, identifier(name))),
    ", ",
  )})`;

export const referenced = ({ attrs }: ForeignKey): string =>
  address("table", [attrs.references_schema, attrs.references_table]);

function definition({ attrs }: ForeignKey): Sql {
  const action = (event: string, name: string): Sql | undefined =>
    name === "no action" ? undefined : verbatim(`ON ${event} ${name.toUpperCase()}`);
  return words(
    sql`FOREIGN KEY ${columnsOf(attrs.columns, attrs.period)} REFERENCES ${qualified(attrs.references_schema, attrs.references_table)}`,
    attrs.references_columns.length > 0 && columnsOf(attrs.references_columns, attrs.period),
    attrs.match === "full" && sql`MATCH FULL`,
    action("UPDATE", attrs.on_update),
    action("DELETE", attrs.on_delete),
    attrs.on_delete_columns.length > 0 && list(attrs.on_delete_columns),
    deferrableClause(attrs.deferrable),
    attrs.enforced === false && sql`NOT ENFORCED`,
  );
}

const orphansOf = (key: ForeignKey): Probe => {
  const { columns, references_schema: schema, references_table: name, references_columns, match } = key.attrs;
  return orphans(probedTable(key.path), columns, { address: referenced(key), schema, name }, references_columns, match);
};

const hiddenFrom = (key: ForeignKey): Probe => {
  const { references_schema: schema, references_table: name } = key.attrs;
  return hiddenRows(probedTable(key.path), { address: referenced(key), schema, name });
};

const both = (key: ForeignKey, own: "SHARE ROW EXCLUSIVE" | "ACCESS EXCLUSIVE") => ({
  [referenced(key)]: own,
  [tableOf(key.path)]: own,
});

/**
 * Triggers of the partitions' own foreign keys on the referenced table go, for one of the partitioned table's is enough. Before 15, of one
 * that refers to its own table they go from the partitions alone (measured).
 */
function locksWithParts(key: ForeignKey, context: Context): Partial<Draft> {
  if (context.version < 150000 && referenced(key) === tableOf(key.path)) return { locksParts: "ACCESS EXCLUSIVE" };
  return {
    // What those of the partitions are for each partition of the referenced table goes, too.
    ...(isDivided(context, referenced(key)) && context.binders(referenced(key)).length > 0
      ? { locksParts: "ACCESS EXCLUSIVE" }
      : {}),
    locksWithParts: { [referenced(key)]: "ACCESS EXCLUSIVE" },
  };
}

/** NOT VALID and VALIDATE apart; together when nobody can use the table yet (manual, ALTER TABLE). */
export function addForeignKey(key: ForeignKey, _: unknown, context: Context): readonly Draft[] {
  const locks = both(key, "SHARE ROW EXCLUSIVE");
  if (key.attrs.enforced === false) return [addConstraint(key, definition(key), { locks })];
  // Of a partitioned table it is not to be NOT VALID before 18: those of its partitions are valid, and become parts.
  if (key.attrs.validated && (context.isNew(tableOf(key.path)) || isDivided(context, tableOf(key.path))))
    return [
      addConstraint(key, definition(key), {
        locks,
        ...locksWithParts(key, context),
        ...(context.isNew(tableOf(key.path)) ? {} : { slow: true }),
        probes: [hiddenFrom(key), ...(meetsCarried(key, context) ? [orphansOf(key)] : [])],
      }),
    ];
  if (key.attrs.validated && isRebound(context, key.path))
    return [addConstraint(key, definition(key), { locks, slow: true, probes: [hiddenFrom(key), orphansOf(key)] })];
  return [
    addConstraint(key, sql`${definition(key)} NOT VALID`, { locks }),
    ...(key.attrs.validated ? validateForeignKey({ new: key }) : []),
  ];
}

/** Whether a new table has rows by then, those that are carried to it, and none of them had to refer before. */
const meetsCarried = ({ address, path, attrs }: ForeignKey, context: Context): boolean =>
  context.isNew(tableOf(path)) &&
  !attrs.period &&
  context.formerly(tableOf(path)) !== undefined &&
  context.formerly(address) === undefined;

export const validateForeignKey = ({ new: key }: { new: ForeignKey }): readonly Draft[] => [
  validateConstraint(key, {
    locks: { [referenced(key)]: "ROW SHARE", [tableOf(key.path)]: "SHARE UPDATE EXCLUSIVE" },
    reaches: "none",
    probes: [hiddenFrom(key), ...(key.attrs.period ? [] : [orphansOf(key)])],
  }),
];

/** ACCESS EXCLUSIVE on the referenced table too: its triggers go. */
export const dropForeignKey = (key: ForeignKey): readonly Draft[] => [
  dropConstraint(key, { locks: both(key, "ACCESS EXCLUSIVE") }),
];

export function changeDeferrability({ new: key }: { new: ForeignKey }): Answer {
  return [
    {
      sql: words(
        sql`ALTER TABLE ${qualified(key.path.schema, key.path.table)} ALTER CONSTRAINT ${identifier(key.path.name)}`,
        deferrableClause(key.attrs.deferrable) ?? sql`NOT DEFERRABLE`,
      ),
      locks: { [tableOf(key.path)]: "ACCESS EXCLUSIVE" },
    },
  ];
}
