/**
 * Owns what a refresh and a plan say when the catalog cannot be read: it waits for somebody, is told to stop, is cut off, lacks a right.
 * Must not know how a catalog is read.
 */
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { freshDatabase, onDatabase, onServer } from "../servers.ts";
import { Called } from "./called.ts";

const declared = {
  deletion_protection: false,
  sql: { all: "CREATE TABLE app.one (id bigint); CREATE VIEW app.two AS SELECT id FROM app.one" },
};

/** A resource that was applied, in a database where somebody holds a table of it. */
async function behindLock(more: object = {}): Promise<{ resource: Called; url: string }> {
  const database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(declared)).toMatchObject({ errors: [] });
  const somebody = new pg.Client(database.url);
  await somebody.connect();
  onTestFinished(async () => {
    await somebody.end();
    await database.drop();
  });
  await somebody.query("BEGIN; LOCK TABLE app.one, app.two IN ACCESS EXCLUSIVE MODE");
  resource.provider = { ...resource.provider, ...more };
  return { resource, url: database.url };
}

const waiting =
  "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name LIKE 'schemata%'";

async function untilItWaits(url: string): Promise<void> {
  while ((await onDatabase(url, waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("somebody holds a table", () => {
  test("it waits no longer than lock_wait_limit, and says for what", async () => {
    const { resource } = await behindLock({ lock_wait_limit: "300ms" });
    const { id, sql } = resource.state as Record<string, unknown>;
    const { errors } = await resource.plan(declared);
    expect(errors[0]).toMatch(/^The catalog of 127\.0\.0\.1:\d+\/\w+ cannot be read\n/);
    expect(errors[0]).toContain("55P03");
    expect(errors[0]).toContain("for longer than 300 ms (lock_wait_limit)");
    expect(resource.state).toMatchObject({ id, sql });
  });

  test("Terraform asks to stop: the query is cancelled", async () => {
    const { resource, url } = await behindLock();
    const stop = new AbortController();
    resource.signal = stop.signal;
    const planned = resource.plan(declared);
    await untilItWaits(url);
    stop.abort();
    const { errors } = await planned;
    expect(errors[0]).toContain("57014");
    expect(errors[0]).toContain("The query was cancelled");
  });

  test("the session is ended", async () => {
    const { resource, url } = await behindLock();
    const planned = resource.plan(declared);
    await untilItWaits(url);
    await onDatabase(url, `SELECT pg_terminate_backend(pid) FROM (${waiting}) waits`);
    const { errors } = await planned;
    expect(errors[0]).toMatch(/cannot be read\n.*\(SQLSTATE 57P01\)|cannot be read\n.*\(SQLSTATE 08006\)/);
    expect(errors[0]).toContain("Nothing was changed. Run it again.");
    expect(errors[0]).toContain("Provider argument: host.");
  });
});

test("a right that reading lacks", async () => {
  const database = await freshDatabase(18);
  const role = `blind_${database.name}`;
  await onServer(18, `CREATE ROLE ${role} LOGIN PASSWORD 'known'`);
  onTestFinished(async () => {
    await database.drop();
    await onServer(18, `DROP ROLE ${role}`);
  });
  await onDatabase(database.url, "REVOKE SELECT ON pg_catalog.pg_constraint FROM PUBLIC");
  const place = new URL(database.url);
  [place.username, place.password] = [role, "known"];
  const { errors } = await new Called({ url: place.href }).plan(declared);
  expect(errors[0]).toContain("42501");
  expect(errors[0]).toContain("The role that connects may not read it.");
});

test("a number in definition keeps all its digits", async () => {
  const database = await freshDatabase(18);
  onTestFinished(() => database.drop());
  const resource = new Called({ url: database.url });
  const definition = '{"sequences":{"s":{"start":9007199254740993,"max":9223372036854775806}}}';
  expect(await resource.apply({ deletion_protection: false, definition })).toMatchObject({ errors: [] });
  expect(
    await onDatabase(
      database.url,
      "SELECT start_value::text, max_value::text FROM pg_sequences WHERE schemaname = 'app'",
    ),
  ).toEqual([{ start_value: "9007199254740993", max_value: "9223372036854775806" }]);
  const again = await resource.plan({ deletion_protection: false, definition });
  expect(again).toMatchObject({ errors: [], planned: { migration: null, definition } });
});
