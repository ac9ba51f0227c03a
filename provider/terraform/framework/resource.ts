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
export interface UpgradeRequest<A extends Attributes> {
  /** The schema version that wrote the state; never newer than the schema's own (the framework refuses that). */
  readonly version: number;
  /** The state file's JSON, read without loss. */
  readonly json: JsonValue;
  /**
   * Reads JSON (the state file's, if none is given) by the present schema: what is missing is null, what is unknown is dropped.
   * @throws ValueError, which the framework reports, if the JSON does not fit.
   */
  decode(json?: JsonValue): State<A>;
}

export interface ReadRequest<C, A extends Attributes> {
  readonly provider: C;
  readonly state: State<A>;
  readonly private: Uint8Array;
}

/** `state: null` says that the object is gone. An absent `private` keeps the bytes that came. */
export interface ReadResult<A extends Attributes> extends Reported {
  readonly state: State<A> | null;
  readonly private?: Uint8Array;
}

export interface PlanRequest<C, A extends Attributes> {
  readonly provider: C;
  /** Null: a create, or the second planning of a replacement (then `priorPrivate` is not empty). */
  readonly priorState: State<A> | null;
  /** Prior state and configuration merged by core; computed attributes keep their prior value. Null: a destroy. */
  readonly proposedState: Planned<A> | null;
  /** Null: a destroy. */
  readonly config: Planned<A> | null;
  readonly priorPrivate: Uint8Array;
}

/** An absent `private` keeps the bytes that came. */
export interface PlanResult<A extends Attributes> extends Reported {
  /** Null only for a destroy. Ignored when there are errors. */
  readonly state: Planned<A> | null;
  readonly private?: Uint8Array;
  /** Attributes whose change needs a new object. */
  readonly requiresReplace?: readonly Path[];
}

export interface ApplyRequest<C, A extends Attributes> {
  readonly provider: C;
  /** Null: a create. */
  readonly priorState: State<A> | null;
  /** Null: a destroy. */
  readonly plannedState: Planned<A> | null;
  readonly config: Planned<A> | null;
  readonly plannedPrivate: Uint8Array;
}

/**
 * With errors the state is stored as returned: after a failed create null leaves nothing behind (anything else is tainted);
 * after a failed update or destroy return what is there. An absent `private` keeps the planned bytes.
 */
export interface ApplyResult<A extends Attributes> extends Reported {
  readonly state: State<A> | null;
  readonly private?: Uint8Array;
}

export interface ImportRequest<C> {
  readonly provider: C;
  readonly id: string;
}

/** `state: null` only with errors. Terraform calls `read` on the state next. */
export interface ImportResult<A extends Attributes> extends Reported {
  readonly state: State<A> | null;
  readonly private?: Uint8Array;
}

export interface MoveRequest {
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceSchemaVersion: number;
  readonly sourceState: JsonValue;
  readonly sourcePrivate: Uint8Array;
}

export interface ResourceDefinition<C, A extends Attributes> {
  readonly typeName: string;
  readonly schema: Schema<A>;
  /** Judges a configuration by itself. Called several times, with unknowns too: never fail on one. */
  validate?(request: { readonly config: Planned<A> }, context: Context): Awaitable<Reported>;
  /** Called before every read, plan and apply, at the same version too. Absent: `decode()`. */
  upgradeState?(
    request: UpgradeRequest<A>,
    context: Context,
  ): Awaitable<{ readonly state: State<A> | null } & Reported>;
  read(request: ReadRequest<C, A>, context: Context): Awaitable<ReadResult<A>>;
  /** Must answer the same at apply as at plan wherever the first answer was known. */
  plan(request: PlanRequest<C, A>, context: Context): Awaitable<PlanResult<A>>;
  apply(request: ApplyRequest<C, A>, context: Context): Awaitable<ApplyResult<A>>;
  importState?(request: ImportRequest<C>, context: Context): Awaitable<ImportResult<A>>;
  /** Takes over another resource type's state (`moved` across types, Terraform 1.8). */
  moveState?(request: MoveRequest, context: Context): Awaitable<ImportResult<A>>;
  /** Writes a configuration for an imported state (Terraform 1.14); absent, core writes one with every null. */
  generateConfig?(
    request: { readonly state: State<A> },
    context: Context,
  ): Awaitable<{ readonly config: State<A> | null } & Reported>;
}

/** A resource whose attributes are known at run time only: what the server works with. */
export type Resource<C> = ResourceDefinition<C, Attributes>;

/** Declares a resource; inside it, values have the types that its schema gives them. */
export const resource = <C, const A extends Attributes>(definition: ResourceDefinition<C, A>): Resource<C> =>
  definition as unknown as Resource<C>;

/** A value of some schema as the codec takes it. Typed states are such values by construction. */
export const asValue = (state: object | null): ValueMap | null => state as ValueMap | null;
