/**
 * Owns other spellings of the same: they plan as no change.
 * Must not know how PostgreSQL prints anything.
 */
import { describe, expect, test } from "vitest";
import { freshDatabase, storyVersions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { forgetState } from "./declared.ts";
import { app, isSettled, plansNothing, stateOf, succeeds, withSchema } from "./steps.ts";

/** One word for each place, in the order in which they stand. */
const written = (words: readonly string[], defaults = { column: "", key: "", check: "", index: "", foreign: "" }) => {
  const [integer, array, time, now, price, code, text, check, pattern, index, where, view] = words;
  return `
  tables = { one = {
    columns = {
      id    = { type = "${integer}", nullable = false }
      names = { type = "${array}"${defaults.column} }
      at    = { type = "${time}", default = "${now}" }
      price = { type = "${price}", default = "0" }
      code  = { type = "${code}", default = "${text}" }
    }
    primary_key  = { columns = ["id"]${defaults.key} }
    checks       = { one_check = { expression = "${check}"${defaults.check} }, one_like = { expression = "${pattern}" } }
    indexes      = { one_idx = { columns = ["${index}"], where = "${where}"${defaults.index} } }
    foreign_keys = { one_fkey = { columns = ["id"], references = { table = "one" }${defaults.foreign} } }
  } }
  views     = { two = { definition = "${view}" } }
  sequences = { three = { increment = 2 } }`;
};

const short = [
  "int4",
  "varchar(10)[]",
  "timestamptz",
  "now()",
  "decimal(10,2)",
  "varchar(9)",
  "'x'",
  "id>0 AND price<10",
  "code LIKE 'a%'",
  "lower(names[1])",
  "price IN (1, 2)",
  "select id from one",
];

const long = [
  "integer",
  "character varying ( 10 ) []",
  "TIMESTAMP WITH TIME ZONE",
  "pg_catalog.now( )",
  "numeric(10, 2)",
  "character varying(9)",
  "'x'::character varying",
  "  (id > 0)   and (price < (10)::numeric)",
  "(code)::text ~~ 'a%'::text",
  "LOWER( names [ 1 ] ) ASC",
  "price = ANY (ARRAY[(1)::numeric, (2)::numeric])",
  "SELECT one.id -- of one\\n  FROM app.one",
];

describe.each(storyVersions())("on PostgreSQL %s", (version) => {
  test("types, arrays, casts, expressions and white space: after an apply and after an import, in both directions", async () => {
    await using database = await freshDatabase(version);
    const [first, second] = [withSchema(database.url, written(short)), withSchema(database.url, written(long))];
    await using opened = await workspace(first);
    await succeeds(opened.apply());
    expect(await stateOf(opened)).toMatchObject({ tables: { one: { columns: { id: { type: "int4" } } } } });
    await isSettled(opened);
    opened.write(second);
    await isSettled(opened);

    for (const spelled of [first, second]) {
      forgetState(opened);
      opened.write(spelled);
      await succeeds(opened.importState(app, "app"));
      await isSettled(opened);
    }
  });
});

test("a default that is written out runs nothing, after an import and after an apply", async () => {
  await using database = await freshDatabase(18);
  const explicit = written(short, {
    column: ", nullable = true",
    key: `, name = "one_pkey"`,
    check: ", no_inherit = false",
    index: `, method = "btree", unique = false`,
    foreign: `, on_delete = "no action", match = "simple"`,
  }).replace("increment = 2", `increment = 2, start = 1, cache = 1, cycle = false, type = "bigint"`);
  await using opened = await workspace(withSchema(database.url, written(short)));
  await succeeds(opened.apply());
  // The state has null where nothing was written, and takes over what is written now.
  opened.write(withSchema(database.url, explicit));
  expect(await succeeds(opened.apply())).toContain("0 added, 1 changed, 0 destroyed");
  expect((await stateOf(opened))?.migration).toBeNull();
  await isSettled(opened);
  // Left out again it keeps what it is.
  opened.write(withSchema(database.url, written(short)));
  expect(await plansNothing(opened)).toContain("No changes");

  for (const spelled of [explicit, written(short)]) {
    forgetState(opened);
    opened.write(withSchema(database.url, spelled));
    await succeeds(opened.importState(app, "app"));
    await isSettled(opened);
  }
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
