/**
 * Owns two claims on one schema: two new resources in one run, a resource whose name becomes that of a schema which exists or which
 * another one is about to make. Each is refused, and nothing is damaged.
 * Must not know what one resource does alone.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called, inRun } from "./called.ts";

const column = { columns: { id: { type: "bigint" } } };
const declared = (table: string, more: object = {}) => ({
  deletion_protection: false,
  tables: { [table]: column },
  ...more,
});

const tables = async (url: string): Promise<readonly unknown[]> =>
  (
    await onDatabase(
      url,
      `SELECT format('%I.%I', n.nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind = 'r' AND nspname NOT IN ('pg_catalog', 'information_schema', 'schemata') ORDER BY 1`,
    )
  ).map(({ name }) => name);

test("two new resources for one schema in one run: the second is refused when it is planned", async () => {
  await using database = await freshDatabase(18);
  const [one, two] = [new Called({ url: database.url }), new Called({ url: database.url })];
  await inRun(one.provider, async (server) => {
    expect(await one.planIn(server, declared("a"))).toMatchObject({ errors: [] });
    const { errors } = await two.planIn(server, declared("b"));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^Two resources are to make the schema app\n/);
    // Another schema, and the same name in another database, are nobody's.
    expect(await two.planIn(server, declared("b", { name: "shop" }))).toMatchObject({ errors: [] });
    expect(await two.planIn(server, declared("b", { database: "postgres" }))).toMatchObject({ errors: [] });
  });
});

test("through two aliases of the provider it is found at apply: what the first has made is not touched", async () => {
  await using database = await freshDatabase(18);
  const [one, two] = [new Called({ url: database.url }), new Called({ url: database.url })];
  const [first, second] = [await one.plan(declared("a")), await two.plan(declared("b"))];
  expect(await one.applyPlanned(declared("a"), first)).toMatchObject({ errors: [] });
  await onDatabase(database.url, "INSERT INTO app.a VALUES (1)");
  const { errors } = await two.applyPlanned(declared("b"), second);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("changed since the plan: schema:app, table:app.a");
  expect(two.state).toBeNull();
  expect(await tables(database.url)).toEqual(["app.a"]);
  expect(await onDatabase(database.url, "SELECT * FROM app.a")).toEqual([{ id: "1" }]);
  expect(await one.plan(declared("a"))).toMatchObject({ errors: [], planned: { migration: null } });
});

test("a name that is changed to that of a schema which exists, or is about to, is refused", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    "CREATE SCHEMA shop; CREATE TABLE shop.theirs (id int); INSERT INTO shop.theirs VALUES (1)",
  );
  const [one, two] = [new Called({ url: database.url }), new Called({ url: database.url })];
  expect(await one.apply(declared("a"))).toMatchObject({ errors: [] });
  const { errors } = await one.apply(declared("a", { name: "shop" }));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain("The schema app cannot be renamed to shop: both exist");
  expect(one.state).toMatchObject({ id: "app", name: "app" });
  expect(await tables(database.url)).toEqual(["app.a", "shop.theirs"]);

  for (const order of [
    ["create", "rename"],
    ["rename", "create"],
  ])
    await inRun(one.provider, async (server) => {
      const told: string[] = [];
      for (const step of order) {
        const planned =
          step === "create"
            ? await two.planIn(server, declared("b", { name: "later" }))
            : await one.planIn(server, declared("a", { name: "later" }));
        told.push(...planned.errors);
      }
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^Two resources are to make the schema later\n/);
    });
  expect(await one.apply(declared("a", { name: "later" }))).toMatchObject({ errors: [] });
  expect(await tables(database.url)).toEqual(["later.a", "shop.theirs"]);
});

test("a name that another resource gives up in the same run is free, if that one is planned first", async () => {
  await using database = await freshDatabase(18);
  const [one, two] = [new Called({ url: database.url }), new Called({ url: database.url })];
  expect(await one.apply(declared("a"))).toMatchObject({ errors: [] });
  expect(await two.apply(declared("b", { name: "shop" }))).toMatchObject({ errors: [] });
  const [toShop, toOld] = [declared("a", { name: "shop" }), declared("b", { name: "old" })];
  await inRun(one.provider, async (server) => {
    expect((await one.planIn(server, toShop)).errors).toEqual([expect.stringContaining("both exist")]);
  });
  const [second, first] = await inRun(one.provider, async (server) => {
    const before = await two.planIn(server, toOld);
    return [await one.planIn(server, toShop), before] as const;
  });
  expect([first.errors, second.errors]).toEqual([[], []]);
  expect(await two.applyPlanned(toOld, first)).toMatchObject({ errors: [] });
  expect(await one.applyPlanned(toShop, second)).toMatchObject({ errors: [] });
  expect(await tables(database.url)).toEqual(["old.b", "shop.a"]);
});
