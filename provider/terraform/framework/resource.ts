/**
 * Owns the interface of a resource: its schema and one handler a call, with values typed by the schema.
 * Must not know the wire. What Terraform demands of each handler is in the planning rules of the protocol facts.
 */
import type { JsonValue } from "../cty/json.ts";
import type { Path } from "../cty/path.ts";
import type { ValueMap } from "../cty/value.ts";
import type { Attributes, Planned, State } from "./attribute.ts";
import type { Context } from "./context.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Schema } from "./schema.ts";

type Awaitable<T> = T | Promise<T>;

/** Diagnostics may be left out when there are none. */
export interface Reported {
  readonly diagnostics?: readonly Diagnostic[];
}

/** Private state is the resource's own bytes beside the state; empty when there are none. It must hold no secret. */
export interface UpgradeRequest<C, S> {
  /** Undefined where Terraform reads a state without having configured the provider. */
  readonly provider: C | undefined;
  /** The schema version that wrote the state; never newer than the schema's own (the framework refuses that). */
  readonly version: number;
  /** The state file's JSON, read without loss. */
  readonly json: JsonValue;
  /**
   * Reads JSON (the state file's, if none is given) by the present schema: what is missing is null, what is unknown is dropped.
   * @throws ValueError, which the framework reports, if the JSON does not fit.
   */
  decode(json?: JsonValue): S;
}

export interface ReadRequest<C, S> {
  readonly provider: C;
  readonly state: S;
  readonly private: Uint8Array;
}

/** `state: null` says that the object is gone. An absent `private` keeps the bytes that came. */
export interface ReadResult<S> extends Reported {
  readonly state: S | null;
  readonly private?: Uint8Array;
}

export interface PlanRequest<C, S, P> {
  readonly provider: C;
  /** Null: a create, or the second planning of a replacement (then `priorPrivate` is not empty). */
  readonly priorState: S | null;
  /** Prior state and configuration merged by core; computed attributes keep their prior value. Null: a destroy. */
  readonly proposedState: P | null;
  /** Null: a destroy. */
  readonly config: P | null;
  readonly priorPrivate: Uint8Array;
}

/** An absent `private` keeps the bytes that came. */
export interface PlanResult<P> extends Reported {
  /** Null only for a destroy. Ignored when there are errors. */
  readonly state: P | null;
  readonly private?: Uint8Array;
  /** Attributes whose change needs a new object. */
  readonly requiresReplace?: readonly Path[];
}

export interface ApplyRequest<C, S, P> {
  readonly provider: C;
  /** Null: a create. */
  readonly priorState: S | null;
  /** Null: a destroy. */
  readonly plannedState: P | null;
  readonly config: P | null;
  readonly plannedPrivate: Uint8Array;
}

/**
 * With errors the state is stored as returned: after a failed create null leaves nothing behind (anything else is tainted);
 * after a failed update or destroy return what is there. An absent `private` keeps the planned bytes.
 */
export interface ApplyResult<S> extends Reported {
  readonly state: S | null;
  readonly private?: Uint8Array;
}

export interface ImportRequest<C> {
  readonly provider: C;
  readonly id: string;
}

/** `state: null` only with errors. Terraform calls `read` on the state next. */
export interface ImportResult<S> extends Reported {
  readonly state: S | null;
  readonly private?: Uint8Array;
}

export interface MoveRequest {
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceSchemaVersion: number;
  readonly sourceState: JsonValue;
  readonly sourcePrivate: Uint8Array;
}

/** `S` is the type of a state, `P` that of a configuration or a planned state, in which any part may be unknown. */
export interface ResourceHandlers<C, S, P> {
  readonly typeName: string;
  /** Judges a configuration by itself. Called several times, with unknowns too: never fail on one. */
  validate?(request: { readonly config: P }, context: Context): Awaitable<Reported>;
  /** Called before every read, plan and apply, at the same version too. Absent: `decode()`. */
  upgradeState?(request: UpgradeRequest<C, S>, context: Context): Awaitable<{ readonly state: S | null } & Reported>;
  read(request: ReadRequest<C, S>, context: Context): Awaitable<ReadResult<S>>;
  /** Must answer the same at apply as at plan wherever the first answer was known. */
  plan(request: PlanRequest<C, S, P>, context: Context): Awaitable<PlanResult<P>>;
  apply(request: ApplyRequest<C, S, P>, context: Context): Awaitable<ApplyResult<S>>;
  importState?(request: ImportRequest<C>, context: Context): Awaitable<ImportResult<S>>;
  /** Takes over another resource type's state (`moved` across types, Terraform 1.8). */
  moveState?(request: MoveRequest, context: Context): Awaitable<ImportResult<S>>;
  /** Writes a configuration for an imported state (Terraform 1.14); absent, core writes one with every null. */
  generateConfig?(
    request: { readonly state: S },
    context: Context,
  ): Awaitable<{ readonly config: S | null } & Reported>;
}

/** A resource as its author writes it: values have the types that the schema gives them. */
export type ResourceDefinition<C, A extends Attributes> = { readonly schema: Schema<A> } & ResourceHandlers<
  C,
  State<A>,
  Planned<A>
>;

/** A resource whose attributes are known at run time only: what the server works with. */
export type Resource<C> = { readonly schema: Schema } & ResourceHandlers<C, ValueMap, ValueMap>;

/** Declares a resource. */
export const resource = <C, const A extends Attributes>(definition: ResourceDefinition<C, A>): Resource<C> =>
  definition as unknown as Resource<C>;
