/**
 * Owns the promises of a refresh that finds nothing: the same bytes, nothing unpacked; and what is found is told each time.
 * Must not know how the private state is written.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { apply } from "../../provider/resources/postgres-schema/apply.ts";
import { plan } from "../../provider/resources/postgres-schema/plan.ts";
import { read } from "../../provider/resources/postgres-schema/read.ts";
import { schema } from "../../provider/resources/postgres-schema/schema.ts";
import { conform } from "../../provider/resources/postgres-schema/values.ts";
import { Server } from "../../provider/resources/server.ts";
import type { Context, Value, ValueMap } from "../../provider/terraform/framework/index.ts";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";

const context: Context = {
  signal: new AbortController().signal,
  logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  capabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: false },
};

/** What Terraform keeps. */
interface Kept {
  readonly state: ValueMap;
  readonly private: Uint8Array;
}

const written = (more: Readonly<Record<string, Value>> = {}): ValueMap =>
  conform(schema.attributes, {
    name: "app",
    deletion_protection: false,
    tables: {
      t: { columns: { id: { type: "bigint" }, a: { type: "int", default: "1" } }, primary_key: { columns: ["id"] } },
    },
    sql: {
      "more.sql": "CREATE TABLE u (id int); COMMENT ON TABLE u IS 'more'; CREATE VIEW v AS SELECT id FROM u;",
    },
    ...more,
  });

