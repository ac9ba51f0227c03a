/**
 * Owns the tests of where the CLI's shadow stands, and of a plan that is interrupted.
 * Must not know what is planned.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { file, run, runWith, start } from "./command-line.ts";

const version = versions()[0]!;

test("the shadow stands where --shadow says, and nothing of it is left", async () => {
  await using database = await freshDatabase(version);
  await using scratch = await freshDatabase(version);
  await onDatabase(database.url, "CREATE TABLE a (id integer)");
  // As a pg_dump of 18 begins, which 15 does not know.
  const wanted = file("SET transaction_timeout = 0; CREATE TABLE a (id integer); CREATE TABLE b (id integer)");
  for (const [shadow, engine] of [
    ["server", "server"],
    [scratch.url, "url"],
  ] as const) {
    const ended = await run("plan", "--from", database.url, "--to", wanted, "--format", "json", "--shadow", shadow);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    const plan = JSON.parse(ended.stdout);
    expect(plan).toMatchObject({ shadow: { engine }, proof: { status: "proven" }, statements: [{}] });
    expect(Math.floor(plan.shadow.version / 10_000)).toBe(version);
  }
  expect(await onDatabase(scratch.url, "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
  expect(await onDatabase(database.url, "SELECT FROM pg_database WHERE datname LIKE 'schemata_shadow_%'")).toEqual([]);
  const nowhere = await run("plan", "--from", wanted, "--to", wanted, "--shadow", "server");
  expect(nowhere).toMatchObject({ status: 64, stdout: "" });
  expect(nowhere.stderr).toContain("--shadow");
});

test("a variable that does not fit is an error that names it, and no wrong usage", async () => {
  const wanted = file("CREATE TABLE a (id integer)");
  for (const shadow of ["server", "nowhere"])
    for (const args of [
      ["inspect", wanted],
      ["plan", "--from", wanted, "--to", wanted],
    ]) {
      const ended = await runWith({ SCHEMATA_SHADOW: shadow }, ...args);
      expect(ended).toMatchObject({ status: 1, stdout: "" });
      expect(ended.stderr).toMatch(/^error: SCHEMATA_SHADOW/);
      expect(await runWith({ SCHEMATA_SHADOW: shadow }, ...args, "--shadow", "embedded")).toMatchObject({ status: 0 });
    }
});

test("an interrupted plan ends at once, says so, prints no plan and leaves nothing", async () => {
  await using database = await freshDatabase(version);
  const endless = file("CREATE TABLE a AS SELECT count(*) FROM generate_series(1, 100000000000)");
  const { child, ended } = start("plan", "--from", database.url, "--to", endless, "--shadow", "server");
  const inShadow =
    "SELECT FROM pg_stat_activity WHERE datname LIKE 'schemata_shadow_%' AND query LIKE 'CREATE TABLE a%'";
  while ((await onDatabase(database.url, inShadow)).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGINT");
  const { status, stdout, stderr } = await ended;
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("Cancelled");
  expect(await onDatabase(database.url, "SELECT FROM pg_database WHERE datname LIKE 'schemata_shadow_%'")).toEqual([]);
});
