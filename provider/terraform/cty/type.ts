/**
 * Owns the types of Terraform's values (cty) and their JSON encoding.
 * Must not know schemas, values on the wire, or which resource uses them.
 */
import { type JsonValue, parseJson } from "./json.ts";

export type Type =
  | { readonly kind: "string" | "bool" | "number" | "dynamic" }
  | { readonly kind: "list" | "set" | "map"; readonly element: Type }
  | { readonly kind: "tuple"; readonly elements: readonly Type[] }
  | { readonly kind: "object"; readonly attributes: { readonly [name: string]: Type } };

/** The types, as values; `types.list(types.string)`. Literal kinds are kept so that schemas can infer JavaScript types from them. */
export const types = {
  string: { kind: "string" },
  bool: { kind: "bool" },
  number: { kind: "number" },
  /** Of any type, known only at run time. */
  dynamic: { kind: "dynamic" },
  list: <const E extends Type>(element: E) => ({ kind: "list", element }) as const,
  set: <const E extends Type>(element: E) => ({ kind: "set", element }) as const,
  map: <const E extends Type>(element: E) => ({ kind: "map", element }) as const,
  tuple: <const E extends readonly Type[]>(elements: E) => ({ kind: "tuple", elements }) as const,
  object: <const A extends { readonly [name: string]: Type }>(attributes: A) =>
    ({ kind: "object", attributes }) as const,
} as const;

/** The JSON form of a type, as in Attribute.type: `"string"`, `["list","string"]`, `["object",{"a":"bool"}]`. */
function typeToJson(type: Type): unknown {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return [type.kind, typeToJson(type.element)];
    case "tuple":
      return ["tuple", type.elements.map(typeToJson)];
    case "object":
      return [
        "object",
        Object.fromEntries(Object.entries(type.attributes).map(([name, attribute]) => [name, typeToJson(attribute)])),
      ];
    default:
      return type.kind;
  }
}

/** The bytes of a type's JSON in UTF-8. */
export const encodeType = (type: Type): Uint8Array => Buffer.from(JSON.stringify(typeToJson(type)), "utf8");

/** Reads a type from the bytes of its JSON. @throws TypeError if they are none. */
export const decodeType = (bytes: Uint8Array): Type => typeFromJson(parseJson(Buffer.from(bytes).toString("utf8")));

/** Reads a type from its parsed JSON. @throws TypeError if it is none. */
export function typeFromJson(json: JsonValue): Type {
  if (json === "string" || json === "bool" || json === "number" || json === "dynamic") {
    return { kind: json };
  }
  if (Array.isArray(json)) {
    const [kind, argument] = json;
    if ((kind === "list" || kind === "set" || kind === "map") && argument !== undefined) {
      return { kind, element: typeFromJson(argument) };
    }
    if (kind === "tuple" && Array.isArray(argument)) {
      return { kind, elements: argument.map(typeFromJson) };
    }
    if (kind === "object" && isObject(argument)) {
      const attributes = Object.entries(argument).map(([name, attribute]) => [name, typeFromJson(attribute)] as const);
      return { kind, attributes: Object.fromEntries(attributes) };
    }
  }
  throw new TypeError("not the JSON form of a type");
}

const isObject = (json: JsonValue | undefined): json is { [name: string]: JsonValue } =>
  typeof json === "object" && json !== null && !Array.isArray(json) && Object.getPrototypeOf(json) === null;

/** A type in Terraform's words, for messages: `map(list(string))`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return `${type.kind}(${typeName(type.element)})`;
    case "tuple":
      return `tuple([${type.elements.map(typeName).join(", ")}])`;
    case "object":
      return "object";
    default:
      return type.kind;
  }
}
