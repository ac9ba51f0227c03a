/**
 * Owns columns as a person writes them, and references to them.
 * Must not know tables, nor how anything is synthesised.
 */
import { suggestion } from "./identifier.ts";
import { quoteName } from "./keyword.ts";
import type { Sql } from "./sql.ts";

/** SQL, verbatim: a plain string, or what the tag `sql` made. */
export type SqlText = string | Sql;

interface CommonColumn {
  /** Any type of PostgreSQL's, e.g. `"bigint"`, `"varchar(120)"`, `"text[]"`. */
  readonly type: string;
  /** Default true; columns of the primary key and identity columns are NOT NULL in any case. */
  readonly nullable?: boolean;
  readonly comment?: string;
  /** The name that the column has in the database so far. */
  readonly renamedFrom?: string;
  readonly options?: {
    readonly collation?: string;
    /** Options of the identity's sequence: start, increment, min, max, cache, cycle. */
    readonly identityOptions?: Readonly<Record<string, string>>;
    /** Name of the NOT NULL constraint (PostgreSQL 18). */
    readonly notNullName?: string;
  };
}

interface PlainColumn extends CommonColumn {
  readonly default?: SqlText;
  readonly generated?: undefined;
  readonly identity?: undefined;
}

interface GeneratedColumn extends CommonColumn {
  /** The expression of a stored generated column. */
  readonly generated: SqlText;
  readonly default?: undefined;
  readonly identity?: undefined;
}

interface IdentityColumn extends CommonColumn {
  readonly identity: "always" | "by default";
  readonly default?: undefined;
  readonly generated?: undefined;
}

/** One column: with a default, generated, or an identity. */
export type Column = PlainColumn | GeneratedColumn | IdentityColumn;

/** The columns of a table, by name, in their order. */
export type Columns = Readonly<Record<string, Column>>;

/** A property that no column has does not compile, although the type of the columns is inferred. */
export type Exact<C> = {
  readonly [K in keyof C]: { readonly [P in Exclude<keyof C[K], AllKeys<Column>>]: never };
};
type AllKeys<T> = T extends unknown ? keyof T : never;

/** A column of a table, to be named in foreign keys and in SQL. */
export class ColumnReference<Name extends string = string> {
  constructor(
    /** The table that has it. */
    readonly table: TableName,
    readonly name: Name,
  ) {}

  /**
   * What is wrong with it if its table has no such column; a program that no compiler checks can name one.
   * @internal
   */
  get problem(): string | undefined {
    const { columnNames, name } = this.table;
    if (columnNames === undefined || columnNames.includes(this.name)) return undefined;
    return `the table ${quoteName(name)} has no column ${quoteName(this.name)}.${suggestion(this.name, columnNames)}`;
  }
}

/** References to these columns of a table. One to a column that is not there is given too: it is told where it is used. */
export function referencesOf(table: TableName, names: readonly string[]): Readonly<Record<string, ColumnReference>> {
  const references = Object.fromEntries(names.map((name) => [name, new ColumnReference(table, name)]));
  return new Proxy(references, {
    get: (target, name) =>
      typeof name === "symbol" || name in target ? Reflect.get(target, name) : new ColumnReference(table, name),
  });
}

/** What a reference must know of a table. */
export interface TableName {
  /** The construct that the table belongs to. */
  readonly schema: SchemaName;
  readonly name: string;
  /** Undefined where nobody knows them. */
  readonly columnNames?: readonly string[];
}

/** How a schema is called from another one. */
export interface SchemaName {
  /** Its name, or a token that gives it. */
  readonly reference: string;
  /** The same as it stands in SQL. */
  readonly inSql: string;
}
