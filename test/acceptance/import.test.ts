/**
 * Owns import: what it makes of a schema that an apply made, and of one that was made by hand.
 * Must not know how structured input is written back.
 */
import { describe, expect, test } from "vitest";
import { run } from "../cli/command-line.ts";
import { freshDatabase, onDatabase, storyVersions } from "../servers.ts";
import type { Workspace } from "../terraform.ts";
import { forgetState, withoutTemplates } from "./declared.ts";
import {
  app,
  fails,
  isSettledUnread,
  plansChanges,
  plansNothing,
  providerBlock,
  stateOf,
  storyWorkspace,
  succeeds,
  type Values,
  withSchema,
} from "./steps.ts";

/** Something of everything that structured input can say. */
const everything = (version: number): string => `CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'all of it';
SET search_path TO app;
CREATE TYPE mood AS ENUM ('good', 'it''s \${x}', 'Ünwell');
CREATE TYPE odd AS ENUM ('a');
CREATE SEQUENCE ids INCREMENT 2 START 5 CACHE 3 MAXVALUE 9223372036854775806 CYCLE;
CREATE SEQUENCE small AS smallint;
CREATE SEQUENCE down INCREMENT -1 MINVALUE -9223372036854775807;
CREATE TABLE orgs (id bigint GENERATED ALWAYS AS IDENTITY (START 7 INCREMENT 3) PRIMARY KEY, tags text[], code varchar(10)[], UNIQUE (id, tags));
CREATE TABLE users (
  id bigint NOT NULL DEFAULT nextval('app.ids'), email varchar(80) NOT NULL, note text COLLATE "C", org bigint, price numeric(10,2) DEFAULT 0,
  at timestamptz DEFAULT now(), day date DEFAULT CURRENT_DATE, lower text GENERATED ALWAYS AS (lower(email)) STORED,
  CONSTRAINT people PRIMARY KEY (id, email) INCLUDE (org),
  CONSTRAINT users_email_key UNIQUE (email) INCLUDE (org) DEFERRABLE INITIALLY DEFERRED,
  ${version >= 15 ? "CONSTRAINT users_once UNIQUE NULLS NOT DISTINCT (org, note)," : ""}
  CONSTRAINT users_email_check CHECK (email LIKE '%@%' AND price >= 0) NO INHERIT,
  CONSTRAINT users_org_fkey FOREIGN KEY (org) REFERENCES orgs ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE,
  CONSTRAINT users_self FOREIGN KEY (org, note) REFERENCES users (id, email) MATCH FULL);
CREATE UNLOGGED TABLE notes (mood mood DEFAULT 'good' CHECK (mood <> 'Ünwell'), moods mood[], text text, "of whom" bigint) WITH (fillfactor = 70);
CREATE INDEX users_lower_idx ON users (lower(email) DESC NULLS LAST, note text_pattern_ops) INCLUDE (price) WHERE price > 3 AND org IS NOT NULL;
CREATE INDEX users_hash ON users USING hash (note) WITH (fillfactor = 60);
CREATE UNIQUE INDEX orgs_tags ON orgs (tags)${version >= 15 ? " NULLS NOT DISTINCT" : ""};
CREATE INDEX orgs_gin ON orgs USING gin (tags);
ALTER SEQUENCE small OWNED BY notes."of whom";
CREATE VIEW names AS SELECT u.id, u.email || ' \${x} %{y}' AS named, o.tags FROM users u JOIN orgs o ON o.id = u.org WHERE u.price > 1.5;
CREATE VIEW few WITH (security_barrier = true) AS SELECT id, named FROM names ORDER BY named LIMIT 3;
COMMENT ON TABLE users IS E'people,\\nnot users';
COMMENT ON COLUMN users.email IS 'where to write to';
COMMENT ON CONSTRAINT users_email_check ON users IS 'an address';
COMMENT ON INDEX users_lower_idx IS 'for lists';
COMMENT ON TYPE mood IS 'how one feels';
COMMENT ON SEQUENCE ids IS 'of users';
COMMENT ON VIEW names IS 'for people';`;

const computed = ["id", "migration", "impact", "basis", "not_managed"];

