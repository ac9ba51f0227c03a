/**
 * Owns attributes: the builders of typed schemas, and the JavaScript types that follow from them.
 * Must not know the wire or what a resource does.
 */
import type { Decimal } from "../cty/number.ts";
import { type Type, types } from "../cty/type.ts";
import type { Dynamic, Unknown, ValueMap } from "../cty/value.ts";
import { type Default, defaultText, type Example, type ExampleOf } from "./example.ts";

/** Who sets an attribute: the configuration, the provider, or the one else the other. What may be left out has a default. */
type Presence =
  | { readonly required: true; readonly optional?: never; readonly computed?: never; readonly default?: never }
  | { readonly optional: true; readonly computed?: true; readonly required?: never; readonly default: Default }
  | { readonly computed: true; readonly optional?: never; readonly required?: never; readonly default?: never };

/** What every attribute says of itself. */
export type AttributeOptions = Presence & {
  /** Markdown; printed in the registry's pages and by editors. */
  readonly description: string;
  /** What a person may write; of what only the provider sets, what it may look like. */
  readonly example: Example;
  /** Terraform does not print it. It is stripped before any call, so do not copy it into another attribute. */
  readonly sensitive?: true;
  /** Why and what instead; absent for an attribute in good standing. */
  readonly deprecated?: string;
  /** In the configuration only, null in plan and state (Terraform 1.11). */
  readonly writeOnly?: true;
};

interface AttributeBase {
  readonly options: AttributeOptions;
}

/** An attribute of a plain type. */
export interface PlainAttribute<T extends Type = Type> extends AttributeBase {
  readonly type: T;
  readonly nested?: never;
}

export type Nesting = "single" | "list" | "set" | "map";

/** An attribute of objects whose own attributes have descriptions (`nested_type`). */
export interface NestedAttribute<N extends Nesting = Nesting, A extends Attributes = Attributes> extends AttributeBase {
  readonly nested: { readonly nesting: N; readonly attributes: A };
}

export type Attribute = PlainAttribute | NestedAttribute;

export interface Attributes {
  readonly [name: string]: Attribute;
}

/** Keeps "is it required?" in the type, so that a required attribute's value is not null. */
type With<A, O> = A & { readonly options: O };

const plain =
  <T extends Type>(type: T) =>
  <const O extends AttributeOptions & { readonly example: ExampleOf<T> }>(options: O): With<PlainAttribute<T>, O> => ({
    type,
    options,
  });

const collection =
  <K extends "list" | "set" | "map">(kind: K) =>
  <
    const E extends Type,
    const O extends AttributeOptions & { readonly example: ExampleOf<{ readonly kind: K; readonly element: E }> },
  >(
    element: E,
    options: O,
  ): With<PlainAttribute<{ readonly kind: K; readonly element: E }>, O> => ({ type: { kind, element }, options });

const nested =
  <N extends Nesting>(nesting: N) =>
  <const A extends Attributes, const O extends AttributeOptions>(
    attributes: A,
    options: O,
  ): With<NestedAttribute<N, A>, O> => ({ nested: { nesting, attributes }, options });

/** The description that Terraform and editors get: with the default, without the example. */
export function describe({ description, default: value }: AttributeOptions): string {
  const text = defaultText(value);
  return text === undefined ? description : `${description} Default ${text}.`;
}

/** `string({ description: "…", example: "…", required: true })` */
export const string = plain(types.string);
export const bool = plain(types.bool);
export const number = plain(types.number);
/** Of any type, known only at run time: values are `Dynamic`. */
export const dynamic = plain(types.dynamic);
/** `list(types.string, { description: "…", example: ["…"], optional: true, default: null })`; for objects use `listOf`. */
export const list = collection("list");
export const set = collection("set");
/** `map(types.string, { … })`: keys are any strings; for objects use `mapOf`. */
export const map = collection("map");
/** One nested object: `object({ table: string({ … }) }, { … })`. */
export const object = nested("single");
export const listOf = nested("list");
export const setOf = nested("set");
/** A map of nested objects by key: `mapOf({ type: string({ … }) }, { … })`. */
export const mapOf = nested("map");

/** The JavaScript type of a value of a cty type. `U` is what may stand in for any part: `Unknown`, or `never` in a state. */
export type TypeValue<T extends Type, U> = T extends { readonly kind: "string" }
  ? string
  : T extends { readonly kind: "bool" }
    ? boolean
    : T extends { readonly kind: "number" }
      ? number | Decimal
      : T extends { readonly kind: "dynamic" }
        ? Dynamic
        : T extends { readonly kind: "list" | "set"; readonly element: infer E extends Type }
          ? readonly (TypeValue<E, U> | U | null)[]
          : T extends { readonly kind: "map"; readonly element: infer E extends Type }
            ? { readonly [key: string]: TypeValue<E, U> | U | null }
            : T extends { readonly kind: "tuple"; readonly elements: infer E extends readonly Type[] }
              ? { readonly [I in keyof E]: TypeValue<E[I], U> | U | null }
              : T extends {
                    readonly kind: "object";
                    readonly attributes: infer A extends { readonly [name: string]: Type };
                  }
                ? { readonly [K in keyof A]: TypeValue<A[K], U> | U | null }
                : never;

/** The JavaScript type of an attribute's value when it is neither null nor unknown. */
export type Present<A, U> =
  A extends NestedAttribute<infer N, infer Inner>
    ? N extends "single"
      ? ObjectValue<Inner, U>
      : N extends "map"
        ? { readonly [key: string]: ObjectValue<Inner, U> | U }
        : readonly (ObjectValue<Inner, U> | U)[]
    : A extends PlainAttribute<infer T>
      ? TypeValue<T, U>
      : never;

type Nullable<A> = A extends { readonly options: { readonly required: true } } ? never : null;

/** The JavaScript type of an object with these attributes; `ValueMap` where they are known at run time only. */
export type ObjectValue<A extends Attributes, U> = string extends keyof A
  ? ValueMap
  : { readonly [K in keyof A]: Present<A[K], U> | Nullable<A[K]> | U };

/** A configuration, a proposed or a planned state: any part may be unknown. */
export type Planned<A extends Attributes> = ObjectValue<A, Unknown>;

/** A state: everything is known. */
export type State<A extends Attributes> = ObjectValue<A, never>;
