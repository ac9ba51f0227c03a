/**
 * Owns drift: what was changed by hand is shown where it was declared, and put back; what is foreign stays.
 * Must not know kinds by name: the list of attributes is theirs, the statements are in drifts.ts.
 */
import { describe, expect, test } from "vitest";
import { kinds } from "../../provider/engine/kinds/index.ts";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import type { Workspace } from "../terraform.ts";
import { declared, readable } from "./declared.ts";
import { type Drift, drifts, removals, unchangeable } from "./drifts.ts";
import {
  isSettled,
  plansChanges,
  plansNothing,
  stateOf,
  storyWorkspace,
  succeeds,
  type Values,
  withSchema,
} from "./steps.ts";

/** The others are declared in `sql` alone: what it says of drift is the same of all. */
const structured = kinds.filter(({ input }) => input !== undefined);

test("every compared attribute of every structured kind has a statement that changes it, and every kind one that removes it", () => {
  const attributes = structured.flatMap(({ name, attrs }) =>
    Object.entries(attrs as Record<string, { compared: boolean }>).flatMap(([attribute, { compared }]) =>
      compared ? [`${name}.${attribute}`] : [],
    ),
  );
  expect([...Object.keys(drifts), ...unchangeable].sort()).toEqual(attributes.sort());
  const removable = structured.filter(({ implied, container }) => implied !== true && container !== true);
  expect(Object.keys(removals).sort()).toEqual(removable.map(({ name }) => name).sort());
});

const at = (values: Values | undefined, path: string): unknown =>
  path.split(".").reduce<unknown>((value, step) => (value as Values | null | undefined)?.[step], values as unknown) ??
  null;

const merged = (all: readonly Drift[], attribute: "tables" | "sequences" | "views" | "enums"): object =>
  Object.assign({}, ...all.map((drift) => drift[attribute] ?? {}));

interface Refreshed {
  readonly resource_drift?: readonly { readonly change: { readonly before: Values; readonly after: Values } }[];
}

async function driftOf(opened: Workspace): Promise<{ before: Values; after: Values; text: string }> {
  const ended = await opened.plan("-refresh-only");
  expect(ended.code, readable(ended)).toBe(0);
  const [drift] = (await opened.showPlan<Refreshed>()).resource_drift ?? [];
  if (drift === undefined) throw new Error(`no drift is shown:\n${readable(ended)}`);
  return { ...drift.change, text: readable(ended) };
}

describe.each(storyVersions())("on PostgreSQL %s", (version) => {
  // In two halves, for a warning names the first twenty objects.
  test.each([0, 1])(
    "what was changed or removed by hand is shown in its attribute, planned back and applied (%i)",
    async (half) => {
      const tried = Object.entries({ ...drifts, ...removals })
        .filter(([, { since }]) => (since ?? 0) <= version)
        .filter((_, at) => at % 2 === half);
      const all = tried.map(([, drift]) => drift);
      await using database = await freshDatabase(version);
      await onDatabase(
        database.url,
        "CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.f_references_schema_to (a bigint PRIMARY KEY)",
      );
      const configuration = {
        tables: merged(all, "tables"),
        sequences: merged(all, "sequences"),
        views: merged(all, "views"),
        enums: merged(all, "enums"),
        allow: ["*"],
        type_change: "in_place",
      };
      await using opened = await storyWorkspace(declared({ url: database.url }, configuration));
      await succeeds(opened.apply());
      await plansNothing(opened);
      for (const [name, { byHand }] of tried)
        await onDatabase(database.url, `SET search_path TO app; ${byHand}`).catch((error: Error) => {
          throw new Error(`${name}: ${byHand}: ${error.message}`);
        });
      const { before, after, text } = await driftOf(opened);
      const unseen = tried.filter(([name, { shownIn }]) =>
        shownIn === undefined
          ? !text.includes(`_${name.split(".")[1]} (${name.split(".")[1]})`)
          : JSON.stringify(at(before, shownIn)) === JSON.stringify(at(after, shownIn)),
      );
      expect(unseen.map(([name]) => name)).toEqual([]);
      expect(await plansChanges(opened)).toContain("1 to change");
      await succeeds(opened.apply());
      await isSettled(opened);
      // Terraform sees what the provider says it reads; this is what is there.
      expect(await onDatabase(database.url, invalid)).toEqual([]);
    },
  );
});

const invalid = `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid
  UNION ALL SELECT conname::text FROM pg_constraint WHERE NOT convalidated
  UNION ALL SELECT relname::text FROM pg_class WHERE relpersistence <> 'p' AND relnamespace = 'app'::regnamespace`;

