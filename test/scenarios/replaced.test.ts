/**
 * Owns the test that the ledger of "replace" is complete and that nothing with rows is in it.
 * Must not know any particular kind.
 */
import { expect, test } from "vitest";
import { kinds } from "../../provider/engine/kinds/index.ts";
import { type Kind, objectOf } from "../../provider/engine/kinds/kind.ts";
import { replaced, replacedAtTimes } from "./replaced.ts";

type Rule = Kind["alter"][string];

/** `kind.attribute` of each rule that is so. */
const rulesThat = (are: (rule: Rule) => boolean) =>
  kinds.flatMap((kind) =>
    Object.entries(kind.alter)
      .filter(([, rule]) => are(rule))
      .map(([name]) => ({ kind, name: `${kind.name}.${name}` })),
  );

const always = rulesThat((rule) => rule === "replace");
/** A rule that decides by itself has the word in its text. */
const atTimes = rulesThat((rule) => typeof rule === "function" && /(["'`])replace\1/.test(String(rule)));

test("every attribute that is replaced has its reason", () => {
  expect(Object.keys(replaced).sort()).toEqual(always.map(({ name }) => name).sort());
});

test("so has every one that is replaced at times", () => {
  expect(Object.keys(replacedAtTimes).sort()).toEqual(atTimes.map(({ name }) => name).sort());
});

test("none is of an object that holds rows", () => {
  const holding = always.filter(({ kind }) => {
    const path = Object.fromEntries(kind.path.map((name) => [name, "x"]));
    return !kind.rebuildable(objectOf(kind, path, {}));
  });
  expect(holding.map(({ name }) => name)).toEqual([]);
});
