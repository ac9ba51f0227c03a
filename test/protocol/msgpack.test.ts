import { decode as decodeAny, Encoder } from "@msgpack/msgpack";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../provider/terraform/cty/msgpack.ts";
import { Decimal, exactText } from "../../provider/terraform/cty/number.ts";
import { ValueError } from "../../provider/terraform/cty/path.ts";
import { types } from "../../provider/terraform/cty/type.ts";
import { Dynamic, equalValues, isWhollyKnown, Unknown, type ValueMap } from "../../provider/terraform/cty/value.ts";
import { objectOf, runs, typed } from "./arbitrary.ts";

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