const bySql = `CREATE TABLE one (id int PRIMARY KEY, name text DEFAULT 'x');
  CREATE VIEW two AS SELECT id FROM one;
  COMMENT ON VIEW two IS 'said';
  CREATE DOMAIN email AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
  CREATE FUNCTION three() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER four BEFORE INSERT ON one FOR EACH ROW EXECUTE FUNCTION three();
  CREATE POLICY five ON one USING (true);
  ALTER TABLE one ENABLE ROW LEVEL SECURITY;
  CREATE MATERIALIZED VIEW six AS SELECT id FROM one;
  CREATE STATISTICS seven ON id, name FROM one;`;

test("what sql declares: a warning names it, and the plan puts it back", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(
    withSchema(database.url, `sql = { all = <<-SQL\n${bySql}\nSQL\n}\nallow = ["*"]`),
  );
  await succeeds(opened.apply());
  await onDatabase(
    database.url,
    `ALTER TABLE app.one ALTER name SET DEFAULT 'y'; DROP VIEW app.two; ALTER TABLE app.one DROP CONSTRAINT one_pkey;
    ALTER DOMAIN app.email DROP CONSTRAINT email_check;
    CREATE OR REPLACE FUNCTION app.three() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
    ALTER TABLE app.one DISABLE TRIGGER four; DROP POLICY five ON app.one; ALTER TABLE app.one DISABLE ROW LEVEL SECURITY;
    DROP MATERIALIZED VIEW app.six; ALTER STATISTICS app.seven SET STATISTICS 7`,
  );
  const planned = await plansChanges(opened);
  expect(planned).toMatch(/changed outside of (Terraform|OpenTofu)/);
  for (const part of ["default:app.one.name", "view:app.two", "one_pkey", "SET DEFAULT 'x'", "CREATE VIEW app.two"])
    expect(planned).toContain(part);
  for (const part of [
    "email_check",
    "function:app.three()",
    "ENABLE TRIGGER four",
    "CREATE POLICY five",
    "app.six",
    "app.seven",
  ])
    expect(planned).toContain(part);
  await succeeds(opened.apply());
  await isSettled(opened);

  // With the schema gone, all of it is made again.
  await onDatabase(database.url, "DROP SCHEMA app CASCADE");
  expect(await plansChanges(opened)).toContain("1 to add");
  await succeeds(opened.apply());
  await isSettled(opened);
});

test("foreign objects are kept, listed and no drift; unmanaged = drop drops them, with the loss rules", async () => {
  await using database = await freshDatabase(18);
  const body = (more: string) => `
  tables = { one = { columns = { id = { type = "int", nullable = false } }, primary_key = { columns = ["id"] } } }
${more}`;
  await using opened = await storyWorkspace(withSchema(database.url, body("")));
  await succeeds(opened.apply());
  await onDatabase(
    database.url,
    `CREATE INDEX by_hand ON app.one (id DESC); ALTER TABLE app.one ADD COLUMN extra text; CREATE TABLE app.theirs (id int);
     CREATE TYPE app.mood AS ENUM ('good'); CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
     CREATE OPERATOR FAMILY app.odd USING btree`,
  );
  expect(await plansNothing(opened)).toContain("No changes");
  await succeeds(opened.apply("-refresh-only"));
  expect((await stateOf(opened))?.not_managed).toEqual([
    "column:app.one.extra",
    "function:app.f()",
    "index:app.by_hand",
    "operator_family:app.odd USING btree",
    "table:app.theirs",
    "type:app.mood",
  ]);
  await isSettled(opened);

  // What no attribute shows is told in a warning: Terraform's own words would be "No changes".
  await onDatabase(database.url, "GRANT SELECT ON app.one TO PUBLIC");
  await succeeds(opened.apply("-refresh-only"));
  await onDatabase(database.url, "GRANT UPDATE ON app.one TO PUBLIC; ALTER TABLE app.theirs ADD more text");
  const said = await succeeds(opened.apply("-refresh-only"));
  expect(said).toContain("2 objects changed that this resource does not manage, and no attribute shows");
  expect(said).toContain("column:app.theirs.more, privilege:table:app.one:public");
  await isSettled(opened);
  await onDatabase(database.url, "REVOKE ALL ON app.one FROM PUBLIC");

  opened.write(withSchema(database.url, body(`  unmanaged = "drop"`)));
  const refused = await opened.plan();
  expect(refused.code).toBe(1);
  for (const part of ["drops-table", "app.theirs", "drops-column", "app.one.extra"])
    expect(readable(refused)).toContain(part);
  opened.write(withSchema(database.url, body(`  unmanaged = "drop"\n  allow = ["drops-*:app.*"]`)));
  expect(await plansChanges(opened)).toContain("DROP INDEX CONCURRENTLY app.by_hand");
  await succeeds(opened.apply());
  await isSettled(opened);
  // What no kind models is never dropped.
  expect((await stateOf(opened))?.not_managed).toEqual(["operator_family:app.odd USING btree"]);
  const [left] = await onDatabase(
    database.url,
    "SELECT to_regclass('app.theirs') AS theirs, to_regclass('app.by_hand') AS index",
  );
  expect(left).toEqual({ theirs: null, index: null });
});
