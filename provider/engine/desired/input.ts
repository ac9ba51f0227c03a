/**
 * Owns the way from structured input to objects: validation with paths, and the walk down the shape.
 * Must not know kinds by name, SQL or Terraform.
 */
import type { Address } from "../catalog/address.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error, hasErrors, type PathStep, printPath } from "../diagnostic.ts";
import type { Field, Written } from "../kinds/input.ts";
import { type Kind, objectOf } from "../kinds/kind.ts";
import { checkFragment } from "../sql/fragment.ts";
import { quoteIdentifier } from "../sql/sql.ts";
import { shapeOf } from "./shape.ts";
import { didYouMean } from "./suggestion.ts";

/** A rename that a person asked for. */
export interface Rename {
  readonly kind: Kind;
  readonly from: Readonly<Record<string, string>>;
  readonly to: Readonly<Record<string, string>>;
  readonly path?: readonly PathStep[];
  /** Where in SQL its hint stands: `shop.sql, line 3`. */
  readonly place?: string;
}

export interface Structured {
  readonly objects: readonly Obj[];
  /** Where each object was written. */
  readonly paths: ReadonlyMap<Address, readonly PathStep[]>;
  readonly renames: readonly Rename[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads structured input for one schema: `written` has the attributes of `shapeOf("top")`. The whole's comment is the
 * schema's, whose address and path come in `top`.
 */
export function readInput(
  written: Written,
  top: { readonly schema: string; readonly address: Address; readonly path?: readonly PathStep[] },
): Structured {
  const reader = new Reader();
  reader.walk("top", { schema: top.schema, address: top.address }, written, top.path ?? [], top.schema);
  return reader;
}

class Reader implements Structured {
  readonly objects: Obj[] = [];
  readonly paths = new Map<Address, readonly PathStep[]>();
  readonly renames: Rename[] = [];
  readonly diagnostics: Diagnostic[] = [];

  walk(
    place: Kind | "top",
    parent: Readonly<Record<string, string>>,
    written: Written,
    path: readonly PathStep[],
    title: string,
  ): void {
    const shape = shapeOf(place);
    const known = new Set(shape.map(({ name }) => name));
    for (const name of Object.keys(written))
      if (!known.has(name) && written[name] !== null && written[name] !== undefined)
        this.#report(
          path,
          name,
          `${title} has no attribute ${name}`,
          `It has: ${[...known].join(", ")}.${didYouMean(name, known)}`,
        );
    const siblings = (attribute: string): readonly string[] => Object.keys((written[attribute] ?? {}) as object);
    for (const attribute of shape) {
      if (attribute.type === "field" || attribute.type === "renamed_from" || attribute.type === "order") continue;
      const value = written[attribute.name];
      if (value === null || value === undefined) continue;
      if (attribute.type === "reserved") {
        this.#report(path, attribute.name, `${title}: ${attribute.name} is not in this version`, notYet);
        continue;
      }
      const at = [...path, { attribute: attribute.name }];
      const { kind } = attribute;
      const within = `${title}: ${attribute.name}`;
      if (attribute.type === "value")
        this.#one(kind, { key: attribute.name, parent, position: undefined, siblings }, { value }, at, within, path);
      else if (!isObject(value))
        this.#report(
          path,
          attribute.name,
          `${title}: ${attribute.name} is no ${attribute.type === "map" ? "map" : "object"}`,
          `It must be an object${attribute.type === "map" ? ", with names as keys" : ""}.`,
        );
      else if (attribute.type === "single")
        this.#one(kind, { key: attribute.name, parent, position: undefined, siblings }, value, at, within);
      else {
        const order = shape.find((other) => other.type === "order" && other.of === attribute.name);
        const keys =
          order === undefined
            ? Object.keys(value).sort()
            : this.#ordered(value, written[order.name], path, order.name, title);
        keys.forEach((key, position) => {
          const item = value[key];
          if (item === null || item === undefined) return;
          const name = [title, quoteIdentifier(key)].join(".");
          if (!isObject(item)) this.#report(at, key, `${name} is no object`, "It must be an object.");
          else this.#one(kind, { key, parent, position, siblings }, item, [...at, { key }], name);
        });
      }
    }
  }

