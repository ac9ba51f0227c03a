import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { compiledAndRun } from "../constructs/compiled.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** The only fenced block of that language. */
function block(path: string, language: string): string {
  const [found, ...more] = [...read(path).matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))];
  expect(more).toEqual([]);
  return found?.[1] ?? "";
}

test("the resource in README.md applies, and then has no changes", async () => {
  await using database = await freshDatabase(Math.max(...versions()));
  const { hostname, port, username } = new URL(database.url);
  const env = { PGPORT: port, PGUSER: username };
  const configuration = block("README.md", "hcl")
    .replace('host     = "localhost"', `host = ${JSON.stringify(hostname)}`)
    .replace('database = "app"', `database = ${JSON.stringify(database.name)}`);
  await using written = await workspace({ "main.tf": configuration, "requirement.tf": "" }, { env });
  expect(await written.apply()).toMatchObject({ code: 0, stderr: "" });
  expect(await written.plan("-detailed-exitcode")).toMatchObject({ code: 0 });
});

test("the constructs in README.md compile and synthesise", async () => {
  const program = block("README.md", "ts").replace("app.synth();", "console.log(Testing.synth(stack, true));");
  const main = program.replace("import { App,", "import { App, Testing,");
  const written = JSON.parse(await compiledAndRun({ "main.ts": main })) as {
    resource: { schemata_postgres_schema: { shop: { tables: object } } };
  };
  expect(Object.keys(written.resource.schemata_postgres_schema.shop.tables)).toEqual(["orgs", "users"]);
});

test("the engine's example runs", async () => {
  await using database = await freshDatabase(Math.max(...versions()));
  const code = block("provider/engine/README.md", "ts")
    .replace('"schemata/engine"', JSON.stringify(pathToFileURL(join(root, "dist/engine.js")).href))
    .replace("postgresql://localhost/app", database.url);
  const path = join(root, "test/documentation", `example-${process.pid}.mjs`);
  writeFileSync(path, code);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [path]);
    expect(stdout).toMatch(/^proven CREATE TABLE public\.notes .*\napplied 1\n$/s);
  } finally {
    rmSync(path);
  }
  expect(await onDatabase(database.url, "SELECT body FROM public.notes")).toEqual([]);
});

test("what README.md says of using a build is so", async () => {
  const [commands = ""] = /^## Use it$.*?^```sh\n(.*?)^```/ms.exec(read("README.md"))?.slice(1) ?? [];
  const [init = "", pack = ""] = commands.replace(/ +#.*$/gm, "").split("\n");
  const directory = mkdtempSync(join(tmpdir(), "schemata-readme-"));
  const [providers = ""] = read("examples/01-shop/main.tf").split("\n\n");
  writeFileSync(join(directory, "main.tf"), `${providers}\n`);
  const [terraform = "", ...args] = init.replace("$HOME/schemata", root.replace(/\/$/, "")).split(" ");
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" };
  const { stdout } = await promisify(execFile)(terraform, args, { cwd: directory, env });
  rmSync(directory, { recursive: true });
  expect(stdout).toMatch(/Installed schemata\/schemata v/);
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(pack).toBe("(cd ~/schemata && npm pack)");
  expect(read("README.md")).toContain(`npm install ~/schemata/schemata-${version}.tgz cdktf constructs\n`);
  const [, copied = ""] = /^cp ~\/schemata\/(\S+) \./m.exec(read("README.md")) ?? [];
  const [, folder = "", names = ""] = /^(.*)\{(.*)\}$/.exec(copied) ?? [];
  expect(names.split(",").map((name) => read(`${folder}${name}`).length > 0)).toEqual([true, true]);
  expect(read("README.md")).toContain(`${version} is not released yet`);
  expect(read("CHANGELOG.md")).toContain(`## ${version}, not released yet`);
});
