/**
 * Owns the interfaces of data sources and functions.
 * Must not know the wire.
 */
import type { Type } from "../cty/type.ts";
import type { Value, ValueMap } from "../cty/value.ts";
import type { Attributes, Planned, State } from "./attribute.ts";
import type { Context } from "./context.ts";
import type { Reported } from "./resource.ts";
import type { Schema } from "./schema.ts";

type Awaitable<T> = T | Promise<T>;

/** `S` is the type of a state, `P` that of a configuration, in which any part may be unknown. */
export interface DataSourceHandlers<C, S, P> {
  readonly typeName: string;
  validate?(request: { readonly config: P }, context: Context): Awaitable<Reported>;
  /** Only called with a wholly known configuration. `state: null` only with errors. */
  read(
    request: { readonly provider: C; readonly config: S },
    context: Context,
  ): Awaitable<{ readonly state: S | null } & Reported>;
}

/** A data source as its author writes it: values have the types that the schema gives them. */
export type DataSourceDefinition<C, A extends Attributes> = { readonly schema: Schema<A> } & DataSourceHandlers<
  C,
  State<A>,
  Planned<A>
>;

/** A data source whose attributes are known at run time only. */
export type DataSource<C> = { readonly schema: Schema } & DataSourceHandlers<C, ValueMap, ValueMap>;

/** Declares a data source. */
export const dataSource = <C, const A extends Attributes>(definition: DataSourceDefinition<C, A>): DataSource<C> =>
  definition as unknown as DataSource<C>;

export interface FunctionParameter {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  /** Absent: null as an argument is an error that Terraform reports. */
  readonly allowNull?: true;
  /** Absent: with an unknown argument the function is not called and the result is unknown. */
  readonly allowUnknown?: true;
}

/** A wrong argument: `argument` counts from 0. */
export interface FunctionFailure {
  readonly error: string;
  readonly argument?: number;
}

/** A function `provider::<name>::<function>(…)` (Terraform 1.8, OpenTofu 1.7). Pure: it sees no provider configuration. */
export interface ProviderFunction {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FunctionParameter[];
  readonly variadic?: FunctionParameter;
  readonly returns: Type;
  call(argumentValues: readonly Value[], context: Context): Awaitable<{ readonly result: Value } | FunctionFailure>;
}
