/**
 * Owns the way from a table as it was written to the attributes of the generated binding, and what can be said of it without a
 * database.
 * Must not know Terraform, nor when this happens.
 */

import { Token } from "./cdktf.ts";
import { type Column, ColumnReference, type SqlText } from "./column.ts";
import type { ForeignKey, Index, PrimaryKey, Unique } from "./constraint.ts";
import type { PostgresSchemaTables, PostgresSchemaTablesColumns } from "./generated/postgres-schema.ts";
import { chosenName, problemOf, suggestion } from "./identifier.ts";
import { quoteName } from "./keyword.ts";
import { misspellings } from "./spelling.ts";
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
    for (const name of this.#columns) this.#checkColumn(name);
    if (!around.takeRelation(table.name))
      this.#report("", "there are two tables, views, sequences or indexes of this name");
    const { primaryKey } = content;
    // What the provider names it by itself, unless that is too long or taken.
    const usual = `${table.name}_pkey`;
    const primary = primaryKey && (primaryKey.name ?? chosenName(table.name, undefined, "pkey", around.isTaken));
    if (primary !== undefined) this.#constraint(primary, "primary key", true);
    // Names that were given are taken before any is chosen.
    const uniques = this.#named(content.uniques, "unique", (one) => one.columns, "key", true);
    const checks = this.#named(content.checks, "check", () => [], "check", false);
    const foreignKeys = this.#named(content.foreignKeys, "foreign key", (one) => one.from, "fkey", false);
    const indexes = this.#named(content.indexes, "index", (one) => one.columns.map(String), "idx", true);
    return {
      columns: Object.fromEntries(
        Object.entries(content.columns).map(([name, column]) => [name, this.#column(name, column)]),
      ),
      columnOrder: [...this.#columns],
      ...(primaryKey === undefined
        ? {}
        : {
            primaryKey: {
              ...this.#key(primaryKey, "primary key"),
              ...(primary === undefined || primary === usual ? {} : { name: primary }),
            },
          }),
      ...unlessEmpty("uniques", uniques, (one, name) => this.#key(one, `unique ${name}`)),
      ...unlessEmpty("foreignKeys", foreignKeys, (one, name) => this.#foreignKey(one, `foreign key ${name}`)),
      ...unlessEmpty("checks", checks, (one, name) => ({
        ...one,
        expression: this.#expression(one.expression, `check ${name}`),
      })),
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

  #checkColumn(name: string): void {
    const problem = problemOf(name);
    if (problem !== undefined) this.#report(`column ${quoteName(name)}`, `its name ${problem}`);
    if (/^(0|[1-9]\d*)$/.test(name))
      this.#report(
        `column ${quoteName(name)}`,
        "JavaScript puts names that are whole numbers first, so that the order of the columns is lost; declare this table with addSql",
      );
  }

  #column(name: string, { default: value, generated, identity, ...rest }: Column): PostgresSchemaTablesColumns {
    const place = `column ${quoteName(name)}`;
    return {
      ...rest,
      ...(identity === undefined ? {} : { identity }),
      ...(value === undefined ? {} : { default: this.#text(value) }),
      ...(generated === undefined ? {} : { generated: this.#expression(generated, place) }),
    };
  }

  #foreignKey({ from, columns, name: _, ...rest }: ForeignKey<string>, place: string) {
    const [first] = columns;
    if (from.length !== columns.length)
      this.#report(place, `${from.length} columns refer to ${columns.length}: there must be as many`);
    if (columns.some((column) => column.table !== first.table))
      this.#report(place, "it refers to columns of several tables");
    const { schema, name } = first.table;
    return {
      ...rest,
      columns: this.#listed(from, place),
      references: {
        ...(schema === this.table.schema ? {} : { schema: schema.reference }),
        table: name,
        columns: columns.map((column) => column.name),
      },
    };
  }

  #index({ columns, where, include, ...rest }: Index<string>, place: string) {
    return {
      ...rest,
      columns: columns.map((column) =>
        typeof column === "string" && this.#columns.has(column) ? column : this.#expression(column, place),
      ),
      ...this.#included(include, place),
      ...(where === undefined ? {} : { where: this.#expression(where, place) }),
    };
  }

  /** With lists that are our own. */
  #key<T extends PrimaryKey<string> | Unique<string>>({ columns, include, ...rest }: T, place: string) {
    return { ...rest, columns: this.#listed(columns, place), ...this.#included(include, place) };
  }

  #included(names: readonly string[] | undefined, place: string): { include?: string[] } {
    return names === undefined ? {} : { include: this.#listed(names, place) };
  }

  #listed(names: readonly string[], place: string): string[] {
    for (const name of names)
      if (!this.#columns.has(name))
        this.#report(place, `there is no column ${quoteName(name)}.${suggestion(name, this.#columns)}`);
    return [...names];
  }

  #text(text: SqlText): string {
    return text instanceof Sql ? text.render(this.table.schema) : text;
  }

  /** SQL that may name columns of this table; a plain string is looked through for ones that are misspelt. */
  #expression(text: SqlText, place: string): string {
    if (text instanceof Sql) {
      for (const part of text.parts)
        if (part instanceof ColumnReference && part.table === this.table && !this.#columns.has(part.name))
          this.#report(place, `there is no column ${quoteName(part.name)}`);
    } else if (!Token.isUnresolved(text))
      for (const { name, nearest } of misspellings(text, { name: this.table.name, columns: this.#columns }))
        this.#report(
          place,
          `there is no column ${quoteName(name)} in ${JSON.stringify(text)}. Did you mean ${quoteName(nearest)}?`,
        );
    return this.#text(text);
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

function unlessEmpty<K extends string, T, R>(
  key: K,
  all: readonly (readonly [string, T])[],
  write: (one: T, name: string) => R,
): { [P in K]?: Record<string, R> } {
  if (all.length === 0) return {};
  const made = Object.fromEntries(all.map(([name, one]) => [name, write(one, quoteName(name))]));
  return { [key]: made } as { [P in K]?: Record<string, R> };
}
