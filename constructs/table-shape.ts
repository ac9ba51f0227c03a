/**
 * Owns the way from a table as it was written to the attributes of the generated binding, and what can be said of it without a
 * database.
 * Must not know Terraform, nor when this happens.
 */

import { Token } from "./cdktf.ts";
import { type Column, ColumnReference, type SqlText } from "./column.ts";
import type { Check, Exclusion, ForeignKey, Index, PrimaryKey, Unique } from "./constraint.ts";
import type { PostgresSchemaTables, PostgresSchemaTablesColumns } from "./generated/postgres-schema.ts";
import { chosenName, problemOf, suggestion } from "./identifier.ts";
import { quoteName } from "./keyword.ts";
import { unknownOptions } from "./options.ts";
import { misspellings, words } from "./spelling.ts";
import { Sql } from "./sql.ts";
import type { Named, Table, TableContent } from "./table.ts";

/** What a table must know of what is around it. */
export interface Surroundings {
  /** Whether a relation of this schema has the name; from then on one has. */
  takeRelation(name: string): boolean;
  isTaken(name: string): boolean;
  /** Notes what is wrong, and where. */
  report(place: string, problem: string): void;
}

/** The attributes of a table. What is wrong with it is reported, all of it. */
export function shapeOf(table: Table, around: Surroundings): PostgresSchemaTables {
  const content = table.content;
  const shape = new Shape(table, content, around);
  return shape.attributes();
}

class Shape {
  readonly #columns: ReadonlySet<string>;
  /** Names of constraints: one of each on a table. */
  readonly #constraints = new Set<string>();

  constructor(
    readonly table: Table,
    readonly content: TableContent,
    readonly around: Surroundings,
  ) {
    this.#columns = new Set(Object.keys(content.columns));
  }

