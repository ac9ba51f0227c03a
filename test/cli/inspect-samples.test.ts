/**
 * Owns the round trips of whole applications (samples/) and of a database with every extension that its server has.
 * Must not know what a round trip is.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Session } from "../../provider/engine/db/session.ts";
import { quoteIdentifier } from "../../provider/engine/sql/sql.ts";
import { closeShadow, runText, sharedShadow } from "../scenarios/harness.ts";
import { storyVersions } from "../servers.ts";
import { file, run } from "./command-line.ts";
import { roundTrip } from "./round-trip.ts";

afterAll(closeShadow);

const isLong = process.env.SCHEMATA_LONG === "1";
const directory = fileURLToPath(new URL("samples/", import.meta.url));
const samples = readdirSync(directory).sort();

/** A table that uses a few of them, as far as they are there. */
const uses: Readonly<Record<string, string>> = {
  citext: "CREATE TABLE used.mails (mail public.citext PRIMARY KEY, CHECK (mail <> ''))",
  hstore:
    "CREATE TABLE used.tags (tags public.hstore DEFAULT 'a=>1'); CREATE INDEX tags_gin ON used.tags USING gin (tags); CREATE VIEW used.first AS SELECT tags -> 'a' AS a FROM used.tags",
  ltree:
    "CREATE TABLE used.paths (path public.ltree); CREATE INDEX paths_gist ON used.paths USING gist (path public.gist_ltree_ops)",
  pg_trgm:
    "CREATE TABLE used.texts (body text); CREATE INDEX texts_trgm ON used.texts USING gin (body public.gin_trgm_ops); CREATE VIEW used.alike AS SELECT body FROM used.texts WHERE public.similarity(body, 'x') > 0.3 AND body OPERATOR(public.%) 'y'",
  btree_gist:
    "CREATE TABLE used.rooms (room integer, during tsrange, CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, during WITH &&))",
  "uuid-ossp": "CREATE TABLE used.keys (id uuid DEFAULT public.uuid_generate_v4() PRIMARY KEY)",
  cube: "CREATE TABLE used.cubes (at public.cube CHECK (public.cube_dim(at) = 3)); CREATE INDEX cubes_gist ON used.cubes USING gist (at)",
  earthdistance:
    "CREATE TABLE used.places (lat float8, long float8); CREATE INDEX places_earth ON used.places USING gist (public.ll_to_earth(lat, long))",
  intarray:
    "CREATE TABLE used.sets (members integer[]); CREATE INDEX sets_gin ON used.sets USING gin (members public.gin__int_ops)",
  bloom:
    "CREATE TABLE used.signatures (a integer, b integer); CREATE INDEX signatures_bloom ON used.signatures USING bloom (a, b) WITH (length = 64)",
  isn: "CREATE TABLE used.books (isbn public.isbn13 UNIQUE)",
  seg: "CREATE TABLE used.measured (span public.seg DEFAULT '1.5 .. 2')",
  moddatetime:
    "CREATE TABLE used.stamped (changed timestamp); CREATE TRIGGER stamp BEFORE UPDATE ON used.stamped FOR EACH ROW EXECUTE FUNCTION public.moddatetime('changed')",
  unaccent:
    "CREATE TEXT SEARCH CONFIGURATION used.plain (COPY = pg_catalog.simple); ALTER TEXT SEARCH CONFIGURATION used.plain ALTER MAPPING FOR word WITH public.unaccent, pg_catalog.simple",
  fuzzystrmatch:
    "CREATE FUNCTION used.sounds(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN public.soundex(a) = public.soundex(b)",
  tablefunc:
    "CREATE FUNCTION used.noise() RETURNS SETOF float8 LANGUAGE sql AS 'SELECT * FROM public.normal_rand(3, 0, 1)'",
  lo: "CREATE TABLE used.pictures (picture public.lo); CREATE TRIGGER manage BEFORE UPDATE OR DELETE ON used.pictures FOR EACH ROW EXECUTE FUNCTION public.lo_manage('picture')",
  dict_int: "CREATE TEXT SEARCH DICTIONARY used.numbers (TEMPLATE = public.intdict_template, maxlen = 4)",
};

/** The extensions of a server that it can install beside each other; procedural languages want libraries that few machines have. */
async function installed(session: Session): Promise<readonly string[]> {
  const rows = await session.rows<{ name: string }>(
    "SELECT name FROM pg_catalog.pg_available_extensions WHERE name <> 'plpgsql' ORDER BY name",
  );
  const failed: string[] = [];
  for (const { name } of rows)
    await session
      .execute(`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} SCHEMA public CASCADE`)
      .catch(() => failed.push(name));
  const there = rows.map(({ name }) => name).filter((name) => !failed.includes(name));
  expect(failed.filter((name) => !/^(.*_)?pl(perl|python[23]?|tcl)u?$/.test(name))).toEqual(
    ["adminpack", "old"].filter((name) => failed.includes(name)),
  );
  expect(there.length).toBeGreaterThan(30);
  return there;
}

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  test.each(isLong ? samples : samples.slice(1, 2))("%s", async (sample) => {
    await roundTrip(version, (session) => runText(session, readFileSync(`${directory}${sample}`, "utf8")));
  });

  test("every extension that the server has, and objects that use some", async ({ skip }) => {
    skip(!isLong, "half a minute: SCHEMATA_LONG=1");
    let names: readonly string[] = [];
    const text = await roundTrip(version, async (session) => {
      names = await installed(session);
      await session.execute("CREATE SCHEMA used");
      for (const [name, statements] of Object.entries(uses))
        if (names.includes(name)) await runText(session, statements);
    });
    for (const name of names) expect(text).toContain(`CREATE EXTENSION ${quoteIdentifier(name)}`);
  });
});

test("every extension that the embedded shadow has", async ({ skip }) => {
  skip(!isLong, "ten seconds: SCHEMATA_LONG=1");
  const rows = await (await sharedShadow())
    .session()
    .rows<{ name: string }>(
      "SELECT name FROM pg_catalog.pg_available_extensions WHERE name <> 'plpgsql' ORDER BY name",
    );
  const names = rows.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(25);
  const creates = names.map((name) => `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} SCHEMA public CASCADE`);
  const used = names.flatMap((name) => uses[name] ?? []);
  const text = `${["CREATE SCHEMA used", ...creates, ...used].join(";\n")};\n`;
  const first = await run("inspect", file(text));
  expect(first).toMatchObject({ status: 0, stderr: "" });
  for (const name of names) expect(first.stdout).toContain(`CREATE EXTENSION ${quoteIdentifier(name)}`);
  expect(await run("inspect", file(first.stdout))).toEqual(first);
});
