/**
 * Owns schemas: a version, a description, attributes; and the cty type that values of it have.
 * Must not know the wire or what a resource does.
 */
import type { Type } from "../cty/type.ts";
import type { Attribute, Attributes } from "./attribute.ts";

export interface Schema<A extends Attributes = Attributes> {
  /** Raised when the state's shape changes incompatibly; UpgradeResourceState reads older ones. */
  readonly version: number;
  /** Markdown. */
  readonly description: string;
  readonly attributes: A;
}

const objectTypes = new WeakMap<Attributes, Extract<Type, { kind: "object" }>>();

/** The type of an object with these attributes. Made once for each set of attributes. */
export function objectType(attributes: Attributes): Extract<Type, { kind: "object" }> {
  const made = objectTypes.get(attributes);
  if (made) {
    return made;
  }
  const members = Object.entries(attributes).map(([name, attribute]) => [name, attributeType(attribute)] as const);
  const type = { kind: "object", attributes: Object.fromEntries(members) } as const;
  objectTypes.set(attributes, type);
  return type;
}

/** The type of an attribute's values. */
export function attributeType(attribute: Attribute): Type {
  if (!attribute.nested) {
    return attribute.type;
  }
  const element = objectType(attribute.nested.attributes);
  return attribute.nested.nesting === "single" ? element : { kind: attribute.nested.nesting, element };
}

/** Calls `visit` for every attribute, nested ones after the one that holds them. */
export function visitAttributes(
  attributes: Attributes,
  visit: (attribute: Attribute, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    visit(attribute, [...path, name]);
    if (attribute.nested) {
      visitAttributes(attribute.nested.attributes, visit, [...path, name]);
    }
  }
}
