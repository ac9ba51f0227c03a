import { decode as decodeAny, Encoder } from "@msgpack/msgpack";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../provider/terraform/cty/json.ts";
import { valueFromJson } from "../../provider/terraform/cty/json-value.ts";
import { decode, encode } from "../../provider/terraform/cty/msgpack.ts";
import { Decimal, exactText, plainText } from "../../provider/terraform/cty/number.ts";
import { type Path, ValueError } from "../../provider/terraform/cty/path.ts";
import { decodeType, encodeType, type Type, types } from "../../provider/terraform/cty/type.ts";
import {
  Dynamic,
  emptyMap,
  equalValues,
  isWhollyKnown,
  Unknown,
  unknown,
  type Value,
  type ValueMap,
} from "../../provider/terraform/cty/value.ts";

const runs = { numRuns: 300 };

const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Type>(types.string, types.bool, types.number, types.dynamic),
    fc.tuple(fc.constantFrom("list" as const, "set" as const, "map" as const), tie("type")).map(([kind, element]) => ({
      kind,
      element,
    })),
    fc.array(tie("type"), { maxLength: 3 }).map((elements) => ({ kind: "tuple" as const, elements })),
    fc
      .dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("type"), { maxKeys: 4 })
      .map((attributes) => ({ kind: "object" as const, attributes: { ...attributes } })),
  ),
})).type;

const anyNumber: fc.Arbitrary<number | Decimal> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }),
  fc.bigInt().map((integer) => Decimal.parse(String(integer))),
  fc.stringMatching(/^-?[0-9]{1,30}\.[0-9]{1,30}$/).map((text) => Decimal.parse(text)),
);

const key = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "1", ""));

/** What core sends of a refined unknown: extension 12 with a map inside; longer ones have longer headers. */
const refined = fc.uint8Array({ minLength: 0, maxLength: 300 }).map((data) => {
  const header = data.length < 256 ? [0xc7, data.length, 12] : [0xc8, data.length >> 8, data.length & 255, 12];
  return new Unknown(Uint8Array.from([...header, ...data]));
});

const objectOf = (entries: readonly (readonly [string, Value])[]): ValueMap => {
  const object = emptyMap<Value>();
  for (const [name, value] of entries) {
    object[name] = value;
  }
  return object;
};

function known(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "string":
      return fc.string({ unit: "binary" });
    case "bool":
      return fc.boolean();
    case "number":
      return anyNumber;
    case "list":
    case "set":
      return fc.array(anyValue(type.element), { maxLength: 20 });
    case "tuple":
      return fc.tuple(...type.elements.map(anyValue));
    case "map":
      return fc
        .uniqueArray(fc.tuple(key, anyValue(type.element)), { selector: ([name]) => name, maxLength: 20 })
        .map(objectOf);
    case "object":
      return fc
        .tuple(
          ...Object.entries(type.attributes).map(([name, inner]) =>
            anyValue(inner).map((value) => [name, value] as const),
          ),
        )
        .map(objectOf);
    case "dynamic":
      return fc
        .constantFrom<Type>(types.string, types.number, types.list(types.bool), types.object({ a: types.string }))
        .chain((inner) => anyValue(inner).map((value) => new Dynamic(inner, value)));
  }
}

const anyValue = (type: Type): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 8, arbitrary: known(type) }, { weight: 1, arbitrary: fc.constantFrom(null, unknown) }, refined);

const typed = anyType.chain((type) => anyValue(type).map((value) => ({ type, value })));

