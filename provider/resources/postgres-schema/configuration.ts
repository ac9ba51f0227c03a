/**
 * Owns Configuration: the resource's arguments as the engine takes them.
 * Must not know state, servers or plans.
 */

import { createHash } from "node:crypto";
import type { Address } from "../../engine/catalog/address.ts";
import { type Rename, readInput, type Structured } from "../../engine/desired/input.ts";
import { readTexts, type Source } from "../../engine/desired/source.ts";
import { type Diagnostic, error, type PathStep, printPath } from "../../engine/diagnostic.ts";
import type { Written } from "../../engine/kinds/input.ts";
import { objectOf } from "../../engine/kinds/kind.ts";
import { containerAddress, containerKind } from "../../engine/kinds/lookup.ts";
import {
  Decimal,
  isUnknown,
  isWhollyKnown,
  type JsonValue,
  parseJson,
  type Value,
  type ValueMap,
} from "../../terraform/framework/index.ts";
import { inputAttributes } from "./schema.ts";

/** What the catalog is made from; the rest says how. */
const contentNames = ["name", "renamed_from", "sql", "definition", "unmanaged", ...Object.keys(inputAttributes)];

export class Configuration {
  constructor(readonly values: ValueMap) {}

  /** Whether everything that a plan needs is known. */
  get isKnown(): boolean {
    return [...contentNames, "database", "allow", "policy", "type_change"].every((name) =>
      isWhollyKnown(this.values[name] ?? null),
    );
  }

