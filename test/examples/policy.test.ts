import { execFile, execFileSync, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPolicyModuleFresh, policies, policyModule } from "../../scripts/policy-module.ts";
import { providerBlock, storyWorkspace, succeeds } from "../acceptance/steps.ts";
import { freshDatabase, storyVersions, type TestDatabase } from "../servers.ts";
import type { Workspace } from "../terraform.ts";

interface Judgement {
  readonly deny: readonly string[];
  readonly warn: readonly string[];
}

const hasOpa = (() => {
  try {
    execFileSync("opa", ["version"]);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
})();

let database: TestDatabase;
let opened: Workspace;
let input: unknown;
let module: Awaited<ReturnType<typeof loadPolicy>>;

const address = "schemata_postgres_schema.app";
const users = (more = `nickname = { type = "text" }, visits = { type = "int" }`) =>
  `users = { columns = { id = { type = "bigint", nullable = false }, ${more} }, primary_key = { columns = ["id"] } }`;
const notes = `notes = { columns = { text = { type = "text" } } }`;
const written = (tables: string, more = "") => ({
  "main.tf": `${providerBlock(database.url)}
resource "schemata_postgres_schema" "app" {
  name                = "app"
  deletion_protection = false
  tables              = { ${tables} }
${more}
}
`,
});

beforeAll(async () => {
  module = await loadPolicy(gunzipSync(readFileSync(policyModule)));
  database = await freshDatabase(storyVersions().at(-1) as number);
  opened = await storyWorkspace(written(`${users()}\n${notes}`));
}, 120_000);
afterAll(async () => {
  await opened?.remove();
  await database?.drop();
});

/** Plans; what comes of it is judged. */
async function plans(...more: string[]): Promise<void> {
  await succeeds(opened.plan(...more));
  input = await opened.showPlan();
}

/** What the policies say of the last plan: the module, and opa where it is, which must say the same. */
async function judged(data: object): Promise<Judgement> {
  module.setData(data);
  const set = (name: string): readonly string[] => [...module.evaluate(input, `main/${name}`)[0].result].sort();
  const judgement = { deny: set("deny"), warn: set("warn") };
  if (hasOpa) expect(await judgedByOpa(data)).toEqual(judgement);
  return judgement;
}

async function judgedByOpa(data: object): Promise<Judgement> {
  const [plan, labels] = ["plan.json", "labels.json"].map((name) => join(opened.directory, name)) as [string, string];
  writeFileSync(plan, JSON.stringify(input));
  writeFileSync(labels, JSON.stringify(data));
  const command = ["eval", "--format", "json", "--data", policies, "--data", labels, "--input", plan, "data.main"];
  const { stdout } = await promisify(execFile)("opa", command);
  const { deny, warn } = JSON.parse(stdout).result[0].expressions[0].value as Judgement;
  return { deny: [...deny].sort(), warn: [...warn].sort() };
}

const approved = { labels: ["backend", "loses-data"] };

test("the module was made of these policies (npm run generate)", () => {
  expect(isPolicyModuleFresh()).toBe(true);
});

test("the policies are checked and formatted by opa", ({ skip }) => {
  if (!hasOpa) skip("opa is not on the PATH; the policies are run in WebAssembly");
  execFileSync("opa", ["check", "--strict", policies]);
  expect(execFileSync("opa", ["fmt", "--list", policies], { encoding: "utf8" })).toBe("");
});

test("the README's commands show what is denied, and end with status 1 then", ({ skip }) => {
  if (!hasOpa) skip("opa is not on the PATH; the policies are run in WebAssembly");
  const readme = readFileSync(join(policies, "../README.md"), "utf8");
  const [show = "", fail = ""] = readme.match(/^opa eval .*$/gm) ?? [];
  const cwd = opened.directory;
  symlinkSync(policies, join(cwd, "policy"));
  writeFileSync(join(cwd, "labels.json"), JSON.stringify({ labels: [] }));
  const shell = (command: string) => spawnSync("sh", ["-c", command], { cwd, encoding: "utf8" });
  const planOf = (change: object) =>
    writeFileSync(
      join(cwd, "plan.json"),
      JSON.stringify({ resource_changes: [{ address, type: "schemata_postgres_schema", change }] }),
    );
  planOf({ actions: ["delete"], before: { on_destroy: "drop" }, after: null });
  expect(shell(show).stdout).toContain("the schema is destroyed");
  expect(shell(fail).status).toBe(1);
  planOf({ actions: ["no-op"], before: { impact: null }, after: { impact: null } });
  expect(JSON.parse(shell(show).stdout)).toEqual([]);
  expect(shell(fail).status).toBe(0);
});

test("plans are denied, warned of and let through", async () => {
  await plans();
  expect(await judged({})).toEqual({ deny: [], warn: [] });
  expect((await judged({ limits: { statements: 2 } })).deny).toEqual([
    expect.stringMatching(`^${address}: \\d+ statements, more than 2; split the change$`),
  ]);
  await succeeds(opened.applyPlan());
  await plans();
  expect(await judged({})).toEqual({ deny: [], warn: [] });

  const more = `  allow = ["drops-column:app.users.nickname"]`;
  opened.write(written(`${users(`visits = { type = "int" }`)}\n${notes}`, more));
  await plans();
  const instant = `${address}: table:app.users is locked against reads and writes for an instant`;
  const told = `${address}: drops-column:app.users.nickname`;
  expect(await judged({ labels: ["backend"] })).toEqual({
    deny: [`${address}: column:app.users.nickname is lost with what it holds; the label loses-data approves it`],
    warn: [told, instant],
  });
  expect(await judged(approved)).toEqual({ deny: [], warn: [told, instant] });

  opened.write(written(users(), `  allow = ["drops-table:app.notes"]`));
  await plans();
  expect((await judged(approved)).deny).toEqual([`${address}: drops-table:app.notes is against our rules`]);

  opened.write(
    written(
      `${users(`nickname = { type = "text" }, visits = { type = "bigint" }`)}\n${notes}`,
      `  type_change = "in_place"`,
    ),
  );
  await plans();
  expect((await judged({})).deny).toEqual([
    `${address}: breaks-code:app.users.visits is against our rules`,
    `${address}: nobody can read or write table:app.users while all its rows are written again`,
  ]);

  const later = `  comment = terraform_data.later.id\n}\nresource "terraform_data" "later" {`;
  opened.write(written(`${users()}\n${notes}`, later));
  await plans();
  expect((await judged({})).deny).toEqual([
    `${address}: what it does is known at apply only; apply first what it waits for`,
  ]);
}, 300_000);

test("to destroy a schema is a loss unless it is retained", async () => {
  opened.write(written(`${users()}\n${notes}`));
  await succeeds(opened.apply());
  await plans("-destroy");
  expect((await judged({})).deny).toEqual([`${address}: the schema is destroyed; the label loses-data approves it`]);
  expect((await judged(approved)).deny).toEqual([]);
  opened.write(written(`${users()}\n${notes}`, `  on_destroy = "retain"`));
  await succeeds(opened.apply());
  await plans("-destroy");
  expect((await judged({})).deny).toEqual([]);
}, 300_000);
