/**
 * Owns Probe: a question to the rows that are there, which tells whether a statement will fail on them or change them.
 * Must not know who asks it, nor what is said of the answer. A query reads the rows as `probed`, and those of another relation as
 * `referenced`: how these are found while the plan has not run is said elsewhere.
 */
import type { Address } from "../catalog/address.ts";
import { identifier, integer, join, literal, qualified, type Sql, sql, words } from "../sql/sql.ts";

/** The rules that judge what probes find. */
export type RuleOfProbe =
  | "meets-duplicates"
  | "meets-nulls"
  | "meets-orphans"
  | "meets-violations"
  | "meets-misfits"
  | "rows-not-seen"
  | "needs-values"
  | "rewrites-rows"
  | "blocks-large-table"
  | "locks-large-table"
  | "nears-wraparound"
  | "meets-row-security"
  | "fires-triggers"
  | "lacks-role"
  | "lacks-extension";

export interface Probe {
  /** The rule that judges the answer. */
  readonly rule: RuleOfProbe;
  /** The relation whose rows are looked at. */
  readonly rows: Address;
  /** Another one that they are compared with. */
  readonly referenced?: Address;
  /**
   * Which values are looked at: those that the statement will meet (the default), those that are there by now, or none at all.
   * `catalog`: not the rows but what the server knows of the relation, its row of pg_class. `server`: what it knows of no relation at
   * all; `rows` is then what the question is for.
   */
  readonly values?: "then" | "now" | "none" | "catalog" | "server";
  /** What of the rows, for people: `(email)`. */
  readonly of: string;
  /**
   * The rows at fault in groups: `example` (text, a value for people) and `n` (how many rows, int8). An error of the server means
   * that the answer is not known.
   */
  readonly query: Sql;
  /** It does with the values what the statement will do: where they make it fail (classes 22 and 23 of SQLSTATE), so will that. */
  readonly tries?: boolean;
  /** How a person lists them, once the names of the plan hold. */
  readonly list?: Sql;
}

const printed = (values: readonly Sql[]): Sql =>
  sql`pg_catalog.array_to_string(ARRAY[${join(
    values.map((value) => sql`(${value})::text`),
    ", ",
  )}], ', ', 'NULL')`;

const all = (conditions: readonly Sql[]): Sql | undefined =>
  conditions.length === 0 ? undefined : words(sql`WHERE`, join(conditions, " AND "));

/** How many rows there are of which the condition holds, as one group without an example. */
const counted = (table: string, condition: Sql): Sql =>
  sql`SELECT NULL::text AS example, pg_catalog.count(*) AS n FROM probed AS ${identifier(table)} WHERE ${condition} HAVING pg_catalog.count(*) > 0`;

interface Table {
  readonly address: Address;
  readonly schema: string;
  readonly name: string;
}

const listed = (table: Table, condition: Sql): Sql =>
  sql`SELECT * FROM ${qualified(table.schema, table.name)} WHERE ${condition}`;

/** Rows that a unique index over these keys (columns, or expressions in brackets) would refuse. */
export function duplicates(
  table: Table,
  keys: readonly Sql[],
  options: { readonly where?: Sql | undefined; readonly nullsNotDistinct?: boolean } = {},
): Probe {
  const list = join(keys, ", ");
  const conditions = [
    ...(options.where === undefined ? [] : [sql`(${options.where})`]),
    ...(options.nullsNotDistinct === true ? [] : keys.map((key) => sql`${key} IS NOT NULL`)),
  ];
  const grouped = words(all(conditions), sql`GROUP BY ${list} HAVING pg_catalog.count(*) > 1`);
  const shown = words(all(conditions), sql`GROUP BY ${list} HAVING count(*) > 1`);
  return {
    rule: "meets-duplicates",
    rows: table.address,
    of: `(${list.text})`,
    query: sql`SELECT ${printed(keys)} AS example, pg_catalog.count(*) AS n FROM probed AS ${identifier(table.name)} ${grouped}`,
    list: sql`SELECT ${list}, count(*) FROM ${qualified(table.schema, table.name)} ${shown}`,
  };
}

/** Rows in which a column is NULL. */
export function nulls(table: Table, column: string): Probe {
  const condition = sql`${identifier(column)} IS NULL`;
  return {
    rule: "meets-nulls",
    rows: table.address,
    of: identifier(column).text,
    query: counted(table.name, condition),
    list: listed(table, condition),
  };
}

/** Beyond so many rows nobody wants to know how many there are exactly. */
export const countedRows = 1000;

/** Any row at all: each needs a value that nobody has said. Counted only as far as `countedRows`, and one more. */
export function anyRow(table: Table, column: string): Probe {
  return {
    rule: "needs-values",
    rows: table.address,
    values: "none",
    of: identifier(column).text,
    query: sql`SELECT NULL::text AS example, pg_catalog.count(*) AS n FROM (SELECT FROM probed LIMIT ${integer(countedRows + 1)}) AS l HAVING pg_catalog.count(*) > 0`,
  };
}

