/**
 * Owns the destruction of a schema as the resource answers for it: what goes, what stays, what is told of rows, and what is left
 * when it fails.
 * Must not know what Terraform makes of it; test/acceptance/loss.test.ts does.
 */
import { expect, test } from "vitest";
import { unknown } from "../../provider/terraform/framework/index.ts";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called } from "./called.ts";

const id = { type: "bigint", nullable: false };
const table = { columns: { id } };
const open = { deletion_protection: false };

const tablesIn = async (url: string, schema: string): Promise<readonly unknown[]> =>
  (
    await onDatabase(
      url,
      `SELECT relname::text AS name FROM pg_class WHERE relnamespace = to_regnamespace('${schema}') AND relkind = 'r' ORDER BY 1`,
    )
  ).map(({ name }) => name);

test("public is emptied of what is owned and never dropped; about how many rows go is told, when dropping a table and when destroying", async () => {
  await using database = await freshDatabase(18);
  // Even if it is the resource that made it.
  await onDatabase(database.url, "DROP SCHEMA public");
  const resource = new Called({ url: database.url });
  const both = { name: "public", ...open, tables: { many: table, more: table } };
  expect(await resource.apply(both)).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    "CREATE TABLE foreign_one (); INSERT INTO many SELECT generate_series(1, 1200); INSERT INTO more SELECT generate_series(1, 34); ANALYZE many, more",
  );
  const one = { ...both, tables: { many: table } };
  const { errors } = await resource.plan(one);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("drops-table: public.more");
  expect(errors[0]).toContain("(about 34 rows)");
  const told = await resource.plan(null);
  expect(told.errors).toEqual([]);
  expect(told.warnings[0]).toContain("Destroying the schema public drops");
  expect(told.warnings[0]).toContain("\npublic.many (about 1,200 rows)\npublic.more (about 34 rows)\n");
  expect(told.warnings[0]).toContain("DROP TABLE public.many");
  expect(told.warnings[1]).toMatch(/^The schema public itself stays\n.*table:public\.foreign_one/);
  await onDatabase(database.url, "DROP TABLE foreign_one");
  const without = await resource.apply(null);
  expect(without.errors).toEqual([]);
  expect(without.warnings[1]).toBe("The schema public itself stays\npublic is never dropped.");
  expect(resource.state).toBeNull();
  expect(await tablesIn(database.url, "public")).toEqual([]);
  expect(await onDatabase(database.url, "SELECT to_regnamespace('public')::text AS schema")).toEqual([
    { schema: "public" },
  ]);
});

test("one that fails half-way keeps in the state what is left, and the next one drops that", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  const declared = { ...open, tables: { a: table, b: table, c: table } };
  expect(await resource.apply(declared)).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `CREATE SCHEMA guard;
     CREATE FUNCTION guard.keep() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
       IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() WHERE object_identity = 'app.b') THEN
         RAISE 'b is needed';
       END IF;
     END $$;
     CREATE EVENT TRIGGER keep ON sql_drop EXECUTE FUNCTION guard.keep()`,
  );
  const { errors } = await resource.apply(null);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("b is needed");
  const left = (await tablesIn(database.url, "app")) as string[];
  expect(left).toContain("b");
  expect(left.length).toBeLessThan(3);
  expect(Object.keys(resource.state?.tables ?? {}).sort()).toEqual(left);
  expect(resource.state).toMatchObject({ id: "app", deletion_protection: false, migration: null });
  expect(await onDatabase(database.url, "SELECT outcome FROM schemata.plan ORDER BY id DESC LIMIT 1")).toEqual([
    { outcome: "failed" },
  ]);
  await onDatabase(database.url, "DROP EVENT TRIGGER keep");
  // What is declared may also be made again first.
  expect((await resource.plan(declared)).planned?.migration).toContain("CREATE TABLE app.");
  expect(await resource.apply(null)).toMatchObject({ errors: [] });
  expect(resource.state).toBeNull();
  expect(await onDatabase(database.url, "SELECT to_regnamespace('app') AS schema")).toEqual([{ schema: null }]);
});

test("what is there again after the last statement is an error, and stays in the state", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(database.url, "CREATE SCHEMA app");
  const resource = new Called({ url: database.url });
  expect(await resource.apply({ ...open, tables: { a: table, b: table } })).toMatchObject({ errors: [] });
  await onDatabase(
    database.url,
    `CREATE SCHEMA guard;
     CREATE FUNCTION guard.again() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
       IF to_regclass('app.a') IS NULL THEN CREATE TABLE app.a (id bigint NOT NULL); END IF;
     END $$;
     CREATE EVENT TRIGGER again ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION guard.again()`,
  );
  const { errors } = await resource.apply(null);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("All statements ran, but the database is not what was planned");
  expect(errors[0]).toContain("table:app.a");
  expect(errors[0]).not.toContain("app.b");
  expect(Object.keys(resource.state?.tables ?? {})).toEqual(["a"]);
  await onDatabase(database.url, "DROP EVENT TRIGGER again");
  expect(await resource.apply(null)).toMatchObject({ errors: [] });
  expect(await tablesIn(database.url, "app")).toEqual([]);
});

test("planned while the server was unknown, it is judged and planned at apply", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply({ ...open, tables: { a: table } })).toMatchObject({ errors: [] });
  resource.provider = { url: unknown };
  const made = await resource.plan(null);
  expect(made).toMatchObject({
    errors: [],
    warnings: ["What destroying app drops is known at apply\nThe server is not known yet."],
  });
  resource.provider = { url: database.url };
  await onDatabase(database.url, "CREATE TABLE app.foreign_one (); INSERT INTO app.a VALUES (1)");
  expect(await resource.applyPlanned(null, made)).toMatchObject({ errors: [] });
  expect(resource.state).toBeNull();
  expect(await tablesIn(database.url, "app")).toEqual(["foreign_one"]);
});