  #ordered(value: Written, order: unknown, path: readonly PathStep[], name: string, title: string): readonly string[] {
    const keys = Object.keys(value);
    const byName = [...keys].sort();
    if (order === null || order === undefined) return byName;
    if (!isStrings(order)) {
      this.#report(path, name, `${title}: ${name} must be a list of strings`, "It lists names in order.");
      return byName;
    }
    const listed = [...new Set(order)];
    if (listed.length < order.length)
      this.#report(
        path,
        name,
        `${title}: ${name} names ${order.find((key, place) => order.indexOf(key) < place)} twice`,
        "Each has one place. Remove one of the two.",
      );
    const unknownKey = listed.find((key) => !keys.includes(key));
    if (unknownKey !== undefined)
      this.#report(
        path,
        name,
        `${title}: ${name} names ${unknownKey}, which is not there`,
        `Remove it from ${name}.${didYouMean(unknownKey, keys)}`,
      );
    return [...listed.filter((key) => keys.includes(key)), ...byName.filter((key) => !listed.includes(key))];
  }

  #one(
    kind: Kind,
    place: {
      key: string;
      parent: Readonly<Record<string, string>>;
      position: number | undefined;
      siblings(attribute: string): readonly string[];
    },
    written: Written,
    path: readonly PathStep[],
    title: string,
    valuePath?: readonly PathStep[],
  ): void {
    const input = kind.input as NonNullable<Kind["input"]>;
    const before = this.diagnostics.length;
    if (input.keyed === "map") this.#checkName(place.key, path);
    this.#checkFields(input.fields, written, path, title, valuePath !== undefined);
    const clean = Object.fromEntries(
      Object.entries(written).filter(([, value]) => value !== null && value !== undefined),
    );
    const refused = input.refuse?.(clean);
    if (refused !== undefined)
      this.#report(path, refused.field, `${title}: ${refused.field} ${shown(clean[refused.field])}`, refused.reason);
    if (hasErrors(this.diagnostics.slice(before))) return;
    const {
      path: names,
      attrs,
      origins,
    } = input.toObject(withoutNulls(clean), {
      ...place,
      origin: (field, index) => ({
        path: [
          ...path,
          ...(valuePath === undefined ? field.split(".").map((attribute) => ({ attribute })) : []),
          ...(index === undefined ? [] : [{ index }]),
        ],
      }),
    });
    const object = objectOf(
      kind,
      names,
      attrs as Readonly<Record<string, unknown>>,
      origins === undefined ? { rows: [] } : { rows: [], origins },
    );
    const other = this.paths.get(object.address);
    if (other !== undefined) {
      this.#report(
        path,
        undefined,
        `${object.address} is declared twice`,
        `The other is ${printPath(other)}. Two objects cannot have the same name here: rename or remove one.`,
      );
      return;
    }
    this.objects.push(object);
    this.paths.set(object.address, path);
    const old = clean.renamed_from;
    if (typeof old === "string" && input.renamedFrom !== undefined && this.#isFormerName(old, place.key, path, title)) {
      const last = kind.path.at(-1) as string;
      this.renames.push({
        kind,
        from: { ...names, [last]: old },
        to: names,
        path: [...path, { attribute: "renamed_from" }],
      });
    }
    if (input.keyed !== "value") this.walk(kind, { ...names, address: object.address }, clean, path, title);
  }

  /** Checks `renamed_from`. */
  #isFormerName(old: string, name: string, path: readonly PathStep[], title: string): boolean {
    if (old !== name) return true;
    this.#report(
      path,
      "renamed_from",
      `${title}: renamed_from is the name it has`,
      "It is the name that it had before. Correct or remove it.",
    );
    return false;
  }

  #checkName(name: string, path: readonly PathStep[]): void {
    const wrong = wrongName(name);
    if (wrong !== undefined) this.diagnostics.push(error(wrong.summary, wrong.detail, { path }));
  }

  #checkFields(
    fields: Readonly<Record<string, Field>>,
    written: Written,
    path: readonly PathStep[],
    title: string,
    isValue = false,
  ): void {
    const former = written.renamed_from;
    if (former !== null && former !== undefined && typeof former !== "string")
      this.#report(path, "renamed_from", `${title}: renamed_from must be a string`, "It is the name it had before.");
    for (const [name, field] of Object.entries(fields)) {
      const value = written[name];
      const at = isValue ? path : [...path, { attribute: name }];
      if (value === null || value === undefined) {
        if (field.required === true) this.#report(path, name, `${title}: ${name} is missing`, field.description);
        continue;
      }
      this.#checkValue(field, value, at, isValue ? title : `${title}: ${name}`);
    }
  }

  #checkValue(field: Field, value: unknown, path: readonly PathStep[], title: string): void {
    const wrong = (wanted: string): void =>
      this.#report(path, undefined, `${title} must be ${wanted}`, field.description);
    if (typeof field.type === "object") {
      if (!isObject(value)) return void wrong("an object");
      const { object } = field.type;
      for (const name of Object.keys(value))
        if (!Object.hasOwn(object, name) && value[name] !== null)
          this.#report(
            path,
            name,
            `${title} has no attribute ${name}`,
            `It has: ${Object.keys(object).join(", ")}.${didYouMean(name, Object.keys(object))}`,
          );
      return void this.#checkFields(object, value, path, title);
    }
    if (field.type === "string" && typeof value !== "string") return void wrong("a string");
    if (field.type === "bool" && typeof value !== "boolean") return void wrong("true or false");
    if (field.type === "number" && !/^-?\d+$/.test(String(value))) return void wrong("a whole number");
    if (field.type === "strings" && !isStrings(value)) return void wrong("a list of strings");
    if (field.type === "strings" && field.required === true && (value as unknown[]).length === 0)
      return void wrong("a list with at least one element");
    if (
      field.type === "settings" &&
      !(isObject(value) && Object.values(value).every((item) => typeof item === "string"))
    )
      return void wrong("a map of strings");
    if (field.names === true) this.#checkName(value as string, path);
    if (field.oneOf !== undefined && !field.oneOf.includes(value as string))
      return void wrong(`one of ${field.oneOf.map((word) => JSON.stringify(word)).join(", ")}`);
    if (field.sql === undefined) return;
    const texts = field.type === "strings" ? (value as string[]) : [value as string];
    texts.forEach((text, index) => {
      const at = field.type === "strings" ? [...path, { index }] : path;
      this.diagnostics.push(...checkFragment(text, { what: title, path: at, ...field.sql }));
    });
  }

  #report(path: readonly PathStep[], attribute: string | undefined, summary: string, detail: string): void {
    this.diagnostics.push(error(summary, detail, { path: attribute === undefined ? path : [...path, { attribute }] }));
  }
}

