/**
 * Owns the tables of a generated schema that have their columns from elsewhere: from a table that they inherit from, or from a type.
 * Must not know the structured tables: nothing refers from one to the other.
 */
import { type Building, quoted } from "./building.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick } from "./sides.ts";

/** What the numbers of `+heirs` and `+typed` choose, in their order. */
export const heirChoices = ["columns", "check", "index", "default", "apart", "must"] as const;
export const typedChoices = ["attributes", "own", "apart", "type"] as const;

/** Besides those that all have; a table that begins to inherit has all of them itself. */
const columns = ["", ", n integer", ", n integer NOT NULL", ", n bigint DEFAULT 5", ', n text COLLATE "C"'];

/** A table, one that inherits all of it, and one that has it of itself, too, may cease to inherit and inherits from a second one. */
export function heirsOf(top: Raw, { side, schema, sql }: Building): void {
  const numbers = fieldOf<readonly number[]>(top, "+heirs", side);
  if (numbers === undefined) return;
  const chosen = <T>(what: (typeof heirChoices)[number], ...of: readonly T[]): T =>
    pick(of, numbers[heirChoices.indexOf(what)] ?? 0) as T;
  const [base, beside, heir, both] = ["Base", "Base too", "Heir", "Both"].map((name) => quoted(schema, name)) as [
    string,
    string,
    string,
    string,
  ];
  const fixed = "id bigint NOT NULL, note varchar(20)";
  const more = chosen("columns", ...columns);
  sql.push(`CREATE TABLE ${base} (${fixed}${more})`);
  sql.push(`CREATE TABLE ${beside} (${fixed})`);
  sql.push(`CREATE TABLE ${heir} (own text) INHERITS (${base})`);
  const parents = chosen("apart", [base], [base, beside], [beside, base], []);
  const inherits = parents.length === 0 ? "" : ` INHERITS (${parents.join(", ")})`;
  // The name that its NOT NULL has cannot change while it is inherited, too.
  const must = top.nature % 2 === 0 ? 'CONSTRAINT "both must" NOT NULL' : "NOT NULL";
  const isNotNull = more !== "" && (more.includes("NOT NULL") || chosen("must", false, true));
  const all = isNotNull ? `${more.replace(" NOT NULL", "")} ${must}` : more;
  const condition = chosen(
    "check",
    undefined,
    "CHECK (id > 0)",
    "CHECK (id > 1 OR note IS NULL)",
    "CHECK (note <> '') NO INHERIT",
  );
  const check = condition && `CONSTRAINT ${quoted("base check")} ${condition}`;
  // What begins to inherit has the checks of its own, too: PostgreSQL cannot give it one that is inherited alone.
  const own = check === undefined || check.endsWith("NO INHERIT") ? "" : `, ${check}`;
  sql.push(`CREATE TABLE ${both} (${fixed}${all}, own integer${own})${inherits}`);
  if (check !== undefined) sql.push(`ALTER TABLE ${base} ADD ${check}`);
  const index = chosen("index", undefined, heir, base);
  if (index !== undefined) sql.push(`CREATE INDEX ${quoted("heir index")} ON ${index} (lower(note))`);
  const value = chosen("default", undefined, "'x'", "'y'");
  if (value !== undefined) sql.push(`ALTER TABLE ONLY ${heir} ALTER COLUMN note SET DEFAULT ${value}`);
}

/** A type with two tables of it, of which one may have the same columns of itself. */
export function typedTablesOf(top: Raw, { side, schema, sql }: Building): void {
  const numbers = fieldOf<readonly number[]>(top, "+typed", side);
  if (numbers === undefined) return;
  const chosen = <T>(what: (typeof typedChoices)[number], ...of: readonly T[]): T =>
    pick(of, numbers[typedChoices.indexOf(what)] ?? 0) as T;
  const attributes = chosen(
    "attributes",
    "a integer, b text",
    "a bigint, b text",
    "a integer, b varchar(20)",
    "a integer, b text, c date",
    "a integer",
  );
  const type = quoted(schema, chosen("type", "Of these", "Of those"));
  const [one, other] = ["Typed", "Typed too"].map((name) => quoted(schema, name)) as [string, string];
  sql.push(`CREATE TYPE ${type} AS (${attributes})`);
  sql.push(
    `CREATE TABLE ${one} OF ${type} (${chosen("own", "PRIMARY KEY (a)", "a WITH OPTIONS NOT NULL", "CHECK (a > 0)")})`,
  );
  sql.push(`CREATE TABLE ${other} ${chosen("apart", `OF ${type}`, `(${attributes})`)}`);
}
