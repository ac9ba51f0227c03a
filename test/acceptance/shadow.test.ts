/**
 * Owns the tests of the shadow as Terraform's users meet it: where it stands, when it is not needed, what stops it.
 * Must not know how statements run in it.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { declared, flat } from "./declared.ts";
import { fails, plansChanges, plansNothing, succeeds } from "./steps.ts";

const version = versions()[0]!;
const tables = (columns: object) => ({ tables: { t: { columns } } });
const id = { type: "bigint" };

test("without a change none is started; with one it is, and what it says of itself is shown", async () => {
  await using database = await freshDatabase(version);
  await using scratch = await freshDatabase(version);
  await using opened = await workspace(declared({ url: database.url, shadow: "server" }, tables({ id })));
  expect(await plansChanges(opened)).toMatch(new RegExp(`proven in PostgreSQL ${version}\\.\\d+ \\(server\\)`));
  await succeeds(opened.apply());
  // One that nobody could start.
  const broken = "postgresql://nobody@127.0.0.1:1/nowhere";
  opened.write(declared({ url: database.url, shadow: broken }, tables({ id })));
  await plansNothing(opened);
  await plansNothing(opened, "-refresh-only");
  opened.write(declared({ url: database.url, shadow: broken }, tables({ id, more: id })));
  expect(await fails(opened.plan())).toContain("Nothing listens at 127.0.0.1:1");
  opened.write(declared({ url: database.url, shadow: scratch.url }, tables({ id, more: id })));
  expect(await plansChanges(opened)).toMatch(new RegExp(`proven in PostgreSQL ${version}\\.\\d+ \\(url\\)`));
  expect(await onDatabase(scratch.url, "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
  expect(await onDatabase(database.url, "SELECT FROM pg_database WHERE datname LIKE 'schemata_shadow_%'")).toEqual([]);
  // A given shadow that holds something is not taken.
  await using used = await freshDatabase(version);
  await onDatabase(used.url, "CREATE TABLE mine (id int)");
  opened.write(declared({ url: database.url, shadow: used.url }, tables({ id, more: id })));
  expect(await fails(opened.plan())).toContain("is not empty");
});

test("code without end does not outlive the plan that is stopped", async () => {
  await using database = await freshDatabase(version);
  await using opened = await workspace(
    declared({ url: database.url }, { sql: { endless: "DO $$ BEGIN LOOP END LOOP; END $$" } }),
  );
  const { pid, ended } = opened.start("plan", "-no-color");
  // Long enough for the loop to have begun; by itself it would run into the limit of a minute.
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  const stopped = performance.now();
  process.kill(pid, "SIGINT");
  const ran = await ended;
  expect(performance.now() - stopped).toBeLessThan(20_000);
  expect(ran.code, flat(ran)).toBe(1);
  expect(flat(ran)).toContain("Planning was stopped");
  expect(flat(ran)).toContain("Nothing was changed.");
  expect(flat(ran)).not.toMatch(/panic|did not respond|please report/i);
});

test("what the shadow cannot hold is told at the attribute that says it", async () => {
  await using database = await freshDatabase(version);
  const rows = "SELECT length(repeat('x', 1000000000)) AS a";
  await using opened = await workspace(
    declared({ url: database.url }, { sql: { big: `-- rows\nCREATE TABLE big AS ${rows}` } }),
  );
  const said = await fails(opened.plan());
  expect(said).toContain('big (sql["big"], line 2): the shadow was lost');
  expect(said).toContain("takes more memory than a definition should");
  expect(said).not.toMatch(/please report/i);
});
