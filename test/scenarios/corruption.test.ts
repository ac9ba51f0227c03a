/**
 * Owns the proof of the proof: a plan of which one statement is left out, or says something else, must be found out.
 * Must not know how the proof compares.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Catalog } from "../../provider/engine/catalog/catalog.ts";
import { load } from "../../provider/engine/desired/elaborate.ts";
import { elaborate } from "../../provider/engine/index.ts";
import { kinds } from "../../provider/engine/kinds/index.ts";
import * as proofs from "../../provider/engine/plan/proof.ts";
import { type Prepared, prepare } from "../../provider/engine/prepare.ts";
import type { Shadow } from "../../provider/engine/shadow/shadow.ts";
import { closeShadow, errorsOf, sharedShadow, sourceOf } from "./harness.ts";

vi.mock(import("../../provider/engine/plan/proof.ts"), { spy: true });

const from = `
CREATE SCHEMA app;
CREATE SCHEMA gone;
CREATE EXTENSION citext SCHEMA app;
CREATE TABLE gone.t (id bigint);
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE DOMAIN app.positive AS integer CONSTRAINT positive_check CHECK (VALUE > 1);
CREATE TYPE app.pair AS (a integer);
CREATE SEQUENCE app.numbers;
CREATE SEQUENCE app.gone_numbers;
CREATE TABLE app.orgs (id bigint PRIMARY KEY, name text);
CREATE TABLE app.users (id bigint, org bigint, name varchar(10) DEFAULT 'x', old text, nick text DEFAULT 'n',
  CONSTRAINT users_pkey PRIMARY KEY (id), CONSTRAINT name_key UNIQUE (name), CONSTRAINT name_check CHECK (name <> ''),
  CONSTRAINT users_org_fkey FOREIGN KEY (org) REFERENCES app.orgs);
CREATE INDEX users_name_idx ON app.users (name);
CREATE INDEX users_gone_idx ON app.users (org);
CREATE STATISTICS app.counts ON id, org FROM app.users;
CREATE COLLATION app.german (provider = icu, locale = 'de');
CREATE TEXT SEARCH DICTIONARY app.words (TEMPLATE = simple, stopwords = english);
CREATE TEXT SEARCH CONFIGURATION app.search (PARSER = "default");
CREATE VIEW app.v AS SELECT id FROM app.users;
CREATE VIEW app.gone_view AS SELECT 1 AS a;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE app.p(a integer) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE app.g(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop();
CREATE RULE quiet AS ON DELETE TO app.orgs DO INSTEAD NOTHING;
COMMENT ON TABLE app.users IS 'one';
COMMENT ON COLUMN app.v.id IS 'two';`;

const to = `
CREATE SCHEMA app;
CREATE SCHEMA come;
CREATE EXTENSION citext SCHEMA app;
CREATE EXTENSION hstore SCHEMA app;
COMMENT ON EXTENSION hstore IS 'five';
CREATE TYPE app.mood AS ENUM ('a', 'new', 'b');
CREATE DOMAIN app.positive AS integer DEFAULT 5 CONSTRAINT positive_check CHECK (VALUE > 2);
CREATE TYPE app.pair AS (a integer, b text);
CREATE TYPE app.come_range AS RANGE (SUBTYPE = bigint);
CREATE SEQUENCE app.numbers CACHE 7;
CREATE SEQUENCE app.come_numbers;
CREATE TABLE app.orgs (id bigint PRIMARY KEY, name text) WITH (fillfactor = 70);
CREATE TABLE app.branches (city text) INHERITS (app.orgs);
CREATE TYPE app.twin AS (a integer);
CREATE TYPE app.other_twin AS (a integer);
CREATE TABLE app.twins OF app.twin;
CREATE TABLE app.users (id bigint, org bigint, name varchar(20) NOT NULL DEFAULT 'y', nick text, fresh integer,
  CONSTRAINT users_pkey PRIMARY KEY (id) INCLUDE (org), CONSTRAINT name_key UNIQUE (name, org), CONSTRAINT name_check CHECK (name <> 'z'),
  CONSTRAINT users_org_fkey FOREIGN KEY (org) REFERENCES app.orgs ON DELETE CASCADE);
CREATE INDEX users_name_idx ON app.users (name DESC);
ALTER TABLE app.users ADD CONSTRAINT nick_excl EXCLUDE USING hash (nick WITH =);
CREATE STATISTICS app.counts ON id, org FROM app.users;
ALTER STATISTICS app.counts SET STATISTICS 77;
CREATE COLLATION app.german (provider = icu, locale = 'de-AT');
CREATE TEXT SEARCH DICTIONARY app.words (TEMPLATE = simple, stopwords = german);
CREATE TEXT SEARCH CONFIGURATION app.search (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION app.search ADD MAPPING FOR word WITH app.words;
CREATE TABLE come.t (id bigint);
CREATE VIEW app.v AS SELECT id, org FROM app.users;
CREATE VIEW app.come_view AS SELECT 1 AS a;
CREATE FUNCTION app.f(a integer) RETURNS integer LANGUAGE sql COST 2 AS 'SELECT 2';
CREATE PROCEDURE app.p(a integer) LANGUAGE sql AS 'SELECT 3';
CREATE AGGREGATE app.g(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1');
CREATE FUNCTION app.noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION app.noop('argument');
ALTER TABLE app.users DISABLE TRIGGER watch;
CREATE RULE quiet AS ON DELETE TO app.orgs WHERE OLD.id = 77 DO INSTEAD NOTHING;
ALTER TABLE app.users ALTER nick SET STATISTICS 123;
CREATE INDEX orgs_name_idx ON app.orgs (name);
CREATE INDEX orgs_id_idx ON app.orgs (id);
ALTER TABLE app.orgs REPLICA IDENTITY FULL;
ALTER TABLE app.orgs CLUSTER ON orgs_name_idx;
CREATE POLICY seen ON app.orgs USING (id > 55);
ALTER TABLE app.orgs ENABLE ROW LEVEL SECURITY;
CREATE MATERIALIZED VIEW app.kept AS SELECT 99 AS a;
CREATE TABLE app.parts (id bigint) PARTITION BY RANGE (id);
CREATE TABLE app.part PARTITION OF app.parts FOR VALUES FROM (10) TO (20);
CREATE TRIGGER watch_parts BEFORE INSERT ON app.parts FOR EACH ROW EXECUTE FUNCTION app.noop();
ALTER TABLE app.part DISABLE TRIGGER watch_parts;
ALTER TABLE app.orgs OWNER TO pg_monitor;
GRANT SELECT ON app.users TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
COMMENT ON TABLE app.users IS 'three';
COMMENT ON COLUMN app.v.id IS 'four';
COMMENT ON INDEX app.users_pkey IS 'six';
COMMENT ON CONSTRAINT users_name_not_null ON app.users IS 'seven';
CREATE TABLE app.numbered (id bigint GENERATED ALWAYS AS IDENTITY);
COMMENT ON SEQUENCE app.numbered_id_seq IS 'eight';`;

/** What a statement may say instead, without the server minding. */
const changes: readonly (readonly [kind: string, find: RegExp, put: string])[] = [
  ["schema", /CREATE SCHEMA come$/, "CREATE SCHEMA came"],
  ["extension", /hstore SCHEMA app/, "hstore SCHEMA come"],
  ["enum", /ADD VALUE 'new'/, "ADD VALUE 'now'"],
  ["domain", /SET DEFAULT 5/, "SET DEFAULT 6"],
  ["domain_check", /VALUE > 2/, "VALUE > 3"],
  ["composite_type", /ADD ATTRIBUTE b text/, "ADD ATTRIBUTE b integer"],
  ["range_type", /SUBTYPE = bigint/, "SUBTYPE = smallint"],
  ["table", /fillfactor = '70'/, "fillfactor = '71'"],
  ["column", /ADD COLUMN fresh integer/, "ADD COLUMN fresh bigint"],
  ["default", /SET DEFAULT 'y'/, "SET DEFAULT 'z'"],
  ["primary_key", /INCLUDE \(org\)/, "INCLUDE (name)"],
  ["unique", /UNIQUE \(name, org\)/, "UNIQUE (org, name)"],
  ["check", /'z'/, "'a'"],
  ["exclusion", /USING hash/, "USING btree"],
  ["collation", /de-AT/, "de-CH"],
  ["text_search_dictionary", /german'/, "dutch'"],
  ["text_search_configuration", /FOR word/, "FOR email"],
  ["statistics", /SET STATISTICS 77/, "SET STATISTICS 78"],
  ["index", /\(name DESC\)/, "(name)"],
  ["partition", /TO \('20'\)/, "TO ('30')"],
  ["inheritance", /INHERITS \(app\.orgs\)/, ""],
  ["typed_table", /OF app\.twin/, "OF app.other_twin"],
  ["foreign_key", /ON DELETE CASCADE/, "ON DELETE SET NULL"],
  ["sequence", /CACHE 7/, "CACHE 8"],
  ["view", /1 AS a/, "2 AS a"],
  ["function", /COST 2/, "COST 3"],
  ["procedure", /SELECT 3/, "SELECT 4"],
  ["aggregate", /INITCOND = '1'/, "INITCOND = '2'"],
  ["trigger", /'argument'/, "'another'"],
  ["partition_trigger", /DISABLE TRIGGER watch_parts/, "ENABLE ALWAYS TRIGGER watch_parts"],
  ["rule", /77/, "78"],
  ["column_settings", /STATISTICS 123/, "STATISTICS 124"],
  ["replica_identity", /IDENTITY FULL/, "IDENTITY NOTHING"],
  ["clustered_index", /CLUSTER ON orgs_name_idx/, "CLUSTER ON orgs_id_idx"],
  ["row_policy", /id > 55/, "id > 56"],
  ["row_security", /ENABLE ROW LEVEL/, "FORCE ROW LEVEL"],
  ["materialized_view", /99 AS a/, "98 AS a"],
  ["comment", /'three'/, "'3'"],
  ["index_comment", /'six'/, "'6'"],
  ["not_null_comment", /'seven'/, "'7'"],
  ["identity_comment", /'eight'/, "'8'"],
  ["object_owner", /OWNER TO pg_monitor/, "OWNER TO pg_read_all_data"],
  ["object_privilege", /GRANT SELECT ON TABLE/, "GRANT INSERT ON TABLE"],
  ["default_privilege", /GRANT SELECT ON TABLES/, "GRANT INSERT ON TABLES"],
];

/** A shadow that runs something else when a plan is proven: that run alone stops at the first error. */
const corrupted = (shadow: Shadow, corrupt: (sql: string) => string): Shadow => ({
  engine: shadow.engine,
  version: shadow.version,
  isWorn: false,
  session: () => shadow.session(),
  reset: () => shadow.reset(),
  close: () => shadow.close(),
  run: (statements, options) =>
    shadow.run(options?.stopAtError === true ? statements.map(corrupt) : statements, options),
});

async function liveCatalog(): Promise<Catalog> {
  const { value } = await elaborate({ sql: from }, { shadow: await sharedShadow() });
  if (value === undefined) throw new Error("the old schema has errors");
  return value;
}

async function planned(live: Catalog, corrupt: (sql: string) => string): Promise<Prepared> {
  const shadow = await sharedShadow();
  const options = { version: shadow.version, allow: ["*"], typeChange: "in_place" } as const;
  return prepare({ live, source: sourceOf(to), staysUndeclared: () => false, options }, corrupted(shadow, corrupt));
}

describe("a plan that is not what it says is found out", () => {
  let live: Catalog;
  let sound: Prepared;
  let asked: Parameters<typeof proofs.prove>;
  beforeAll(async () => {
    live = await liveCatalog();
    sound = await planned(live, (sql) => sql);
    asked = vi.mocked(proofs.prove).mock.lastCall as typeof asked;
  });
  afterAll(closeShadow);

  /** What is asked when the plan is proven, asked again of a plan that runs otherwise. */
  const proven = async (corrupt: (sql: string) => string) => {
    const shadow = await sharedShadow();
    await load(live, shadow);
    const [plan, to, comparable, isHidden, , skip] = asked;
    return proofs.prove(plan, to, comparable, isHidden, corrupted(shadow, corrupt), skip, []);
  };
  const notReached = "The plan does not reach what is declared";

  test("the plan itself is proven, and every kind has a statement in it", async () => {
    expect(errorsOf(sound)).toEqual([]);
    expect(sound.proof.status).toBe("proven");
    expect(await proven((sql) => sql)).toEqual({ proof: sound.proof });
    const covered = new Set(changes.map(([kind]) => kind));
    const silent = kinds.filter((kind) => kind.implied !== true && !covered.has(kind.name));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("what the proof finds is an error of the plan", async () => {
    const [, find, put] = changes[0] as (typeof changes)[number];
    const result = await planned(live, (sql) => sql.replace(find, put));
    expect(result.proof.status).toBe("unproven");
    expect(errorsOf(result).join()).toContain("does not reach what is declared");
  });

  test("no statement can be left out", { timeout: 300_000 }, async () => {
    const missed: string[] = [];
    // Statistics are no part of a catalog: without them a plan ends where it should.
    const changing = sound.plan.statements.filter(({ sql }) => !sql.text.startsWith("ANALYZE "));
    expect(changing.length).toBeLessThan(sound.plan.statements.length);
    for (const { sql } of changing) {
      const { wrong } = await proven((text) => (text === sql.text ? "SELECT 1" : text));
      if (wrong?.summary !== notReached) missed.push(sql.text);
    }
    expect(missed).toEqual([]);
  });

  test.each(changes)("a statement of %s that says something else", async (_, find, put) => {
    const statement = sound.plan.statements.find(({ sql }) => find.test(sql.text))?.sql.text;
    expect(statement).toBeDefined();
    const { proof, wrong } = await proven((text) => (text === statement ? text.replace(find, put) : text));
    expect(proof.status).toBe("unproven");
    expect(wrong?.summary).toBe(notReached);
  });
});