describe("msgpack", () => {
  test("what is encoded is decoded as it was", () => {
    fc.assert(
      fc.property(typed, ({ type, value }) => {
        const there = decode(type, encode(type, value));
        expect(equalValues(type, there, value)).toBe(true);
        expect(there).toEqual(value);
      }),
      runs,
    );
  });

  test("the bytes are msgpack to an independent decoder", () => {
    fc.assert(
      fc.property(typed, ({ type, value }) => {
        // The general decoder refuses the key "__proto__", which a Terraform map may have.
        fc.pre(!JSON.stringify(value).includes("__proto__"));
        decodeAny(encode(type, value));
      }),
      runs,
    );
  });

  test("a number arrives in any of its forms", () => {
    const forms = [5, -5, 200, -200, 70_000, -70_000, 2 ** 40, -(2 ** 40), 0.5, 3.25, -0];
    for (const form of forms) {
      expect(decode(types.number, new Encoder().encode(form))).toBe(form === 0 ? 0 : form);
      expect(decode(types.number, new Encoder({ forceIntegerToFloat: true }).encode(form))).toEqual(
        Decimal.parse(exactText(form)),
      );
    }
    const wide = new Encoder({ useBigInt64: true });
    expect(String(decode(types.number, wide.encode(2n ** 64n - 1n)))).toBe("18446744073709551615");
    expect(String(decode(types.number, wide.encode(-(2n ** 63n))))).toBe("-9223372036854775808");
    expect(decode(types.number, new Encoder({ forceFloat32: true }).encode(0.5))).toBe(0.5);
    expect(decode(types.number, new Encoder().encode(Number.POSITIVE_INFINITY))).toBe(Number.POSITIVE_INFINITY);
  });

  test("a 23-digit number keeps its digits", () => {
    const digits = "12345678901234567890123";
    const value = decode(types.number, new Encoder().encode(digits));
    expect(String(value)).toBe(digits);
    expect(decodeAny(encode(types.number, value))).toBe(digits);
  });

  test("a number leaves as text, which is what Terraform compares as equal to the state file's", () => {
    expect(decodeAny(encode(types.number, 5))).toBe("5");
    expect(decodeAny(encode(types.number, 0.1))).toBe("0.1");
    expect(decodeAny(encode(types.number, 1e22))).toBe("10000000000000000000000");
  });

  test("a refined unknown comes back byte for byte, as a leaf and as a collection", () => {
    // "pre_${x}": extension 12, a map of refinement 2 (string prefix) to the prefix.
    const wire = Uint8Array.from([0xc7, 7, 12, 0x81, 0x02, 0xa4, ...Buffer.from("pre_")]);
    expect(encode(types.string, decode(types.string, wire))).toEqual(Buffer.from(wire));
    expect(encode(types.map(types.string), decode(types.map(types.string), wire))).toEqual(Buffer.from(wire));
    const list = types.list(types.string);
    const inside = Uint8Array.from([0x92, ...wire, 0xa1, 0x61]);
    expect(encode(list, decode(list, inside))).toEqual(Buffer.from(inside));
    expect(isWhollyKnown(decode(list, inside))).toBe(false);
  });

  test("every extension is an unknown, whatever its type and width", () => {
    for (const wire of [
      [0xd4, 0, 0],
      [0xd8, 0, ...Array(16).fill(1)],
      [0xc7, 0, 0],
      [0xc8, 0, 1, 12, 9],
      [0xc9, 0, 0, 0, 1, 99, 9],
    ]) {
      const value = decode(types.bool, Uint8Array.from(wire));
      expect(value).toBeInstanceOf(Unknown);
      expect(encode(types.bool, value)).toEqual(Buffer.from(wire));
    }
  });

  test("a dynamic value keeps its type, and a null in it too", () => {
    const value = new Dynamic(types.map(types.number), objectOf([["a", null]]));
    expect(decode(types.dynamic, encode(types.dynamic, value))).toEqual(value);
    const nothing = new Dynamic(types.string, null);
    expect(decode(types.dynamic, encode(types.dynamic, nothing))).toEqual(nothing);
    expect(encode(types.dynamic, null)).toEqual(Buffer.of(0xc0));
  });

  test("long strings, lists and maps", () => {
    for (const length of [31, 32, 255, 256, 65_535, 65_536]) {
      const text = "é".repeat(length);
      expect(decode(types.string, encode(types.string, text))).toBe(text);
      const list = types.list(types.bool);
      const many = Array(length).fill(true);
      expect(decode(list, encode(list, many))).toEqual(many);
      const map = objectOf(many.map((value, at) => [`k${at}`, value]));
      expect(Object.keys(decode(types.map(types.bool), encode(types.map(types.bool), map)) as ValueMap)).toHaveLength(
        length,
      );
    }
  });

  test("keys of Object.prototype are only keys", () => {
    const map = decode(
      types.map(types.string),
      encode(types.map(types.string), objectOf([["__proto__", "x"]])),
    ) as ValueMap;
    expect(Object.keys(map)).toEqual(["__proto__"]);
    expect("constructor" in map).toBe(false);
  });

  const deep = types.object({ tables: types.map(types.object({ name: types.string })) });
  const wrong = (values: ValueMap): string => {
    try {
      encode(deep, values);
    } catch (error) {
      return error instanceof ValueError ? error.message : String(error);
    }
    return "nothing";
  };

  test("what does not fit is named by its path, without the value", () => {
    expect(wrong({ tables: { users: { name: 5 } } })).toBe('tables["users"].name: expected a value of type string');
    expect(wrong({ tables: { users: { nam: "x" } } })).toBe('tables["users"]: there is no attribute "nam"');
    expect(() => decode(deep, encode(types.map(types.string), { tables: "secret" }))).toThrow(
      /^tables: expected a map$/,
    );
    expect(() => decode(deep, encode(types.object({}), {}))).toThrow("expected 1 members, found 0");
  });

  test("bytes that end too soon or go on too long are errors", () => {
    const whole = encode(types.list(types.string), ["abc", "def"]);
    for (let length = 0; length < whole.length; length++) {
      expect(() => decode(types.list(types.string), whole.subarray(0, length))).toThrow(ValueError);
    }
    expect(() => decode(types.bool, Uint8Array.of(0xc3, 0xc3))).toThrow(ValueError);
    expect(() => decode(types.bool, Uint8Array.of(0xc1))).toThrow(ValueError);
  });

  test("an attribute that is left out is null", () => {
    const type = types.object({ a: types.string, b: types.string });
    expect(decode(type, encode(type, { a: "x" }))).toEqual(
      objectOf([
        ["a", "x"],
        ["b", null],
      ]),
    );
  });
});

