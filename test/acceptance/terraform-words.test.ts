/**
 * Owns Terraform's own words around a resource: ignore_changes, moved, removed, modules, `terraform test`, outputs for policies.
 * Must not know what the words do to single objects.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { readable } from "./declared.ts";
import {
  isSettled,
  plansChanges,
  plansNothing,
  providerBlock,
  stateOf,
  storyWorkspace,
  succeeds,
  withSchema,
} from "./steps.ts";

const tables = (more = ""): string => `  tables = { one = { columns = { id = { type = "int" }${more} } } }`;

test("ignore_changes: what is ignored is neither planned nor put back", async () => {
  await using database = await freshDatabase(18);
  const ignoring = (what: string, more = "") =>
    withSchema(database.url, `${tables(more)}\n  comment = "said"\n  lifecycle {\n    ignore_changes = ${what}\n  }`);
  await using opened = await storyWorkspace(ignoring("[comment]"));
  await succeeds(opened.apply());
  await onDatabase(database.url, "COMMENT ON SCHEMA app IS 'heard'");
  expect(await plansNothing(opened)).toContain("No changes");
  opened.write(ignoring("[comment]", `, note = { type = "text" }`));
  const planned = await plansChanges(opened);
  expect(planned).toContain("ADD COLUMN note");
  expect(planned).not.toContain("COMMENT ON SCHEMA");
  await succeeds(opened.apply());
  expect(await onDatabase(database.url, "SELECT obj_description('app'::regnamespace) AS said")).toEqual([
    { said: "heard" },
  ]);
  opened.write(ignoring("[tables]", `, unused = { type = "text" }`));
  expect(await plansChanges(opened)).toContain("COMMENT ON SCHEMA");
  opened.write(ignoring("all", `, unused = { type = "text" }`));
  await plansNothing(opened);
});

test("moved, into a module too, changes nothing; removed without destroy forgets it, import takes it back", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(withSchema(database.url, tables()));
  await succeeds(opened.apply());
  const inModule = (block: string) => ({
    "main.tf": `${providerBlock(database.url)}module "inner" {\n  source = "./inner"\n}\n${block}`,
    "inner/main.tf": `terraform {
  required_providers {
    schemata = { source = "schemata/schemata" }
  }
}
resource "schemata_postgres_schema" "moved" {
  name = "app"
${tables()}
}
`,
  });
  opened.write(
    inModule(
      `moved {\n  from = schemata_postgres_schema.app\n  to   = module.inner.schemata_postgres_schema.moved\n}\n`,
    ),
  );
  await succeeds(opened.init());
  expect(await succeeds(opened.apply())).toContain("0 added, 0 changed, 0 destroyed");
  await plansNothing(opened);
  opened.write({
    "main.tf": `${providerBlock(database.url)}removed {\n  from = module.inner.schemata_postgres_schema.moved\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  });
  await succeeds(opened.apply());
  opened.write({
    "main.tf": `${withSchema(database.url, tables())["main.tf"]}import {\n  to = schemata_postgres_schema.app\n  id = "app"\n}\n`,
  });
  expect(await succeeds(opened.apply())).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
  await isSettled(opened);
});

test("terraform test applies, asserts on what is planned, and cleans up after itself", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace({
    ...withSchema(database.url, `${tables()}\n  deletion_protection = false`),
    "schema.tftest.hcl": `run "plan" {
  command = plan
  assert {
    condition     = strcontains(schemata_postgres_schema.app.migration, "CREATE TABLE app.one")
    error_message = "no table is made"
  }
  assert {
    condition     = schemata_postgres_schema.app.impact.data_loss == null
    error_message = "something is lost"
  }
}
run "apply" {
  assert {
    condition     = schemata_postgres_schema.app.id == "app"
    error_message = "wrong id"
  }
}
`,
  });
  const ended = await opened.run("test", "-no-color");
  expect(readable(ended)).toContain("2 passed, 0 failed");
  expect(await onDatabase(database.url, "SELECT to_regnamespace('app') AS app")).toEqual([{ app: null }]);
});

test("sensitive and dynamic configuration: count, for_each, and a depends_on on what changes", async () => {
  await using database = await freshDatabase(18);
  const file = (names: string) => ({
    "main.tf": `${providerBlock(database.url)}
resource "terraform_data" "trigger" {
  input = ${JSON.stringify(names)}
}
resource "schemata_postgres_schema" "app" {
  for_each   = toset([${names}])
  name       = each.key
  depends_on = [terraform_data.trigger]
${tables()}
}
`,
  });
  await using opened = await storyWorkspace(file(`"one"`));
  await succeeds(opened.apply());
  opened.write(file(`"one", "two"`));
  await succeeds(opened.apply());
  await isSettled(opened);
  expect((await stateOf(opened, 'schemata_postgres_schema.app["two"]'))?.id).toBe("two");
});
