/**
 * Owns the order of a table's columns: of the table when it is made, of the state afterwards, and never a change by itself.
 * Must not know other attributes.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { isSettled, plansChanges, plansNothing, stateOf, succeeds, withSchema } from "./steps.ts";

test("made in the order that is told, added to at the end, and a changed order alone is no change", async () => {
  await using database = await freshDatabase(18);
  const columns = (...names: string[]): string =>
    `columns = { ${names.map((name) => `${name} = { type = "text" }`).join(", ")} }`;
  const body = (told: readonly string[], untold: readonly string[]): string => `
  tables = {
    told   = { ${columns(...[...told].sort())}
      column_order = ${JSON.stringify(told)} }
    untold = { ${columns(...untold)} }
  }`;
  const there = async (table: string): Promise<unknown> => {
    const [row] = await onDatabase(
      database.url,
      `SELECT array_agg(attname::text ORDER BY attnum) AS names FROM pg_attribute WHERE attrelid = 'app.${table}'::regclass AND attnum > 0`,
    );
    return (row as { names: unknown }).names;
  };
  const inState = async (): Promise<unknown> =>
    ((await stateOf(opened))?.tables as { told: { column_order: unknown } } | undefined)?.told.column_order;

  await using opened = await workspace(withSchema(database.url, body(["b", "c", "a"], ["b", "a"])));
  await succeeds(opened.apply());
  expect(await there("told")).toEqual(["b", "c", "a"]);
  expect(await there("untold")).toEqual(["a", "b"]);

  // What is added comes last in the database, wherever the list has it.
  opened.write(withSchema(database.url, body(["b", "aa", "c", "a"], ["b", "a", "aa"])));
  expect(await plansChanges(opened)).toContain("2 statements, proven");
  await succeeds(opened.apply());
  expect(await there("told")).toEqual(["b", "c", "a", "aa"]);
  expect(await there("untold")).toEqual(["a", "b", "aa"]);
  expect(await inState()).toEqual(["b", "aa", "c", "a"]);
  await isSettled(opened);

  opened.write(withSchema(database.url, body(["a", "aa", "b", "c"], ["a", "b", "aa"])));
  expect(await plansNothing(opened)).toContain("No changes");
  await succeeds(opened.apply());
  expect(await there("told")).toEqual(["b", "c", "a", "aa"]);
});