describe("JSON", () => {
  test("is read as JSON.parse reads it, where that loses nothing", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain = (value: unknown): unknown => (value instanceof Decimal ? value.valueOf() : value);
        const revive = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_, member) => plain(member));
        expect(JSON.stringify(revive(parseJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      runs,
    );
  });

  test("a 23-digit number keeps its digits from the state file to the wire", () => {
    const type = types.object({ n: types.number });
    const value = valueFromJson(type, parseJson('{"n": 12345678901234567890123}'));
    expect(decodeAny(encode(type, value))).toEqual({ n: "12345678901234567890123" });
  });

  test.each([
    "",
    "{",
    "[1,]",
    '{"a":1,}',
    '{"a" 1}',
    "01",
    "1.",
    "+1",
    "nul",
    '"\\x"',
    '"\\u12"',
    '"\n"',
    '"a',
    "1 2",
    "NaN",
  ])("%j is refused with a position, without the text", (text) => {
    expect(() => parseJson(text)).toThrow(/^JSON at character \d+: /);
    expect(() => JSON.parse(text)).toThrow();
  });

  test("escapes, surrogates and odd keys", () => {
    expect(parseJson('"\\u00e9\\ud83d\\ude00\\n\\/"')).toBe("é😀\n/");
    const object = parseJson('{"__proto__": 1, "constructor": 2}') as ValueMap;
    expect(Object.keys(object)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(object)).toBe(null);
  });

  test("nesting without end is an error, not a crash", () => {
    expect(() => parseJson("[".repeat(100_000))).toThrow("nested too deeply");
  });

  test("what an older schema lacks is null, what it had more is dropped and told", () => {
    const type = types.object({
      kept: types.string,
      added: types.number,
      inner: types.map(types.object({ a: types.bool })),
    });
    const dropped: Path[] = [];
    const json = parseJson('{"kept":"x","gone":1,"inner":{"k":{"a":true,"b":2}}}');
    const value = valueFromJson(type, json, (path) => dropped.push(path));
    expect(value).toEqual(
      objectOf([
        ["kept", "x"],
        ["added", null],
        ["inner", objectOf([["k", objectOf([["a", true]])]])],
      ]),
    );
    expect(dropped).toEqual([[{ attribute: "inner" }, { key: "k" }, { attribute: "b" }], [{ attribute: "gone" }]]);
  });

  test("scalars are converted as Terraform converts them", () => {
    expect(valueFromJson(types.string, parseJson("12345678901234567890123"))).toBe("12345678901234567890123");
    expect(valueFromJson(types.string, true)).toBe("true");
    expect(valueFromJson(types.number, "5")).toBe(5);
    expect(valueFromJson(types.bool, "false")).toBe(false);
    expect(() => valueFromJson(types.number, "five")).toThrow(ValueError);
    expect(() => valueFromJson(types.list(types.string), "x")).toThrow(ValueError);
  });

  test("a dynamic value carries its type", () => {
    expect(valueFromJson(types.dynamic, parseJson('{"value":[1],"type":["list","number"]}'))).toEqual(
      new Dynamic({ kind: "list", element: { kind: "number" } }, [1]),
    );
  });
});

