/**
 * Owns other spellings of the same: they plan as no change.
 * Must not know how PostgreSQL prints anything.
 */
import { expect, test } from "vitest";
import { freshDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { isSettled, plansNothing, stateOf, succeeds, withSchema } from "./steps.ts";

const written = (...words: string[]): string => {
  const [integer, array, now, nullable, check, index, view, key] = words;
  return `
  tables = { one = {
    columns = {
      id    = { type = "${integer}", nullable = false }
      names = { type = "${array}"${nullable} }
      at    = { type = "timestamptz", default = "${now}" }
      price = { type = "numeric(10,2)", default = "0" }
    }
    primary_key  = { columns = ["id"]${key} }
    checks       = { one_check = { expression = "${check}" } }
    indexes      = { one_idx = { columns = ["${index}"] } }
    foreign_keys = { one_fkey = { columns = ["id"], references = { table = "one" } } }
  } }
  views = { two = { definition = "${view}" } }`;
};

test("types, arrays, expressions, explicit defaults and white space", async () => {
  await using database = await freshDatabase(18);
  const first = written(
    "int4",
    "varchar(10)[]",
    "now()",
    "",
    "id>0 AND price<10",
    "lower(names[1])",
    "select id from one",
    "",
  );
  const second = written(
    "integer",
    "character varying ( 10 ) []",
    "pg_catalog.now( )",
    ", nullable = true",
    "  (id > 0)   and (price < 10)",
    "LOWER( names [ 1 ] ) ASC",
    "SELECT one.id   FROM app.one;",
    `, name = "one_pkey"`,
  );
  await using opened = await workspace(withSchema(database.url, first));
  await succeeds(opened.apply());
  expect(await stateOf(opened)).toMatchObject({ tables: { one: { columns: { id: { type: "int4" } } } } });
  await isSettled(opened);
  opened.write(withSchema(database.url, second));
  expect(await plansNothing(opened)).toContain("No changes");
  await plansNothing(opened, "-refresh=false");
  await succeeds(opened.apply());
  await isSettled(opened);
});

test("the same in sql, and moved from sql to attributes", async () => {
  await using database = await freshDatabase(18);
  const sql = (text: string) => withSchema(database.url, `sql = { all = "${text}" }`);
  await using opened = await workspace(sql("CREATE TABLE one (id int4 PRIMARY KEY, at timestamptz DEFAULT now())"));
  await succeeds(opened.apply());
  opened.write(
    sql(
      "create table app.one (id integer not null, at timestamp with time zone default NOW(), constraint one_pkey primary key (id)); -- the same",
    ),
  );
  // The text is another one, and is shown as such; nothing is to run.
  expect(await succeeds(opened.apply())).toMatch(/0 added, [01] changed/);
  await isSettled(opened);
  opened.write(
    withSchema(
      database.url,
      `tables = { one = { columns = { id = { type = "int", nullable = false }, at = { type = "timestamptz", default = "now()" } }, primary_key = { columns = ["id"] } } }`,
    ),
  );
  await succeeds(opened.apply());
  expect((await stateOf(opened))?.migration).toBeNull();
  await isSettled(opened);
});
