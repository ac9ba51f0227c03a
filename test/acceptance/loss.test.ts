/**
 * Owns the loss of data: it needs a word, and no way around that word exists.
 * Must not know how losses are found.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import {
  app,
  fails,
  isSettled,
  plansChanges,
  providerBlock,
  stateOf,
  storyWorkspace,
  succeeds,
  withSchema,
} from "./steps.ts";

const users = `users = { columns = { id = { type = "bigint", nullable = false }, nickname = { type = "text" } }, primary_key = { columns = ["id"] } }`;
const slim = `users = { columns = { id = { type = "bigint", nullable = false } }, primary_key = { columns = ["id"] } }`;
const notes = `notes = { columns = { text = { type = "text" } } }`;
const tables = (...all: string[]) => `  tables = {\n${all.join("\n")}\n}`;

const exists = async (url: string): Promise<boolean> => {
  const [found] = await onDatabase(
    url,
    "SELECT to_regclass('app.users') IS NOT NULL AND to_regclass('app.notes') IS NOT NULL AS both",
  );
  return found?.both === true;
};

test.each(storyVersions())(
  "on PostgreSQL %s, dropping a column or a table is an error that shows the statement; with its word it is applied",
  async (version) => {
    await using database = await freshDatabase(version);
    await using opened = await storyWorkspace(withSchema(database.url, tables(users, notes)));
    await succeeds(opened.apply());
    await onDatabase(database.url, "INSERT INTO app.users VALUES (1, 'x')");
    opened.write(withSchema(database.url, tables(slim)));
    const refused = await fails(opened.plan());
    for (const part of [
      "drops-column",
      "app.users.nickname",
      "DROP COLUMN nickname",
      "drops-table",
      "DROP TABLE app.notes",
    ])
      expect(refused).toContain(part);
    expect(await fails(opened.apply())).toContain("drops-table");
    expect(await fails(opened.apply(`-target=${app}`))).toContain("drops-table");
    expect(await exists(database.url)).toBe(true);

    const half = `${tables(slim)}\n  allow = ["drops-column:app.users.nickname"]`;
    opened.write(withSchema(database.url, half));
    const other = await fails(opened.plan());
    expect(other).toContain("drops-table");
    expect(other).not.toContain("Error: drops-column");

    // An approval that has expired is none, wherever it stands; one that nothing needs is silent.
    const until = (column: string, table: string) =>
      withSchema(
        database.url,
        `${tables(slim)}\n  allow = ["drops-view:app.old until 2020-01-01", "drops-column:app.users.* until ${column} because of GDPR"]`,
        `  allow = ["drops-table:app.notes until ${table} because nobody reads them"]`,
      );
    opened.write(until("2020-01-31", "2099-01-31"));
    const expired = await fails(opened.plan());
    expect(expired).toContain(`The approval "drops-column:app.users.* until 2020-01-31 because of GDPR" has expired`);
    expect(expired).toContain("Error: drops-column: app.users.nickname");
    expect(expired).not.toMatch(/Error: drops-table|approval "drops-(view|table)/);
    opened.write(until("2099-01-31", "2020-01-31"));
    const elsewhere = await fails(opened.apply());
    expect(elsewhere).toContain(
      `The approval "drops-table:app.notes until 2020-01-31 because nobody reads them" has expired`,
    );
    opened.write(until("2099-02-31", "tomorrow"));
    expect(await fails(opened.plan())).toMatch(/is no day/);
    expect(await exists(database.url)).toBe(true);

    opened.write(until("2099-01-31", "2099-01-31"));
    expect(await plansChanges(opened)).toContain("LOSES");
    await succeeds(opened.plan());
    await succeeds(opened.applyPlan());
    expect(await onDatabase(database.url, "SELECT * FROM app.users")).toEqual([{ id: "1" }]);
    expect(await onDatabase(database.url, "SELECT to_regclass('app.notes') AS notes")).toEqual([{ notes: null }]);
    await isSettled(opened);
  },
);

test("no route around: -replace, taint, replace_triggered_by, create_before_destroy, destroy, removed, a missing block", async () => {
  await using database = await freshDatabase(18);
  // Without deletion protection nothing but the refusal to replace is in the way.
  const open = (more = "", trigger = "a"): Readonly<Record<string, string>> => ({
    "main.tf": `${withSchema(database.url, `${tables(users, notes)}\n  deletion_protection = false\n${more}`)["main.tf"]}
resource "terraform_data" "trigger" {
  input = "${trigger}"
}
`,
  });
  const lifecycle = (line: string): string => `  lifecycle {\n    ${line}\n  }`;
  const refused = /The schema app (cannot be replaced|is in the state already)/;
  await using opened = await storyWorkspace(open());
  await succeeds(opened.apply());
  for (const [configuration, ...how] of [
    [open(), `-replace=${app}`],
    [open(), `-replace=${app}`, `-target=${app}`],
    [open(lifecycle("create_before_destroy = true")), `-replace=${app}`],
    [open(lifecycle("replace_triggered_by = [terraform_data.trigger]"), "b")],
  ] as const) {
    opened.write(configuration);
    expect(await fails(opened.apply(...how)), how.join(" ")).toMatch(refused);
    expect(await exists(database.url)).toBe(true);
  }
  await succeeds(opened.run("taint", app));
  for (const configuration of [open(), open(lifecycle("create_before_destroy = true"))]) {
    opened.write(configuration);
    expect(await fails(opened.apply())).toMatch(refused);
    expect(await fails(opened.apply("-refresh=false"))).toMatch(refused);
  }
  await succeeds(opened.run("untaint", app));
  expect(await exists(database.url)).toBe(true);

  const full = withSchema(database.url, tables(users, notes));
  opened.write(full);
  await succeeds(opened.apply());
  await isSettled(opened);
  expect(await fails(opened.destroy())).toContain("is protected");
  expect(await fails(opened.plan("-destroy"))).toContain("is protected");
  await succeeds(opened.run("taint", app));
  // Terraform plans what would take its place first.
  expect(await fails(opened.destroy())).toMatch(/The schema app is (protected|in the state already)/);
  await succeeds(opened.run("untaint", app));
  // What the configuration says counts once it was applied.
  opened.write(open());
  expect(await fails(opened.destroy())).toContain("is protected");
  opened.write({ "main.tf": providerBlock(database.url) });
  expect(await fails(opened.apply())).toContain("is protected");
  // Said, for OpenTofu forgets what Terraform destroys where nothing is said.
  opened.write({
    "main.tf": `${providerBlock(database.url)}removed {\n  from = ${app}\n  lifecycle {\n    destroy = true\n  }\n}\n`,
  });
  expect(await fails(opened.apply())).toContain("is protected");
  expect(await exists(database.url)).toBe(true);

  opened.write({
    "main.tf": `${providerBlock(database.url)}removed {\n  from = ${app}\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  });
  await succeeds(opened.apply());
  expect(await stateOf(opened)).toBeUndefined();
  expect(await exists(database.url)).toBe(true);
});

test("import, then configurations that lack what is there: kept, and after the first apply that runs still kept", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    `CREATE SCHEMA app; CREATE TABLE app.users (id bigint PRIMARY KEY, nickname text); CREATE TABLE app.notes (text text)`,
  );
  await using opened = await storyWorkspace(withSchema(database.url, tables(slim)));
  await succeeds(opened.importState(app, "app"));
  const planned = await opened.plan();
  expect(planned.stdout).not.toContain("DROP");
  expect(await succeeds(opened.apply())).toContain("not in the configuration");
  expect((await stateOf(opened))?.not_managed).toEqual(["column:app.users.nickname", "table:app.notes"]);
  opened.write(withSchema(database.url, `${tables(slim.replace("{ id =", `{ more = { type = "text" }, id =`))}`));
  await succeeds(opened.apply());
  expect(await exists(database.url)).toBe(true);
  await isSettled(opened);

  // Destroying drops what is owned; the schema, which we did not make, stays with what is not.
  opened.write(withSchema(database.url, `${tables(slim)}\n  deletion_protection = false`));
  expect(await fails(opened.plan())).toContain("drops-column: app.users.more");
  opened.write(
    withSchema(
      database.url,
      `${tables(slim)}\n  deletion_protection = false\n  allow = ["drops-column:app.users.more"]`,
    ),
  );
  await succeeds(opened.apply());
  const said = await succeeds(opened.destroy());
  expect(said).toContain("itself stays");
  const left = await onDatabase(
    database.url,
    "SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind = 'r'",
  );
  expect(left).toEqual([{ name: "notes" }]);
});

test("a changed name renames the schema, and loses nothing; retain leaves the database alone", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(withSchema(database.url, tables(users, notes)));
  await succeeds(opened.apply());
  await onDatabase(database.url, "INSERT INTO app.users VALUES (1, 'x')");
  const renamed = withSchema(database.url, tables(users, notes))["main.tf"]?.replace(
    'name = "app"',
    'name = "shop"',
  ) as string;
  opened.write({ "main.tf": renamed });
  const planned = await plansChanges(opened);
  expect(planned).toContain("ALTER SCHEMA app RENAME TO shop");
  expect(planned).not.toContain("DROP");
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  await isSettled(opened);
  expect((await stateOf(opened))?.id).toBe("shop");
  opened.write({ "main.tf": renamed.replace('name = "shop"', 'name = "shop"\n  on_destroy = "retain"') });
  await succeeds(opened.apply());
  await succeeds(opened.destroy());
  expect(await onDatabase(database.url, "SELECT nickname FROM shop.users")).toEqual([{ nickname: "x" }]);
});
