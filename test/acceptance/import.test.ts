/**
 * Owns import: what it makes of a schema that an apply made, and of one that was made by hand.
 * Must not know how structured input is written back.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { app, fails, plansNothing, succeeds, withSchema } from "./steps.ts";

test("an import that the configuration spells otherwise plans as no change", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    `CREATE SCHEMA app; CREATE TABLE app.one (id int4 PRIMARY KEY, names varchar(10)[], at timestamptz DEFAULT now(), CHECK (id>0));
     CREATE INDEX one_names_idx ON app.one USING gin (names)`,
  );
  await using opened = await workspace(
    withSchema(
      database.url,
      `tables = { one = {
        columns     = { id = { type = "integer", nullable = false }, names = { type = "varchar( 10 )[]" }, at = { type = "timestamptz", default = "now( )" } }
        primary_key = { columns = ["id"] }
        checks      = { one_id_check = { expression = "id > 0" } }
        indexes     = { one_names_idx = { columns = ["names"], method = "GIN" } }
      } }`,
    ),
  );
  await succeeds(opened.importState(app, "app"));
  await plansNothing(opened);
});

test("what cannot be imported says why", async () => {
  await using database = await freshDatabase(18);
  await using opened = await workspace(withSchema(database.url, ""));
  expect(await fails(opened.importState(app, "nowhere"))).toMatch(/nowhere|non-existent/);
  expect(await fails(opened.importState(app, "nodatabase/app"))).toContain("nodatabase");
});
