import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
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

const odd = { file: "test/constructs/adoption.sql", found: { OddNames: "Odd-Names", shop: "shop" } };
const samples = readdirSync(join(root, "test/cli/samples")).sort();
const applications = samples.map((name) => ({ file: `test/cli/samples/${name}`, found: undefined }));
const all = [odd, ...(process.env.SCHEMATA_LONG === "1" ? applications : [])];

test.each(versions().flatMap((version) => all.map((adopted) => ({ version, ...adopted }))))(
  "what is there becomes constructs that plan nothing: $file on $version",
  async ({ version, file, found }) => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, readFileSync(join(root, file), "utf8"));
    const { stdout, stderr } = await run(join(root, "dist/schemata"), [
      "inspect",
      database.url,
      "--format",
      "typescript",
    ]);
    // What constructs have no form for is said, and left to the server.
    expect(
      stderr.split("\n").filter((line) => !(found === undefined && /has no form here$|^ {2}It is left out/.test(line))),
    ).toEqual([""]);
    const { names, main } = JSON.parse(await compiledAndRun({ "schemas.ts": stdout, "main.ts": program })) as {
      names: readonly string[];
      main: string;
    };
    if (found !== undefined) expect(names).toEqual(Object.keys(found));
    const resources: Readonly<Record<string, { readonly name: string }>> =
      JSON.parse(main).resource.schemata_postgres_schema;
    expect(Object.keys(resources)).toHaveLength(names.length);

    const { hostname, port } = new URL(database.url);
    const env = { PGHOST: hostname, PGPORT: port, PGUSER: "postgres", PGDATABASE: database.name };
    await using opened = await workspace({ "main.tf.json": main, "requirement.tf": "" }, { env });
    for (const [label, { name }] of Object.entries(resources)) {
      const imported = await opened.importState(`schemata_postgres_schema.${label}`, name);
      expect(imported.code, imported.stdout + imported.stderr).toBe(0);
    }
    const planned = await opened.plan("-detailed-exitcode");
    expect(planned.code, planned.stdout + planned.stderr).toBe(0);
  },
);
