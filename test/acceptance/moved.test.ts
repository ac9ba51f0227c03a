/**
 * Owns databases that move between plan and apply: what the plan relies on stops it by name, anything else does not.
 * Must not know how reliance is computed.
 */
import { describe, expect, test } from "vitest";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import type { Workspace } from "../terraform.ts";
import { granted, moves } from "./moves.ts";
import {
  fails,
  isSettled,
  plansChanges,
  plansNothing,
  stateOf,
  storyWorkspace,
  succeeds,
  withSchema,
} from "./steps.ts";

const body = (more = "", length = 20): string => `
  tables = {
    users = {
      columns = {
        id   = { type = "bigint", nullable = false }
        name = { type = "varchar(${length})", default = "'x'" }
        age  = { type = "int" }${more}
      }
      primary_key = { columns = ["id"] }
      checks      = { users_age_check = { expression = "age > 0" } }
      indexes     = { users_name_idx = { columns = ["name"], where = "age > 10" } }
      comment     = "people"
    }
  }`;

const note = `\n        note = { type = "text" }`;

const columnsOf = async (url: string): Promise<readonly unknown[]> =>
  (
    await onDatabase(
      url,
      "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = 'app.users'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1",
    )
  ).map(({ name }) => name);

/** The applied schema with a grant, and a configuration that adds a column and widens another. */
async function planned(url: string, role: string): Promise<Workspace> {
  const opened = await storyWorkspace(withSchema(url, body()));
  await succeeds(opened.apply());
  await onDatabase(url, `GRANT SELECT ON app.users TO ${role}`);
  opened.write(withSchema(url, body(note, 30)));
  return opened;
}

describe.each(storyVersions())("on PostgreSQL %s", (version) => {
  test("all at once are all named; a change elsewhere stops nothing", async () => {
    await granted(version, "all", async (role) => {
      await using database = await freshDatabase(version);
      await onDatabase(database.url, "CREATE SCHEMA other; CREATE TABLE other.one (id int)");
      await using opened = await planned(database.url, role);
      await succeeds(opened.plan());
      const all = Object.values(moves(role));
      await onDatabase(database.url, all.map(({ byHand }) => byHand).join("; "));
      const said = await fails(opened.applyPlan());
      for (const { named } of all) expect(said).toContain(named);
      await onDatabase(database.url, all.map(({ back }) => back).join("; "));
      expect(await columnsOf(database.url)).toEqual(["age", "id", "name"]);

      await succeeds(opened.plan());
      await onDatabase(
        database.url,
        `ALTER TABLE other.one ADD more text; CREATE TABLE other.two (id int); CREATE SCHEMA third; CREATE VIEW third.v AS SELECT * FROM other.one;
         CREATE TABLE app.theirs (id int); GRANT SELECT ON app.theirs TO ${role}; COMMENT ON TABLE app.theirs IS 'not declared'`,
      );
      await succeeds(opened.applyPlan());
      expect(await columnsOf(database.url)).toEqual(["age", "id", "name", "note"]);
      await plansNothing(opened);
    });
  });

  test("what other schemas hang on a change: a view in its way is named in the plan, and in the apply when it came after", async () => {
    await using database = await freshDatabase(version);
    await using opened = await storyWorkspace(withSchema(database.url, body()));
    await succeeds(opened.apply());
    opened.write(withSchema(database.url, body(note, 30)));
    await succeeds(opened.plan());
    await onDatabase(
      database.url,
      "CREATE SCHEMA other; CREATE VIEW other.old AS SELECT name FROM app.users; CREATE MATERIALIZED VIEW other.kept AS SELECT age FROM app.users",
    );
    expect(await fails(opened.applyPlan())).toContain(
      "column:app.users.name cannot be changed: view:other.old depends on it",
    );
    expect(await fails(opened.plan())).toContain("view:other.old");
    expect(await columnsOf(database.url)).toEqual(["age", "id", "name"]);
    // In the way of a new type, not of a new column.
    opened.write(withSchema(database.url, body(note)));
    await succeeds(opened.apply());
    await isSettled(opened);

    await onDatabase(database.url, "CREATE TABLE other.posts (author bigint REFERENCES app.users)");
    opened.write(withSchema(database.url, `${body(note).replace("bigint", "int")}\n  type_change = "in_place"`));
    const warned = await plansChanges(opened);
    expect(warned).toContain("is used in other schemas");
    expect(warned).toContain("constraint:other.posts.posts_author_fkey");
    await succeeds(opened.plan());
    await onDatabase(database.url, "DROP TABLE other.posts");
    await succeeds(opened.applyPlan());
    await isSettled(opened);

    // A destroy, too: CASCADE is never written.
    opened.write(withSchema(database.url, `${body(note).replace("bigint", "int")}\n  deletion_protection = false`));
    await succeeds(opened.apply());
    const refused = await fails(opened.destroy());
    expect(refused).toContain("is used in other schemas");
    expect(refused).toContain("view:other.old, materialized_view:other.kept".split(", ").sort().join(", "));
    expect(await columnsOf(database.url)).toEqual(["age", "id", "name", "note"]);
    await onDatabase(database.url, "DROP SCHEMA other CASCADE");
    await succeeds(opened.destroy());
    expect(await stateOf(opened)).toBeUndefined();
  });
});

test("a create whose database moved between stops too", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(withSchema(database.url, body()));
  await succeeds(opened.plan());
  await onDatabase(database.url, "CREATE SCHEMA app; CREATE TABLE app.users (id bigint PRIMARY KEY)");
  const ended = await opened.applyPlan();
  expect(ended.code).toBe(1);
  expect(ended.stderr + ended.stdout).toMatch(/changed since|inconsistent final plan/);
  expect(await stateOf(opened)).toBeUndefined();
  expect(await columnsOf(database.url)).toEqual(["id"]);
  expect(await succeeds(opened.plan())).toContain("import them instead");
});

test("a table that was dropped and made again by hand is another one", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(withSchema(database.url, body()));
  await succeeds(opened.apply());
  opened.write(withSchema(database.url, body(note)));
  await succeeds(opened.plan());
  await onDatabase(
    database.url,
    `ALTER TABLE app.users RENAME TO old; CREATE TABLE app.users (LIKE app.old INCLUDING ALL); DROP TABLE app.old`,
  );
  expect(await fails(opened.applyPlan())).toContain("table:app.users");
});
