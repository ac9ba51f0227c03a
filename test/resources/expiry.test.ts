/**
 * Owns the day on which an approval ends, between the plan that was saved and its planning again at apply.
 * Must not know how approvals are written; test/engine/approval.test.ts does.
 */
import { expect, test } from "vitest";
import { Server } from "../../provider/resources/server.ts";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called, inRun } from "./called.ts";

test("an approval holds until the end of its day (UTC), and then turns the same plan into an error, and nothing else", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  const columns = { id: { type: "bigint" } };
  expect(await resource.apply({ tables: { one: { columns: { ...columns, note: { type: "text" } } } } })).toMatchObject({
    errors: [],
  });
  const wanted = {
    tables: { one: { columns } },
    allow: ["drops-column:app.one.note until 2031-03-31 because nobody reads it"],
  };
  const plannedOn = (day: string) =>
    inRun(resource.provider, async ({ options }) => {
      const server = new Server(options, () => new Date(day));
      try {
        return await resource.planIn(server, wanted);
      } finally {
        await server.close();
      }
    });
  const last = await plannedOn("2031-03-31T23:59:59.999Z");
  expect(last).toMatchObject({ errors: [], warnings: [expect.stringContaining("It is approved: allow = ")] });
  expect(last.planned?.migration).toContain("DROP COLUMN note");
  const late = await plannedOn("2031-04-01T00:00:00Z");
  expect(late.errors.map((text) => text.split("\n")[0])).toEqual([
    'The approval "drops-column:app.one.note until 2031-03-31 because nobody reads it" has expired',
    "drops-column: app.one.note",
  ]);
  expect(await plannedOn("2031-03-30T12:00:00Z")).toMatchObject({ planned: last.planned });
  expect(await onDatabase(database.url, "SELECT note FROM app.one")).toEqual([]);
});
