/**
 * Owns the tests of `npm run new-kind`: what it writes compiles, finds its objects and makes them.
 * Must not know the text.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Kind } from "../../provider/engine/kinds/kind.ts";
import { root } from "../architecture/source.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";

const run = promisify(execFile);

/** Ends well, or gives what was printed. */
const begin = (directory: string, ...args: readonly string[]): Promise<string> =>
  run(process.execPath, ["--import", "tsx", join(root, "scripts/new-kind.ts"), ...args, "--root", directory], {
    cwd: root,
  }).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );

describe("npm run new-kind", () => {
  const directory = mkdtempSync(join(tmpdir(), "schemata-new-kind-"));
  let said = "";
  beforeAll(async () => {
    for (const path of ["provider", "tsconfig.json", "package.json", "biome.json", ".gitignore"])
      cpSync(join(root, path), join(directory, path), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    // Of the whole, only the kinds: they are what is written into.
    const kinds = { extends: "./tsconfig.json", include: [], files: ["provider/engine/kinds/index.ts"] };
    writeFileSync(join(directory, "tsconfig.kinds.json"), JSON.stringify(kinds));
    said = await begin(directory, "conversion", "pg_conversion");
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("what it writes compiles, on THE LIST, in the order of imports that the check wants", async () => {
    expect(said).toContain("conversion/index.ts");
    const tsc = join(root, "node_modules/.bin/tsc");
    const compiled = await run(tsc, ["-p", "tsconfig.kinds.json"], { cwd: directory }).catch(
      ({ stdout }: { stdout: string }) => ({
        stdout,
      }),
    );
    expect(compiled.stdout).toBe("");
    await run(join(root, "node_modules/.bin/biome"), ["check", "provider/engine/kinds"], { cwd: directory });
    expect(readFileSync(join(directory, "provider/engine/kinds/index.ts"), "utf8")).toContain("  conversion,\n");
  });

  test.each(versions())("its query finds what is there on PostgreSQL %i", async (version) => {
    const path = join(directory, "provider/engine/kinds/conversion/index.ts");
    const { conversion } = (await import(pathToFileURL(path).href)) as { conversion: Kind };
    await using database = await freshDatabase(version);
    await onDatabase(database.url, "CREATE CONVERSION public.mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8");
    const scope = { version, schemas: ["public"], without: [], inScope: (name: string) => `${name} = 'public'` };
    const query = conversion.query(scope);
    expect(await onDatabase(database.url, query)).toMatchObject([
      { schema: "public", name: "mine", contoencoding: 6, condefault: false },
    ]);
  });

  test.each([
    ["a kind that is there", ["view", "pg_class"], "there is a kind view already"],
    ["a catalog that is not", ["cast", "pg_nothing"], "pg_nothing is no system catalog"],
    ["one whose objects have no schema", ["language", "pg_language"], "no objects with a name and a schema"],
    ["a name that is none", ["Operator-Family", "pg_conversion"], "is no name of a kind"],
  ])("refuses %s", async (_, args, message) => {
    expect(await begin(directory, ...args)).toContain(message);
  });
});
