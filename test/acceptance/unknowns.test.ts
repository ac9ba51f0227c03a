/**
 * Owns what is known only at apply: the server, its password, a name, or all of them because the database is replaced in the
 * same run.
 * Must not know how a plan is made.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { isSettled, plansChanges, plansNothing, stateOf, succeeds } from "./steps.ts";

/** A URL that a resource, as a cloud's database would, tells at apply only. */
const later = (url: string, how: "host" | "password"): string => {
  const { hostname, port, username, pathname } = new URL(url);
  const fixed = (name: string, value: string) => `  ${name} = ${JSON.stringify(value)}\n`;
  return `resource "terraform_data" "server" {
  triggers_replace = [${JSON.stringify(url)}]
  input            = ${JSON.stringify(how === "host" ? url : "any password will do")}
}
provider "schemata" {
${how === "host" ? "  url = terraform_data.server.output\n" : `${fixed("host", hostname)}${fixed("port", port)}${fixed("username", username)}${fixed("database", pathname.slice(1))}  password = terraform_data.server.output\n`}}
`;
};

const app = (columns: string): string => `resource "schemata_postgres_schema" "app" {
  name   = "app"
  tables = { one = { columns = { ${columns} } } }
}
`;

const both = `id = { type = "bigint" }, note = { type = "text" }`;
const find =
  "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = to_regclass('app.one') AND attnum > 0 ORDER BY 1";

test.each(["host", "password"] as const)("an unknown %s: the plan succeeds, apply plans then", async (how) => {
  await using database = await freshDatabase(18);
  await using opened = await workspace(
    { "main.tf": `${later(database.url, how)}${app(`id = { type = "int8" }`)}` },
    {
      env: { PGHOST: "127.0.0.1", PGPORT: "1" },
    },
  );
  const planned = await plansChanges(opened);
  expect(planned).toMatch(/migration += \(known after apply\)/);
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  expect((await stateOf(opened))?.migration).toContain("CREATE TABLE app.one");
  await isSettled(opened);
  expect((await onDatabase(database.url, find)).length).toBe(1);
});

test("the server is replaced in the same run: the schema is made on the new one, the old one is not touched", async () => {
  await using first = await freshDatabase(15);
  await using second = await freshDatabase(18);
  await using opened = await workspace({ "main.tf": `${later(first.url, "host")}${app(`id = { type = "bigint" }`)}` });
  await succeeds(opened.apply());
  opened.write({ "main.tf": `${later(second.url, "host")}${app(both)}` });
  const planned = await plansChanges(opened);
  expect(planned).toMatch(/migration += \(known after apply\)/);
  expect(planned).toMatch(/schemata_postgres_schema.app will be updated in-place/);
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  expect(await onDatabase(second.url, find)).toEqual([{ name: "id" }, { name: "note" }]);
  expect(await onDatabase(first.url, find)).toEqual([{ name: "id" }]);
  await isSettled(opened);
});

test("the server is replaced and nothing else changes: still planned at apply", async () => {
  await using first = await freshDatabase(18);
  await using second = await freshDatabase(18);
  await using opened = await workspace({ "main.tf": `${later(first.url, "host")}${app(both)}` });
  await succeeds(opened.apply());
  opened.write({ "main.tf": `${later(second.url, "host")}${app(both)}` });
  await succeeds(opened.apply());
  expect(await onDatabase(second.url, find)).toEqual([{ name: "id" }, { name: "note" }]);
  await isSettled(opened);
});

test("a name, a type and a text that are known at apply only", async () => {
  await using database = await freshDatabase(18);
  const file = (name: string) => ({
    "main.tf": `provider "schemata" {
  url = ${JSON.stringify(database.url)}
}
resource "terraform_data" "late" {
  input = { name = "${name}", type = "text", view = "SELECT id FROM one" }
}
resource "schemata_postgres_schema" "app" {
  name   = terraform_data.late.output.name
  tables = { one = { columns = { id = { type = terraform_data.late.output.type } } } }
  sql    = { view = "CREATE VIEW two AS \${terraform_data.late.output.view}" }
}
`,
  });
  await using opened = await workspace(file("app"));
  expect(await plansChanges(opened)).toMatch(/migration += \(known after apply\)/);
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  expect(await onDatabase(database.url, "SELECT to_regclass('app.two')::text AS two")).toEqual([{ two: "app.two" }]);
  await plansNothing(opened);
  await isSettled(opened);
});
