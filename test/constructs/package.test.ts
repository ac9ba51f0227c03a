import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../architecture/source.ts";

const run = promisify(execFile);
let directory: string;
let listed: readonly string[];

/** The package as a user gets it: packed, and unpacked again. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "schemata-package-"));
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", directory], {
    cwd: root,
  });
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  listed = packed!.files.map(({ path }) => path);
  await run("tar", ["xzf", packed!.filename], { cwd: directory });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A project with nothing but this package, a framework, and a program. */
function project(framework: "cdktf" | "cdktn", program: string): string {
  const path = mkdtempSync(join(directory, `${framework}-`));
  mkdirSync(join(path, "node_modules"));
  cpSync(join(directory, "package"), join(path, "node_modules/schemata"), { recursive: true });
  for (const name of [framework, "constructs"])
    symlinkSync(join(root, "node_modules", name), join(path, "node_modules", name));
  writeFileSync(join(path, "package.json"), JSON.stringify({ name: "user", private: true }));
  writeFileSync(join(path, "main.ts"), program);
  return path;
}

const programFor = (framework: string, from: string): string => `
import { App, TerraformStack } from "${framework}";
import { PostgresSchema, type Row, SchemataProvider, sql } from "${from}";
const app = new App({ outdir: "out" });
const stack = new TerraformStack(app, "stack");
new SchemataProvider(stack, "schemata", { host: "db.example.org" });
const shop = new PostgresSchema(stack, "shop", { name: "shop" });
const users = shop.addTable("users", {
  columns: { id: { type: "bigint", identity: "always" }, email: { type: "text" } },
  primaryKey: "id",
  checks: (c) => ({ users_email_check: sql\`\${c.email} LIKE '%@%'\` }),
});
type User = Row<typeof users>;
const user: User = { id: "1", email: null };
console.log(JSON.stringify(user));
app.synth();
`;

const compilers = [
  ["TypeScript of this project", join(root, "node_modules/typescript")],
  ["TypeScript 5", join(root, "node_modules/jsii/node_modules/typescript")],
] as const;

describe.each(["cdktf", "cdktn"] as const)("with %s", (framework) => {
  const from = framework === "cdktf" ? "schemata" : "schemata/cdktn";

  test.each(compilers)("compiles and synthesises with %s", async (_, compiler) => {
    const path = project(framework, programFor(framework, from));
    const { bin } = JSON.parse(readFileSync(join(compiler, "package.json"), "utf8")) as { bin: { tsc: string } };
    for (const [module, resolution] of [
      ["commonjs", "node10"],
      ["node16", "node16"],
    ]) {
      // The compiler of today no longer knows the way in which Node 10 looked for modules.
      if (resolution === "node10" && compiler === compilers[0][1]) continue;
      const compilerOptions = { strict: true, target: "es2022", types: [], module, moduleResolution: resolution };
      writeFileSync(
        join(path, "tsconfig.json"),
        JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true }, files: ["main.ts"] }),
      );
      const compiled = run(process.execPath, [join(compiler, bin.tsc)], { cwd: path });
      await compiled.catch(({ stdout }: { stdout: string }) => expect.fail(stdout));
      const { stdout } = await run(process.execPath, ["main.js"], { cwd: path });
      expect(stdout).toContain('{"id":"1","email":null}');
      const written = JSON.parse(readFileSync(join(path, "out/stacks/stack/cdk.tf.json"), "utf8")) as {
        terraform: { required_providers: unknown };
      };
      const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
      expect(written.terraform.required_providers).toEqual({ schemata: { source: "schemata/schemata", version } });
      rmSync(join(path, "out"), { recursive: true });
    }
  });

  test("loads neither drivers nor the protocol, nor the other framework", async () => {
    const other = framework === "cdktf" ? "cdktn" : "cdktf";
    const path = project(framework, "");
    const program = `require(${JSON.stringify(from)}); console.log(Object.keys(require.cache).join("\\n"))`;
    const { stdout } = await run(process.execPath, ["-e", program], { cwd: path });
    expect(stdout).toContain(`/${framework}/`);
    expect(stdout).not.toMatch(new RegExp(`node_modules/(pg|${other}|@electric-sql|@grpc|protobufjs)/`));
  });

  test("can be imported by an ES module too", async () => {
    const path = project(framework, "");
    const program = `import { PostgresSchema } from ${JSON.stringify(from)}; console.log(PostgresSchema.name)`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program], { cwd: path });
    expect(stdout.trim()).toBe("PostgresSchema");
  });
});

test("a mistake is told without pages of the bundle's code before it", async () => {
  const program = `
const { App, TerraformStack } = require("cdktf");
const { PostgresSchema, SchemataProvider } = require("schemata");
const app = new App({ outdir: "out" });
const stack = new TerraformStack(app, "stack");
new SchemataProvider(stack, "schemata");
const columns = { pages: { type: "integer" } };
new PostgresSchema(stack, "shop", { name: "shop" }).addTable("books", { columns, checks: { positive: "page > 0" } });
app.synth();`;
  const path = project("cdktf", "");
  const failed = run(process.execPath, ["-e", program], { cwd: path });
  const { stderr } = await failed.then(
    () => expect.fail("it synthesised"),
    (error: { stderr: string }) => error,
  );
  expect(stderr).toContain("Did you mean pages?");
  // Node shows the line that threw, whole; what comes before the message is that line and where it stands.
  expect(stderr.slice(0, stderr.indexOf("Error:")).length).toBeLessThan(1_000);
});

test("the command line runs", async () => {
  const { stdout } = await run(join(directory, "package/dist/schemata"), ["--version"]);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(stdout.trim()).toBe(version);
});

test("the tarball holds what users need, and no tests", () => {
  expect(listed.filter((path) => /(^|\/)(test|examples|scripts|node_modules)\//.test(path))).toEqual([]);
  expect(listed.filter((path) => /\.test\./.test(path))).toEqual([]);
  for (const path of ["README.md", "LICENSE", "CHANGELOG.md", "dist/engine.js", "dist/shadow/data.image"])
    expect(listed).toContain(path);
  expect(existsSync(join(directory, "package/dist/mirror"))).toBe(false);
});
