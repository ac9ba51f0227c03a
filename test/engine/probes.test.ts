/**
 * Owns the tests of how rows are looked at: within which limits, with which rights and locks, under which names, and what is said when
 * they cannot be seen.
 * Must not know what the rules make of each answer: that is proven by their SQL.
 */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apply, connect, plan as planFrom, probe } from "../../provider/engine/index.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { approvable, type Plan, planJson } from "../../provider/engine/plan/json.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import type { MetFinding } from "../../provider/engine/safety/met.ts";
import type { ProbingOptions } from "../../provider/engine/safety/probe-limits.ts";
import { type ReviewOptions, unmatched } from "../../provider/engine/safety/review.ts";
import { open } from "../db/opened.ts";
import { closeShadow, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";

const version = versions().at(-1) as number;

afterAll(closeShadow);

async function planned(url: string, to: string, options: ReviewOptions = {}): Promise<Plan> {
  const session = await open({ url });
  try {
    const live = await readCatalog(session, { without: ["schemata"] });
    const prepared = await prepare(
      {
        live,
        source: sourceOf(to),
        staysUndeclared: ({ kind }) => kind === "schema",
        options: { ...options, version: live.version },
      },
      await sharedShadow(),
    );
    expect([...prepared.diagnostics, ...prepared.plan.refusals]).toEqual([]);
    return planJson(prepared.plan, { server_version: live.version, shadow: null, proof: prepared.proof, live });
  } finally {
    await session.close();
  }
}

/** The findings of the probes alone. */
async function findings(url: string, plan: Plan, options: ProbingOptions = {}): Promise<readonly MetFinding[]> {
  const session = await open({ url });
  try {
    return (await probe(session, plan, options)).flatMap((one) => one.findings);
  } finally {
    await session.close();
  }
}

const users = `CREATE TABLE users (id int PRIMARY KEY, email text);
  INSERT INTO users SELECT i, 'user' || (i % 900) FROM generate_series(1, 1000) i; ANALYZE users`;
const unique = "CREATE TABLE users (id int PRIMARY KEY, email text, CONSTRAINT users_email_key UNIQUE (email))";

let database: TestDatabase;
let plan: Plan;
beforeAll(async () => {
  database = await freshDatabase(version);
  await onDatabase(database.url, users);
  plan = await planned(database.url, unique);
});
afterAll(() => database[Symbol.asyncDispose]());

test("values of rows are in a finding only where they may be shown", async () => {
  const [hidden] = await findings(database.url, plan);
  expect(hidden).toMatchObject({
    rule: "meets-duplicates",
    severity: "error",
    object: "constraint:public.users.users_email_key",
    message: "100 values of (email) stand in more than one row (200 rows in all).",
  });
  expect(hidden?.aside).toBe(
    " To list them: SELECT email, count(*) FROM public.users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1;",
  );
  expect(await onDatabase(database.url, hidden?.aside.split("To list them: ")[1]?.split(";")[0] ?? "")).toHaveLength(
    100,
  );
  expect(JSON.stringify(plan)).not.toContain("user1");
  const [shown] = await findings(database.url, plan, { showValues: true });
  expect(shown?.message).toBe(hidden?.message);
  expect(shown?.aside).toMatch(/^ Among them: "user1", "user10", "user100", "user11", "user12"\. To list them: /);
});

test("of a table over the limit a sample is looked at: what it finds counts, what it does not find is not known", async () => {
  await onDatabase(database.url, "CREATE TABLE many (a int, b int)");
  await onDatabase(database.url, "INSERT INTO many SELECT i, i / 2 FROM generate_series(1, 100000) i; ANALYZE many");
  const made = await planned(
    database.url,
    `${unique.replace(", CONSTRAINT users_email_key UNIQUE (email)", "")}; CREATE TABLE many (a int UNIQUE, b int UNIQUE)`,
  );
  const found = await findings(database.url, made, { probeRowLimit: 20_000 });
  expect(found).toMatchObject([
    { rule: "rows-not-seen", severity: "warning", object: "constraint:public.many.many_a_key" },
    { rule: "meets-duplicates", severity: "error", object: "constraint:public.many.many_b_key" },
  ]);
  expect(found[0]?.message).toMatch(
    /^Looked at in part for \(a\): nothing is wrong in a sample of about 20,000 of about 100,000 rows; the others were not looked at, for the table is larger than probe_row_limit\.$/,
  );
  expect(found[1]?.message).toMatch(/^In a sample of about 20,000 of about 100,000 rows: [\d,]+ values of \(b\)/);
  await onDatabase(database.url, "DROP TABLE many");
});

test("where an index answers, all rows of a large table are seen", async () => {
  await onDatabase(
    database.url,
    `CREATE TABLE big (a int, pad text); INSERT INTO big SELECT nullif(i, 77777), repeat('x', 50) FROM generate_series(1, 100000) i;
     CREATE INDEX big_a_idx ON big (a); ANALYZE big`,
  );
  const to =
    "CREATE TABLE users (id int PRIMARY KEY, email text); CREATE TABLE big (a int NOT NULL, pad text NOT NULL); CREATE INDEX big_a_idx ON big (a)";
  const found = await findings(database.url, await planned(database.url, to), { probeRowLimit: 1000 });
  expect(found.map(({ rule, object }) => `${rule} ${object}`)).toEqual([
    "meets-nulls column:public.big.a",
    "rows-not-seen column:public.big.pad",
  ]);
  expect(found[0]?.message).toBe("a is NULL in 1 row.");
  await onDatabase(database.url, "DROP TABLE big");
});

test("a probe ends at its timeout, is followed by a sample, and says so", async () => {
  await onDatabase(
    database.url,
    `CREATE FUNCTION slow(a int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_sleep(0.02); RETURN a IS NOT NULL; END'`,
  );
  // The function is one that no kind has yet, so the check is put into the plan's probe by hand.
  const slow: Plan = {
    ...plan,
    statements: plan.statements.map((statement) => ({
      ...statement,
      ...(statement.probes === undefined
        ? {}
        : {
            probes: statement.probes.map((one) => ({
              ...one,
              query: "SELECT NULL::text AS example, count(*) AS n FROM probed WHERE NOT public.slow(length(email))",
            })),
          }),
    })),
  };
  const start = Date.now();
  const [finding] = await findings(database.url, slow, { probeTimeout: 400 });
  expect(Date.now() - start).toBeLessThan(10_000);
  expect(finding).toMatchObject({ rule: "rows-not-seen" });
  expect(finding?.message).toBe("Not looked at for (email): it took longer than probe_timeout (400 ms).");
});

test("all questions of a plan share a time: what was not asked by then is said", async () => {
  const [first] = plan.statements.flatMap(({ probes = [] }) =>
    probes.filter(({ rule }) => rule === "meets-duplicates"),
  );
  const slow = { ...first, query: "SELECT NULL::text AS example, 0::int8 AS n FROM probed, pg_sleep(30)" };
  const many = {
    ...plan,
    statements: plan.statements.map((statement, place) => ({
      ...statement,
      probes: place === 0 ? Array.from({ length: 20 }, () => slow) : [],
    })),
  } as Plan;
  const start = Date.now();
  const found = await findings(database.url, many, { probeTimeout: 200 });
  expect(Date.now() - start).toBeLessThan(3_000);
  expect(found).toHaveLength(20);
  expect(found[0]?.message).toBe("Not looked at for (email): it took longer than probe_timeout (200 ms).");
  expect(found.at(-1)).toMatchObject({
    rule: "rows-not-seen",
    message:
      "Not looked at for (email): the time for all questions of the plan is over (1 s, six times probe_timeout).",
  });
});

test("the catalog is asked at once, even where one question fails or no rows may be looked at", async () => {
  await onDatabase(database.url, "UPDATE pg_class SET relpages = 1000000 WHERE relname = 'users'");
  try {
    const [large] = plan.statements.flatMap(({ probes = [] }) =>
      probes.filter(({ rule }) => rule === "locks-large-table"),
    );
    const broken = { ...large, query: "SELECT 1/0" };
    const mixed = {
      ...plan,
      statements: plan.statements.map((statement, place) => ({
        ...statement,
        probes: place === 0 ? [broken, large, broken] : [],
      })),
    } as Plan;
    expect(await findings(database.url, mixed, { probeRowLimit: 0 })).toMatchObject([
      { rule: "locks-large-table", message: expect.stringMatching(/^public\.users has about 7\.6 GB\. /) },
    ]);
  } finally {
    await onDatabase(database.url, "ANALYZE users");
  }
});

test("no rows at all are looked at with a limit of 0, and that is said", async () => {
  expect(await findings(database.url, plan, { probeRowLimit: 0 })).toMatchObject([
    { rule: "rows-not-seen", message: "Not looked at for (email): probe_row_limit is 0." },
  ]);
});

test("a role without the right to read, or with row security, does not take hidden rows for none", async () => {
  const role = `reader_${process.pid}`;
  await onDatabase(database.url, `CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
  try {
    const session = await open({ url: database.url, role });
    try {
      const ask = async () => (await probe(session, plan)).flatMap((one) => one.findings);
      expect(await ask()).toMatchObject([
        {
          rule: "rows-not-seen",
          message: expect.stringContaining(`the role ${role} may not read all rows (permission denied`),
        },
      ]);
      await onDatabase(database.url, `GRANT SELECT ON users TO ${role}; ALTER TABLE users ENABLE ROW LEVEL SECURITY`);
      expect(await ask()).toMatchObject([
        { rule: "rows-not-seen", message: expect.stringContaining("row-level security") },
      ]);
      await onDatabase(database.url, `ALTER TABLE users DISABLE ROW LEVEL SECURITY`);
      expect(await ask()).toMatchObject([{ rule: "meets-duplicates" }]);
    } finally {
      await session.close();
    }
  } finally {
    await onDatabase(
      database.url,
      `REVOKE ALL ON users FROM ${role}; DROP ROLE ${role}; ALTER TABLE users DISABLE ROW LEVEL SECURITY`,
    );
  }
});

test("who holds the table is not waited for long, and nothing stronger than ACCESS SHARE is taken", async () => {
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  try {
    await blocker.query("BEGIN; LOCK TABLE users IN EXCLUSIVE MODE");
    expect(await findings(database.url, plan)).toMatchObject([{ rule: "meets-duplicates" }]);
    await blocker.query("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
    expect(await findings(database.url, plan)).toMatchObject([
      { rule: "rows-not-seen", message: "Not looked at for (email): another session holds a lock on the table." },
    ]);
  } finally {
    await blocker.end();
  }
});

test("it only reads, and leaves neither transaction nor settings behind", async () => {
  const session = await open({ url: database.url });
  try {
    const settings =
      "SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout', 'row_security', 'transaction_read_only')";
    const before = await session.rows(settings);
    const writes: Plan = {
      ...plan,
      statements: plan.statements.map(({ probes = [], ...statement }) => ({
        ...statement,
        probes: probes.map((one) => ({
          ...one,
          query: "SELECT NULL::text AS example, nextval('public.s') AS n FROM probed",
        })),
      })),
    };
    await onDatabase(database.url, "CREATE SEQUENCE s");
    const [finding] = (await probe(session, writes)).flatMap((one) => one.findings);
    expect(finding).toMatchObject({ rule: "rows-not-seen", message: expect.stringContaining("25006") });
    expect(await session.rows(settings)).toEqual(before);
    expect(session.inTransaction).toBe(false);
    await onDatabase(database.url, "DROP SEQUENCE s");
  } finally {
    await session.close();
  }
});

test("a renamed table and column are read under their names of now", async () => {
  const to = `-- schemata:rename table public.users to people
    -- schemata:rename column public.people.email to address
    CREATE TABLE people (id int CONSTRAINT users_pkey PRIMARY KEY, address text, CONSTRAINT people_address_key UNIQUE (address))`;
  expect(await findings(database.url, await planned(database.url, to))).toMatchObject([
    { rule: "meets-duplicates", message: expect.stringContaining("100 values of (address)") },
  ]);
});

test("names that move on from one column to the next are read as they are by now, and no query is told that finds nothing yet", async () => {
  await using own = await freshDatabase(version);
  await onDatabase(
    own.url,
    "CREATE TABLE t (a int, b int, g int GENERATED ALWAYS AS (a + b) STORED); INSERT INTO t VALUES (1, 5), (2, 5)",
  );
  const to = `-- schemata:rename column public.t.b to c
    -- schemata:rename column public.t.a to b
    CREATE TABLE t (b int, c int, g int GENERATED ALWAYS AS (b + c) STORED, a int DEFAULT 7, UNIQUE (b), UNIQUE (c), UNIQUE (a))`;
  const found = await findings(own.url, await planned(own.url, to));
  expect(found.map(({ rule, message, aside }) => [rule, message, aside])).toEqual([
    ["meets-duplicates", "1 value of (a) stands in more than one row (2 rows in all).", ""],
    ["meets-duplicates", "1 value of (c) stands in more than one row (2 rows in all).", ""],
  ]);
});

test("who cancels is not asked to wait for the other questions", async () => {
  const controller = new AbortController();
  controller.abort();
  const found = await findings(database.url, plan, { signal: controller.signal });
  expect(found).toMatchObject([{ rule: "rows-not-seen", message: "Not looked at for (email): it was cancelled." }]);
});

test("an approval of what could not be seen is no needless one", async () => {
  const entry = "rows-not-seen:public.users.users_email_key";
  const made = await planned(database.url, unique, { policy: { "rows-not-seen": "error" }, allow: [entry] });
  expect(unmatched([entry], approvable(made))).toEqual([]);
  expect(await findings(database.url, made, { probeRowLimit: 0 })).toMatchObject([
    { severity: "warning", approvals: [entry] },
  ]);
});

test("policy and approvals hold for what rows say, too", async () => {
  const severities = async (options: ReviewOptions) =>
    (await findings(database.url, await planned(database.url, unique, options))).map(({ rule, severity }) => [
      rule,
      severity,
    ]);
  expect(await severities({ policy: { "meets-duplicates": "warning" } })).toEqual([["meets-duplicates", "warning"]]);
  expect(await severities({ policy: { "meets-duplicates": "off" } })).toEqual([]);
  const entry = "meets-duplicates:public.users.* because they go tonight";
  const [approved] = await findings(database.url, await planned(database.url, unique, { allow: [entry] }));
  expect(approved).toMatchObject({ severity: "warning", approvals: [entry] });
});

test("an apply looks again: what came after the plan stops it before its first statement, and is in the history", async () => {
  await using own = await freshDatabase(version);
  await onDatabase(own.url, users.replace("i % 900", "i"));
  const made = await planned(own.url, unique);
  const session = await connect(own.url);
  try {
    await onDatabase(own.url, "INSERT INTO users VALUES (0, 'user1')");
    const refused = await apply(session, made, { showValues: true });
    expect(refused).toMatchObject({
      status: "refused",
      completed: 0,
      diagnostics: [
        {
          severity: "error",
          summary: "meets-duplicates: constraint:public.users.users_email_key",
          detail: expect.stringMatching(
            /Namely: "user1"\..*The rows were looked at again before the first statement: nothing was run\./s,
          ),
        },
      ],
    });
    expect(await onDatabase(own.url, "SELECT outcome, error FROM schemata.plan")).toMatchObject([
      {
        outcome: "refused",
        error: expect.stringContaining("1 value of (email) stands in more than one row (2 rows in all)"),
      },
    ]);
    expect(JSON.stringify(await onDatabase(own.url, "SELECT * FROM schemata.plan"))).not.toContain("user1");
    await onDatabase(own.url, "DELETE FROM users WHERE id = 0");
    expect(await apply(session, made)).toMatchObject({ status: "applied", diagnostics: [] });
  } finally {
    await session.close();
  }
});

test("a plan of two catalogs asks as well", async () => {
  const shadow = await sharedShadow();
  const session = await open({ url: database.url });
  try {
    const { elaborate } = await import("../../provider/engine/index.ts");
    const from = await elaborate({ sql: "CREATE TABLE users (id int PRIMARY KEY, email text)" }, { shadow });
    const to = await elaborate({ sql: unique }, { shadow });
    const made = planFrom(from.value as never, to.value as never).value as Plan;
    expect((await probe(session, made)).flatMap((one) => one.findings)).toMatchObject([{ rule: "meets-duplicates" }]);
  } finally {
    await session.close();
  }
});

test("a question about one column is asked where another one becomes what is not there yet", async () => {
  await using other = await freshDatabase(version);
  await onDatabase(
    other.url,
    "CREATE TABLE i (id text, s text, total text); INSERT INTO i (id, total) VALUES ('a', '1')",
  );
  const wanted = [
    "CREATE TYPE e AS ENUM ('1', '2'); CREATE TABLE i (id text, s text NOT NULL, total e)",
    "CREATE TABLE i (id text, s text NOT NULL, total text, tax int DEFAULT 0, g int GENERATED ALWAYS AS (tax) STORED)",
  ];
  for (const to of wanted) {
    const found = await findings(other.url, await planned(other.url, to, { typeChange: "in_place" }));
    expect(found.map(({ rule }) => rule)).toContain("meets-nulls");
    expect(found.map(({ rule }) => rule)).not.toContain("rows-not-seen");
  }
});
