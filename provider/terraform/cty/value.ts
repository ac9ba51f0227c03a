/**
 * Owns the JavaScript form of Terraform's values.
 * Must not know the wire, schemas or resources.
 *
 * | Terraform | JavaScript |
 * |---|---|
 * | string, bool | string, boolean |
 * | number | `number`, or `Decimal` where a double would lose digits (see number.ts) |
 * | list, set, tuple | array; a set's order means nothing |
 * | map, object | object without prototype when it comes from Terraform; an object has every attribute, null when unset |
 * | dynamic | `Dynamic`: a type and a value of it |
 * | null of any type | null |
 * | not yet known | `Unknown`, as a leaf or in place of a whole collection |
 *
 * Values are never changed in place: build new ones (`{ ...state, migration: null }`).
 */
import { Decimal } from "./number.ts";
import type { Type } from "./type.ts";

/**
 * A value that Terraform knows only at apply. What core said of it (a prefix, "not null", …) is kept as the bytes that it sent:
 * a configured value must come back exactly so. A provider's own unknowns are `unknown`.
 */
export class Unknown {
  /** @param wire the whole msgpack extension, header included. */
  constructor(readonly wire: Uint8Array) {}

  toString(): string {
    return "(known after apply)";
  }
}

/** The unknown of which nothing is known: msgpack fixext 1, type 0. */
export const unknown = new Unknown(Uint8Array.of(0xd4, 0x00, 0x00));

/** A value of the type `dynamic`, with the type that it has. */
export class Dynamic {
  constructor(
    readonly type: Type,
    readonly value: Value,
  ) {}
}

/** A map's elements or an object's attributes. */
export interface ValueMap {
  readonly [name: string]: Value;
}

export type Value = null | string | boolean | number | Decimal | Unknown | Dynamic | readonly Value[] | ValueMap;

/** An empty map without prototype, so that a key such as "constructor" is only a key. */
export const emptyMap = <T>(): { [name: string]: T } => Object.create(null);

export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;

/** Is the value neither null nor unknown? Says nothing of what is inside it. */
export const isKnown = <T>(value: T): value is Exclude<T, null | undefined | Unknown> =>
  value !== null && value !== undefined && !isUnknown(value);

/** Is nothing in the value unknown? */
export function isWhollyKnown(value: Value): boolean {
  if (isUnknown(value)) {
    return false;
  }
  if (isArray(value)) {
    return value.every(isWhollyKnown);
  }
  if (value instanceof Dynamic) {
    return isWhollyKnown(value.value);
  }
  return isValueMap(value) ? Object.values(value).every(isWhollyKnown) : true;
}

/** Is the value a map or an object? */
export const isValueMap = (value: Value): value is ValueMap =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Decimal) &&
  !(value instanceof Unknown) &&
  !(value instanceof Dynamic);

/** Are the two values the same for Terraform? Unknowns are when core said the same of them; sets whatever their order. */
export function equalValues(type: Type, left: Value, right: Value): boolean {
  if (left === right) {
    return true;
  }
  if (left === null || right === null) {
    return false;
  }
  if (isUnknown(left) || isUnknown(right)) {
    return isUnknown(left) && isUnknown(right) && Buffer.compare(left.wire, right.wire) === 0;
  }
  switch (type.kind) {
    case "string":
    case "bool":
      return false;
    case "number":
      return left instanceof Decimal && right instanceof Decimal && left.text === right.text;
    case "list":
      return sameElements(() => type.element, left, right);
    case "tuple":
      return sameElements((index) => type.elements[index] as Type, left, right);
    case "set":
      return sameMembers(type.element, left, right);
    case "map":
      return isValueMap(left) && isValueMap(right) && sameEntries(() => type.element, left, right);
    case "object":
      return isValueMap(left) && isValueMap(right) && sameEntries((name) => type.attributes[name], left, right);
    case "dynamic":
      return (
        left instanceof Dynamic &&
        right instanceof Dynamic &&
        JSON.stringify(left.type) === JSON.stringify(right.type) &&
        equalValues(left.type, left.value, right.value)
      );
  }
}

const isArray = (value: Value): value is readonly Value[] => Array.isArray(value);

const sameElements = (typeOf: (index: number) => Type, left: Value, right: Value): boolean =>
  isArray(left) &&
  isArray(right) &&
  left.length === right.length &&
  left.every((value, index) => equalValues(typeOf(index), value, right[index] as Value));

function sameMembers(type: Type, left: Value, right: Value): boolean {
  if (!isArray(left) || !isArray(right) || left.length !== right.length) {
    return false;
  }
  const rest = [...right];
  return left.every((value) => {
    const at = rest.findIndex((candidate) => equalValues(type, value, candidate));
    if (at >= 0) {
      rest.splice(at, 1);
    }
    return at >= 0;
  });
}

function sameEntries(typeOf: (name: string) => Type | undefined, left: ValueMap, right: ValueMap): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const type = typeOf(name);
      return (
        type !== undefined && Object.hasOwn(right, name) && equalValues(type, left[name] as Value, right[name] as Value)
      );
    })
  );
}