/** Rows that are written again, where they are so many that it takes time. */
export function rewritten(table: Table, column: string): Probe {
  return {
    rule: "rewrites-rows",
    rows: table.address,
    values: "none",
    of: identifier(column).text,
    query: sql`SELECT NULL::text AS example, pg_catalog.count(*) AS n FROM (SELECT FROM probed LIMIT ${integer(countedRows + 1)}) AS l HAVING pg_catalog.count(*) > ${integer(countedRows)}`,
  };
}

/** Rows whose value in a column is one for which a domain's check is false; there the value is called VALUE. */
export function domainViolations(table: Table, column: string, expression: Sql): Probe {
  return {
    rule: "meets-violations",
    rows: table.address,
    of: `CHECK (${expression.text}) of the domain of ${identifier(column).text}`,
    query: sql`SELECT NULL::text AS example, pg_catalog.count(*) AS n FROM (SELECT ${identifier(column)} AS value FROM probed) AS held WHERE (${expression}) IS FALSE HAVING pg_catalog.count(*) > 0`,
  };
}

/** Rows for which a check is false; NULL passes (manual, CREATE TABLE, CHECK). */
export function violations(table: Table, expression: Sql): Probe {
  const condition = sql`(${expression}) IS FALSE`;
  return {
    rule: "meets-violations",
    rows: table.address,
    of: `CHECK (${expression.text})`,
    query: counted(table.name, condition),
    list: listed(table, condition),
  };
}

/**
 * Rows whose value the new type cannot hold as it is; `condition` says which these are. `tried`: it fails on them, and lists none.
 */
export function misfits(table: Table, column: string, type: string, condition: Sql, how: "known" | "tried"): Probe {
  return {
    rule: "meets-misfits",
    rows: table.address,
    values: "now",
    of: `${identifier(column).text} as ${type}`,
    query: counted(table.name, condition),
    ...(how === "tried" ? { tries: true } : { list: listed(table, condition) }),
  };
}

/** Any value at all: whether it fits a type that is another one by then cannot be asked before. */
export function unknownFit(table: Table, column: string, type: string): Probe {
  return {
    rule: "rows-not-seen",
    rows: table.address,
    values: "now",
    of: `${identifier(column).text} as ${type}`,
    query: sql`SELECT NULL::text AS example, pg_catalog.count(*) AS n FROM (SELECT FROM probed WHERE ${identifier(column)} IS NOT NULL LIMIT 1) AS l HAVING pg_catalog.count(*) > 0`,
  };
}

/** What a foreign key of this sort refuses besides. */
export const matchFull = " MATCH FULL";

/** Rows that refer to nothing. MATCH FULL refuses a key that is NULL in part, too (manual, CREATE TABLE, REFERENCES). */
export function orphans(
  table: Table,
  columns: readonly string[],
  target: Table,
  targets: readonly string[],
  match: "simple" | "full",
): Probe {
  const condition = (own: Sql, other: Sql): Sql => {
    const values = columns.map((column) => sql`${own}.${identifier(column)}`);
    const isTold = join(
      values.map((value) => sql`${value} IS NOT NULL`),
      " AND ",
    );
    const equal = join(
      values.map((value, place) => sql`r.${identifier(targets[place] as string)} = ${value}`),
      " AND ",
    );
    const missing = sql`${isTold} AND NOT EXISTS (SELECT FROM ${other} AS r WHERE ${equal})`;
    return match === "full" && columns.length > 1
      ? sql`(${missing}) OR pg_catalog.num_nulls(${join(values, ", ")}) BETWEEN 1 AND ${integer(columns.length - 1)}`
      : missing;
  };
  const keys = columns.map((column) => sql`o.${identifier(column)}`);
  const list = join(keys, ", ");
  return {
    rule: "meets-orphans",
    rows: table.address,
    referenced: target.address,
    of: `(${columns.map((column) => identifier(column).text).join(", ")})${match === "full" && columns.length > 1 ? matchFull : ""}`,
    query: sql`SELECT ${printed(keys)} AS example, pg_catalog.count(*) AS n FROM probed AS o WHERE ${condition(sql`o`, sql`referenced`)} GROUP BY ${list}`,
    list: sql`SELECT ${list}, count(*) FROM ${qualified(table.schema, table.name)} AS o WHERE ${condition(sql`o`, qualified(target.schema, target.name))} GROUP BY ${list}`,
  };
}

/** What a foreign key loses with a partition. */
export const toLeaving = " to rows that leave";