/** The state with its numbers as text where JavaScript would round them. */
async function stateText(opened: Workspace): Promise<Values> {
  const ended = await opened.run("show", "-json", "-no-color");
  const exact = JSON.parse(ended.stdout.replaceAll(/(":\s*)(-?\d{16,})/g, '$1"$2"'));
  return exact.values.root_module.resources[0].values;
}

const isMap = (value: unknown): value is Values => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a person would write for this state: all of it that is not null or computed. */
const written = (value: unknown): unknown =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== null)
          .map(([name, item]) => [name, written(item)]),
      )
    : value;

const asConfiguration = (url: string, state: Values): Readonly<Record<string, string>> => ({
  "main.tf": providerBlock(url),
  "app.tf.json": JSON.stringify({
    resource: {
      schemata_postgres_schema: {
        app: withoutTemplates(
          written(Object.fromEntries(Object.entries(state).filter(([name]) => !computed.includes(name)))),
        ),
      },
    },
  }),
});

const comparable = (state: Values): Values => ({
  ...state,
  id: "",
  database: null,
  migration: null,
  impact: null,
  basis: null,
});

describe.each(storyVersions())("on PostgreSQL %s", (version) => {
  test("of everything: what it read plans as no change, makes the same anew, and is what an apply leaves", async () => {
    await using original = await freshDatabase(version);
    await onDatabase(original.url, everything(version));
    await using opened = await storyWorkspace(withSchema(original.url, ""));
    await succeeds(opened.importState(app, "app"));
    const imported = await stateText(opened);
    expect(imported.not_managed).toEqual([]);
    expect(imported).toMatchObject({
      comment: "all of it",
      sequences: { ids: { increment: 2, max: "9223372036854775806", cycle: true }, small: { type: "smallint" } },
      tables: {
        users: {
          columns: { id: { nullable: false }, at: { nullable: true, default: "now()" } },
          indexes: { users_hash: { method: "hash", unique: false } },
          primary_key: { name: "people" },
        },
      },
    });
    opened.write(asConfiguration(original.url, imported));
    await isSettledUnread(opened);

    await using copy = await freshDatabase(version);
    forgetState(opened);
    opened.write(asConfiguration(copy.url, imported));
    await succeeds(opened.apply());
    const applied = await stateText(opened);
    expect(comparable(applied)).toEqual(comparable(imported));
    await isSettledUnread(opened);
    for (const id of ["app", `${copy.name}/app`]) {
      forgetState(opened);
      if (id !== "app") opened.write(asConfiguration(copy.url, { ...imported, database: copy.name }));
      await succeeds(opened.importState(app, id));
      const again = await stateText(opened);
      expect(again.id).toBe(id);
      expect(comparable(again)).toEqual(comparable(applied));
      await plansNothing(opened);
    }
  });

  test("what inspect prints as HCL fits an import", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, everything(version));
    const { status, stdout } = await run("inspect", database.url, "--schema", "app", "--format", "hcl");
    expect(status).toBe(0);
    await using opened = await storyWorkspace({ "main.tf": `${providerBlock(database.url)}${stdout}` });
    await succeeds(opened.importState(app, "app"));
    await isSettledUnread(opened);
  });
});

const byHand = `CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('good', 'bad');
CREATE TABLE app.people (id serial PRIMARY KEY, mood app.mood, name varchar(10)[] DEFAULT '{}', at timestamp DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE app.notes (id int GENERATED BY DEFAULT AS IDENTITY, text text);
CREATE INDEX broken ON app.notes (text);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'app.broken'::regclass;
ALTER TABLE app.notes ADD CONSTRAINT later CHECK (id > 0) NOT VALID;
GRANT SELECT ON app.notes TO PUBLIC;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON app.notes FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE MATERIALIZED VIEW app.seen AS SELECT 1 AS one;
CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);`;

const listed = [
  "constraint:app.notes.later",
  "function:app.touch()",
  "index:app.broken",
  "materialized_view:app.seen",
  "privilege:table:app.notes:public",
  "trigger:app.notes.touched",
  "type:app.positive",
];

