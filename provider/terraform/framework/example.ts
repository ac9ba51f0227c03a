/**
 * Owns what documentation says of an attribute's values: an example of one, and what it is when it is left out.
 * Must not know how pages look.
 */
import type { Type } from "../cty/type.ts";

/** An expression of Terraform's language where a plain value would not do: `var.password`, `file("…")`. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value as a person would write it. */
export type Example =
  | string
  | number
  | boolean
  | Expression
  | readonly Example[]
  | { readonly [name: string]: Example };

/** Examples of a type's values. */
export type ExampleOf<T extends Type> =
  | Expression
  | (T extends { readonly kind: "string" }
      ? string
      : T extends { readonly kind: "bool" }
        ? boolean
        : T extends { readonly kind: "number" }
          ? number
          : T extends { readonly kind: "list" | "set"; readonly element: infer E extends Type }
            ? readonly ExampleOf<E>[]
            : T extends { readonly kind: "map"; readonly element: infer E extends Type }
              ? { readonly [name: string]: ExampleOf<E> }
              : Example);

/** What an attribute is when it is left out: a value, or in words what it follows from; null: nothing. */
export type Default = string | number | boolean | { readonly words: string } | null;

/** A default in Markdown: "`true`", "the primary key"; undefined for nothing. */
export function defaultText(value: Default | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === "object" ? value.words : `\`${JSON.stringify(value)}\``;
}
