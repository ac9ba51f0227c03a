/**
 * Owns the test that the ledger of "replace" is complete and that nothing with rows is in it.
 * Must not know any particular kind.
 */
import { expect, test } from "vitest";
import { kinds } from "../../provider/engine/kinds/index.ts";
import { objectOf } from "../../provider/engine/kinds/kind.ts";
import { replaced } from "./replaced.ts";

const attributes = kinds.flatMap((kind) =>
  Object.entries(kind.alter)
    .filter(([, rule]) => rule === "replace")
    .map(([name]) => ({ kind, name: `${kind.name}.${name}` })),
);

test("every attribute that is replaced has its reason", () => {
  expect(Object.keys(replaced).sort()).toEqual(attributes.map(({ name }) => name).sort());
});

test("none is of an object that holds rows", () => {
  const holding = attributes.filter(({ kind }) => {
    const path = Object.fromEntries(kind.path.map((name) => [name, "x"]));
    return !kind.rebuildable(objectOf(kind, path, {}));
  });
  expect(holding.map(({ name }) => name)).toEqual([]);
});
