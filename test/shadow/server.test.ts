/**
 * The shadow on a real server: a scratch database of its own, or one that was given for it.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { type ConnectionSettings, readSettings } from "../../provider/engine/db/settings.ts";
import { Refusal } from "../../provider/engine/diagnostic.ts";
import { openShadow, ShadowLost, type ShadowPlace } from "../../provider/engine/shadow/shadow.ts";
import { freshDatabase, onDatabase, onServer, serverUrl, versions } from "../servers.ts";

const settingsOf = (url: string): ConnectionSettings => readSettings({ url }, {}).value!;
const scratches = async (version: number): Promise<string[]> => {
  const rows = await onDatabase(
    serverUrl(version),
    "SELECT datname FROM pg_database WHERE datname LIKE 'schemata\\_shadow%'",
  );
  return rows.map((row) => String(row.datname));
};
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const cause: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(Refusal);
  expect((cause as Refusal).diagnostics[0]?.path).toEqual([{ attribute: "shadow" }]);
  return (cause as Refusal).message;
};

/** One of every sort of object that outlives a schema, and of some that do not. */
const program = [
  "CREATE SCHEMA app",
  "CREATE TABLE app.t (id bigint GENERATED ALWAYS AS IDENTITY, body text)",
  "CREATE TABLE public.t (id int)",
  "CREATE TYPE public.mood AS ENUM ('happy')",
  "CREATE FUNCTION public.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
  "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION public.f()",
  "CREATE PUBLICATION p FOR ALL TABLES",
  "CREATE FOREIGN DATA WRAPPER w",
  "CREATE SERVER s FOREIGN DATA WRAPPER w",
  "CREATE CAST (bigint AS public.mood) WITH INOUT",
  "CREATE CAST (date AS bigint) WITH INOUT",
  "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
  "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
];

