/**
 * Owns the proof that docs/guides/engine.md tells what `schemata/engine` is, as it comes out of the packed package: its program
 * compiles and runs, its shapes are the types, its names are those that are exported.
 * Must not know how the package is built.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as engine from "../../provider/engine/index.ts";
import { type PackedProject, packedProject } from "../engine/packed.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { blocks, codes, guide, section, table } from "./pages.ts";

const page = guide("engine");
const [program = "", signatures = ""] = blocks(page, "ts");
const functions = codes(table(section(page, "Functions"), "function").map(([name]) => name));

let project: PackedProject;
beforeAll(async () => {
  project = await packedProject();
});
afterAll(() => project.remove());

test("the program shows a plan, applies it, refuses a loss, and tells what is wrong", async () => {
  await using database = await freshDatabase(Math.max(...versions()));
  const directory = mkdtempSync(join(tmpdir(), "schemata-program-"));
  const path = join(directory, "schema.sql");
  await project.compile(program);
  const migrate = async (text: string, ...more: readonly string[]) => {
    writeFileSync(path, text);
    const ended = await project.run("main.js", database.url, path, ...more).catch((failure) => failure);
    return { code: ended.code ?? 0, stdout: String(ended.stdout), stderr: String(ended.stderr) };
  };
  try {
    const wanted = "CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY, note text);";
    const created = expect.stringContaining("CREATE TABLE shop.orders");
    expect(await migrate(wanted)).toEqual({ code: 0, stdout: created, stderr: "" });
    expect(await onDatabase(database.url, "SELECT FROM pg_namespace WHERE nspname IN ('shop', 'schemata')")).toEqual(
      [],
    );
    const applied = expect.stringMatching(/\napplied, 2 of 2\n$/);
    expect(await migrate(wanted, "--apply")).toEqual({ code: 0, stdout: applied, stderr: "" });
    expect(await onDatabase(database.url, "SELECT id, note FROM shop.orders")).toEqual([]);
    const nothing = "Nothing to do.\nnothing, 0 of 0\n";
    expect(await migrate(wanted, "--apply")).toEqual({ code: 0, stdout: nothing, stderr: "" });
    const loss = await migrate("CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY);", "--apply");
    expect(loss).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^drops-column: column:shop\.orders\.note: /),
    });
    expect(await migrate("CREATE TABLE t (a nosuch)")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('type "nosuch" does not exist'),
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
  const refused = await project
    .run("main.js", "postgresql://nobody@127.0.0.1:1/none", path)
    .catch((failure) => failure);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: /) });
});

test("functions and options are those of the types, no more and no less", async () => {
  // A name that is optional on one side and missing on the other makes no two types differ.
  const keys = `type Keys<F extends (...given: never[]) => unknown> = {
  [I in keyof Required<Parameters<F>>]: keyof NonNullable<Parameters<F>[I]>;
};
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;`;
  const same = functions.map(
    (name) => `const ${name}Told: typeof ${name} = engine.${name};
const ${name}Real: typeof engine.${name} = ${name};
const ${name}Keys: Same<Keys<typeof ${name}>, Keys<typeof engine.${name}>> = true;`,
  );
  const shapes = [...section(page, "Options").matchAll(/^`(\w+)`[^|]*:$/gm)].map(([heading = "", name = ""]) => {
    const [row = ""] = /\n\| (option|field) \|/.exec(section(page, "Options").split(heading)[1] ?? "") ?? [];
    const rows = table(section(page, "Options").split(heading)[1] ?? "", row.replace(/[|\n]/g, "").trim());
    const members = codes(rows.map(([key]) => key)).map((key) => `${key}: true`);
    const more = name === "ShadowOptions" ? ' | "url"' : "";
    return `const ${name}Keys: Record<keyof engine.${name}${more}, true> = { ${members.join(", ")} };`;
  });
  expect(shapes).toHaveLength(7);
  await project.compile(
    [signatures.replace("import type *", "import *"), keys, ...same, ...shapes, "export {};"].join("\n"),
  );
  expect([...signatures.matchAll(/declare function (\w+)/g)].map(([, name]) => name)).toEqual(functions);
});

test("every exported name is on the page once, and no other", () => {
  const besides = section(page, "Besides");
  const rest = /^These are exported .*$/m.exec(besides) ?? [];
  const told = [...functions, ...codes(table(besides, "name").map(([name]) => name)), ...codes(rest)];
  expect([...told].sort()).toEqual(Object.keys(engine).sort());
});
