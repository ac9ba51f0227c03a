/**
 * Owns keys, foreign keys, checks and indexes as a person writes them. `N` are the names of the table's columns, so that a name
 * that no column has does not compile.
 * Must not know how they are synthesised.
 */
import type { ColumnReference, SqlText } from "./column.ts";

export type Deferrable = "initially immediate" | "initially deferred";

interface Commented {
  readonly comment?: string;
}

export interface PrimaryKey<N extends string> extends Commented {
  readonly columns: readonly N[];
  /** Default `<table>_pkey`. */
  readonly name?: string;
  readonly include?: readonly N[];
  readonly deferrable?: Deferrable;
}

export interface Unique<N extends string> extends Commented {
  readonly columns: readonly N[];
  readonly include?: readonly N[];
  /** PostgreSQL 15 and later. */
  readonly nullsNotDistinct?: boolean;
  readonly deferrable?: Deferrable;
}

type Action = "no action" | "restrict" | "cascade" | "set null" | "set default";

/** A foreign key that is written under the name of its one column. */
export interface ColumnForeignKey extends Commented {
  /** What is referred to: columns of one table, of this schema or of another. */
  readonly columns: readonly [ColumnReference, ...ColumnReference[]];
  /** Default `<table>_<columns>_fkey`. */
  readonly name?: string;
  readonly match?: "simple" | "full";
  readonly onUpdate?: Action;
  readonly onDelete?: Action;
  readonly deferrable?: Deferrable;
}

/** A foreign key over any number of columns. */
export interface ForeignKey<N extends string> extends ColumnForeignKey {
  /** The referring columns of this table, in the order of `columns`. */
  readonly from: readonly [N, ...N[]];
}

export interface Check extends Commented {
  readonly expression: SqlText;
  readonly noInherit?: boolean;
}

export interface Exclusion extends Commented {
  /** Columns or expressions, each with the operator that must not be true of all of them for two rows, e.g. `"during WITH &&"`. */
  readonly elements: readonly SqlText[];
  /** Access method of its index. Default `btree`. */
  readonly method?: string;
  /** Condition of the rows that it holds for. */
  readonly where?: SqlText;
  readonly deferrable?: Deferrable;
}

export interface Index<N extends string> extends Commented {
  /** A column's name is that column; anything else is SQL as in CREATE INDEX, e.g. `"lower(email) DESC"`. */
  readonly columns: readonly (N | SqlText)[];
  readonly unique?: boolean;
  /** Default `btree`. */
  readonly method?: string;
  readonly include?: readonly N[];
  /** The predicate of a partial index. */
  readonly where?: SqlText;
  /** PostgreSQL 15 and later. */
  readonly nullsNotDistinct?: boolean;
  readonly options?: { readonly parameters?: Readonly<Record<string, string>> };
}

/** An index on an expression is given a name instead: `{ books_title_idx: { columns: ["lower(title)"] } }`. */
type ColumnOrColumns<N extends string> = N | readonly N[];

/**
 * All of it is the first. The compiler explains a mistake by that member of a union whose form is nearest: without the second one
 * by the names of indexes, which says nothing of columns.
 */
type Lists<E> = readonly E[] | [E, ...E[]];

/** Unnamed ones as lists of columns, named as PostgreSQL would; or by name. */
export type Uniques<N extends string> = Lists<ColumnOrColumns<N>> | Readonly<Record<string, Unique<N> | readonly N[]>>;

/** By the one column that refers, or a list. */
export type ForeignKeys<N extends string> = { readonly [K in N]?: ColumnForeignKey } | readonly ForeignKey<N>[];

export type Checks = Readonly<Record<string, SqlText | Check>>;

/** By name. */
export type Exclusions = Readonly<Record<string, Exclusion>>;

/** Unnamed ones as lists of columns, named as PostgreSQL would; or by name. */
export type Indexes<N extends string> =
  | Lists<ColumnOrColumns<N>>
  | Readonly<Record<string, Index<N> | readonly (N | SqlText)[]>>;
