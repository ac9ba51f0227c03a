/**
 * Owns what an apply that was cut off leaves to the resource: what is its own, what is another's, what the next plan makes of it.
 * Must not know recipes; test/resume proves that each of them can be cut off anywhere.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called } from "./called.ts";

const id = { type: "bigint", nullable: false };
const email = { type: "text" };
const unique = { users_email_key: { columns: ["email"] } };
const users = (more: object = {}, columns: object = {}): Readonly<Record<string, unknown>> => ({
  tables: { users: { columns: { id, email, ...columns }, ...more } },
  // Nobody is to look at the rows before: they are what the apply is to fail on.
  policy: { "meets-duplicates": "off" },
});

const indexes = (url: string): Promise<readonly unknown[]> =>
  onDatabase(
    url,
    `SELECT i.indexrelid::regclass::text AS name, i.indisvalid AS valid FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE c.relnamespace::regnamespace::text IN ('app', 'shop') ORDER BY 1`,
  );

test("what the apply of another schema has left, or is building, is not touched", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(users())).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `CREATE SCHEMA shop; CREATE TABLE shop.t (a int); CREATE INDEX schemata_tmp_0123456789abcdef ON shop.t (a);
     ALTER TABLE shop.t ADD CONSTRAINT schemata_tmp_fedcba9876543210 CHECK (a > 0) NOT VALID;
     CREATE INDEX schemata_tmp_0123456789abcdef ON app.users (id)`,
  );
  const { planned, errors } = await resource.plan(users({ uniques: unique }));
  expect(errors).toEqual([]);
  expect(planned?.migration).toContain("DROP INDEX CONCURRENTLY app.schemata_tmp_0123456789abcdef");
  expect(planned?.migration).not.toContain("shop");
});

test("a build that was not cleaned up is this resource's own, also when nobody wants its constraint any more", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(users())).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `INSERT INTO app.users (id, email) VALUES (1, 'a'), (2, 'a');
     CREATE FUNCTION public.forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no drops today'; END $$;
     CREATE EVENT TRIGGER no_drops ON ddl_command_start WHEN TAG IN ('DROP INDEX') EXECUTE FUNCTION public.forbid()`,
  );
  const failed = await resource.apply(users({ uniques: unique }));
  expect(failed.errors[0]).toContain("There are duplicates among the rows");
  expect(await indexes(database.url)).toEqual([{ name: "app.users_email_key", valid: false }]);
  await onDatabase(database.url, "DROP EVENT TRIGGER no_drops");

  const { planned } = await resource.plan(users());
  expect(planned?.migration).toContain("DROP INDEX CONCURRENTLY app.users_email_key");
  // With the duplicates gone it is built again.
  await onDatabase(database.url, "DELETE FROM app.users WHERE id = 2");
  expect(await resource.apply(users({ uniques: unique }))).toMatchObject({ errors: [] });
  expect(await indexes(database.url)).toEqual([{ name: "app.users_email_key", valid: true }]);
  expect((await resource.plan(users({ uniques: unique }))).planned?.migration).toBeNull();
});

test("what a plan had renamed before it stopped is still owned under its new name", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(users({}, { nick: email }))).toMatchObject({ errors: [] });
  await onDatabase(database.url, "INSERT INTO app.users (id, email) VALUES (1, 'a'), (2, 'a')");
  const wanted = {
    tables: {
      people: { renamed_from: "users", columns: { id, email }, uniques: { people_email_key: { columns: ["email"] } } },
    },
    allow: ["drops-column:app.people.nick"],
    policy: { "meets-duplicates": "off" },
  };
  expect((await resource.apply(wanted)).errors[0]).toContain("There are duplicates among the rows");
  const { planned } = await resource.plan(wanted);
  expect(planned?.migration).toContain("DROP COLUMN nick");
  expect(planned?.not_managed).toEqual([]);
});

test("an index that serves is taken over where the plan says so; one that changed since is not, nor one that others use", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(users())).toMatchObject({ errors: [] });
  await onDatabase(database.url, "CREATE UNIQUE INDEX users_email_key ON app.users (email)");
  const wanted = users({ uniques: unique });
  const made = await resource.plan(wanted);
  expect(made.errors).toEqual([]);
  expect(made.planned?.migration).toContain("takes along index:app.users_email_key");
  expect(made.planned?.migration).not.toContain("CREATE UNIQUE INDEX");
  await onDatabase(
    database.url,
    "DROP INDEX app.users_email_key; CREATE UNIQUE INDEX users_email_key ON app.users (id)",
  );
  const moved = await resource.applyPlanned(wanted, made);
  expect(moved.errors[0]).toContain("index:app.users_email_key has changed since the plan");

  await onDatabase(
    database.url,
    "DROP INDEX app.users_email_key; CREATE UNIQUE INDEX users_email_key ON app.users (email); COMMENT ON INDEX app.users_email_key IS 'ours'",
  );
  const refused = await resource.plan(wanted);
  expect(refused.errors[0]).toContain(
    "index:app.users_email_key has the name that constraint:app.users.users_email_key",
  );
  await onDatabase(database.url, "COMMENT ON INDEX app.users_email_key IS NULL");
  expect(await resource.apply(wanted)).toMatchObject({ errors: [] });
  expect(await indexes(database.url)).toEqual([{ name: "app.users_email_key", valid: true }]);
});
