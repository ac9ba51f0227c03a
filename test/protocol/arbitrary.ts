/**
 * Owns arbitrary types and values of them, for property tests.
 * Must not know what is tested.
 */
import fc from "fast-check";
import { Decimal } from "../../provider/terraform/cty/number.ts";
import { type Type, types } from "../../provider/terraform/cty/type.ts";
import { Dynamic, emptyMap, Unknown, unknown, type Value, type ValueMap } from "../../provider/terraform/cty/value.ts";

export const runs = { numRuns: 300 };

export const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
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
  // Terraform's numbers know no -0.
  fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  fc.bigInt().map((integer) => Decimal.parse(String(integer))),
  fc.stringMatching(/^-?[0-9]{1,30}\.[0-9]{1,30}$/).map((text) => Decimal.parse(text)),
);

const key = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "1", ""));

/** What core sends of a refined unknown: extension 12 with a map inside; longer ones have longer headers. */
const refined = fc.uint8Array({ minLength: 0, maxLength: 300 }).map((data) => {
  const header = data.length < 256 ? [0xc7, data.length, 12] : [0xc8, data.length >> 8, data.length & 255, 12];
  return new Unknown(Uint8Array.from([...header, ...data]));
});

export const objectOf = (entries: readonly (readonly [string, Value])[]): ValueMap => {
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

export const typed = anyType.chain((type) => anyValue(type).map((value) => ({ type, value })));