describe("numbers", () => {
  test("text is canonical", () => {
    const cases = {
      "1.50e1": "15",
      "-0": "0",
      "0.0": "0",
      "1e3": "1000",
      "12e-3": "0.012",
      "007": "7",
      "-1.10": "-1.1",
    };
    for (const [text, canonical] of Object.entries(cases)) {
      expect(plainText(text)).toBe(canonical);
    }
    expect(() => plainText("1e999999999")).toThrow(RangeError);
  });

  test("a plain number where a double says the same, a Decimal where it would not", () => {
    expect(Decimal.parse("0.1")).toBe(0.1);
    expect(Decimal.parse("9007199254740992")).toBe(9007199254740992);
    expect(Decimal.parse("9007199254740993")).toBeInstanceOf(Decimal);
    expect(Decimal.parse("0.1000000000000000055511151231257827")).toBeInstanceOf(Decimal);
  });

  test("a double's expansion is exact", () => {
    expect(exactText(0.1)).toBe("0.1000000000000000055511151231257827021181583404541015625");
    expect(exactText(-(2 ** 70))).toBe("-1180591620717411303424");
    expect(Number(exactText(5e-324))).toBe(5e-324);
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => Number(exactText(value)) === value + 0,
      ),
    );
  });
});

describe("equality", () => {
  test("sets are equal in any order, lists are not", () => {
    expect(equalValues(types.set(types.string), ["a", "b"], ["b", "a"])).toBe(true);
    expect(equalValues(types.set(types.string), ["a", "a"], ["a", "b"])).toBe(false);
    expect(equalValues(types.list(types.string), ["a", "b"], ["b", "a"])).toBe(false);
  });

  test("null, empty and missing differ", () => {
    expect(equalValues(types.map(types.string), {}, null)).toBe(false);
    expect(equalValues(types.map(types.string), { a: null }, { b: null })).toBe(false);
  });

  test("unknowns are equal when core said the same of them", () => {
    expect(equalValues(types.string, unknown, new Unknown(Uint8Array.of(0xd4, 0, 0)))).toBe(true);
    expect(equalValues(types.string, unknown, new Unknown(Uint8Array.of(0xd4, 12, 0)))).toBe(false);
  });
});

test("a type's JSON is read back", () => {
  fc.assert(
    fc.property(anyType, (type) => {
      expect(decodeType(encodeType(type))).toEqual(type);
    }),
  );
  expect(() => decodeType(Buffer.from('["list"]'))).toThrow(TypeError);
});
