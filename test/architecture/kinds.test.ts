/**
 * Owns the test that kinds know themselves and nobody else does: no kind's name outside of its folder.
 * Must not know any kind; THE LIST names them.
 */
import { expect, test } from "vitest";
import { kinds } from "../../provider/engine/kinds/index.ts";
import { parse, type Source, sourcesBelow } from "./source.ts";

/** Folders that must name no kind, with the parts of them that may. No other exceptions. */
const nameless: readonly { readonly folder: string; readonly but?: string }[] = [
  ...["apply", "catalog", "desired", "diff", "history", "introspect"].map((name) => ({
    folder: `provider/engine/${name}`,
  })),
  { folder: "provider/engine/plan", but: "provider/engine/plan/recipes/" },
  { folder: "provider/engine/safety", but: "provider/engine/safety/rules/" },
  { folder: "provider/terraform" },
  { folder: "provider/resources" },
];

const names = kinds.map((kind) => kind.name);

/** A string that is a kind's name, or begins as the address of one does. */
const namesOf = (source: Source): string[] =>
  source.strings
    .filter(({ value }) => names.some((name) => value === name || value.startsWith(`${name}:`)))
    .map(({ value, line }) => `${source.path}:${line} ${JSON.stringify(value)}`);

test("THE LIST has names, each once", () => {
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
});

test.each(nameless)("no kind is named in $folder", ({ folder, but }) => {
  const sources = sourcesBelow(folder).filter(({ path }) => but === undefined || !path.startsWith(but));
  expect(sources.flatMap(namesOf)).toEqual([]);
});

test("a name is seen in every form of a string", () => {
  const [name] = names;
  const forms = [`x === "${name}"`, `f('${name}')`, `\`${name}\``, `\`${name}:\${x}\``, `"${name}:app.users"`];
  const text = `${forms.join(";\n")};\ntype T = "${name}"; const o = { "${name}": 1 };`;
  expect(namesOf(parse("provider/a.ts", text))).toHaveLength(forms.length + 2);
  expect(
    namesOf(parse("provider/a.ts", `import "${name}"; o.${name}; ({ ${name}: 1 }); "${name}s"; "a ${name}:"`)),
  ).toEqual([]);
});
