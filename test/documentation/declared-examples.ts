/**
 * Owns configurations that hold every example of the structured attributes: the example schema as a whole, and beside it, for
 * each attribute, an object with its required attributes and that one.
 * Must not know any kind; which attributes there are comes from the kinds.
 */
import { type ShapeAttribute, shapeOf } from "../../provider/engine/desired/shape.ts";
import type { Field, Written } from "../../provider/engine/kinds/input.ts";
import type { Kind } from "../../provider/engine/kinds/kind.ts";

/** When what is written: names before they changed, the new names, and then the defaults that were left out. */
export type Moment = "before" | "renamed" | "spelled out";

export interface DeclaredExamples {
  readonly written: Written;
  /** The paths of the attributes whose examples are in it. */
  readonly shown: readonly string[];
}

/** Everything that structured attributes show as examples, except for what is reserved. */
export function declaredExamples(moment: Moment): DeclaredExamples {
  const examples = new Examples(moment);
  const written: Record<string, unknown> = {};
  for (const one of shapeOf("top")) {
    if (one.type === "value") {
      examples.shown.push(one.name);
      written[one.name] = one.field.example;
    } else if (isHolder(one)) {
      const objects: Record<string, unknown> = { ...one.example };
      written[one.name] = objects;
      examples.of(one.kind, one.name, (key, object) => {
        objects[key] = object;
      });
    }
  }
  return { written, shown: examples.shown };
}

type Holder = Extract<ShapeAttribute, { type: "map" | "single" }>;
type Place = (key: string, object: Written) => void;

const isHolder = (one: ShapeAttribute): one is Holder => one.type === "map" || one.type === "single";

/** Objects of one kind after the other, one for each attribute. */
class Examples {
  readonly shown: string[] = [];
  readonly #moment: Moment;
  #count = 0;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  /** `place` writes an object where it belongs. */
  of(kind: Kind, path: string, place: Place): void {
    const required = requiredOf(kind.input?.fields ?? {});
    const put = (more: Written, key = this.#key()): void => place(key, { ...required, ...more });
    for (const one of shapeOf(kind)) {
      const name = `${path}.${one.name}`;
      if (one.type === "field") this.#field(one.field, name, (value, beside) => put({ ...beside, [one.name]: value }));
      else if (one.type === "value") this.#show(name, () => put({ [one.name]: one.field.example }));
      else if (one.type === "renamed_from")
        this.#show(name, () => {
          if (this.#moment === "before") put({}, one.example);
          else put({ [one.name]: one.example }, `${one.example}_now`);
        });
      else if (isHolder(one)) this.#inside(kind, one, name, put);
      // It is in the example schema, beside what it orders.
      else if (one.type === "order") this.shown.push(name);
    }
  }

  /** Objects in one that has the members which are listed in order, so that there is something to speak of. */
  #inside(kind: Kind, { name, type, kind: inner }: Holder, path: string, put: (object: Written) => void): void {
    const host: Record<string, unknown> = {};
    for (const one of shapeOf(kind))
      for (const other of shapeOf(kind))
        if (one.type === "order" && isHolder(other) && other.name === one.of) host[other.name] = other.example;
    if (type === "single") {
      this.of(inner, path, (_, object) => put({ ...host, [name]: object }));
      return;
    }
    const objects: Record<string, unknown> = { ...(host[name] as object | undefined) };
    this.of(inner, path, (key, object) => {
      objects[key] = object;
    });
    put({ ...host, [name]: objects });
  }

  /** A field's example; and once more left out, so that its default can be written instead. */
  #field(field: Field, path: string, put: (value: unknown, beside: Written | undefined) => void): void {
    if (typeof field.type === "object") {
      const required = requiredOf(field.type.object);
      for (const [name, inner] of Object.entries(field.type.object))
        this.#field(inner, `${path}.${name}`, (value, beside) =>
          put(value === undefined ? undefined : { ...required, [name]: value }, beside),
        );
    }
    this.#show(path, () => put(field.example, field.beside));
    if (field.default !== undefined && field.default !== null && typeof field.default !== "object")
      put(this.#moment === "spelled out" ? field.default : undefined, undefined);
  }

  #show(path: string, put: () => void): void {
    this.shown.push(path);
    put();
  }

  #key(): string {
    this.#count += 1;
    return `example_${this.#count}`;
  }
}

const requiredOf = (fields: Readonly<Record<string, Field>>): Written =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.required === true ? [[name, field.example]] : [])),
  );