  #text(name: string): string | null {
    const value = this.values[name];
    return typeof value === "string" ? value : null;
  }

  get name(): string {
    return this.#text("name") ?? "";
  }
  get database(): string | null {
    return this.#text("database");
  }
  get id(): string {
    return this.database === null ? this.name : `${this.database}/${this.name}`;
  }
  /** Which schema of which database, for one provider. */
  get place(): string {
    return `${this.database ?? ""}/${this.name}`;
  }
  get dropsUnmanaged(): boolean {
    return this.#text("unmanaged") === "drop";
  }
  get isProtected(): boolean {
    return this.values.deletion_protection !== false;
  }
  get retainsOnDestroy(): boolean {
    return this.#text("on_destroy") === "retain";
  }
  get typeChange(): "refuse" | "in_place" {
    return this.#text("type_change") === "in_place" ? "in_place" : "refuse";
  }
  get allow(): readonly string[] {
    const entries = (this.values.allow as readonly (string | null)[] | null | undefined) ?? [];
    return entries.filter((entry) => entry !== null);
  }
  get policy(): Readonly<Record<string, string>> {
    return (this.values.policy as Readonly<Record<string, string>> | null | undefined) ?? {};
  }

  /** A hash of everything the catalog is made from: equal hashes declare the same. */
  get hash(): string {
    const content = contentNames.map((name) => [name, plain(this.values[name] ?? null)]);
    return createHash("sha256").update(JSON.stringify(content, inKeyOrder)).digest("hex");
  }

  /** What is declared, read from attributes, `definition` and `sql`. `renamed` is a rename of the schema itself. */
  source(renamed: Rename | undefined): Source & { readonly structured: ReadonlySet<Address> } {
    const top = { schema: this.name, address: containerAddress(this.name) };
    const own = objectOf(containerKind, { name: this.name }, {});
    const attributes = readInput(plain(this.#inputs()) as Written, top);
    const definition = this.#definition(top);
    const sql = this.#texts();
    const texts = readTexts(
      Object.keys(sql)
        .sort()
        .map((name) => ({
          name: `sql[${JSON.stringify(name)}]`,
          text: sql[name] as string,
          path: [{ attribute: "sql" }, { key: name }],
        })),
    );
    const paths = new Map<Address, readonly PathStep[]>([
      [own.address, [{ attribute: "name" }]],
      ...attributes.paths,
      ...definition.paths,
    ]);
    const both = definition.objects.filter((object) => attributes.paths.has(object.address));
    return {
      objects: [own, ...attributes.objects, ...definition.objects.filter((object) => !both.includes(object))],
      paths,
      structured: new Set([...attributes.paths.keys(), ...definition.paths.keys()]),
      texts: texts.texts,
      renames: [
        ...(renamed === undefined ? [] : [renamed]),
        ...attributes.renames,
        ...definition.renames,
        ...texts.renames,
      ],
      searchPath: [this.name],
      diagnostics: [
        ...attributes.diagnostics,
        ...definition.diagnostics,
        ...texts.diagnostics,
        ...both.map((object) =>
          error(`${object.address} is declared twice`, "It stands in definition and in an attribute. Remove one.", {
            path: [{ attribute: "definition" }],
          }),
        ),
        ...this.#long(sql),
        ...this.#nulls(),
      ],
    };
  }

  #texts(): Readonly<Record<string, string>> {
    const entries = Object.entries((this.values.sql ?? {}) as Readonly<Record<string, string | null>>);
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
  }

  /** Terraform lets the elements of a list or a map be null. */
  #nulls(): readonly Diagnostic[] {
    const texts = Object.entries((this.values.sql ?? {}) as Readonly<Record<string, string | null>>);
    const entries = (this.values.allow ?? []) as readonly (string | null)[];
    return [
      ...texts.map(([key, value]) => ({ value, path: [{ attribute: "sql" }, { key }] })),
      ...entries.map((value, index) => ({ value, path: [{ attribute: "allow" }, { index }] })),
    ]
      .filter(({ value }) => value === null)
      .map(({ path }) =>
        error(`${printPath(path)} is null`, "An element has a value. Take it out, or give it one.", { path }),
      );
  }

  #inputs(): ValueMap {
    return Object.fromEntries(Object.keys(inputAttributes).map((name) => [name, this.values[name] ?? null]));
  }

  #definition(top: { schema: string; address: Address }): Structured {
    const nothing = { objects: [], paths: new Map(), renames: [], diagnostics: [] };
    const text = this.#text("definition");
    if (text === null) return nothing;
    const path = [{ attribute: "definition" }];
    const parsed = parseDefinition(text);
    if (typeof parsed === "string")
      return { ...nothing, diagnostics: [error("definition is not a JSON object", parsed, { path })] };
    return readInput(parsed, { ...top, path });
  }

  #long(sql: Readonly<Record<string, string>>): readonly Diagnostic[] {
    return Object.entries(sql)
      .filter(([, text]) => text.split("\n").length > 2000)
      .map(([name, text]) => ({
        severity: "warning" as const,
        summary: `sql[${JSON.stringify(name)}] has ${text.split("\n").length} lines`,
        detail:
          "Terraform compares and prints a changed string as a whole, in memory that grows with the square of its lines. Split it into several entries.",
        path: [{ attribute: "sql" }, { key: name }],
      }));
  }
}

/** The object that a `definition` holds, or why it holds none. */
export function parseDefinition(text: string): Written | string {
  try {
    const value = withLargeNumbersAsText(parseJson(text));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Written;
    return "Write jsonencode({ tables = { … } }).";
  } catch (failure) {
    return `${(failure as Error).message}. Write jsonencode({ tables = { … } }).`;
  }
}

/** Lists and objects with `leaf` of all that is in them; a value that is not known is none of these. */
function mapped(value: unknown, leaf: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, leaf));
  if (typeof value !== "object" || value === null || value instanceof Decimal || isUnknown(value as Value))
    return leaf(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapped(item, leaf)]));
}

/** Numbers that a double cannot hold keep every digit, as text; the others stay as they were written, for they are written again. */
const withLargeNumbersAsText = (value: JsonValue): unknown =>
  mapped(value, (leaf) => (leaf instanceof Decimal ? leaf.text : leaf));

/** Terraform's value as plain JavaScript: numbers as text, for a double cannot hold all of them. */
export const plain = (value: Value): unknown =>
  mapped(value, (leaf) => (leaf instanceof Decimal ? leaf.text : typeof leaf === "number" ? String(leaf) : leaf));

/** For JSON.stringify: the keys of each object in order. */
export const inKeyOrder = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
