/**
 * Owns the fate of the entries of `allow`: which the history keeps, and which are told to match nothing.
 * Must not know what an entry looks like; test/engine/approval.test.ts does.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called } from "./called.ts";

test("the history keeps what approved a finding; what matches nothing is a warning at its path, while there is a plan", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url, allow: ["drops-table:other.*", "drops-column:app.one.a"] });
  const tables = (...names: readonly string[]) => ({
    one: { columns: Object.fromEntries(["id", ...names].map((name) => [name, { type: "text" }])) },
  });
  expect(await resource.apply({ tables: tables("a", "b") })).toEqual({ errors: [], warnings: [] });
  const used = "drops-column:app.one.b because nobody reads it";
  const allow = ["drops-column:app.noe.a", used, "drops-table:app.old until 2020-01-01"];
  const wanted = { tables: tables(), allow };
  const made = await resource.plan(wanted);
  expect(made.errors).toEqual([]);
  const needless = (made.answer.diagnostics ?? []).filter(({ summary }) => summary.endsWith("matches nothing"));
  expect(needless).toMatchObject([
    {
      severity: "warning",
      summary: 'The approval "drops-column:app.noe.a" matches nothing',
      path: [{ attribute: "allow" }, { index: 0 }],
    },
  ]);
  expect(await resource.applyPlanned(wanted, made)).toEqual({ errors: [], warnings: [] });
  // Its work is done, and it may stay.
  expect(await resource.plan(wanted)).toMatchObject({ errors: [], warnings: [] });
  await resource.apply({ ...wanted, tables: {}, deletion_protection: false, allow: ["drops-table:app.one"] });
  await resource.apply(null);
  const rows = await onDatabase(database.url, "SELECT approvals FROM schemata.plan ORDER BY id");
  expect(rows.map(({ approvals }) => approvals)).toEqual([
    [],
    ["drops-column:app.one.a", used],
    ["drops-table:app.one"],
    [],
  ]);
});
