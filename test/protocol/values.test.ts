import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, exactText, plainText } from "../../provider/terraform/cty/number.ts";
import { decodeType, encodeType, types } from "../../provider/terraform/cty/type.ts";
import { equalValues, Unknown, unknown } from "../../provider/terraform/cty/value.ts";
import { anyType } from "./arbitrary.ts";

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
