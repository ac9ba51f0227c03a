import { decode as decodeAny } from "@msgpack/msgpack";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../provider/terraform/cty/json.ts";
import { valueFromJson } from "../../provider/terraform/cty/json-value.ts";
import { encode } from "../../provider/terraform/cty/msgpack.ts";
import { Decimal } from "../../provider/terraform/cty/number.ts";
import { type Path, ValueError } from "../../provider/terraform/cty/path.ts";
import { types } from "../../provider/terraform/cty/type.ts";
import { Dynamic, type ValueMap } from "../../provider/terraform/cty/value.ts";
import { objectOf, runs } from "./arbitrary.ts";

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
