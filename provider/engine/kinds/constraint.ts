/**
 * Owns what all constraints on a table have in common: their place, their names and the plain statements.
 * Must not know any particular kind of constraint.
 */
import { address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import type { Draft, LockMode } from "../plan/statement.ts";
import { identifier, qualified, type Sql, sql, words } from "../sql/sql.ts";
import type { Field } from "./input.ts";

export const constraintPath = ["schema", "table", "name"] as const;
type Path = Readonly<Record<(typeof constraintPath)[number], string>>;
type Constraint = Obj<(typeof constraintPath)[number], object>;

export const tableOf = (path: Path): string => address("table", [path.schema, path.table]);

export const constraintAddress = (path: Path): string => address("constraint", [path.schema, path.table, path.name]);

/**
 * What keys over the same columns of a table occupy together with the foreign keys to them: a foreign key takes the oldest, so
 * that one which leaves goes before the foreign key is added.
 */
export const keySlot = (table: string, columns: readonly string[]): string =>
  `key ${table} ${JSON.stringify([...columns].sort())}`;

export const constraintSubject = ({ path }: Constraint): Sql =>
  sql`CONSTRAINT ${identifier(path.name)} ON ${qualified(path.schema, path.table)}`;

/** What partitions are locked with while each gets the index of a constraint: on 18 with more (measured). */
export const lockOfParts = (version: number): LockMode => (version < 180000 ? "SHARE" : "ACCESS EXCLUSIVE");

/** ALTER TABLE … ADD CONSTRAINT under ACCESS EXCLUSIVE, which is what all but foreign keys take. */
export const addConstraint = ({ path }: Constraint, definition: Sql, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TABLE ${qualified(path.schema, path.table)} ADD CONSTRAINT ${identifier(path.name)} ${definition}`,
  locks: { [tableOf(path)]: "ACCESS EXCLUSIVE" },
  ...more,
});

/** SHARE UPDATE EXCLUSIVE lets reads and writes through while it scans (manual, ALTER TABLE, VALIDATE CONSTRAINT). */
export const validateConstraint = ({ path }: Constraint, more: Partial<Draft> = {}): Draft => ({
  sql: sql`ALTER TABLE ${qualified(path.schema, path.table)} VALIDATE CONSTRAINT ${identifier(path.name)}`,
  locks: { [tableOf(path)]: "SHARE UPDATE EXCLUSIVE" },
  slow: true,
  ...more,
});

/** `only`: tables that inherit it keep it as their own. */
export const dropConstraint = ({ path }: Constraint, more: Partial<Draft> = {}, only = false): Draft => ({
  sql: words(
    sql`ALTER TABLE`,
    only && sql`ONLY`,
    sql`${qualified(path.schema, path.table)} DROP CONSTRAINT ${identifier(path.name)}`,
  ),
  locks: { [tableOf(path)]: "ACCESS EXCLUSIVE" },
  ...more,
});

export const renameConstraint = ({ path }: Constraint, to: Path): Draft => ({
  sql: sql`ALTER TABLE ${qualified(path.schema, path.table)} RENAME CONSTRAINT ${identifier(path.name)} TO ${identifier(to.name)}`,
  locks: { [tableOf(path)]: "ACCESS EXCLUSIVE" },
});

/** The table of a constraint or a column, as probes name it. */
export const probedTable = (path: Path): { address: string; schema: string; name: string } => ({
  address: tableOf(path),
  schema: path.schema,
  name: path.table,
});

/** The structured input of what `deferrableClause` writes. */
export const deferrableField = {
  type: "string",
  oneOf: ["initially immediate", "initially deferred"],
  default: { words: "not deferrable" },
  example: "initially deferred",
  description: '`"initially immediate"` or `"initially deferred"`.',
} as const satisfies Field;

/** `DEFERRABLE INITIALLY …`, or nothing. */
export const deferrableClause = (deferrable: "initially immediate" | "initially deferred" | null): Sql | undefined =>
  deferrable === null
    ? undefined
    : deferrable === "initially deferred"
      ? sql`DEFERRABLE INITIALLY DEFERRED`
      : sql`DEFERRABLE INITIALLY IMMEDIATE`;

/** The definition with its name, as it stands in CREATE TABLE. */
export const namedConstraint = ({ path }: Constraint, definition: Sql): Sql =>
  words(sql`CONSTRAINT ${identifier(path.name)}`, definition);
