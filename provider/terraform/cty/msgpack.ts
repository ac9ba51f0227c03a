/**
 * Owns values as msgpack: decoding and encoding driven by the type, never by the bytes alone.
 * Must not know schemas, resources or the messages that carry the bytes.
 *
 * An own codec over `bytes.ts` because a general one loses what the protocol needs: the difference of int64 and float64,
 * the exact bytes of a refined unknown, a map key "__proto__", and the path of what is wrong.
 */
import { ByteReader, ByteWriter } from "./bytes.ts";
import { Decimal, exactText, plainText } from "./number.ts";
import { type Step, ValueError } from "./path.ts";
import { decodeType, encodeType, type Type, typeName } from "./type.ts";
import { Dynamic, emptyMap, isUnknown, isValueMap, Unknown, type Value, type ValueMap } from "./value.ts";

/** Reads one value of the type. @throws ValueError if the bytes are not one. */
export function decode(type: Type, bytes: Uint8Array): Value {
  const decoder = new Decoder(bytes);
  const value = decoder.value(type);
  decoder.end();
  return value;
}

/**
 * Writes a value of the type. Attributes that an object lacks (or has as undefined) are null.
 * @throws ValueError if the value is not of the type; an attribute that the type does not have is such an error.
 */
export function encode(type: Type, value: Value): Uint8Array {
  const encoder = new Encoder();
  encoder.value(type, value);
  return encoder.writer.finish();
}

class Decoder {
  private readonly reader: ByteReader;
  private readonly path: Step[] = [];
  constructor(bytes: Uint8Array) {
    this.reader = new ByteReader(bytes);
  }

  value(type: Type): Value {
    try {
      return this.any(type);
    } catch (error) {
      throw error instanceof RangeError ? new ValueError(error.message, [...this.path]) : error;
    }
  }

  end(): void {
    if (!this.reader.finished) {
      this.fail("bytes follow the value");
    }
  }

  private any(type: Type): Value {
    const next = this.reader.peek();
    if (next === "nil") {
      this.reader.skipNil();
      return null;
    }
    if (next === "ext") {
      return new Unknown(this.reader.extension());
    }
    switch (type.kind) {
      case "string":
        return this.text();
      case "bool": {
        const header = this.reader.header();
        return header.kind === "bool" ? header.value : this.fail("expected a bool");
      }
      case "number":
        return this.number();
      case "list":
      case "set":
        return Array.from({ length: this.count("array") }, (_, index) => this.step({ index }, type.element));
      case "tuple":
        this.exactly(this.count("array"), type.elements.length);
        return type.elements.map((element, index) => this.step({ index }, element));
      case "map": {
        const map = emptyMap<Value>();
        for (let left = this.count("map"); left > 0; left--) {
          const key = this.text();
          map[key] = this.step({ key }, type.element);
        }
        return map;
      }
      case "object":
        return this.object(type.attributes);
      case "dynamic": {
        this.exactly(this.count("array"), 2);
        const header = this.reader.header();
        if (header.kind !== "binary" && header.kind !== "text") {
          return this.fail("expected a type");
        }
        const inner = decodeType(this.reader.slice(header.length));
        return new Dynamic(inner, this.any(inner));
      }
    }
  }

  private object(attributes: { readonly [name: string]: Type }): Value {
    const object = emptyMap<Value>();
    const count = this.count("map");
    for (let left = count; left > 0; left--) {
      const attribute = this.text();
      const type = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
      object[attribute] = this.step(
        { attribute },
        type ?? this.fail(`no attribute ${JSON.stringify(attribute)} is known`),
      );
    }
    this.exactly(count, Object.keys(attributes).length);
    return object;
  }

  private text(): string {
    const header = this.reader.header();
    return header.kind === "text" || header.kind === "binary"
      ? this.reader.text(header.length)
      : this.fail("expected a string");
  }

  private number(): number | Decimal {
    const header = this.reader.header();
    switch (header.kind) {
      case "integer":
        return Decimal.parse(this.reader.integer().toString());
      case "float": {
        const float = this.reader.float();
        return Number.isFinite(float) ? Decimal.parse(exactText(float)) : float;
      }
      case "text":
        return Decimal.parse(this.reader.text(header.length));
      default:
        return this.fail("expected a number");
    }
  }

