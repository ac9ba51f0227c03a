/**
 * Owns applies that fail: what is left behind, what the next plan finds, what is said.
 * Must not know how statements are run.
 */
import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { fails, isSettled, plansChanges, stateOf, succeeds, withSchema } from "./steps.ts";

const one = (columns: string, more = ""): string =>
  `  tables = { one = { columns = { id = { type = "bigint", nullable = false }${columns} }${more} } }`;

test("a create that fails leaves no tainted resource; the next plan is what is left", async () => {
  await using database = await freshDatabase(18);
  // The index cannot be built: the function divides by zero, which only the rows tell.
  await onDatabase(
    database.url,
    `CREATE SCHEMA app; CREATE TABLE app.one (id bigint NOT NULL); INSERT INTO app.one VALUES (0)`,
  );
  const body = (expression: string) =>
    `${one(`, note = { type = "text" }`, `, indexes = { one_idx = { columns = ["(1 / ${expression})"] } }`)}`;
  await using opened = await workspace(withSchema(database.url, body("id")));
  expect(await fails(opened.apply())).toContain("division by zero");
  expect(await stateOf(opened)).toBeUndefined();
  const columns = await onDatabase(
    database.url,
    "SELECT 1 FROM pg_attribute WHERE attrelid = 'app.one'::regclass AND attname = 'note'",
  );
  expect(columns.length).toBe(1);
  const left = await plansChanges(opened);
  expect(left).toContain("CREATE INDEX CONCURRENTLY one_idx");
  expect(left).not.toContain("ADD COLUMN");
  opened.write(withSchema(database.url, body("(id + 1)")));
  await succeeds(opened.apply());
  await isSettled(opened);
});

test("a statement that waits for a lock gives up at its limit, and names who holds it", async () => {
  await using database = await freshDatabase(18);
  const limits = `  lock_timeout = "100ms"\n  lock_wait_limit = "1s"`;
  await using opened = await workspace(withSchema(database.url, one(""), limits));
  await succeeds(opened.apply());
  const blocker = new pg.Client({ connectionString: database.url, application_name: "nightly report" });
  await blocker.connect();
  try {
    await blocker.query("BEGIN; SELECT * FROM app.one");
    opened.write(withSchema(database.url, one(`, note = { type = "text" }`), limits));
    const said = await fails(opened.apply());
    expect(said).toContain("nightly report");
    expect(said).toContain("app.one");
  } finally {
    await blocker.end();
  }
  await succeeds(opened.apply());
  await isSettled(opened);
});
