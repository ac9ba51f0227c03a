/**
 * Owns databases that move between plan and apply: what the plan relies on stops it by name, anything else does not.
 * Must not know how reliance is computed.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { fails, plansNothing, stateOf, succeeds, withSchema } from "./steps.ts";

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

/** By hand between plan and apply → what the error names; and the way back. */
const moves: Readonly<Record<string, readonly [string, string, string]>> = {
  "a column's type": [
    "ALTER TABLE app.users ALTER age TYPE bigint",
    "column:app.users.age",
    "ALTER TABLE app.users ALTER age TYPE int",
  ],
  "a comment": [
    "COMMENT ON TABLE app.users IS 'folk'",
    "comment:table:app.users",
    "COMMENT ON TABLE app.users IS 'people'",
  ],
  "a default": [
    "ALTER TABLE app.users ALTER name SET DEFAULT 'y'",
    "default:app.users.name",
    "ALTER TABLE app.users ALTER name SET DEFAULT 'x'",
  ],
  "an index predicate": [
    "DROP INDEX app.users_name_idx; CREATE INDEX users_name_idx ON app.users (name) WHERE age > 11",
    "index:app.users_name_idx",
    "DROP INDEX app.users_name_idx; CREATE INDEX users_name_idx ON app.users (name) WHERE age > 10",
  ],
  "a dropped constraint": [
    "ALTER TABLE app.users DROP CONSTRAINT users_age_check",
    "constraint:app.users.users_age_check",
    "ALTER TABLE app.users ADD CONSTRAINT users_age_check CHECK (age > 0)",
  ],
  "a new dependent view": [
    "CREATE VIEW public.old AS SELECT name FROM app.users",
    "view:public.old",
    "DROP VIEW public.old",
  ],
};

test("each stops the apply before its first statement, and is named; a change elsewhere does not", async () => {
  await using database = await freshDatabase(18);
  await using opened = await workspace(withSchema(database.url, body("")));
  await succeeds(opened.apply());
  opened.write(
    withSchema(database.url, body(`\n        note = { type = "text" }`).replace("varchar(20)", "varchar(30)")),
  );
  for (const [what, [change, address, back]] of Object.entries(moves)) {
    await succeeds(opened.plan());
    await onDatabase(database.url, change);
    const said = await fails(opened.applyPlan());
    expect(said, what).toContain(address);
    expect(said, what).toMatch(/changed since the plan|depends on/);
    await onDatabase(database.url, back);
  }
  const columns = await onDatabase(
    database.url,
    "SELECT 1 FROM pg_attribute WHERE attrelid = 'app.users'::regclass AND attname = 'note'",
  );
  expect(columns).toEqual([]);
  const history = await onDatabase(database.url, "SELECT DISTINCT outcome FROM schemata.plan WHERE id > 1");
  expect(history).toEqual([{ outcome: "refused" }]);
  await succeeds(opened.plan());
  await onDatabase(database.url, "CREATE SCHEMA other; CREATE TABLE other.one (id int)");
  await succeeds(opened.applyPlan());
  await plansNothing(opened);
});

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
