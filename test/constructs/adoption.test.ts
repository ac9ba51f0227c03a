import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { App, cdktf } from "./app.ts";

const run = promisify(execFile);

const program = `
import { TerraformStack, Testing } from "cdktf";
import { SchemataProvider } from "schemata";
import { addSchemas } from "./schemas";
const stack = new TerraformStack(Testing.app(), "adopted");
new SchemataProvider(stack, "schemata");
const found = addSchemas(stack);
console.log(JSON.stringify({ names: Object.keys(found), main: Testing.synth(stack, true) }));
`;

/** Compiles what `inspect` printed, and synthesises it. */
async function synthesised(constructs: string): Promise<{ names: readonly string[]; main: string }> {
  using app = new App("cdktf", cdktf);
  app.write("schemas.ts", constructs);
  app.write("main.ts", program);
  const compilerOptions = { strict: true, target: "es2022", types: ["node"], module: "node16", skipLibCheck: true };
  const typeRoots = [join(root, "node_modules/@types")];
  app.write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { ...compilerOptions, typeRoots }, files: ["main.ts"] }),
  );
  await run(join(root, "node_modules/.bin/tsc"), [], { cwd: app.directory }).catch(({ stdout }: { stdout: string }) =>
    expect.fail(`${stdout}\n${constructs}`),
  );
  const { stdout } = await run(process.execPath, ["main.js"], { cwd: app.directory });
  return JSON.parse(stdout) as { names: readonly string[]; main: string };
}

test.each(versions())("what is there becomes constructs that plan nothing, on %i", async (version) => {
  await using database = await freshDatabase(version);
  await onDatabase(database.url, readFileSync(join(root, "test/constructs/adoption.sql"), "utf8"));
  const { stdout, stderr } = await run(join(root, "dist/schemata"), [
    "inspect",
    database.url,
    "--format",
    "typescript",
  ]);
  expect(stderr).toBe("");
  const { names, main } = await synthesised(stdout);
  expect(names).toEqual(["OddNames", "shop"]);

  const { hostname, port } = new URL(database.url);
  const env = { PGHOST: hostname, PGPORT: port, PGUSER: "postgres", PGDATABASE: database.name };
  await using opened = await workspace({ "main.tf.json": main, "requirement.tf": "" }, { env });
  for (const [address, id] of [
    ["shop", "shop"],
    ["Odd-Names", "Odd-Names"],
  ] as const) {
    const imported = await opened.importState(`schemata_postgres_schema.${address}`, id);
    expect(imported.code, imported.stdout + imported.stderr).toBe(0);
  }
  const planned = await opened.plan("-detailed-exitcode");
  expect(planned.code, planned.stdout + planned.stderr).toBe(0);
});
