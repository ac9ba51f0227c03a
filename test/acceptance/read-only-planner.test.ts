/**
 * Owns the tests of a role that may only read: it plans, another one applies exactly that.
 * Must not know what is in a plan file.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, onDatabase, onServer, type TestDatabase, versions } from "../servers.ts";
import { type Workspace, workspace } from "../terraform.ts";
import { declared, flat, forgetState, plannedSql } from "./declared.ts";

const version = versions().at(-1)!;
const [planner, deployer, helper] = ["planner", "deployer", "helper"].map((role) => `${role}_${process.pid}`);
const password = "a password";

/** The same configuration in two places, as in a pull request and in the run after its merge. */
let [planning, applying, helping]: Workspace[] = [];
let database: TestDatabase;

const files = (schema: object): Readonly<Record<string, string>> => {
  const { hostname, port, pathname } = new URL(database.url);
  return declared({ host: hostname, port: Number(port), database: pathname.slice(1) }, { ...schema });
};

beforeAll(async () => {
  for (const role of [planner, deployer, helper])
    await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  const as = (role: string | undefined): Promise<Workspace> =>
    workspace({}, { env: { PGUSER: role as string, PGPASSWORD: password } });
  [planning, applying, helping] = await Promise.all([as(planner), as(deployer), as(helper)]);
});
afterAll(async () => {
  for (const opened of [planning, applying, helping]) await opened?.remove();
});
beforeEach(async () => {
  database = await freshDatabase(version);
  await onDatabase(database.url, `GRANT CREATE ON DATABASE ${database.name} TO ${deployer}`);
  for (const opened of [planning, applying, helping]) forgetState(opened!);
  return () => database.drop();
});

const before = { tables: { users: { columns: { id: { type: "bigint", identity: "always" } } } } };
const after = {
  tables: { users: { columns: { ...before.tables.users.columns, email: { type: "text" } } } },
  views: { everybody: { definition: "SELECT email FROM users" } },
};
const statements = /^ALTER TABLE app\.users ADD COLUMN email text;\nCREATE VIEW app\.everybody AS/;

/** Every object and right of the database, with the transaction that last wrote it. */
const everything = (): Promise<readonly Record<string, unknown>[]> =>
  onDatabase(
    database.url,
    ["pg_namespace", "pg_class", "pg_proc", "pg_type", "pg_attribute", "pg_constraint", "pg_depend", "pg_description"]
      .map((catalog) => `SELECT '${catalog}' AS catalog, count(*), max(xmin::text::bigint) FROM ${catalog}`)
      .join(" UNION ALL "),
  );

/** The deployer applies `before`, and hands its state to the others. */
async function deployed(): Promise<void> {
  applying!.write(files(before));
  const ran = await applying!.apply();
  expect(ran.code, flat(ran)).toBe(0);
  for (const other of [planning, helping]) hand("terraform.tfstate", applying!, other!);
}

const hand = (file: string, from: Workspace, to: Workspace): void =>
  copyFileSync(join(from.directory, file), join(to.directory, file));

/** The planner plans `after`; nothing of the database changes by it. */
async function planned(): Promise<void> {
  const found = await everything();
  planning!.write(files(after));
  const ran = await planning!.plan();
  expect(ran.code, flat(ran)).toBe(0);
  expect(await everything()).toEqual(found);
}

test("a role that may only read plans; another one applies that plan", async () => {
  await deployed();
  await onDatabase(
    database.url,
    `GRANT USAGE ON SCHEMA app TO ${planner}; GRANT SELECT ON ALL TABLES IN SCHEMA app TO ${planner}`,
  );
  await planned();
  expect(await plannedSql(planning!)).toMatch(statements);
  expect(flat(await planning!.run("show", "-no-color", "tfplan"))).toContain("proven in PostgreSQL");

  applying!.write(files(after));
  hand("tfplan", planning!, applying!);
  const ran = await applying!.applyPlan();
  expect(ran.code, flat(ran)).toBe(0);
  expect(await onDatabase(database.url, "SELECT db_user FROM schemata.plan ORDER BY id")).toEqual([
    { db_user: deployer },
    { db_user: deployer },
  ]);
  expect(await onDatabase(database.url, "SELECT viewowner FROM pg_views WHERE schemaname = 'app'")).toEqual([
    { viewowner: deployer },
  ]);
});

test("a role without any right in the schema sees the same: PostgreSQL's catalogs are open to all", async () => {
  await deployed();
  await planned();
  expect(await plannedSql(planning!)).toMatch(statements);
});

test("an empty database: the create is planned, and there is no history schema", async () => {
  await planned();
  expect(await plannedSql(planning!)).toContain("CREATE SCHEMA app");
  expect(await onDatabase(database.url, "SELECT nspname FROM pg_namespace WHERE nspname ~ '^(app|schemata)'")).toEqual(
    [],
  );
});

test("rights that are missing at apply: told before the first statement, or with it", async () => {
  await deployed();
  await onDatabase(
    database.url,
    `GRANT USAGE ON SCHEMA app, schemata TO ${helper}; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA schemata TO ${helper}`,
  );
  await planned();
  const alone = await planning!.applyPlan();
  expect(alone.code).toBe(1);
  expect(flat(alone)).toContain(`User "${planner}" may not write the history in schema "schemata"`);
  expect(flat(alone)).toContain("Nothing was changed. Let an administrator run GRANT");

  helping!.write(files(after));
  hand("tfplan", planning!, helping!);
  const ran = await helping!.applyPlan();
  expect(ran.code).toBe(1);
  expect(flat(ran)).toContain("A right is missing for statement 1 of 2 (create column:app.users.email)");
  expect(flat(ran)).toContain("must be owner of table users");
  expect(flat(ran)).toContain("Nothing was changed.");
  expect(flat(ran)).toContain("be a member of the owner");
  expect(flat(ran)).toContain("Provider argument: role.");
  expect(flat(ran)).toContain("ALTER TABLE app.users ADD COLUMN email text;");
  expect(await onDatabase(database.url, "SELECT outcome FROM schemata.plan ORDER BY id")).toEqual([
    { outcome: "applied" },
    { outcome: "failed" },
  ]);
});