test.each(storyVersions())(
  "on PostgreSQL %s, made by hand: structured where it can be, the rest listed; what is left out is kept with a warning",
  async (version) => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, byHand);
    const body = (more: string) =>
      `  tables = { notes = { columns = { id = { type = "int", identity = "by default" }, text = { type = "text"${more} } } } }`;
    await using opened = await storyWorkspace(withSchema(database.url, body("")));
    await succeeds(opened.importState(app, "app"));
    const imported = await stateOf(opened);
    expect(Object.keys(imported?.tables as object).sort()).toEqual(["notes", "people"]);
    expect(imported?.not_managed).toEqual(listed);
    const planned = await succeeds(opened.plan());
    expect(planned).toContain("table:app.people");
    expect(planned).toContain("not in the configuration");
    expect(planned).not.toContain("DROP");
    // The first apply that runs takes over what is declared, and nothing else.
    opened.write(withSchema(database.url, body(`, comment = "said"`)));
    await succeeds(opened.apply());
    const left = [...listed, "sequence:app.people_id_seq", "table:app.people", "type:app.mood"].sort();
    expect((await stateOf(opened))?.not_managed).toEqual(left);
    await isSettledUnread(opened);
    expect(await onDatabase(database.url, "SELECT to_regclass('app.people')::text AS people")).toEqual([
      { people: "app.people" },
    ]);
  },
);

test("what sql declares of an import is taken over, with what hangs on it; the rest is kept", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    `CREATE SCHEMA app; CREATE TABLE app.log (id serial PRIMARY KEY, line text DEFAULT 'none', extra int); CREATE INDEX by_hand ON app.log (extra);
     CREATE TABLE app.theirs (id int); CREATE VIEW app.lines AS SELECT line FROM app.log, app.theirs; CREATE VIEW app.all_lines AS SELECT line FROM app.lines;
     COMMENT ON TABLE app.log IS 'by hand'; COMMENT ON VIEW app.lines IS 'by hand'; COMMENT ON TABLE app.theirs IS 'kept'`,
  );
  const lines = "CREATE VIEW all_lines AS SELECT line FROM lines; CREATE VIEW lines AS SELECT line FROM log, theirs;";
  const sql = (text: string): Readonly<Record<string, string>> => ({
    ...withSchema(database.url, `sql = { log = file("log.sql") }`),
    "log.sql": text,
  });
  await using opened = await storyWorkspace(sql(`CREATE TABLE log (id serial PRIMARY KEY, line text); ${lines}`));
  await succeeds(opened.importState(app, "app"));
  const planned = await plansChanges(opened);
  for (const part of [
    "ALTER COLUMN line DROP DEFAULT",
    "COMMENT ON TABLE app.log IS NULL",
    "COMMENT ON VIEW app.lines IS NULL",
  ])
    expect(planned).toContain(part);
  expect(planned).toContain("3 statements, proven");
  await succeeds(opened.apply());
  const foreign = ["column:app.log.extra", "index:app.by_hand", "table:app.theirs"];
  expect((await stateOf(opened))?.not_managed).toEqual(foreign);
  await isSettledUnread(opened);
  const [left] = await onDatabase(database.url, "SELECT obj_description('app.theirs'::regclass) AS theirs");
  expect(left).toEqual({ theirs: "kept" });

  // It is ours now: what the text does not have any more is dropped.
  opened.write(
    sql("CREATE TABLE log (id serial PRIMARY KEY, line text); CREATE VIEW lines AS SELECT line FROM log, theirs;"),
  );
  expect(await plansChanges(opened)).toContain("DROP VIEW app.all_lines");
});

test("an import that the configuration spells otherwise plans as no change", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    `CREATE SCHEMA app; CREATE TABLE app.one (id int4 PRIMARY KEY, names varchar(10)[], at timestamptz DEFAULT now(), price decimal(9,2), CHECK (id>0));
     CREATE INDEX one_names_idx ON app.one USING gin (names)`,
  );
  await using opened = await storyWorkspace(
    withSchema(
      database.url,
      `tables = { one = {
        columns = {
          id    = { type = "integer" }
          names = { type = "varchar( 10 )[]", nullable = true }
          at    = { type = "timestamp with time zone", default = "now( )" }
          price = { type = "numeric (9, 2)" }
        }
        primary_key = { columns = ["id"] }
        checks      = { one_id_check = { expression = "id > 0", no_inherit = false } }
        indexes     = { one_names_idx = { columns = ["names"], method = "GIN", unique = false } }
      } }`,
    ),
  );
  await succeeds(opened.importState(app, "app"));
  await isSettledUnread(opened);
});

test("what cannot be imported says why", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(withSchema(database.url, ""));
  expect(await fails(opened.importState(app, "nowhere"))).toMatch(/nowhere|non-existent/);
  expect(await fails(opened.importState(app, "nodatabase/app"))).toContain("nodatabase");
});
