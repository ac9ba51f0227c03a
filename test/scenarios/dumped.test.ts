/**
 * Owns the proof that pg_dump's output of a server of any version, given as what is wanted, plans as no change of that server.
 * Must not know kinds: what is in the database is one object of every sort that some kind models.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { dumpSchema } from "../pg-dump.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { closeShadow, errorsOf, sharedShadow, sourceOf } from "./harness.ts";

afterAll(closeShadow);

/** What no kind models (see one-of-each.txt), each on a line of its own. */
const notModelled =
  /(?:CONVERSION|TEMPLATE|PARSER|OPERATOR|CAST|ACCESS METHOD|LANGUAGE a_|EVENT TRIGGER|WRAPPER|SERVER|MAPPING FOR|PUBLICATION|shell|ordinary_id_seq|lo_create)/;

const script = readFileSync(join(import.meta.dirname, "one-of-each.sql"), "utf8")
  .split("\n")
  .filter((line) => !notModelled.test(line))
  .join("\n");

const more = `
CREATE EXTENSION citext SCHEMA app;
CREATE EXTENSION hstore;
CREATE TABLE "Other" (mail app.citext PRIMARY KEY, tags hstore DEFAULT 'a=>1', at timestamp with time zone DEFAULT CURRENT_TIMESTAMP,
  part integer DEFAULT EXTRACT(year FROM now()), CHECK (mail <> ''), UNIQUE (mail, part) DEFERRABLE);
CREATE VIEW "Others" WITH (security_barrier) AS SELECT mail, substring(mail::text FROM 1 FOR 3) AS begins, at AT TIME ZONE 'UTC' AS utc,
  overlay(mail::text PLACING 'x' FROM 2) AS over, trim(BOTH 'x' FROM mail::text) AS trimmed FROM "Other" WHERE mail IS NOT DISTINCT FROM 'x';
CREATE FUNCTION later(a integer, VARIADIC b text[] DEFAULT '{}') RETURNS TABLE (c integer, d text) LANGUAGE plpgsql STABLE SET search_path = app, pg_temp
  AS $$BEGIN RETURN QUERY SELECT 1, 'x'; END$$;
CREATE FUNCTION atomic(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;
CREATE FUNCTION wraps(cstring) RETURNS integer LANGUAGE internal STRICT IMMUTABLE AS 'int4in';
`;

test.each([...versions()])("PostgreSQL %i", async (version) => {
  await using database = await freshDatabase(version);
  await onDatabase(database.url, script);
  await onDatabase(database.url, more);
  const session = await open({ url: database.url });
  try {
    const live = await readCatalog(session);
    expect(live.notModelled.map(({ address }) => address)).toEqual([]);
    const source = sourceOf(await dumpSchema(database.url));
    const prepared = await prepare(
      { live, source, staysUndeclared: () => false, options: { version: session.version } },
      await sharedShadow(),
    );
    expect(errorsOf(prepared)).toEqual([]);
    expect(prepared.plan.statements.map(({ sql }) => sql.text)).toEqual([]);
  } finally {
    await session.close();
  }
});