describe.each(versions())("PostgreSQL %i", (version) => {
  let place: ShadowPlace;
  beforeAll(() => {
    place = { engine: "server", settings: settingsOf(serverUrl(version)) };
  });

  test("a scratch database is of the server's version, is emptied by reset, and is gone after close", async () => {
    const shadow = await openShadow({ place });
    expect(Math.floor(shadow.version / 10_000)).toBe(version);
    expect((await shadow.run(program)).map((result) => result.ok || result.error.message)).toEqual(
      program.map(() => true),
    );
    const [before] = await shadow.session().rows<{ name: string }>("SELECT pg_catalog.current_database() AS name");
    expect(await scratches(version)).toContain(before?.name);
    await shadow.reset();
    const [after] = await shadow
      .session()
      .rows("SELECT pg_catalog.to_regnamespace('app') AS app, pg_catalog.current_database() AS name");
    expect(after).toMatchObject({ app: null });
    await shadow.close();
    expect(await scratches(version)).not.toContain(before?.name);
    expect(await scratches(version)).not.toContain((after as { name: string }).name);
  });

  test("what a crash left is swept up when it is old, and what is young or another's name stays", async () => {
    const old = `schemata_shadow_${(Date.now() - 7_200_000).toString(36)}_0123456789ab`;
    const young = `schemata_shadow_${Date.now().toString(36)}_0123456789ab`;
    const others = "schemata_shadow_of_mine";
    for (const name of [old, young, others]) await onServer(version, `CREATE DATABASE ${name}`);
    const shadow = await openShadow({ place });
    const left = await scratches(version);
    await shadow.close();
    for (const name of [young, others]) await onServer(version, `DROP DATABASE ${name}`);
    expect(left).not.toContain(old);
    expect(left).toContain(young);
    expect(left).toContain(others);
  });

  test("a role without CREATEDB is told what to do", async () => {
    const role = `shadow_plain_${process.pid}_${version}`;
    await onServer(version, `CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    const url = new URL(serverUrl(version));
    url.username = role;
    url.password = "x";
    const message = await refusalOf(openShadow({ place: { engine: "server", settings: settingsOf(url.href) } }));
    await onServer(version, `DROP ROLE ${role}`);
    expect(message).toContain(`Role "${role}" does not have CREATEDB`);
    expect(message).toContain('shadow = "embedded"');
  });

  test("a statement without end is lost, and so is one that a signal stops", async () => {
    const controller = new AbortController();
    const shadow = await openShadow({ place, timeLimit: 300, signal: controller.signal });
    const endless = "DO $$ BEGIN LOOP END LOOP; END $$";
    await expect(shadow.run(["SELECT 1", endless])).rejects.toMatchObject({
      name: "ShadowLost",
      reason: "time",
      statement: endless,
    });
    await expect(shadow.run(["SELECT 1"])).rejects.toBeInstanceOf(ShadowLost);
    await shadow.reset();
    expect(await shadow.session().rows("SELECT 1 AS a")).toEqual([{ a: 1 }]);
    setTimeout(() => controller.abort(), 50);
    await expect(shadow.session().execute(endless)).rejects.toMatchObject({ reason: "stopped" });
    await shadow.close();
  });

  test("two have a given database one after the other, and none sees what the other made", async () => {
    await using database = await freshDatabase(version);
    const given = { place: { engine: "url" as const, settings: settingsOf(database.url) } };
    const first = await openShadow(given);
    await first.run(["CREATE TABLE public.of_the_first (a int)"]);
    let isOpen = false;
    const second = openShadow(given).then((shadow) => {
      isOpen = true;
      return shadow;
    });
    const controller = new AbortController();
    const third = openShadow({ ...given, signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(isOpen).toBe(false);
    controller.abort();
    await expect(third).rejects.toThrow("the shadow was stopped");
    const tables = "SELECT relname::text AS name FROM pg_class WHERE relname LIKE 'of_the_%'";
    expect(await first.session().rows(tables)).toEqual([{ name: "of_the_first" }]);
    await first.close();
    const other = await second;
    expect(await other.session().rows(tables)).toEqual([]);
    await other.run(["CREATE TABLE public.of_the_second (a int)"]);
    await other.close();
    expect(await onDatabase(database.url, tables)).toEqual([]);
  });

  test("a given database is emptied by reset and by close, and may be given again", async () => {
    await using database = await freshDatabase(version);
    const given: ShadowPlace = { engine: "url", settings: settingsOf(database.url) };
    const fingerprint = `
      SELECT n.nspname, n.nspowner::regrole::text AS owner, n.nspacl::text AS acl,
             (SELECT count(*) FROM pg_default_acl)::int AS defaults, (SELECT count(*) FROM pg_cast WHERE oid >= 16384)::int AS casts,
             (SELECT count(*) FROM pg_class WHERE oid >= 16384)::int AS relations, (SELECT count(*) FROM pg_type WHERE oid >= 16384)::int AS types
        FROM pg_namespace AS n WHERE n.nspname !~ '^pg_|^information_schema$'`;
    const pristine = await onDatabase(database.url, fingerprint);
    const shadow = await openShadow({ place: given });
    for (const round of [1, 2]) {
      const results = await shadow.run(program);
      expect(
        results.map((result) => result.ok || result.error.message),
        `round ${round}`,
      ).toEqual(program.map(() => true));
      await shadow.reset();
      expect(await onDatabase(database.url, fingerprint)).toEqual(pristine);
    }
    await shadow.run(program);
    await shadow.close();
    expect(await onDatabase(database.url, fingerprint)).toEqual(pristine);
    // as after a crash: full of what a shadow made
    for (const statement of program) await onDatabase(database.url, statement);
    const again = await openShadow({ place: given });
    expect(await onDatabase(database.url, fingerprint)).toEqual(pristine);
    await again.close();
  });

  test.each([
    "CREATE SCHEMA mine",
    "CREATE TABLE mine ()",
    "CREATE DOMAIN mine AS int",
    "CREATE FUNCTION mine() RETURNS int RETURN 1",
    "CREATE PUBLICATION mine",
  ])("a given database that holds something is refused and left alone: %s", async (statement) => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, statement);
    const message = await refusalOf(openShadow({ place: { engine: "url", settings: settingsOf(database.url) } }));
    expect(message).toMatch(/is not empty.*mine/);
    await expect(onDatabase(database.url, statement)).rejects.toThrow(/already exists/);
  });
});
