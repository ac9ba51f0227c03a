/**
 * Owns several resources: on one database in one apply, each other's references, two applies at once, two servers.
 * Must not know what one resource does alone.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { readable } from "./declared.ts";
import {
  app,
  fails,
  isSettled,
  plansChanges,
  plansNothing,
  providerBlock,
  stateOf,
  storyWorkspace,
  succeeds,
} from "./steps.ts";

const resource = (name: string, body: string): string =>
  `resource "schemata_postgres_schema" "${name}" {\n  name = "${name}"\n${body}\n}\n`;

const table = (columns: string, more = ""): string =>
  `{ columns = merge({ id = { type = "bigint", nullable = false } }, ${columns}), primary_key = { columns = ["id"] } ${more} }`;

test.each(storyVersions())(
  "two resources on one database of PostgreSQL %s: references, foreign keys across schemas, later changes of both, in one apply each",
  async (version) => {
    await using database = await freshDatabase(version);
    const configuration = (shop: string, billing: string) => ({
      "main.tf": `${providerBlock(database.url)}
${resource("shop", `  tables = { orders = ${table(shop)} }\n  views = { notes = { definition = "SELECT id, note FROM orders" } }\n  deletion_protection = false`)}
${resource(
  "billing",
  `  tables = { bills = ${table(
    billing,
    `, foreign_keys = { bills_order_fkey = { columns = ["order_id"], references = { schema = schemata_postgres_schema.shop.name, table = "orders", columns = ["id"] } } }`,
  )} }
  deletion_protection = false
  sql = { view = "CREATE VIEW overview AS SELECT b.id, o.note FROM bills b JOIN \${schemata_postgres_schema.shop.name}.notes o ON o.id = b.order_id" }`,
)}`,
    });
    await using opened = await storyWorkspace(
      configuration(`{ note = { type = "text" } }`, `{ order_id = { type = "bigint" } }`),
    );
    await succeeds(opened.apply());
    await isSettled(opened);
    opened.write(
      configuration(
        `{ note = { type = "text" }, total = { type = "numeric" } }`,
        `{ order_id = { type = "bigint" }, due = { type = "date" } }`,
      ),
    );
    await succeeds(opened.plan());
    await succeeds(opened.applyPlan());
    await isSettled(opened);
    const [row] = await onDatabase(
      database.url,
      "SELECT array_agg(conname::text) AS keys FROM pg_constraint WHERE contype = 'f' AND connamespace::regnamespace::text <> 'schemata'",
    );
    expect(row).toEqual({ keys: ["bills_order_fkey"] });
  },
);

test("what one resource leaves undeclared in its schema is there for the next one, too", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    `CREATE SCHEMA shop; CREATE DOMAIN shop.amount AS numeric(12,2) CHECK (VALUE >= 0);
     CREATE TABLE shop.orders (id bigint PRIMARY KEY, total shop.amount); CREATE VIEW shop.large AS SELECT id FROM shop.orders WHERE total > 100;
     CREATE OPERATOR shop.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
     CREATE VIEW shop.exact AS SELECT id, 1 OPERATOR(shop.===) 2 AS same FROM shop.orders`,
  );
  const shop = (more: string) =>
    resource(
      "shop",
      `  tables = { orders = { columns = { id = { type = "bigint", nullable = false }, total = { type = "shop.amount" } ${more} }, column_order = ["id", "total"], primary_key = { columns = ["id"] } } }`,
    );
  const key = `, foreign_keys = { bills_order_fkey = { columns = ["order"], references = { schema = schemata_postgres_schema.shop.name, table = "orders", columns = ["id"] } } }`;
  const billing = (view: string) =>
    resource(
      "billing",
      `  tables = { bills = ${table(`{ order = { type = "bigint" } }`, key)} }
  sql = { views = "CREATE VIEW ${view} AS SELECT b.id FROM bills b JOIN \${schemata_postgres_schema.shop.name}.${view} e ON e.id = b.order" }`,
    );
  await using opened = await storyWorkspace({ "main.tf": `${providerBlock(database.url)}${shop("")}` });
  await succeeds(opened.importState("schemata_postgres_schema.shop", "shop"));
  opened.write({ "main.tf": `${providerBlock(database.url)}${shop(`, note = { type = "text" }`)}${billing("exact")}` });
  // What no kind models is in no shadow, nor what depends on it; a view that is called the same is not meant.
  expect(await fails(opened.plan())).toMatch(
    /relation "shop.exact" does not exist .* view:shop.exact is in the database, and depends on operator:shop.===/,
  );
  opened.write({ "main.tf": `${providerBlock(database.url)}${shop(`, note = { type = "text" }`)}${billing("large")}` });
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  await isSettled(opened);
});

test("two schemas that need each other, one apply after the other; a reference that nobody orders is an error that says so", async () => {
  await using database = await freshDatabase(18);
  const one = (key: string) => resource("one", `  tables = { a = ${table(`{ b = { type = "bigint" } }`, key)} }`);
  const two = resource(
    "two",
    `  tables = { b = ${table(`{ a = { type = "bigint" } }`, `, foreign_keys = { b_a_fkey = { columns = ["a"], references = { schema = schemata_postgres_schema.one.name, table = "a" } } }`)} }`,
  );
  const toTwo = `, foreign_keys = { a_b_fkey = { columns = ["b"], references = { schema = "two", table = "b" } } }`;
  await using opened = await storyWorkspace({ "main.tf": `${providerBlock(database.url)}${one(toTwo)}` });
  expect(await fails(opened.plan())).toMatch(/two/);
  opened.write({ "main.tf": `${providerBlock(database.url)}${one("")}${two}` });
  await succeeds(opened.apply());
  opened.write({ "main.tf": `${providerBlock(database.url)}${one(toTwo)}${two}` });
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  await isSettled(opened);
});

test("two applies at once: one waits for the other, and is then refused or finds it done", async () => {
  await using database = await freshDatabase(18);
  const files = (tables: string) => ({
    "main.tf": `${providerBlock(database.url)}${resource("app", `  tables = { ${tables} }`)}`,
  });
  const base = `a = ${table("{}")}`;
  await using first = await storyWorkspace(files(base));
  await succeeds(first.apply());
  await using second = await storyWorkspace(files(base));
  await succeeds(second.importState(app, "app"));
  await succeeds(second.apply());
  first.write(files(`a = ${table(`{ note = { type = "text" } }`)}`));
  second.write(files(`a = ${table(`{ note = { type = "text" } }`)}`));
  await succeeds(first.plan());
  await succeeds(second.plan());
  const ended = await Promise.all([first.applyPlan(), second.applyPlan()]);
  expect(ended.map(({ code }) => code).sort()).toEqual([0, 1]);
  const [loser, lost] = ended[0].code === 0 ? [second, ended[1]] : [first, ended[0]];
  // Whoever waited finds the other's column there, and runs nothing.
  expect(readable(lost)).toMatch(/changed since the plan/);
  expect(await fails(loser.applyPlan())).toMatch(/stale|changed since the plan/);
  const [columns] = await onDatabase(
    database.url,
    "SELECT array_agg(attname::text ORDER BY attnum) AS names FROM pg_attribute WHERE attrelid = 'app.a'::regclass AND attnum > 0",
  );
  expect(columns).toEqual({ names: ["id", "note"] });
  await succeeds(loser.apply());
  expect((await stateOf(loser))?.not_managed).toEqual([]);
  for (const one of [first, second]) await plansNothing(one);
});

test("two aliases of the provider on two servers", async () => {
  await using old = await freshDatabase(15);
  await using young = await freshDatabase(18);
  const block = (alias: string, url: string) => providerBlock(url, `  alias = "${alias}"`);
  const on = (alias: string) =>
    `resource "schemata_postgres_schema" "${alias}" {
  provider = schemata.${alias}
  name     = "app"
  tables   = { ${alias} = ${table("{}")} }
}
`;
  await using opened = await workspace({
    "main.tf": `${block("old", old.url)}${block("young", young.url)}${on("old")}${on("young")}`,
  });
  await succeeds(opened.apply());
  await isSettled(opened);
  const tables =
    "SELECT c.relname::text AS name FROM pg_class c WHERE relnamespace = 'app'::regnamespace AND relkind = 'r'";
  expect(await onDatabase(old.url, tables)).toEqual([{ name: "old" }]);
  expect(await onDatabase(young.url, tables)).toEqual([{ name: "young" }]);
});

test("one provider, two databases: each resource names its own", async () => {
  await using one = await freshDatabase(18);
  await using two = await freshDatabase(18);
  const on = (name: string, database: string) =>
    `resource "schemata_postgres_schema" "${name}" {\n  database = "${database}"\n  name = "app"\n  tables = { ${name} = ${table("{}")} }\n}\n`;
  await using opened = await storyWorkspace({
    "main.tf": `${providerBlock(one.url)}${on("one", one.name)}${on("two", two.name)}`,
  });
  await succeeds(opened.apply());
  await plansNothing(opened);
  expect((await stateOf(opened, "schemata_postgres_schema.two"))?.id).toBe(`${two.name}/app`);
  expect(await onDatabase(two.url, "SELECT 'app.two'::regclass::text AS found")).toEqual([{ found: "app.two" }]);
  opened.write({ "main.tf": `${providerBlock(one.url)}${on("one", two.name)}${on("two", two.name)}` });
  expect(await fails(opened.plan())).toContain("cannot be changed");
});

test("what else exists in the database, or comes to it, is none of this resource's business", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(database.url, "CREATE SCHEMA other; CREATE TABLE other.a (id int PRIMARY KEY)");
  await using opened = await storyWorkspace({
    "main.tf": `${providerBlock(database.url)}${resource("app", `  tables = { a = ${table("{}")} }`)}`,
  });
  await succeeds(opened.apply());
  await onDatabase(database.url, "CREATE TABLE other.b (id int PRIMARY KEY); DROP TABLE other.a");
  await isSettled(opened);
  // …but a new reference to it can be planned, and a saved plan applied.
  opened.write({
    "main.tf": `${providerBlock(database.url)}${resource("app", `  tables = { a = ${table(`{ b = { type = "int" } }`, `, foreign_keys = { a_b_fkey = { columns = ["b"], references = { schema = "other", table = "b" } } }`)} }`)}`,
  });
  expect(await plansChanges(opened)).toContain("REFERENCES other.b");
  await succeeds(opened.plan());
  await succeeds(opened.applyPlan());
  await isSettled(opened);
});