  attributes(): PostgresSchemaTables {
    const { table, content, around } = this;
    this.#known("table", content.written, "");
    if (!("columns" in content.written)) this.#report("", "it has no columns");
    for (const name of this.#columns) this.#checkColumn(name);
    if (!around.takeRelation(table.name))
      this.#report("", "there are two tables, views, sequences or indexes of this name");
    const { primaryKey } = content;
    // What the provider names it by itself, unless that is too long or taken.
    const usual = `${table.name}_pkey`;
    const primary = primaryKey && (primaryKey.name ?? chosenName(table.name, undefined, "pkey", around.isTaken));
    if (primary !== undefined) this.#constraint(primary, "primary key", true);
    // Names that were given are taken before any is chosen.
    const uniques = this.#named(content.uniques, "unique", (one) => listOf(one.columns), "key", true);
    const checks = this.#named(content.checks, "check", () => [], "check", false);
    const exclusions = this.#named(content.exclusions, "exclusion constraint", () => [], "excl", true);
    const foreignKeys = this.#named(content.foreignKeys, "foreign key", (one) => listOf(one.from), "fkey", false);
    const nameable = content.indexes.filter((one) => one.name !== undefined || this.#isOfColumns(one.value));
    const indexes = this.#named(nameable, "index", (one) => listOf(one.columns).map(String), "idx", true);
    return {
      columns: Object.fromEntries(
        Object.entries(content.columns).map(([name, column]) => [name, this.#column(name, column)]),
      ),
      columnOrder: [...this.#columns],
      ...(primaryKey === undefined
        ? {}
        : {
            primaryKey: {
              ...this.#key(primaryKey, "primary key", "primary key"),
              ...(primary === undefined || primary === usual ? {} : { name: primary }),
            },
          }),
      ...unlessEmpty("uniques", uniques, (one, name) => this.#key(one, "unique", `unique ${name}`)),
      ...unlessEmpty("foreignKeys", foreignKeys, (one, name) => this.#foreignKey(one, `foreign key ${name}`)),
      ...unlessEmpty("checks", checks, (one, name) => this.#check(one, `check ${name}`)),
      ...unlessEmpty("exclusions", exclusions, (one, name) => this.#exclusion(one, `exclusion constraint ${name}`)),
      ...unlessEmpty("indexes", indexes, (one, name) => this.#index(one, `index ${name}`)),
      ...(content.comment === undefined ? {} : { comment: content.comment }),
      ...(content.renamedFrom === undefined ? {} : { renamedFrom: content.renamedFrom }),
      ...(content.options === undefined ? {} : { options: content.options }),
    };
  }

  #report(part: string, problem: string): void {
    const name = quoteName(this.table.name);
    this.around.report(part === "" ? name : `${name}, ${part}`, problem);
  }

  #known(what: Parameters<typeof unknownOptions>[0], written: object, part: string): void {
    for (const problem of unknownOptions(what, written)) this.#report(part, problem);
  }

  #checkColumn(name: string): void {
    const problem = problemOf(name);
    if (problem !== undefined) this.#report(`column ${quoteName(name)}`, `its name ${problem}`);
    if (/^(0|[1-9]\d*)$/.test(name))
      this.#report(
        `column ${quoteName(name)}`,
        "JavaScript puts names that are whole numbers first, so that the order of the columns is lost; declare this table with addSql",
      );
  }

  #column(name: string, column: Column): PostgresSchemaTablesColumns {
    const place = `column ${quoteName(name)}`;
    if (typeof column !== "object" || column === null) {
      this.#report(place, `it has no type: write { type: ${JSON.stringify(column) ?? '"text"'} }`);
      return { type: "" };
    }
    const { default: value, generated, identity, ...rest } = column;
    this.#known("column", column, place);
    if (rest.type === undefined) this.#report(place, "it has no type");
    return {
      ...rest,
      ...(identity === undefined ? {} : { identity }),
      ...(value === undefined ? {} : { default: this.#text(value, place) }),
      ...(generated === undefined ? {} : { generated: this.#expression(generated, place) }),
    };
  }

  #check(check: Check, place: string) {
    this.#known("check", check, place);
    return { ...check, expression: this.#expression(check.expression, place) };
  }

  #exclusion(exclusion: Exclusion, place: string) {
    const { elements, where, ...rest } = exclusion;
    this.#known("exclusion", exclusion, place);
    return {
      ...rest,
      // An element is no expression that could be looked through: it ends in WITH and an operator.
      elements: this.#list(elements, place, "elements").map((element) => this.#text(element, place)),
      ...(where === undefined ? {} : { where: this.#expression(where, place) }),
    };
  }

  #foreignKey(key: ForeignKey<string>, place: string) {
    const { name: _, from: referring, columns: referred, ...rest } = key;
    this.#known("foreign key", key, place);
    const from = this.#listed(referring, place, "from");
    const columns = this.#list(referred, place, "columns").filter((column) => this.#isReference(column, place));
    const [first] = columns;
    // What is wrong with those that are missing is told.
    if (first === undefined || columns.length < referred.length)
      return { ...rest, columns: from, references: { table: "", columns: [] } };
    if (from.length !== columns.length)
      this.#report(place, `${from.length} columns refer to ${columns.length}: there must be as many`);
    if (columns.some((column) => column.table !== first.table))
      this.#report(place, "it refers to columns of several tables");
    const { schema, name } = first.table;
    return {
      ...rest,
      columns: from,
      references: {
        ...(schema === this.table.schema ? {} : { schema: schema.reference }),
        table: name,
        columns: columns.map((column) => column.name),
      },
    };
  }

  #isReference(column: unknown, place: string): column is ColumnReference {
    const problem =
      column instanceof ColumnReference
        ? column.problem
        : `it refers to ${JSON.stringify(column) ?? "undefined"}, which is no column of a table: write it as customers.column.id`;
    if (problem !== undefined) this.#report(place, problem);
    return problem === undefined;
  }

  /** Whether what stands in a list of indexes is columns, for which there is a name. */
  #isOfColumns({ columns }: Index<string>): boolean {
    const texts = columns.map((column) => (column instanceof Sql ? column.render(this.table.schema) : String(column)));
    const wrong = texts.filter((text) => !this.#columns.has(text));
    for (const text of wrong) {
      const near = suggestion(text, this.#columns);
      this.#report(
        "indexes",
        near !== "" || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)
          ? `there is no column ${quoteName(text)}.${near}`
          : `${JSON.stringify(text)} is no column. An index on an expression is given a name: ${this.#withName(texts)}`,
      );
    }
    return wrong.length === 0;
  }

  /** The form in which an index on these expressions is written. */
  #withName(texts: readonly string[]): string {
    const columns = texts.flatMap(words).filter((word) => this.#columns.has(word));
    const name = chosenName(this.table.name, columns.join("_") || "expr", "idx", this.around.isTaken);
    const key = /^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name);
    return `indexes: { ${key}: { columns: [${texts.map((text) => JSON.stringify(text)).join(", ")}] } }`;
  }

  #index(index: Index<string>, place: string) {
    const { columns, where, include, ...rest } = index;
    this.#known("index", index, place);
    return {
      ...rest,
      columns: this.#list(columns, place, "columns").map((column) =>
        typeof column === "string" && this.#columns.has(column) ? column : this.#expression(column, place),
      ),
      ...this.#included(include, place),
      ...(where === undefined ? {} : { where: this.#expression(where, place) }),
    };
  }

  /** With lists that are our own. */
  #key<T extends PrimaryKey<string> | Unique<string>>(key: T, what: "primary key" | "unique", place: string) {
    const { columns, include, ...rest } = key;
    this.#known(what, key, place);
    return { ...rest, columns: this.#listed(columns, place, "columns"), ...this.#included(include, place) };
  }

  #included(names: readonly string[] | undefined, place: string): { include?: string[] } {
    return names === undefined ? {} : { include: this.#listed(names, place, "include") };
  }

  /** A list of names of columns, as one that is our own. */
  #listed(names: readonly string[], place: string, option: string): string[] {
    const list = this.#list(names, place, option);
    for (const name of list.map(String))
      if (!this.#columns.has(name))
        this.#report(place, `there is no column ${quoteName(name)}.${suggestion(name, this.#columns)}`);
    return [...list];
  }

  /** What has to be a list, and is none where no compiler checks. */
  #list<T>(value: readonly T[] | undefined, place: string, option: string): readonly T[] {
    if (!Array.isArray(value))
      this.#report(place, value === undefined ? `${option} is missing` : `${option} is no list`);
    return listOf(value);
  }

  #text(text: SqlText, place: string): string {
    if (typeof text === "string") return text;
    if (text instanceof Sql) {
      for (const problem of text.problems) this.#report(place, problem);
      return text.render(this.table.schema);
    }
    this.#report(place, text === undefined ? "its SQL is missing" : "it is neither text nor made with sql`…`");
    return "";
  }

  /** SQL that may name columns of this table; a plain string is looked through for ones that are misspelt. */
  #expression(text: SqlText, place: string): string {
    if (typeof text === "string" && !Token.isUnresolved(text))
      for (const { name, nearest } of misspellings(text, { name: this.table.name, columns: this.#columns }))
        this.#report(
          place,
          `there is no column ${quoteName(name)} in ${JSON.stringify(text)}. Did you mean ${quoteName(nearest)}?`,
        );
    return this.#text(text, place);
  }

  #constraint(name: string, place: string, isRelation: boolean): string {
    const problem = problemOf(name);
    if (problem !== undefined) this.#report(place, `its name ${problem}`);
    if (this.#constraints.has(name)) this.#report(place, `there are two constraints ${quoteName(name)}`);
    this.#constraints.add(name);
    if (isRelation && !this.around.takeRelation(name))
      this.#report(place, `there are two tables, views, sequences or indexes ${quoteName(name)}`);
    return name;
  }

  /** With names: those that were given, and for the others what PostgreSQL would choose. */
  #named<T>(
    all: readonly Named<T>[],
    what: string,
    columns: (one: T) => readonly string[],
    label: string,
    isRelation: boolean,
  ): readonly (readonly [string, T])[] {
    const isTaken = (name: string): boolean =>
      (label !== "idx" && this.#constraints.has(name)) || (isRelation && this.around.isTaken(name));
    const given = new Set(all.flatMap(({ name }) => (name === undefined ? [] : [name])));
    return all.map(({ name, value }) => {
      const chosen =
        name ?? chosenName(this.table.name, columns(value).join("_"), label, (one) => given.has(one) || isTaken(one));
      if (label !== "idx")
        return [this.#constraint(chosen, `${what} ${quoteName(chosen)}`, isRelation), value] as const;
      const problem = problemOf(chosen);
      if (problem !== undefined) this.#report(`${what} ${quoteName(chosen)}`, `its name ${problem}`);
      if (!this.around.takeRelation(chosen))
        this.#report(`${what} ${quoteName(chosen)}`, "there are two tables, views, sequences or indexes of this name");
      return [chosen, value] as const;
    });
  }
}

const listOf = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);

function unlessEmpty<K extends string, T, R>(
  key: K,
  all: readonly (readonly [string, T])[],
  write: (one: T, name: string) => R,
): { [P in K]?: Record<string, R> } {
  if (all.length === 0) return {};
  const made = Object.fromEntries(all.map(([name, one]) => [name, write(one, quoteName(name))]));
  return { [key]: made } as { [P in K]?: Record<string, R> };
}
