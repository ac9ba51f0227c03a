/**
 * Owns tables: what a person writes of one, and the object to refer to it by.
 * Must not know how it is synthesised.
 */
import {
  type Column,
  type ColumnReference,
  type Columns,
  type Exact,
  referencesOf,
  type SchemaName,
  type TableName,
} from "./column.ts";
import type {
  Check,
  Checks,
  Exclusion,
  Exclusions,
  ForeignKey,
  ForeignKeys,
  Index,
  Indexes,
  PrimaryKey,
  Unique,
  Uniques,
} from "./constraint.ts";
import { Sql } from "./sql.ts";

/** The names of the columns. */
export type Name<C> = Extract<keyof C, string>;

export type PrimaryKeyInput<N extends string> = N | readonly N[] | PrimaryKey<N>;

/** References to columns, by name. */
export type References<C> = { readonly [N in Name<C>]: ColumnReference<N> };

export interface TableProps<C extends Columns, K> {
  readonly columns: C & Exact<C>;
  readonly primaryKey?: K;
  readonly uniques?: Uniques<NoInfer<Name<C>>>;
  readonly foreignKeys?: ForeignKeys<NoInfer<Name<C>>>;
  readonly checks?: Checks | ((column: References<NoInfer<C>>) => Checks);
  readonly exclusions?: Exclusions | ((column: References<NoInfer<C>>) => Exclusions);
  readonly indexes?: Indexes<NoInfer<Name<C>>> | IndexesByColumn<NoInfer<C>>;
  readonly comment?: string;
  /** The name that the table has in the database so far. */
  readonly renamedFrom?: string;
  readonly options?: {
    /** Storage parameters, e.g. `{ fillfactor: "70" }`. */
    readonly parameters?: Readonly<Record<string, string>>;
    readonly unlogged?: boolean;
  };
}

/** No list: else the compiler would explain a mistake in a list as one of a function. */
type IndexesByColumn<C extends Columns> = ((column: References<C>) => Indexes<Name<C>>) & { readonly 0?: never };

/** A table as the synthesis sees it: every short form written out. */
export interface TableContent {
  /** All of it as it was written. */
  readonly written: object;
  readonly columns: Columns;
  readonly primaryKey: PrimaryKey<string> | undefined;
  /** Without a name: it is chosen at synthesis. */
  readonly uniques: readonly Named<Unique<string>>[];
  readonly foreignKeys: readonly Named<ForeignKey<string>>[];
  readonly checks: readonly Named<Check>[];
  readonly exclusions: readonly Named<Exclusion>[];
  readonly indexes: readonly Named<Index<string>>[];
  readonly comment: string | undefined;
  readonly renamedFrom: string | undefined;
  readonly options: TableProps<Columns, never>["options"];
}

export interface Named<T> {
  readonly name: string | undefined;
  readonly value: T;
}

/** A table of a PostgresSchema. Name its columns as `users.column.email`. */
export class Table<C extends Columns = Columns, K = unknown> implements TableName {
  /** The columns, to be named in foreign keys and in SQL. */
  readonly column: References<C>;
  /** Their names, in their order. */
  readonly columnNames: readonly string[];
  /** Only for types: `Row<typeof users>`. */
  declare readonly rowOf: readonly [columns: C, primaryKey: K];
  readonly #props: TableProps<Columns, unknown>;
  readonly #added: ForeignKey<string>[] = [];

  constructor(
    /** The construct that it belongs to. */
    readonly schema: SchemaName,
    /** Its name in the database. */
    readonly name: string,
    props: TableProps<C, K>,
  ) {
    this.#props = props as unknown as TableProps<Columns, unknown>;
    this.columnNames = Object.keys(props.columns ?? {});
    this.column = referencesOf(this, this.columnNames) as unknown as References<C>;
  }

  /** A foreign key that is added later: two tables that refer to each other cannot both be written first. */
  addForeignKey(key: ForeignKey<Name<C>>): void {
    this.#added.push(key);
  }

  /**
   * How many foreign keys were added later.
   * @internal
   */
  get added(): number {
    return this.#added.length;
  }

  /** @internal */
  get content(): TableContent {
    const props = this.#props;
    const { primaryKey, uniques = [], foreignKeys = [] } = props;
    const ofColumns = <T>(written: T | ((column: References<Columns>) => T)): T =>
      typeof written === "function"
        ? (written as (column: References<Columns>) => T)(this.column as References<Columns>)
        : written;
    const checks = ofColumns<Checks>(props.checks ?? {});
    const exclusions = ofColumns<Exclusions>(props.exclusions ?? {});
    const indexes = ofColumns<Indexes<string>>(props.indexes ?? []);
    return {
      written: props,
      columns: (props.columns ?? {}) as Readonly<Record<string, Column>>,
      primaryKey: primaryKey === undefined ? undefined : keyOf(primaryKey as PrimaryKeyInput<string>),
      uniques: namedOrNot(uniques as Uniques<string>),
      foreignKeys: [...foreignKeysOf(foreignKeys as ForeignKeys<string>), ...this.#added].map((value) => ({
        name: value.name,
        value,
      })),
      checks: Object.entries(checks).map(([name, check]) => ({
        name,
        value: isCheck(check) ? check : { expression: check },
      })),
      exclusions: Object.entries(exclusions).map(([name, value]) => ({ name, value })),
      indexes: namedOrNot(indexes),
      comment: props.comment,
      renamedFrom: props.renamedFrom,
      options: props.options,
    };
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isCheck = (check: Checks[string]): check is Check => typeof check === "object" && !(check instanceof Sql);

const keyOf = (key: PrimaryKeyInput<string>): PrimaryKey<string> =>
  typeof key === "string" ? { columns: [key] } : isList(key) ? { columns: key as readonly string[] } : key;

function namedOrNot<T extends { readonly columns: readonly unknown[] }>(
  written: readonly (string | readonly string[])[] | Readonly<Record<string, T | readonly unknown[]>>,
): readonly Named<T>[] {
  const value = (columns: unknown): T => (isList(columns) ? ({ columns } as unknown as T) : (columns as T));
  if (isList(written))
    return written.map((columns) => ({ name: undefined, value: value(isList(columns) ? columns : [columns]) }));
  return Object.entries(written).map(([name, one]) => ({ name, value: value(one) }));
}

function foreignKeysOf(written: ForeignKeys<string>): readonly ForeignKey<string>[] {
  if (isList(written)) return written as readonly ForeignKey<string>[];
  return Object.entries(written).flatMap(([column, key]) => (key === undefined ? [] : [{ ...key, from: [column] }]));
}
