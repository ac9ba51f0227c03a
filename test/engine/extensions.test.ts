/**
 * Owns the tests of what the embedded shadow makes of extensions: members in structured input, where one stands that nobody
 * placed, and what it lacks.
 * Must not know how the shadow comes by them.
 */
import { expect, test } from "vitest";
import { file, run } from "../cli/command-line.ts";
import { Called } from "../resources/called.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";

const version = versions().at(-1) as number;

const table = (type: string, more: object = {}) => ({
  deletion_protection: false,
  tables: { users: { columns: { email: { type }, ...more } } },
});

test("a column of the type of an extension that the database has", async () => {
  await using database = await freshDatabase(version);
  await onDatabase(database.url, "CREATE EXTENSION citext; CREATE SCHEMA ext; CREATE EXTENSION hstore SCHEMA ext");
  const resource = new Called({ url: database.url });
  expect(await resource.apply(table("public.citext"))).toMatchObject({ errors: [], warnings: [] });
  const wanted = table("public.citext", { tags: { type: "ext.hstore" } });
  expect(await resource.apply(wanted)).toMatchObject({ errors: [], warnings: [] });
  expect(await resource.plan(wanted)).toMatchObject({ errors: [], warnings: [], planned: { migration: null } });
});

test("a column of the type of an extension that the same resource installs, and drops with a word", async () => {
  await using database = await freshDatabase(version);
  const resource = new Called({ url: database.url });
  const wanted = { ...table("citext"), sql: { extensions: "CREATE EXTENSION IF NOT EXISTS citext;" } };
  expect(await resource.apply(wanted)).toMatchObject({ errors: [], warnings: [] });
  expect(await resource.plan(wanted)).toMatchObject({ errors: [], warnings: [], planned: { migration: null } });
  const without = { ...table("text"), type_change: "in_place" };
  expect((await resource.plan(without)).errors.join()).toContain("drops-extension: citext");
  expect((await resource.apply({ ...without, allow: ["*"] })).errors).toEqual([]);
  expect(await onDatabase(database.url, "SELECT 1 FROM pg_extension WHERE extname = 'citext'")).toEqual([]);
  expect((await resource.apply({ ...wanted, type_change: "in_place", allow: ["*"] })).errors).toEqual([]);
  expect((await resource.apply(null)).errors).toEqual([]);
  expect(await onDatabase(database.url, "SELECT 1 FROM pg_extension WHERE extname = 'citext'")).toEqual([]);
});

test("who does not say where one is leaves it where it is, whatever its version", async () => {
  await using database = await freshDatabase(version);
  await onDatabase(
    database.url,
    "CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext VERSION '1.5'; CREATE TABLE t (email ext.citext)",
  );
  const wanted = file("CREATE SCHEMA ext; CREATE EXTENSION IF NOT EXISTS citext; CREATE TABLE t (email ext.citext);");
  for (const more of [[], ["--schema", "public"], ["--schema", "ext"]])
    expect(await run("plan", "--from", database.url, "--to", wanted, "--detailed-exitcode", ...more)).toMatchObject({
      status: 0,
      stderr: "",
    });
});

test("what an extension says of itself is not said again, and what it requires comes with it", async () => {
  await using database = await freshDatabase(version);
  const create = "CREATE SCHEMA ext; CREATE EXTENSION IF NOT EXISTS earthdistance WITH SCHEMA ext CASCADE;";
  const usual = "COMMENT ON EXTENSION cube IS 'data type for multidimensional cubes';";
  const other = "COMMENT ON EXTENSION earthdistance IS 'ours';";
  const wanted = file(`${create} ${usual} ${other}`);
  const plan = ["plan", "--from", database.url, "--to", wanted, "--detailed-exitcode"] as const;
  const { stdout, stderr } = await run(...plan);
  expect(stderr).toBe("");
  expect(stdout.match(/^COMMENT ON .*$/gm)).toEqual(["COMMENT ON EXTENSION earthdistance IS 'ours';"]);
  expect(await run("apply", database.url, "--to", wanted)).toMatchObject({ status: 0, stderr: "" });
  expect(await run(...plan)).toMatchObject({ status: 0, stderr: "" });
});

test("one that the embedded shadow lacks stands by, is dropped, and is not declared without another shadow", async () => {
  await using database = await freshDatabase(version);
  await onDatabase(
    database.url,
    "CREATE EXTENSION xml2; CREATE SCHEMA app; CREATE VIEW app.v AS SELECT xml_valid('x') AS a",
  );
  const args = ["--from", database.url, "--schema", "app"];
  const beside = await run(
    "plan",
    ...args,
    "--to",
    file("CREATE SCHEMA app; CREATE TABLE app.t (id int);"),
    "--allow",
    "*",
  );
  expect(beside).toMatchObject({ status: 0, stderr: "" });
  expect(beside.stdout).toContain("CREATE TABLE app.t");
  const gone = await run("plan", "--from", database.url, "--to", file("CREATE SCHEMA app;"), "--allow", "*");
  expect(gone.stdout).toMatch(
    /DROP VIEW app\.v;[\s\S]*DROP EXTENSION xml2;[\s\S]*NOT PROVEN: the shadow cannot hold what is there/,
  );
  const declared = file("CREATE EXTENSION xml2; CREATE SCHEMA app; CREATE VIEW app.v AS SELECT xml_valid('x') AS a;");
  const refused = await run("plan", "--from", database.url, "--to", declared);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('shadow = "server"');
  const server = ["--shadow", "server", "--detailed-exitcode"] as const;
  expect(await run("plan", "--from", database.url, "--to", declared, ...server)).toMatchObject({
    status: 0,
    stderr: "",
  });
});

test("an update that nobody can try out is not proven, and refused without a word", async () => {
  await using database = await freshDatabase(version);
  await onDatabase(database.url, "CREATE EXTENSION citext VERSION '1.6'");
  const back = ["plan", "--from", database.url, "--to", file("CREATE EXTENSION citext VERSION '1.5';")] as const;
  const refused = await run(...back);
  expect(refused.status).toBe(3);
  expect(refused.stderr).toContain("runs-unknown-script: extension:citext");
  const allowed = await run(...back, "--allow", "runs-unknown-script:citext");
  expect(allowed.stdout).toMatch(/ALTER EXTENSION citext UPDATE TO '1\.5';[\s\S]*NOT PROVEN: .*no update path/);
});
