/**
 * Owns other spellings of the same: they plan as no change.
 * Must not know how PostgreSQL prints anything.
 */
import { expect, test } from "vitest";
import { freshDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { isSettled, stateOf, succeeds, withSchema } from "./steps.ts";

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