const isObject = (value: unknown): value is Written =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const notYet =
  "This version does not manage such objects, in sql neither. Take it out; what exists is kept, and listed as not managed.";

const isStrings = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/** What a field holds, behind its name in a summary. */
const shown = (value: unknown): string =>
  typeof value === "string" && value.length <= 60 ? `cannot be ${JSON.stringify(value)}` : "cannot be this";

/** What is wrong with a name that something is to get; undefined when nothing is. */
export function wrongName(name: string): { readonly summary: string; readonly detail: string } | undefined {
  const bytes = Buffer.byteLength(name, "utf8");
  if (name === "") return { summary: "A name is empty", detail: "PostgreSQL's names have at least one character." };
  if (name.includes("\0"))
    return { summary: "A name holds a zero character", detail: "PostgreSQL has none in names. Remove it." };
  if (bytes <= 63) return undefined;
  return {
    summary: `${name} is too long for a name`,
    detail: `It has ${bytes} bytes; PostgreSQL keeps 63 and would cut the rest off without a word.`,
  };
}

/** Nested nulls count as absent, as at the top. Whole numbers become text: bigint does not fit into a double. */
function withoutNulls(written: Written): Written {
  return Object.fromEntries(
    Object.entries(written)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [
        name,
        isObject(value)
          ? withoutNulls(value)
          : typeof value === "number" || typeof value === "bigint"
            ? String(value)
            : value,
      ]),
  );
}
