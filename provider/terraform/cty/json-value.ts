/**
 * Owns values as JSON (RawState.json, DynamicValue.json): what the lossless reader read, made into values of a type.
 * Must not know schema versions or resources.
 */
import type { JsonValue } from "./json.ts";
import { Decimal } from "./number.ts";
import { type Path, type Step, ValueError } from "./path.ts";
import { type Type, typeFromJson, typeName } from "./type.ts";
import { Dynamic, emptyMap, type Value } from "./value.ts";

/**
 * Makes a value of the type from JSON that an older schema may have written: attributes that are missing are null,
 * attributes that the type does not have are left out and reported to `onDropped`; strings, numbers and bools are converted as
 * Terraform converts them.
 * @throws ValueError if the JSON cannot be of the type.
 */
export function valueFromJson(type: Type, json: JsonValue, onDropped: (path: Path) => void = () => {}): Value {
  const path: Step[] = [];
  const fail = (expected: Type): never => {
    throw new ValueError(`expected a value of type ${typeName(expected)}`, [...path]);
  };
  const inside = (step: Step, inner: Type, value: JsonValue): Value => {
    path.push(step);
    const result = convert(inner, value);
    path.pop();
    return result;
  };
  const convert = (wanted: Type, value: JsonValue): Value => {
    if (value === null) {
      return null;
    }
    switch (wanted.kind) {
      case "string":
        return typeof value === "string" ? value : isScalar(value) ? String(value) : fail(wanted);
      case "bool":
        return value === true || value === "true" ? true : value === false || value === "false" ? false : fail(wanted);
      case "number":
        return numberFrom(value) ?? fail(wanted);
      case "list":
      case "set":
        return isArray(value)
          ? value.map((element, index) => inside({ index }, wanted.element, element))
          : fail(wanted);
      case "tuple":
        return isArray(value) && value.length === wanted.elements.length
          ? value.map((element, index) => inside({ index }, wanted.elements[index] as Type, element))
          : fail(wanted);
      case "map": {
        const entries = isObject(value) ? Object.entries(value) : fail(wanted);
        const map = emptyMap<Value>();
        for (const [key, element] of entries) {
          map[key] = inside({ key }, wanted.element, element);
        }
        return map;
      }
      case "object": {
        const object = isObject(value) ? value : fail(wanted);
        const result = emptyMap<Value>();
        for (const [attribute, inner] of Object.entries(wanted.attributes)) {
          result[attribute] = inside(
            { attribute },
            inner,
            Object.hasOwn(object, attribute) ? (object[attribute] as JsonValue) : null,
          );
        }
        for (const attribute of Object.keys(object)) {
          if (!Object.hasOwn(wanted.attributes, attribute)) {
            onDropped([...path, { attribute }]);
          }
        }
        return result;
      }
      case "dynamic": {
        const object = isObject(value) ? value : fail(wanted);
        const inner = typeFromJson(object.type ?? null);
        return new Dynamic(inner, convert(inner, object.value ?? null));
      }
    }
  };
  return convert(type, json);
}

const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const isScalar = (value: JsonValue): value is boolean | number | Decimal =>
  typeof value === "boolean" || typeof value === "number" || value instanceof Decimal;

const isObject = (value: JsonValue): value is { readonly [name: string]: JsonValue } =>
  typeof value === "object" && value !== null && !isArray(value) && !(value instanceof Decimal);

function numberFrom(value: JsonValue): number | Decimal | undefined {
  if (typeof value === "number" || value instanceof Decimal) {
    return value;
  }
  try {
    return typeof value === "string" ? Decimal.parse(value) : undefined;
  } catch {
    return undefined;
  }
}