describe.each([...versions()])("PostgreSQL %i", (version) => {
  let database: TestDatabase;
  let server: Server;
  beforeEach(async () => {
    database = await freshDatabase(version);
    server = anew();
  });
  afterEach(async () => {
    await server.close();
    await database.drop();
  });

  /** Every run of Terraform starts a process of its own. */
  const anew = (): Server =>
    new Server({
      arguments: { url: database.url },
      shadow: "embedded",
      historySchema: "schemata",
      limits: {},
      policy: {},
      allow: [],
      showValues: false,
    });

  const upgraded = ({ state, ...kept }: Kept): Kept => ({
    ...kept,
    state: { ...state, migration: null, impact: null, basis: null },
  });

  const planned = (kept: Kept | null, config: ValueMap) =>
    plan(
      {
        provider: server,
        priorState: kept?.state ?? null,
        proposedState: config,
        config,
        priorPrivate: kept?.private ?? new Uint8Array(),
      },
      context,
    );

  async function applied(kept: Kept | null, config: ValueMap): Promise<Kept> {
    const made = await planned(kept, config);
    expect(made.diagnostics?.filter(({ severity }) => severity === "error") ?? []).toEqual([]);
    const done = await apply(
      {
        provider: server,
        priorState: kept?.state ?? null,
        plannedState: made.state,
        config,
        plannedPrivate: made.private ?? kept?.private ?? new Uint8Array(),
      },
      context,
    );
    expect(done.diagnostics ?? []).toEqual([]);
    return upgraded({ state: done.state as ValueMap, private: done.private as Uint8Array });
  }

  /** As core does it: no bytes in the answer are the bytes that were sent. */
  async function refreshed(
    kept: Kept,
  ): Promise<Kept & { readonly handedOn: boolean; readonly said: readonly string[] }> {
    const answer = await read({ provider: server, state: kept.state, private: kept.private }, context);
    return {
      state: answer.state as ValueMap,
      private: answer.private ?? kept.private,
      handedOn: answer.private === undefined,
      said: (answer.diagnostics ?? []).map(({ summary }) => summary),
    };
  }

  const same = (left: Kept, right: Kept): void => {
    expect(right.state).toEqual(left.state);
    expect(Buffer.compare(right.private, left.private)).toBe(0);
  };

  test("a snapshot of more than a megabyte is told once, when it is written", async () => {
    const kept = await applied(null, written());
    // What does not pack: no two sixteenths alike.
    await onDatabase(
      database.url,
      "DO $$ BEGIN EXECUTE format('COMMENT ON VIEW app.v IS %L', (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 70000) i)); END $$",
    );
    const found = await refreshed(kept);
    expect(found.said).toContainEqual(expect.stringMatching(/^The state keeps 1\.\d MB for app$/));
    expect((await refreshed(found)).said).not.toContainEqual(expect.stringMatching(/MB/));
  });

  test("after an apply the bytes are handed on, by the refresh and by the plan, whatever happens to rows", async () => {
    const kept = await applied(null, written());
    await onDatabase(database.url, "INSERT INTO app.t (id) SELECT generate_series(1, 100); ANALYZE");
    const found = await refreshed(kept);
    same(kept, found);
    expect(found).toMatchObject({ handedOn: true, said: [] });
    const made = await planned(found, written());
    expect(made.private).toBeUndefined();
    expect(made.state).toMatchObject({ migration: null, impact: null, basis: null });
    expect({ ...made.state, id: "app" }).toEqual(found.state);
  });

  test("a change that is none of its business: everything is looked at, and the bytes stay the same", async () => {
    const kept = await applied(null, written());
    await onDatabase(database.url, "CREATE SCHEMA elsewhere CREATE TABLE z (id int)");
    const found = await refreshed(kept);
    same(kept, found);
    expect(found.said).toEqual([]);
    const made = await planned(found, written());
    expect(made.state?.migration).toBeNull();
  });

  test("what was changed by hand is told every time, also after the refresh was saved", async () => {
    const kept = await applied(null, written());
    await onDatabase(database.url, "ALTER TABLE app.u ADD by_hand int");
    let found = await refreshed(kept);
    expect(found.said).toEqual([]);
    expect(found.state.not_managed).toEqual(["column:app.u.by_hand"]);
    await onDatabase(database.url, "COMMENT ON TABLE app.u IS 'less'");
    for (const _ of ["saved by -refresh-only", "and again"]) {
      server = anew();
      found = await refreshed(found);
      expect(found.said).toEqual(["1 object changed outside of Terraform, which no attribute shows"]);
      expect((await planned(found, written())).state?.migration).toContain("COMMENT ON TABLE app.u IS 'more'");
    }
    // Put back by hand: another catalog than the first all the same, and nothing to tell.
    await onDatabase(database.url, "COMMENT ON TABLE app.u IS 'more'; ALTER TABLE app.u DROP by_hand");
    server = anew();
    const back = await refreshed(found);
    expect(back.said).toEqual([]);
    expect(back.state).toEqual(kept.state);
    const settled = await refreshed(back);
    same(back, settled);
    expect(settled.handedOn).toBe(true);
  });

  test("drift that arguments show is in the state, and settles when it is put back", async () => {
    const kept = await applied(null, written());
    await onDatabase(database.url, "ALTER TABLE app.t ALTER a SET DEFAULT 2");
    const found = await refreshed(kept);
    expect(found.state.tables).toMatchObject({ t: { columns: { a: { default: "2" } } } });
    expect(found.handedOn).toBe(false);
    const again = await refreshed(found);
    same(found, again);
    expect((await planned(again, written())).state?.migration).toContain("SET DEFAULT 1");
    const mended = await applied(again, written());
    expect(await refreshed(mended)).toMatchObject({ handedOn: true, state: kept.state });
  });

  test("a configuration that declares something else, or drops what is foreign, is planned", async () => {
    const kept = await applied(null, written());
    const found = await refreshed(kept);
    expect(found.handedOn).toBe(true);
    const more = written({ sql: { "more.sql": "CREATE TABLE u (id int); CREATE VIEW v AS SELECT id FROM u;" } });
    expect((await planned(found, more)).state?.migration).toContain("COMMENT ON TABLE app.u IS NULL");
    await onDatabase(database.url, "CREATE TABLE app.foreign_one (id int)");
    const seen = await refreshed(found);
    expect(seen.state.not_managed).toEqual(["table:app.foreign_one"]);
    const dropping = written({ unmanaged: "drop" });
    const made = await planned(seen, dropping);
    expect(JSON.stringify([made.state?.migration, made.diagnostics])).toContain("foreign_one");
  });
});
