/**
 * Owns values as msgpack: decoding and encoding driven by the type, never by the bytes alone.
 * Must not know schemas, resources or the messages that carry the bytes.
 *
 * An own codec over `bytes.ts` because a general one loses what the protocol needs: the difference of int64 and float64,
 * the exact bytes of a refined unknown, and the path of what is wrong.
 */
import { ByteReader, ByteWriter } from "./bytes.ts";
import { Decimal, exactText, plainText } from "./number.ts";
import { type Step, ValueError } from "./path.ts";
import { decodeType, encodeType, type Type, typeName } from "./type.ts";
import { Dynamic, emptyMap, isUnknown, isValueMap, Unknown, type Value } from "./value.ts";

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
    if (next === "extension") {
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

const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

class Encoder {
  readonly writer = new ByteWriter();
  private readonly path: Step[] = [];

  value(type: Type, value: Value | undefined): void {
    if (value === null || value === undefined) {
      this.writer.nil();
      return;
    }
    if (isUnknown(value)) {
      this.writer.raw(value.wire);
      return;
    }
    switch (type.kind) {
      case "string":
        return typeof value === "string" ? this.writer.text(value) : this.mismatch(type);
      case "bool":
        return typeof value === "boolean" ? this.writer.bool(value) : this.mismatch(type);
      case "number":
        return typeof value === "number" || value instanceof Decimal ? this.number(value) : this.mismatch(type);
      case "list":
      case "set":
        return this.array(type, value, () => type.element);
      case "tuple":
        return this.array(type, value, (index) => type.elements[index], type.elements.length);
      case "map": {
        const map = isValueMap(value) ? value : this.mismatch(type);
        const keys = Object.keys(map);
        this.writer.map(keys.length);
        for (const key of keys) {
          this.writer.text(key);
          this.step({ key }, type.element, map[key]);
        }
        return;
      }
      case "object": {
        const object = isValueMap(value) ? value : this.mismatch(type);
        const stranger = Object.keys(object).find((name) => !Object.hasOwn(type.attributes, name));
        if (stranger !== undefined) {
          this.fail(`there is no attribute ${JSON.stringify(stranger)}`);
        }
        const names = Object.keys(type.attributes);
        this.writer.map(names.length);
        for (const attribute of names) {
          this.writer.text(attribute);
          const present = Object.hasOwn(object, attribute) ? object[attribute] : null;
          this.step({ attribute }, type.attributes[attribute] as Type, present);
        }
        return;
      }
      case "dynamic": {
        const dynamic = value instanceof Dynamic ? value : this.mismatch(type);
        this.writer.array(2);
        this.writer.binary(encodeType(dynamic.type));
        return this.value(dynamic.type, dynamic.value);
      }
    }
  }

  private number(value: number | Decimal): void {
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      return this.writer.float(value);
    }
    if (Number.isNaN(value)) {
      return this.fail("NaN is not a number to Terraform");
    }
    const digits = value instanceof Decimal ? value.text : plainText(String(value));
    if (!digits.includes(".") && digits.length <= 20) {
      const integer = BigInt(digits);
      if (integer >= int64.min && integer <= int64.max) {
        return this.writer.integer(integer);
      }
    }
    if (typeof value === "number" && exactText(value) === digits) {
      return this.writer.float(value);
    }
    this.writer.text(digits);
  }

  private array(type: Type, value: Value, elementOf: (index: number) => Type | undefined, length?: number): void {
    if (!Array.isArray(value) || (length !== undefined && value.length !== length)) {
      return this.mismatch(type);
    }
    this.writer.array(value.length);
    for (let index = 0; index < value.length; index++) {
      this.step({ index }, elementOf(index) as Type, value[index]);
    }
  }

  private step(step: Step, type: Type, value: Value | undefined): void {
    this.path.push(step);
    this.value(type, value);
    this.path.pop();
  }

  private mismatch(type: Type): never {
    return this.fail(`expected a value of type ${typeName(type)}`);
  }

  private fail(problem: string): never {
    throw new ValueError(problem, [...this.path]);
  }
}
