/**
 * Owns the TypeScript types of rows, from the types of the columns. It is erased: nothing of it runs.
 * Must not know how rows are read; the values are those that the driver `pg` gives unless a type says otherwise.
 */
import type { Column, Columns } from "./column.ts";
import type { PrimaryKey } from "./constraint.ts";
import type { Table } from "./table.ts";

/** An interval as `pg` gives it. */
export interface Interval {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/** What `pg` makes of PostgreSQL's types, by their names without modifiers. Integers of 8 bytes and numeric are strings. */
interface TypeMap {
  smallint: number;
  int2: number;
  smallserial: number;
  integer: number;
  int: number;
  int4: number;
  serial: number;
  bigint: string;
  int8: string;
  bigserial: string;
  oid: number;
  real: number;
  float4: number;
  float: number;
  "double precision": number;
  float8: number;
  numeric: string;
  decimal: string;
  money: string;
  boolean: boolean;
  bool: boolean;
  text: string;
  varchar: string;
  "character varying": string;
  char: string;
  character: string;
  bpchar: string;
  name: string;
  citext: string;
  uuid: string;
  inet: string;
  cidr: string;
  macaddr: string;
  macaddr8: string;
  xml: string;
  bit: string;
  varbit: string;
  "bit varying": string;
  tsvector: string;
  tsquery: string;
  date: Date;
  timestamp: Date;
  "timestamp without time zone": Date;
  timestamptz: Date;
  "timestamp with time zone": Date;
  time: string;
  "time without time zone": string;
  timetz: string;
  "time with time zone": string;
  interval: Interval;
  bytea: Uint8Array;
  json: unknown;
  jsonb: unknown;
}

/** `character varying(20)` without its modifier, `timestamp(3) with time zone` too. */
type Base<T extends string> = T extends `${infer Before}(${string})${infer After}`
  ? `${Trim<Before>}${After}`
  : Trim<T>;
type Trim<T extends string> = T extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : T;

type Scalar<T extends string, M> =
  Lowercase<Base<T>> extends infer B
    ? B extends keyof M
      ? M[B]
      : B extends keyof TypeMap
        ? TypeMap[B]
        : unknown
    : never;

/** The value of a column of this type that is not null. */
type Value<T extends string, M> = T extends `${infer Element}[]${infer More}`
  ? More extends "" | `[${string}`
    ? readonly Value<Element, M>[]
    : unknown
  : Scalar<T, M>;

type PrimaryKeyNames<K> = K extends string
  ? K
  : K extends readonly (infer N)[]
    ? N
    : K extends PrimaryKey<infer N>
      ? N
      : never;

type IsNotNull<C extends Column, N, K> = C extends { readonly nullable: false }
  ? true
  : C extends { readonly identity: string }
    ? true
    : C extends { readonly type: `${string}serial` }
      ? true
      : [N] extends [PrimaryKeyNames<K>]
        ? true
        : false;

type ColumnValue<C extends Column, N, K, M> = Value<C["type"], M> | (IsNotNull<C, N, K> extends true ? never : null);

/**
 * A row of a table as it is read: `type User = Row<typeof users>`. What PostgreSQL types the driver gives otherwise is told in
 * the second argument: `Row<typeof users, { bigint: bigint; jsonb: Json }>`.
 */
export type Row<T extends Table<Columns, unknown>, M = object> =
  T extends Table<infer C, infer K> ? { -readonly [N in keyof C]: ColumnValue<C[N], N, K, M> } : never;

/** Set by PostgreSQL in any case. */
type Computed<C> = {
  [N in keyof C]: C[N] extends { readonly generated: NonNullable<unknown> } | { readonly identity: "always" }
    ? N
    : never;
}[keyof C];

/** May be left out of an INSERT. */
type Omittable<C, K> = {
  [N in keyof C]: C[N] extends { readonly default: NonNullable<unknown> } | { readonly identity: "by default" }
    ? N
    : C[N] extends Column
      ? IsNotNull<C[N], N, K> extends true
        ? never
        : N
      : never;
}[keyof C];

/** A row to be inserted: without what PostgreSQL computes; optional where there is a default or NULL will do. */
export type NewRow<T extends Table<Columns, unknown>, M = object> =
  T extends Table<infer C, infer K>
    ? {
        -readonly [N in Exclude<keyof C, Computed<C> | Omittable<C, K>>]: ColumnValue<C[N], N, K, M>;
      } & { -readonly [N in Exclude<Omittable<C, K>, Computed<C>>]?: ColumnValue<C[N], N, K, M> }
    : never;