/** Rows that refer to some of a partition, which leaves the referenced table with them (manual, ALTER TABLE, DETACH PARTITION). */
export function referringTo(table: Table, columns: readonly string[], part: Table, targets: readonly string[]): Probe {
  const keys = columns.map((column) => sql`o.${identifier(column)}`);
  const list = join(keys, ", ");
  const equal = join(
    keys.map((key, place) => sql`r.${identifier(targets[place] as string)} = ${key}`),
    " AND ",
  );
  const condition = (other: Sql): Sql => sql`EXISTS (SELECT FROM ${other} AS r WHERE ${equal})`;
  return {
    rule: "meets-orphans",
    rows: table.address,
    referenced: part.address,
    values: "now",
    of: `(${columns.map((column) => identifier(column).text).join(", ")}) of ${qualified(table.schema, table.name).text}${toLeaving}`,
    query: sql`SELECT ${printed(keys)} AS example, pg_catalog.count(*) AS n FROM probed AS o WHERE ${condition(sql`referenced`)} GROUP BY ${list}`,
    list: sql`SELECT ${list}, count(*) FROM ${qualified(table.schema, table.name)} AS o WHERE ${condition(qualified(part.schema, part.name))} GROUP BY ${list}`,
  };
}

/** Triggers of a person that an UPDATE of this column fires. */
export const triggersOn = (table: Table, column: string): Probe => ({
  rule: "fires-triggers",
  rows: table.address,
  values: "catalog",
  of: qualified(table.schema, table.name).text,
  query: sql`SELECT NULL::text AS example, pg_catalog.count(*) AS n FROM probed AS p JOIN pg_catalog.pg_trigger AS g ON g.tgrelid = p.oid WHERE NOT g.tgisinternal AND g.tgenabled IN ('O', 'A') AND g.tgtype & 16 <> 0 AND (g.tgattr::text = '' OR EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = p.oid AND a.attname = ${literal(column)} AND a.attnum = ANY (g.tgattr)))`,
});

/**
 * Whether PostgreSQL will refuse what has to see all rows, for row security's sake. The check of a foreign key is one query of the role that runs the
 * statement, unless that owns only one of two tables of which the other has row security: then it asks row by row, as each table's
 * owner, and FORCE does not hold for that (ri_triggers.c, RI_Initial_Check).
 */
export function hiddenRows(table: Table, target: Table): Probe {
  const role = sql`(SELECT FROM pg_catalog.pg_roles AS o WHERE o.rolname = CURRENT_USER AND (o.rolsuper OR o.rolbypassrls))`;
  const isOwned = sql`pg_catalog.pg_has_role(r.relowner, 'USAGE')`;
  const isForced = sql`r.relrowsecurity AND r.relforcerowsecurity`;
  return {
    rule: "meets-row-security",
    rows: table.address,
    referenced: target.address,
    values: "catalog",
    of: [...new Set([table, target].map(({ schema, name }) => qualified(schema, name).text))].join(" or "),
    query: sql`SELECT NULL::text AS example, 1::int8 AS n WHERE NOT EXISTS ${role} AND NOT EXISTS (SELECT FROM probed AS r WHERE NOT ${isOwned}) AND NOT EXISTS (SELECT FROM referenced AS r WHERE r.relrowsecurity AND NOT ${isOwned}) AND (EXISTS (SELECT FROM probed AS r WHERE ${isForced}) OR EXISTS (SELECT FROM referenced AS r WHERE ${isForced}))`,
  };
}

/** Whether the server has nothing of the kind, by a query that gives a row where it has. */
const missingFromServer = (rule: RuleOfProbe, rows: Address, of: string, thereIf: Sql): Probe => ({
  rule,
  rows,
  values: "server",
  of,
  query: sql`SELECT NULL::text AS example, 1::int8 AS n WHERE NOT EXISTS (${thereIf})`,
});

/** Whether a role that is named is not there: they are the server's, and no schema brings them along. */
export const missingRole = (of: Address, role: string): Probe =>
  missingFromServer(
    "lacks-role",
    of,
    identifier(role).text,
    sql`SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = ${literal(role)}`,
  );

/** Whether the server cannot make an extension, in this version if one is given: its files are not there. */
export const missingExtension = (of: Address, name: string, version?: string): Probe =>
  missingFromServer(
    "lacks-extension",
    of,
    `files of the extension ${[identifier(name).text, version].join(" ").trim()}`,
    words(
      sql`SELECT FROM pg_catalog.pg_available_extension_versions AS v WHERE v.name = ${literal(name)}`,
      version !== undefined && sql`AND v.version = ${literal(version)}`,
    ),
  );

/** Whether the server has no scripts that lead from the version of an extension that it has to this one. */
export const missingUpdate = (of: Address, name: string, version: string): Probe =>
  missingFromServer(
    "lacks-extension",
    of,
    `way to update the extension ${identifier(name).text} to ${version}`,
    sql`SELECT FROM pg_catalog.pg_extension AS e, pg_catalog.pg_extension_update_paths(e.extname) AS p WHERE e.extname = ${literal(name)} AND p.source = e.extversion AND p.target = ${literal(version)} AND p.path IS NOT NULL`,
  );
