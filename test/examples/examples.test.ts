import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { run } from "../cli/command-line.ts";
import { buildProvider } from "../protocol/plugin.ts";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";
import { type Workspace, workspace } from "../terraform.ts";

const directory = join(root, "examples");
const path = (example: string, file: string): string => join(directory, example, file);
const read = (example: string, file: string): string => readFileSync(path(example, file), "utf8");

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "schemata-examples-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const environment = ({ url, name }: TestDatabase): Record<string, string> => {
  const { hostname, port, username } = new URL(url);
  return { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: name };
};

/** What a program with constructs writes. */
async function synthesised(example: string, file = "main.ts"): Promise<string> {
  const cwd = mkdtempSync(join(scratch, "synth-"));
  const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "tsconfig.json")];
  await promisify(execFile)(process.execPath, [...tsx, path(example, file)], { cwd });
  const [stack] = readdirSync(join(cwd, "cdktf.out/stacks"));
  const written = JSON.parse(readFileSync(join(cwd, "cdktf.out/stacks", stack!, "cdk.tf.json"), "utf8")) as {
    terraform: { backend?: unknown };
  };
  // The state would be where the program ran.
  delete written.terraform.backend;
  return JSON.stringify(written);
}

async function appliesOnce(opened: Workspace): Promise<void> {
  const applied = await opened.apply();
  expect(applied.code, applied.stdout + applied.stderr).toBe(0);
  const again = await opened.plan("-detailed-exitcode");
  expect(again.code, again.stdout + again.stderr).toBe(0);
}

const oldest = (): number => Math.min(...versions());

test("every example is here", () => {
  expect(readdirSync(directory).sort()).toEqual([
    "01-shop",
    "02-constructs",
    "03-beside-rds",
    "04-adoption",
    "05-several-schemas",
    "06-unique-email",
    "07-sequelize",
    "08-policy",
    "09-atlantis",
    "10-terraform-cloud",
    "11-github-actions",
  ]);
});

const inHcl = ["01-shop", "04-adoption", "06-unique-email", "09-atlantis", "10-terraform-cloud", "11-github-actions"];
test.each(inHcl)("%s is formatted", async (example) => {
  const files = readdirSync(join(directory, example), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".tf"))) {
    const { stdout } = await promisify(execFile)("terraform", ["fmt", "-check", "-diff", path(example, file)], {
      env: { PATH: process.env.PATH },
    });
    expect(stdout).toBe("");
  }
});

test("01-shop applies, changes, and refuses the loss", async () => {
  await using database = await freshDatabase(oldest());
  const files = { "requirement.tf": "", "main.tf": read("01-shop", "main.tf") };
  await using opened = await workspace(files, { env: environment(database) });
  await appliesOnce(opened);
  opened.write({ "main.tf": read("01-shop", "next/main.tf") });
  await appliesOnce(opened);
  opened.write({ "main.tf": read("01-shop", "refused/main.tf") });
  const refused = await opened.plan();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("drops-column: shop.customers.nickname");
});

test("02-constructs is the same in TypeScript", async () => {
  await using database = await freshDatabase(oldest());
  const main = { "requirement.tf": "", "main.tf.json": await synthesised("02-constructs") };
  await using opened = await workspace(main, { env: environment(database) });
  await appliesOnce(opened);
  // What 01-shop declares in HCL plans nothing on it.
  opened.write({ "main.tf.json": "{}", "main.tf": read("01-shop", "main.tf") });
  const same = await opened.plan();
  expect(same.code, same.stderr).toBe(0);
  const { resource_changes } = await opened.showPlan<{
    resource_changes: readonly { change: { after: { migration: string | null } } }[];
  }>();
  expect(resource_changes.map(({ change }) => change.after.migration)).toEqual([null]);

  opened.write({ "main.tf": "", "main.tf.json": await synthesised("02-constructs", "next.ts") });
  await appliesOnce(opened);
  opened.write({ "main.tf.json": await synthesised("02-constructs", "refused.ts") });
  const refused = await opened.plan();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("drops-column: shop.customers.nickname");
});

test("03-beside-rds plans the schema for when the server is there", async () => {
  const mirror = join(scratch, "mirror");
  cpSync(join(root, "dist/mirror"), mirror, { recursive: true });
  await buildProvider(mirror, "hashicorp/aws", new URL("./stand-in-aws.ts", import.meta.url));
  const files = { "requirement.tf": "", "main.tf.json": await synthesised("03-beside-rds") };
  await using opened = await workspace(files, { mirror, env: { TF_VAR_password: "hunter2" } });
  const planned = await opened.plan();
  expect(planned.code, planned.stdout + planned.stderr).toBe(0);
  expect(planned.stdout).toContain("# aws_db_instance.database will be created");
  expect(planned.stdout).toContain("# schemata_postgres_schema.schema will be created");
  expect(planned.stdout).toMatch(/\+ migration += \(known after apply\)/);
  expect(planned.stdout).toContain("Plan: 2 to add, 0 to change, 0 to destroy.");
  expect(planned.stdout).not.toContain("hunter2");
  const { configuration } = await opened.showPlan<{
    configuration: { provider_config: { schemata: { expressions: Record<string, { references?: string[] }> } } };
  }>();
  const { host, port, password } = configuration.provider_config.schemata.expressions;
  expect([host, port, password].map((expression) => expression?.references?.[0])).toEqual([
    "aws_db_instance.database.address",
    "aws_db_instance.database.port",
    "var.password",
  ]);
});

