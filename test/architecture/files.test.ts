/**
 * Owns the rules for single files: their names, heads and length, and what no file may hold.
 * Must not know imports or kinds.
 */
import { basename } from "node:path";
import { expect, test } from "vitest";
import { longest as longestTests } from "../sequencer.ts";
import { filesBelow, parse, type Source, sourcesBelow } from "./source.ts";

const longest = 400;

const provider = sourcesBelow("provider");
const shipped = [...provider, ...sourcesBelow("constructs")];
const all = [...shipped, ...sourcesBelow("scripts"), ...sourcesBelow("test")];

test("a file is named after the noun it owns", () => {
  const vague = /^(utils?|helpers?|managers?|common|misc|shared|lib)(\.|$)/i;
  const paths = ["provider", "constructs", "scripts", "test"].flatMap(filesBelow);
  expect(paths.filter((path) => path.split("/").some((part) => vague.test(part)))).toEqual([]);
});

test("a file says at its head what it owns and what it must not know", () => {
  const sources = all.filter(({ path }) => !path.endsWith(".test.ts"));
  expect(sources.filter((source) => !hasHead(source)).map(({ path }) => path)).toEqual([]);
});

test(`no file of the provider is longer than ${longest} lines`, () => {
  const long = shipped.filter(({ text }) => text.trimEnd().split("\n").length > longest);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test("the tests that run first are there", () => {
  const paths = new Set(all.map(({ path }) => path));
  expect(longestTests.filter((path) => !paths.has(path))).toEqual([]);
});

test("types are not switched off", () => {
  expect(all.flatMap(untyped)).toEqual([]);
});

test("the engine writes to no stream of the process", () => {
  expect(provider.filter(({ path }) => path.startsWith("provider/engine/")).flatMap(printing)).toEqual([]);
});

test("violations are seen", () => {
  const bad = parse(
    "a.ts",
    'let a = b as any; // @ts-ignore\nf<any>(); /* @ts-nocheck */ console.log(""); process.stdout.write("")',
  );
  expect(untyped(bad)).toHaveLength(4);
  expect(printing(bad)).toHaveLength(2);
  expect(hasHead(bad)).toBe(false);
  const good = parse(
    "a.ts",
    '#!/usr/bin/env node\n/**\n * Owns a.\n * Must not know b.\n */\nlet any = "console.log @ts-ignore any";',
  );
  expect([...untyped(good), ...printing(good)]).toEqual([]);
  expect(hasHead(good)).toBe(true);
});

/** `// #!` lines may come first. */
function hasHead({ text }: Source): boolean {
  const head = text.match(/^(?:#!.*\n)?\/\*\*\n(.*?)\*\//s)?.[1] ?? "";
  return /^ \* Owns /m.test(head) && /\bMust not know\b/.test(head);
}

function untyped({ path, anyLines, comments }: Source): string[] {
  const silenced = comments.filter(({ text }) => /^\s*@ts-(ignore|nocheck)\b/.test(text));
  return [
    ...anyLines.map((line) => `${path}:${line} any`),
    ...silenced.map(({ line, text }) => `${path}:${line} ${text.trim()}`),
  ];
}

function printing({ path, members }: Source): string[] {
  return members
    .filter(({ name }) => name.startsWith("console.") || /^process\.std(out|err)$/.test(name))
    .map(({ name, line }) => `${path}:${line} ${basename(name)}`);
}