  private count(kind: "array" | "map"): number {
    const header = this.reader.header();
    return header.kind === kind ? header.length : this.fail(`expected ${kind === "array" ? "a list" : "a map"}`);
  }

  private exactly(there: number, wanted: number): void {
    if (there !== wanted) {
      this.fail(`expected ${wanted} members, found ${there}`);
    }
  }

  private step(step: Step, type: Type): Value {
    this.path.push(step);
    const value = this.any(type);
    this.path.pop();
    return value;
  }

  private fail(problem: string): never {
    throw new ValueError(problem, [...this.path]);
  }
}

class Encoder {
  readonly writer = new ByteWriter();
  private readonly path: Step[] = [];

  value(type: Type, value: Value | undefined): void {
    if (value === null || value === undefined) {
      this.writer.nil();
    } else if (isUnknown(value)) {
      this.writer.raw(value.wire);
    } else if (type.kind === "string" && typeof value === "string") {
      this.writer.text(value);
    } else if (type.kind === "bool" && typeof value === "boolean") {
      this.writer.bool(value);
    } else if (type.kind === "number" && (typeof value === "number" || value instanceof Decimal)) {
      this.number(value);
    } else if ((type.kind === "list" || type.kind === "set") && isArray(value)) {
      this.array(value, () => type.element);
    } else if (type.kind === "tuple" && isArray(value) && value.length === type.elements.length) {
      this.array(value, (index) => type.elements[index] as Type);
    } else if (type.kind === "map" && isValueMap(value)) {
      this.map(type.element, value);
    } else if (type.kind === "object" && isValueMap(value)) {
      this.object(type.attributes, value);
    } else if (type.kind === "dynamic" && value instanceof Dynamic) {
      this.writer.array(2);
      this.writer.binary(encodeType(value.type));
      this.value(value.type, value.value);
    } else {
      this.fail(`expected a value of type ${typeName(type)}`);
    }
  }

  private map(element: Type, map: ValueMap): void {
    const keys = Object.keys(map);
    this.writer.map(keys.length);
    for (const key of keys) {
      this.writer.text(key);
      this.step({ key }, element, map[key]);
    }
  }

  private object(attributes: { readonly [name: string]: Type }, object: ValueMap): void {
    const stranger = Object.keys(object).find((name) => !Object.hasOwn(attributes, name));
    if (stranger !== undefined) {
      this.fail(`there is no attribute ${JSON.stringify(stranger)}`);
    }
    const names = Object.keys(attributes);
    this.writer.map(names.length);
    for (const attribute of names) {
      this.writer.text(attribute);
      const present = Object.hasOwn(object, attribute) ? object[attribute] : null;
      this.step({ attribute }, attributes[attribute] as Type, present);
    }
  }

  /**
   * As decimal text, though int64 and float64 are allowed too: of text core makes the same 512-bit number that it reads from the
   * state file. Of an int64 it makes one of 64 bits, and Terraform 1.11 then takes the state for changed by the refresh:
   * `plan -refresh-only -detailed-exitcode` exits 2 while it prints "No changes".
   */
  private number(value: number | Decimal): void {
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      this.writer.float(value);
    } else if (Number.isNaN(value)) {
      this.fail("NaN is not a number to Terraform");
    } else {
      this.writer.text(value instanceof Decimal ? value.text : plainText(String(value)));
    }
  }

  private array(values: readonly Value[], elementOf: (index: number) => Type): void {
    this.writer.array(values.length);
    values.forEach((value, index) => {
      this.step({ index }, elementOf(index), value);
    });
  }

  private step(step: Step, type: Type, value: Value | undefined): void {
    this.path.push(step);
    this.value(type, value);
    this.path.pop();
  }

  private fail(problem: string): never {
    throw new ValueError(problem, [...this.path]);
  }
}

const isArray = (value: Value): value is readonly Value[] => Array.isArray(value);
