/**
 * Owns the test that imports point one way.
 * Must not know what the rules are; they are in imports.ts.
 */
import { describe, expect, test } from "vitest";
import { importViolations, loadedPackages } from "./imports.ts";
import { filesBelow, parse, sourcesBelow } from "./source.ts";

const sources = [...sourcesBelow("provider"), ...sourcesBelow("constructs")];

test("imports point one way", () => {
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.flatMap(importViolations)).toEqual([]);
});

test("every import of a file names one that exists", () => {
  const files = new Set(["provider", "constructs"].flatMap(filesBelow));
  const imports = sources.flatMap((source) => source.imports.map((one) => ({ from: source.path, ...one })));
  const lost = imports.filter(
    ({ target, isFile }) => isFile && !/\/generated\/|\.json$/.test(target) && !files.has(target),
  );
  expect(lost.map(({ from, line, target }) => `${from}:${line} ${target}`)).toEqual([]);
});

test("loading the engine loads no driver, no PGlite and no gRPC", () => {
  const entry = "provider/engine/index.ts";
  expect(filesBelow("provider/engine")).toContain(entry);
  expect(loadedPackages(entry, sources)).toEqual([]);
});

/** The folders that the rules are about: a renamed one must not slip out of them. */
test("the folders that the rules name exist", () => {
  const engine = [
    "apply",
    "catalog",
    "db",
    "desired",
    "diff",
    "history",
    "introspect",
    "kinds",
    "plan",
    "safety",
    "shadow",
    "sql",
  ];
  const expected = [
    ...engine.map((folder) => `provider/engine/${folder}`),
    ...["wire", "cty", "framework"].map((folder) => `provider/terraform/${folder}`),
    "provider/resources",
  ];
  expect(expected.filter((folder) => sourcesBelow(folder).length === 0)).toEqual([]);
});

describe("a violation is seen", () => {
  test.each([
    ["provider/engine/diff/a.ts", 'import { b } from "../../terraform/framework/b.ts";'],
    ["provider/engine/diff/a.ts", 'import type { b } from "../../resources/b.ts";'],
    ["provider/engine/diff/a.ts", 'export * from "../../cli/b.ts";'],
    ["provider/engine/diff/a.ts", 'const b = await import("../../provider.ts");'],
    ["provider/engine/diff/a.ts", 'let b: import("../../terraform/cty/b.ts").B;'],
    ["provider/engine/diff/a.ts", 'new Worker(new URL("../../cli/b.ts", import.meta.url));'],
    ["provider/engine/diff/a.ts", 'import pg from "pg";'],
    ["provider/engine/diff/a.ts", 'import grpc from "@grpc/grpc-js";'],
    ["provider/engine/db/a.ts", 'import { PGlite } from "@electric-sql/pglite/worker";'],
    ["provider/resources/a.ts", 'import { b } from "../engine/kinds/table/index.ts";'],
    ["provider/engine/apply/a.ts", 'import type { b } from "../kinds/column/index.ts";'],
    ["provider/engine/kinds/a/index.ts", 'import type { b } from "../../plan/recipes/b.ts";'],
    ["provider/engine/safety/rules/a.ts", 'import { b } from "../../kinds/b/index.ts";'],
    ["provider/terraform/wire/a.ts", 'import { b } from "../../engine/b.ts";'],
    ["provider/terraform/framework/a.ts", 'import { b } from "../wire/b.ts";'],
    ["provider/resources/a.ts", 'import { b } from "../terraform/wire/b.ts";'],
    ["provider/cli/main.ts", 'import { b } from "../resources/b.ts";'],
    ["constructs/a.ts", 'import { b } from "../provider/engine/b.ts";'],
    ["provider/main.ts", 'import { b } from "../test/b.ts";'],
  ])("%s: %s", (path, text) => {
    expect(importViolations(parse(path, text))).toHaveLength(1);
  });

  test("and what is allowed is let through", () => {
    const allowed = [
      ["provider/engine/safety/rules/a.ts", 'import type { b } from "../../kinds/b/index.ts";'],
      ["provider/engine/db/a.ts", 'const pg = await import("pg"); import "node:net";'],
      ["provider/resources/a.ts", 'import "../engine/index.ts"; import "../terraform/framework/index.ts";'],
    ] as const;
    expect(allowed.flatMap(([path, text]) => importViolations(parse(path, text)))).toEqual([]);
  });

  test("a package that is loaded three files away", () => {
    const chain = [
      parse("provider/a.ts", 'export * from "./b.ts"; import type {} from "x"; await import("y");'),
      parse("provider/b.ts", 'import "./c.ts"; import "node:fs";'),
      parse("provider/c.ts", 'import "pg/lib";'),
    ];
    expect(loadedPackages("provider/a.ts", chain)).toEqual(["pg"]);
  });
});
