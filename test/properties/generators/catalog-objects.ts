/**
 * Owns what of a generated schema is neither table nor type: a collation, text search objects, an extension; and a table's exclusion
 * constraints and statistics.
 * Must not know who uses them: nothing does, so that each can be made anew.
 */
import { type Building, quoted, type SideTable, written } from "./building.ts";
import type { SideColumn } from "./columns.ts";
import { asText } from "./constraints.ts";
import { elsewhere } from "./elsewhere.ts";
import type { Named } from "./names.ts";
import { fieldOf, type Raw } from "./raw.ts";
import { pick, pickMany } from "./sides.ts";

/** Of the schema: by numbers that say which. */
export function catalogObjectsOf(top: Raw, building: Building): void {
  const { side, schema, sql, version } = building;
  const numbers = (field: string): readonly number[] | undefined => fieldOf<readonly number[]>(top, field, side);
  const [collation] = numbers("+collation") ?? [];
  if (collation !== undefined)
    sql.push(`CREATE COLLATION ${quoted(schema, "sorted")} (${collationOf(collation, version)})`);
  const dictionary = numbers("+dictionary");
  const words = quoted(schema, "Words");
  if (dictionary !== undefined) {
    const [template = 0, options = 0] = dictionary;
    const all = ["TEMPLATE = simple", "TEMPLATE = snowball, language = english"];
    const more = ["", ", stopwords = english", ", stopwords = german"];
    sql.push(`CREATE TEXT SEARCH DICTIONARY ${words} (${pick(all, template)}${pick(more, options)})`);
  }
  const configuration = numbers("+configuration");
  if (configuration !== undefined) {
    const search = quoted(schema, "search");
    sql.push(`CREATE TEXT SEARCH CONFIGURATION ${search} (PARSER = "default")`);
    const [first = 0, second = 0] = configuration;
    const to = pick(["simple", dictionary === undefined ? "english_stem" : words, "english_stem, simple"], second);
    sql.push(
      `ALTER TEXT SEARCH CONFIGURATION ${search} ADD MAPPING FOR ${pick(["word", "word, email", "url"], first)} WITH ${to}`,
    );
  }
  const [extension] = numbers("+extension") ?? [];
  // Both sides ask for the same version: from a later one no path leads back.
  if (extension !== undefined)
    sql.push(
      `CREATE EXTENSION citext SCHEMA ${pick([schema, "public"], extension)}${pick(["", " VERSION '1.6'"], top.nature)}`,
    );
}

const collationOf = (number: number, version: number): string =>
  pick(
    [
      "provider = libc, locale = 'C'",
      "provider = libc, lc_collate = 'C', lc_ctype = 'POSIX'",
      "provider = libc, lc_collate = 'POSIX', lc_ctype = 'C'",
      "provider = icu, locale = 'und'",
      "provider = icu, locale = 'und', deterministic = false",
      ...(version >= 16 ? ["provider = icu, locale = 'und', rules = '&a < g'"] : []),
      ...(version >= 17 ? ["provider = builtin, locale = 'C'"] : []),
    ],
    number,
  ) as string;

const isNull = (column: SideColumn, number: number): string =>
  `(${quoted(column.name)} IS ${pick(["", "NOT "], number)}NULL)`;

/** They hold for none of the rows: whatever these are, they can be added. */
export function exclusionsOf(table: SideTable, exclusions: readonly Named[], building: Building): void {
  const { side } = building;
  for (const { raw, names } of exclusions) {
    const field = <T>(name: string): T | undefined => fieldOf<T>(raw, name, side);
    const [number = 0] = field<readonly number[]>("elements") ?? [];
    const column = pick(table.columns, number >> 1);
    if (column === undefined) continue;
    const method = field<string>("method") ?? "btree";
    const element = `${isNull(column, number)} WITH =`;
    const where = pick(["false", "1 = 2"], field<number>("where") ?? 0);
    const included = pickMany(
      table.columns,
      (method === "btree" ? field<readonly number[]>("+include") : undefined) ?? [],
    );
    const options = field<Readonly<Record<string, string>>>("+options");
    if (included.length > 0 || options !== undefined) {
      const parts = [
        `EXCLUDE USING ${method} (${element})`,
        included.length === 0 ? "" : `INCLUDE (${included.map(({ name }) => quoted(name)).join(", ")})`,
        ...Object.entries(options ?? {}).map(([key, parameter]) => `WITH (${key} = ${parameter})`),
        `WHERE (${where})`,
        field("deferrable") === undefined ? "" : `DEFERRABLE ${field("deferrable")}`,
      ];
      const definition = parts.filter((part) => part !== "").join(" ");
      asText(table, names[side] as string, definition, field("comment"), building);
      continue;
    }
    const value = written({
      method: field("method"),
      elements: [element],
      where,
      deferrable: field("deferrable"),
      comment: field("comment"),
    });
    table.written.exclusions = { ...(table.written.exclusions as object | undefined), [names[side] as string]: value };
  }
}

/** Of expressions, which columns of any type have. */
export function statisticsOf(table: SideTable, { raw }: Named, { side, sql, schema }: Building): void {
  const numbers = fieldOf<readonly number[]>(raw, "+statistics", side);
  const columns = table.columns.filter(({ generated }) => !generated);
  const [one, other] = numbers === undefined ? [] : columns;
  if (numbers === undefined || one === undefined || other === undefined) return;
  const name = quoted(schema, `Statistics of ${table.place}`);
  const [expressions = 0, kinds = 0, target = 0] = numbers;
  sql.push(
    `CREATE STATISTICS ${name} ${pick(["", "(ndistinct)", "(mcv, dependencies)"], kinds)} ON ${isNull(one, 0)}, ${isNull(other, expressions)} FROM ${quoted(schema, table.name)}`,
  );
  if (target % 2 === 1) sql.push(`ALTER STATISTICS ${name} SET STATISTICS ${target % 100}`);
}

/** Of columns of a table of this schema or of another one. */
export function otherStatisticsOf(top: Raw, { side, sql, schema, tables }: Building): void {
  const [of = 0, kinds = 0, which = 0] = fieldOf<readonly number[]>(top, "+other_statistics", side) ?? [];
  if (of + kinds + which === 0) return;
  const able = [
    { name: elsewhere.relation, columns: elsewhere.table.columns },
    ...tables.map((table) => ({ name: quoted(schema, table.name), columns: table.columns })),
  ];
  const { name, columns } = pick(able, of) as (typeof able)[number];
  const ordered = columns.filter(({ generated, type }) => !generated && type.ordered);
  // One column and an expression: of several columns PostgreSQL keeps the table's order, which a migrated one may not have.
  const [one, other] = pickMany(ordered, [which, which + 1]);
  if (one === undefined || other === undefined) return;
  sql.push(
    `CREATE STATISTICS ${quoted(schema, "other statistics")} ${pick(["", "(ndistinct)"], kinds)} ON ${quoted(one.name)}, ${isNull(other, kinds)} FROM ${name}`,
  );
}
