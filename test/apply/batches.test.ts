/**
 * Owns the proof that a new column is filled in batches while the application goes on, that the history tells how far it has come, and
 * that who stops it loses nothing.
 * Must not know how large a batch is.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApplyRequest, applyPlan, openShadow, type Plan, type Shadow } from "../../provider/engine/index.ts";
import { planTo } from "../../scripts/stall/change.ts";
import { freshDatabase, onDatabase, onServer, versions } from "../servers.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

const table = (more = "") =>
  `CREATE SCHEMA app; CREATE TABLE app.t (id bigint, n int, CONSTRAINT t_pkey PRIMARY KEY (id)${more});`;
const to = table(", token uuid DEFAULT gen_random_uuid(), key uuid NOT NULL DEFAULT gen_random_uuid()");
const forced = "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;";
const rows = 150_000;

const placed = async (version: number) => {
  const database = await freshDatabase(version);
  await onDatabase(database.url, table());
  await onDatabase(database.url, `INSERT INTO app.t SELECT i, 0 FROM generate_series(1, ${rows}) i; ANALYZE app.t`);
  return database;
};

const apply = async (
  url: string,
  { role, wanted = to, ...more }: { role?: string; wanted?: string } & Pick<ApplyRequest, "signal" | "onProgress"> = {},
) => {
  const { settings, plan } = await planTo({ url, ...(role === undefined ? {} : { role }) }, wanted, shadow);
  const outcome = await applyPlan({
    settings,
    plan,
    expected: () => [],
    afterwards: () => [],
    resource: "test",
    ...more,
  });
  return { plan, outcome };
};

const filled = (url: string) =>
  onDatabase(
    url,
    "SELECT count(*)::int AS rows, count(DISTINCT token)::int AS tokens, count(DISTINCT key)::int AS keys FROM app.t",
  );

const repeated = ({ statements }: Plan) => statements.filter(({ repeats }) => repeats).map(({ sql }) => sql);

describe.each(versions())("PostgreSQL %i", (version) => {
  test("every row has its own value, also those that others write meanwhile", async () => {
    await using database = await placed(version);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    let isOver = false;
    let longest = 0;
    const writing = (async () => {
      for (let id = 1; !isOver; id = (id + 7919) % rows) {
        const start = performance.now();
        await client.query("UPDATE app.t SET n = n + 1 WHERE id = $1", [id + 1]);
        longest = Math.max(longest, performance.now() - start);
      }
    })();
    const { plan, outcome } = await apply(database.url);
    isOver = true;
    await writing;
    await client.end();
    expect(outcome).toMatchObject({ status: "applied", diagnostics: [] });
    expect(repeated(plan)).toEqual([
      "UPDATE app.t SET token = DEFAULT WHERE token IS NULL AND ctid >= $1 AND ctid < $2",
      "UPDATE app.t SET key = DEFAULT WHERE key IS NULL AND ctid >= $1 AND ctid < $2",
    ]);
    expect(await filled(database.url)).toEqual([{ rows, tokens: rows, keys: rows }]);
    expect(longest).toBeLessThan(5_000);
    const steps = await onDatabase(
      database.url,
      "SELECT outcome, (progress->>'batches')::int AS batches, (progress->>'page') = (progress->>'pages') AS whole FROM schemata.step WHERE sql LIKE 'UPDATE%' ORDER BY position",
    );
    expect(steps).toMatchObject([
      { outcome: "done", whole: true },
      { outcome: "done", whole: true },
    ]);
    for (const { batches } of steps) expect(batches).toBeGreaterThan(2);
    expect(await onDatabase(database.url, "SELECT conname FROM pg_constraint WHERE conname LIKE 'schemata%'")).toEqual(
      [],
    );
  });

  test("who stops it keeps what is done, and the next apply goes on", async () => {
    await using database = await placed(version);
    const controller = new AbortController();
    const { outcome } = await apply(database.url, {
      signal: controller.signal,
      // The second statement is the first that repeats.
      onProgress: (progress) => {
        if (progress.kind === "started" && progress.index === 1) setTimeout(() => controller.abort(), 150);
      },
    });
    expect(outcome).toMatchObject({
      status: "failed",
      diagnostics: [{ summary: expect.stringMatching(/^Cancelled (in|before) statement 2 /) }],
    });
    const [half] = await onDatabase(database.url, "SELECT count(token)::int AS done FROM app.t");
    expect(half?.done).toBeLessThan(rows);
    expect((await apply(database.url)).outcome).toMatchObject({ status: "applied" });
    expect(await filled(database.url)).toEqual([{ rows, tokens: rows, keys: rows }]);
    expect((await apply(database.url)).outcome).toMatchObject({ status: "nothing" });
  });

  test("an owner who does not see all rows is told before anything is run", async () => {
    await using database = await placed(version);
    const owner = `owner_of_${database.name}`;
    await onServer(version, `CREATE ROLE ${owner}`);
    try {
      await onDatabase(
        database.url,
        `GRANT CREATE ON DATABASE ${database.name} TO ${owner}; ALTER SCHEMA app OWNER TO ${owner}; ALTER TABLE app.t OWNER TO ${owner};
         ${forced}`,
      );
      const { outcome } = await apply(database.url, { role: owner, wanted: `${to} ${forced}` });
      expect(outcome).toMatchObject({ status: "refused", completed: 0 });
      expect(outcome.diagnostics.map(({ summary }) => summary)).toContain("meets-row-security: column:app.t.token");
    } finally {
      await onDatabase(
        database.url,
        `REASSIGN OWNED BY ${owner} TO postgres; DROP OWNED BY ${owner}; DROP ROLE ${owner}`,
      );
    }
  });
});
