/**
 * Owns databases that move between plan and apply: what the plan relies on stops it by name, anything else does not.
 * Must not know how reliance is computed.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { fails, stateOf, succeeds, withSchema } from "./steps.ts";

const body = (more: string): string => `
  tables = {
    users = {
      columns = {
        id   = { type = "bigint", nullable = false }
        name = { type = "varchar(20)", default = "'x'" }
        age  = { type = "int" }${more}
      }
      primary_key = { columns = ["id"] }
      checks      = { users_age_check = { expression = "age > 0" } }
      indexes     = { users_name_idx = { columns = ["name"], where = "age > 10" } }
      comment     = "people"
    }
  }`;

test("a create whose database moved between stops too", async () => {
  await using database = await freshDatabase(18);
  await using opened = await workspace(withSchema(database.url, body("")));
  await succeeds(opened.plan());
  await onDatabase(database.url, "CREATE SCHEMA app; CREATE TABLE app.users (id bigint PRIMARY KEY)");
  const ended = await opened.applyPlan();
  expect(ended.code).toBe(1);
  expect(ended.stderr + ended.stdout).toMatch(/changed since|inconsistent final plan/);
  expect(await stateOf(opened)).toBeUndefined();
  expect(
    await onDatabase(
      database.url,
      "SELECT 1 FROM pg_attribute WHERE attrelid = 'app.users'::regclass AND attname = 'age'",
    ),
  ).toEqual([]);
  expect(await succeeds(opened.plan())).toContain("import them instead");
});

test("a table that was dropped and made again by hand is another one", async () => {
  await using database = await freshDatabase(18);
  await using opened = await workspace(withSchema(database.url, body("")));
  await succeeds(opened.apply());
  opened.write(withSchema(database.url, body(`\n        note = { type = "text" }`)));
  await succeeds(opened.plan());
  await onDatabase(
    database.url,
    `ALTER TABLE app.users RENAME TO old; CREATE TABLE app.users (LIKE app.old INCLUDING ALL); DROP TABLE app.old`,
  );
  expect(await fails(opened.applyPlan())).toContain("table:app.users");
});
