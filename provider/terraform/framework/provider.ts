/**
 * Owns the interface of a provider: its configuration and the lists that it serves.
 * Must not know the wire or any one resource.
 */
import type { ValueMap } from "../cty/value.ts";
import type { Attributes, Planned } from "./attribute.ts";
import type { Context } from "./context.ts";
import type { DataSource, ProviderFunction } from "./data-source.ts";
import type { Reported, Resource } from "./resource.ts";
import type { Schema } from "./schema.ts";

type Awaitable<T> = T | Promise<T>;

/** `provider` goes to every handler; it may be left out only with errors. */
export type Configured<C> = Reported & { readonly provider?: C };

/** `P` is the type of the configuration. */
export interface ProviderHandlers<C, P> {
  readonly resources: readonly Resource<C>[];
  readonly dataSources: readonly DataSource<C>[];
  readonly functions: readonly ProviderFunction[];
  /** Judges the configuration by itself; values may be unknown. */
  validate?(request: { readonly config: P }, context: Context): Awaitable<Reported>;
  /**
   * Makes what handlers get as `provider`. Values may be unknown on a first deploy: keep that, never fall back to a default.
   * Connect lazily, not here. Called once a connection; several configurations (aliases) may live in one process.
   */
  configure(
    request: { readonly config: P; readonly terraformVersion: string },
    context: Context,
  ): Awaitable<Configured<C>>;
  /** Called when Terraform has no more use for what `configure` made. Not awaited for more than half a second. */
  close?(provider: C): Awaitable<void>;
  /** Removes secrets from text of unexpected errors before it is shown. */
  redact?(text: string): string;
}

/** A provider as its author writes it: the configuration has the type that the schema gives it. */
export type ProviderDefinition<C, A extends Attributes> = { readonly schema: Schema<A> } & ProviderHandlers<
  C,
  Planned<A>
>;

/** A provider whose configuration is known at run time only: what the server works with. */
export type Provider<C> = { readonly schema: Schema } & ProviderHandlers<C, ValueMap>;

/** Declares a provider. */
export const provider = <C, const A extends Attributes>(definition: ProviderDefinition<C, A>): Provider<C> =>
  definition as unknown as Provider<C>;