test("04-adoption has nothing to do but the import", async () => {
  await using database = await freshDatabase(oldest());
  await onDatabase(database.url, read("04-adoption", "existing.sql"));
  const files = { "requirement.tf": "", "main.tf": read("04-adoption", "main.tf") };
  await using opened = await workspace(files, { env: environment(database) });
  const planned = await opened.plan();
  expect(planned.stdout, planned.stderr).toContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
  await appliesOnce(opened);
});

test("05-several-schemas makes the schema first that the other refers to", async () => {
  await using database = await freshDatabase(oldest());
  await onDatabase(
    database.url,
    "CREATE SCHEMA reference; CREATE TABLE reference.countries (code char(2) PRIMARY KEY, name text)",
  );
  const files = { "requirement.tf": "", "main.tf.json": await synthesised("05-several-schemas") };
  await using opened = await workspace(files, { env: environment(database) });
  await appliesOnce(opened);
});

/** The example where its packages are found, as after npm install. */
function installed(example: string): string {
  const copy = mkdtempSync(join(scratch, "installed-"));
  cpSync(join(directory, example), copy, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

describe("07-sequelize", () => {
  const made = async (copy: string, format: string): Promise<string> => {
    const { status, stdout, stderr } = await run("inspect", "--run", `node ${copy}/sync.mjs`, "--format", format);
    expect(status, stderr).toBe(0);
    return stdout;
  };
  const unique = [
    "CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON public.users (email)",
    "ALTER TABLE public.users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key",
  ];

  test("the change is one line of the models", () => {
    const [before, after] = ["models.mjs", "next/models.mjs"].map((file) => read("07-sequelize", file).split("\n"));
    expect(after).toHaveLength(before!.length);
    expect(after!.filter((line, at) => line !== before![at])).toEqual([expect.stringContaining("unique: true")]);
  });

  test.each(versions())("it is one change of the plan, and online, on PostgreSQL %i", async (version) => {
    await using database = await freshDatabase(version);
    const copy = installed("07-sequelize");
    const schema = join(copy, "schema.sql");
    writeFileSync(schema, await made(copy, "sql"));
    expect(await run("apply", database.url, "--to", schema)).toMatchObject({ status: 0 });
    await onDatabase(
      database.url,
      "INSERT INTO users (email, created_at, updated_at) VALUES ('ann@example.com', now(), now())",
    );
    cpSync(join(copy, "next/models.mjs"), join(copy, "models.mjs"));
    writeFileSync(schema, await made(copy, "sql"));
    const planned = await run("plan", "--from", database.url, "--to", schema, "--format", "json");
    expect(planned).toMatchObject({ status: 0, stderr: "" });
    const plan = JSON.parse(planned.stdout) as {
      proof: object;
      statements: readonly { sql: string; contingent: boolean }[];
    };
    expect(plan.proof).toEqual({ status: "proven", reason: null });
    expect(plan.statements.filter(({ contingent }) => !contingent).map(({ sql }) => sql)).toEqual(unique);
    expect(await run("apply", database.url, "--to", schema)).toMatchObject({ status: 0 });
    // The application's own sync finds nothing to do, and its models work.
    await promisify(execFile)(process.execPath, [join(copy, "sync.mjs")], {
      env: { PATH: process.env.PATH, DATABASE_URL: database.url },
    });
    const again = await run("plan", "--from", database.url, "--to", schema, "--detailed-exitcode");
    expect(again).toMatchObject({ status: 0, stderr: "" });
  });

  test("it is the same with Terraform", async () => {
    await using database = await freshDatabase(oldest());
    const copy = installed("07-sequelize");
    const imported = `import {\n  to = schemata_postgres_schema.public\n  id = "public"\n}\n`;
    const files = { "import.tf": imported, "main.tf": await made(copy, "hcl") };
    await using opened = await workspace(files, { env: environment(database) });
    await appliesOnce(opened);
    cpSync(join(copy, "next/models.mjs"), join(copy, "models.mjs"));
    opened.write({ "main.tf": await made(copy, "hcl") });
    const planned = await opened.plan();
    expect(planned.code, planned.stdout + planned.stderr).toBe(0);
    const { resource_changes } = await opened.showPlan<{
      resource_changes: readonly { change: { after: { migration: string } } }[];
    }>();
    const [migration = ""] = resource_changes.map(({ change }) => change.after.migration);
    expect(migration.split("\n").filter((line) => !line.startsWith("--") && line !== "")).toEqual(
      unique.map((sql) => `${sql};`),
    );
    await appliesOnce(opened);
  });
});

test("every program with constructs says how the command line runs it", () => {
  for (const example of readdirSync(directory).filter((name) => existsSync(path(name, "main.ts"))))
    expect(JSON.parse(read(example, "cdktf.json"))).toMatchObject({ app: "npx tsx main.ts" });
});
