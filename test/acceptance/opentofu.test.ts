/**
 * Owns the one story that every run tells with OpenTofu, where it is on the PATH; with SCHEMATA_TERRAFORM=tofu all acceptance tests do.
 * Must not know what the provider does beyond that.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import { programVersion } from "../terraform.ts";
import { fails, isSettled, plansChanges, storyWorkspace, succeeds, withSchema } from "./steps.ts";

const program = process.env.SCHEMATA_TERRAFORM ?? "tofu";
const table = (more: string): string => `  deletion_protection = false
  tables = { users = { columns = { id = { type = "bigint", nullable = false }${more} }, primary_key = { columns = ["id"] } } }`;
const note = `, note = { type = "text" }`;

test("OpenTofu makes a schema, changes it, sees drift, refuses a loss and a database that moved, and drops it", async ({
  skip,
}) => {
  const version = await programVersion(program);
  if (version === undefined) skip(`${program} is not on the PATH: nothing was run with OpenTofu`);
  await using database = await freshDatabase(storyVersions().at(-1) as number);
  const { url } = database;
  await using opened = await storyWorkspace(withSchema(url, table("")), { program });
  await succeeds(opened.apply());
  await isSettled(opened);
  opened.write(withSchema(url, table(note)));
  expect(await succeeds(opened.plan())).toContain("ADD COLUMN note");
  await onDatabase(url, "ALTER TABLE app.users RENAME TO people");
  expect(await fails(opened.applyPlan())).toContain("app.users");
  await onDatabase(url, "ALTER TABLE app.people RENAME TO users");
  await succeeds(opened.apply());
  await onDatabase(url, "ALTER TABLE app.users ALTER note SET NOT NULL");
  await plansChanges(opened, "-refresh-only");
  await succeeds(opened.apply());
  await isSettled(opened);
  opened.write(withSchema(url, table("")));
  expect(await fails(opened.plan())).toContain("drops-column: app.users.note");
  // A configuration that is refused is not destroyed either.
  opened.write(withSchema(url, table(note)));
  await succeeds(opened.destroy());
  expect(await onDatabase(url, "SELECT to_regnamespace('app') AS gone")).toEqual([{ gone: null }]);
});
