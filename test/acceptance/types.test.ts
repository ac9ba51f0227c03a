/**
 * Owns the story of types that users make: an enum in attributes, a domain in `sql`, and columns of both and of another schema's.
 * Must not know how they are changed.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { fails, isSettled, plansChanges, stateOf, storyWorkspace, succeeds, withSchema } from "./steps.ts";

const column = `id = { type = "bigint", identity = "always" }`;

const body = (values: string, fallback: string, more = "") => `
  enums = { mood = { values = [${values}], comment = "how one feels" } }
  sql   = { types = "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)" }
  tables = {
    people = {
      columns = {
        ${column}
        mood   = { type = "mood", default = "'${fallback}'" }
        moods  = { type = "app.mood[]" }
        age    = { type = "positive" }
        theirs = { type = "other.state" }
      }
      checks  = { people_mood_check = { expression = "mood <> 'sad' OR age > 1" } }
      indexes = { people_mood_idx = { columns = ["mood"], where = "mood = '${fallback}'" } }
    }
  }
${more}`;

test("an enum comes with its table, gets values that are used at once, loses one with a word", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(database.url, "CREATE SCHEMA other; CREATE TYPE other.state AS ENUM ('new')");
  await using opened = await storyWorkspace(withSchema(database.url, body(`"sad", "ok", "never"`, "ok")));
  expect(await succeeds(opened.apply())).toContain("Apply complete");
  await isSettled(opened);
  await onDatabase(
    database.url,
    "INSERT INTO app.people (moods, age, theirs) VALUES ('{sad}', 7, 'new'), ('{never}', 1, NULL)",
  );

  opened.write(withSchema(database.url, body(`"sad", "so so", "ok", "never"`, "so so")));
  expect(await plansChanges(opened)).toContain("ADD VALUE 'so so' AFTER 'sad'");
  await succeeds(opened.apply());
  await isSettled(opened);

  const without = (more: string) =>
    withSchema(database.url, body(`"so so", "sad", "ok", "never"`, "so so", more).replaceAll(`, "never"`, ""));
  opened.write(without(""));
  const refused = await fails(opened.plan());
  for (const part of ["removes-enum-value", "app.mood", "converts-column"]) expect(refused).toContain(part);
  const allowed = `  type_change = "in_place"\n  allow = ["removes-enum-value:app.mood"]`;
  opened.write(without(allowed));
  // A row has the value.
  expect(await fails(opened.plan())).toContain("does not fit moods as app.mood[]");
  await onDatabase(database.url, "UPDATE app.people SET moods = NULL WHERE age = 1");
  await succeeds(opened.apply());
  await isSettled(opened);
  expect(
    await onDatabase(database.url, "SELECT enum_range(NULL::app.mood)::text AS all, count(moods)::int FROM app.people"),
  ).toEqual([{ all: '{"so so",sad,ok}', count: 1 }]);
});

test("a value that somebody adds by hand is drift, and a whole type is not", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(
    withSchema(
      database.url,
      `  enums = { mood = { values = ["sad", "ok"] } }\n  tables = { t = { columns = { mood = { type = "mood" } } } }`,
    ),
  );
  await succeeds(opened.apply());
  await onDatabase(database.url, "ALTER TYPE app.mood ADD VALUE 'new'; CREATE TYPE app.theirs AS ENUM ('x')");
  const planned = await fails(opened.plan());
  expect(planned).toContain("removes-enum-value");
  expect((await stateOf(opened))?.enums).toEqual({
    mood: { comment: null, renamed_from: null, values: ["sad", "ok"] },
  });
});
