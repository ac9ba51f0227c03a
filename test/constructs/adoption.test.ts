import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { compiledAndRun } from "./compiled.ts";

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
  const { names, main } = JSON.parse(await compiledAndRun({ "schemas.ts": stdout, "main.ts": program })) as {
    names: readonly string[];
    main: string;
  };
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
