import { describe, expect, test } from "vitest";
import {
  bool,
  formatPath,
  listOf,
  map,
  mapOf,
  markComputedUnknown,
  number,
  object,
  planViolations,
  setOf,
  string,
  types,
  Unknown,
  unknown,
  type ValueMap,
} from "../../provider/terraform/framework/index.ts";

const description = "For the test.";
const inner = {
  type: string({ description, required: true, example: "x" }),
  serial: string({ description, computed: true, example: "x" }),
};
const attributes = {
  name: string({ description, required: true, example: "x" }),
  size: number({ description, optional: true, example: 1, default: null }),
  owner: string({ description, optional: true, computed: true, example: "x", default: null }),
  id: string({ description, computed: true, example: "x" }),
  labels: map(types.string, { description, optional: true, example: { x: "x" }, default: null }),
  once: bool({ description, optional: true, writeOnly: true, example: true, default: null }),
  parts: mapOf(inner, { description, optional: true, example: {}, default: null }),
  rows: listOf(inner, { description, optional: true, example: {}, default: null }),
  bag: setOf(inner, { description, optional: true, example: {}, default: null }),
  one: object(inner, { description, optional: true, example: {}, default: null }),
};

const nothing: ValueMap = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
const config: ValueMap = { ...nothing, name: "a" };
const part = (type: string, serial: unknown = null) => ({ type, serial }) as ValueMap;

/** Where the plan is wrong. */
const wrong = (planned: ValueMap | null, from: ValueMap | null = config, prior: ValueMap | null = null): string[] =>
  planViolations(attributes, prior, from, planned).map(({ path }) => formatPath(path ?? []));

describe("core accepts", () => {
  test("what is configured, and computed values where the configuration is null", () => {
    expect(wrong({ ...config, id: "x", owner: unknown })).toEqual([]);
  });

  test("the prior spelling of a configured value", () => {
    const prior = { ...config, size: 7, labels: { a: "b" } };
    expect(wrong(prior, { ...config, size: 8, labels: { a: "B" } }, prior)).toEqual([]);
  });

  test("a destroy", () => {
    expect(wrong(null, null, config)).toEqual([]);
  });

  test("nested computed values in maps, lists, single objects; anything in sets", () => {
    const from = { ...config, parts: { p: part("x") }, rows: [part("y")], one: part("z"), bag: [part("s")] };
    const planned = {
      ...from,
      parts: { p: part("x", unknown) },
      rows: [part("y", "1")],
      one: part("z", "2"),
      bag: [part("other", "3")],
    };
    expect(wrong(planned, from)).toEqual([]);
  });

  test("an unknown that comes back as it was, also for a whole collection", () => {
    const refined = new Unknown(Uint8Array.of(0xc7, 1, 12, 0x80));
    const from = { ...config, size: refined, parts: refined, rows: [refined] } as ValueMap;
    expect(wrong(from, from)).toEqual([]);
  });
});

describe("core refuses, and the diagnostic names the attribute:", () => {
  test("a changed value", () => {
    expect(wrong({ ...config, name: "b" })).toEqual(["name"]);
    expect(wrong({ ...config, size: 8 }, { ...config, size: 7 }, { ...config, size: null })).toEqual(["size"]);
  });

  test("a value where the configuration is null and nothing is computed", () => {
    expect(wrong({ ...config, size: 1 })).toEqual(["size"]);
  });

  test("a configured computed attribute that is changed", () => {
    expect(wrong({ ...config, owner: "x" }, { ...config, owner: "y" })).toEqual(["owner"]);
  });

  test("a write-only value", () => {
    expect(wrong({ ...config, once: true }, { ...config, once: true })).toEqual(["once"]);
  });

  test("an unknown that lost what core said of it", () => {
    const refined = new Unknown(Uint8Array.of(0xc7, 1, 12, 0x80));
    expect(wrong({ ...config, size: unknown }, { ...config, size: refined })).toEqual(["size"]);
  });

  test("other keys, another length, a changed leaf", () => {
    const from = { ...config, parts: { p: part("x"), q: part("y") }, rows: [part("r")], one: part("o") };
    expect(wrong({ ...from, parts: { p: part("x"), z: part("y") } }, from)).toEqual(['parts["q"]', 'parts["z"]']);
    expect(wrong({ ...from, rows: [] }, from)).toEqual(["rows"]);
    expect(wrong({ ...from, rows: [part("R")], one: part("O") }, from)).toEqual(["rows[0].type", "one.type"]);
    expect(wrong({ ...from, one: null }, from)).toEqual(["one"]);
  });

  test("an object where none is wanted, and the other way", () => {
    expect(wrong(config, null)).toEqual([""]);
    expect(wrong(null, config)).toEqual([""]);
  });
});

describe("markComputedUnknown", () => {
  test("marks what the configuration leaves to the provider, leaf by leaf", () => {
    const from = { ...config, owner: "me", parts: { p: part("x"), q: part("y", null) }, rows: [part("r")] };
    const marked = markComputedUnknown(attributes, from, from);
    expect(marked).toEqual({
      ...from,
      id: unknown,
      parts: { p: part("x", unknown), q: part("y", unknown) },
      rows: [part("r", unknown)],
    });
    expect(wrong(marked, from)).toEqual([]);
  });
});
