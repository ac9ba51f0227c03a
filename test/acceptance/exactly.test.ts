/**
 * Owns "apply runs exactly that": what the server was sent, by its own log, against the plan that was shown.
 * Must not know how statements are run, nor trust what the history says of them.
 */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { file, run } from "../cli/command-line.ts";
import { type Server, startServer } from "../postgres.ts";
import { onDatabase } from "../servers.ts";
import { workspace } from "../terraform.ts";
import { plannedSql } from "./declared.ts";
import { isSettled, succeeds, withSchema } from "./steps.ts";

let server: Server;

beforeAll(async () => {
  server = await startServer(18, { settings: { log_statement: "all", log_line_prefix: "%a|" } });
});
afterAll(() => server.stop());

interface Sent {
  /** application_name of the session. */
  readonly by: string;
  readonly sql: string;
}

let marks = 0;

/** What the server was sent since the text was logged, in order. */
async function sentSince(start: number): Promise<readonly Sent[]> {
  marks += 1;
  const mark = `SELECT 'mark ${marks}'`;
  await onDatabase(server.url, mark);
  while (!server.log().includes(mark)) await new Promise((resolve) => setTimeout(resolve, 10));
  // What follows the first line of an entry is indented by a tab.
  return server
    .log()
    .slice(start)
    .split(/\n(?!\t)/)
    .flatMap((entry) => {
      const [, by, sql] = /^([^|]*)\|LOG: {2}(?:statement|execute [^:]*): (.*)$/s.exec(entry) ?? [];
      return by === undefined || sql === undefined ? [] : [{ by, sql: sql.replaceAll("\n\t", "\n") }];
    });
}

/** What changes nothing: settings, transactions, and queries (of catalogs, of rows, and for the advisory lock). */
const isHarmless = ({ sql }: Sent): boolean =>
  /^\s*(SET|SHOW|BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SELECT|WITH|VALUES|DISCARD|EXPLAIN \(FORMAT YAML\))(?!\w)/i.test(
    sql,
  ) && !/\b(INSERT INTO|UPDATE \S+ SET|DELETE FROM)\b/i.test(sql);

/** The statements of the session that applies, without those of transactions that were rolled back; and those. */
function applied(sent: readonly Sent[]): { readonly kept: readonly string[]; readonly rolledBack: readonly string[] } {
  const [kept, rolledBack, open]: [string[], string[], string[]] = [[], [], []];
  let inTransaction = false;
  for (const one of sent.filter(({ by }) => by === "schemata apply")) {
    if (/^(BEGIN|START)/.test(one.sql)) inTransaction = true;
    else if (/^(COMMIT|ROLLBACK)/.test(one.sql)) {
      (one.sql.startsWith("COMMIT") ? kept : rolledBack).push(...open.splice(0));
      inTransaction = false;
    } else if (!isHarmless(one)) (inTransaction ? open : kept).push(one.sql);
  }
  return { kept: [...kept, ...open], rolledBack };
}

/** Nobody but the session that applies and the one that writes the history changed anything. */
function expectNothingElse(sent: readonly Sent[]): void {
  const others = sent.filter((one) => one.by !== "schemata apply" && one.by !== "" && !isHarmless(one));
  expect(others.filter(({ by, sql }) => by !== "schemata history" || !/\bschemata\b/.test(sql))).toEqual([]);
}

const one = (more: string, indexes = ""): string =>
  `  tables = { one = { columns = { id = { type = "bigint", nullable = false }${more} }${indexes} } }`;

test("what terraform has shown is what the server gets, in its order; after a lock timeout again", async () => {
  const limits = `  lock_timeout = "100ms"`;
  await using opened = await workspace(withSchema(server.url, one(""), limits));
  const atFirst = server.log().length;
  await succeeds(opened.plan());
  const planning = await sentSince(atFirst);
  expect(planning.some(({ by }) => by.startsWith("schemata"))).toBe(true);
  expect(planning.filter((sent) => !isHarmless(sent))).toEqual([]);
  const created = await plannedSql(opened);
  await succeeds(opened.applyPlan());
  const creation = await sentSince(atFirst);
  expect(
    applied(creation)
      .kept.map((sql) => `${sql};`)
      .join("\n"),
  ).toBe(created);
  expect(applied(creation).rolledBack).toEqual([]);
  expectNothingElse(creation);

  opened.write(
    withSchema(
      server.url,
      one(
        `, note = { type = "text", comment = "one; two" }`,
        `, indexes = { one_note_idx = { columns = ["note"] } }, checks = { one_id_check = { expression = "id > 0" } }`,
      ),
      limits,
    ),
  );
  await succeeds(opened.plan());
  const shown = await plannedSql(opened);
  expect(shown).toContain("CREATE INDEX CONCURRENTLY");
  const blocker = new pg.Client({ connectionString: server.url });
  await blocker.connect();
  const start = server.log().length;
  try {
    await blocker.query("BEGIN; SELECT * FROM app.one");
    const apply = opened.start("apply", "-no-color", "tfplan");
    while (!server.log().slice(start).includes("canceling statement due to lock timeout"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await blocker.query("COMMIT");
    await succeeds(apply.ended);
  } finally {
    await blocker.end();
  }
  const sent = await sentSince(start);
  const { kept, rolledBack } = applied(sent);
  expect(kept.map((sql) => `${sql};`).join("\n")).toBe(shown);
  expect(rolledBack.length).toBeGreaterThan(0);
  expect(rolledBack.filter((sql) => !kept.includes(sql))).toEqual([]);
  expectNothingElse(sent);
  await isSettled(opened);
});

test("of a build that fails, the server gets the plan as far as that, and the plan's own clean-up", async () => {
  const before = "CREATE TABLE public.two (id bigint, note text);";
  await onDatabase(server.url, `${before} INSERT INTO two VALUES (1, 'x'), (1, 'x')`);
  const wanted = file(
    "CREATE TABLE public.two (id bigint, note text, more text); CREATE UNIQUE INDEX two_idx ON two (id); CREATE INDEX two_note_idx ON two (note);",
  );
  // Nobody looks at the rows before: the build is to fail on them.
  const more = ["--schema", "public", "--policy", "meets-duplicates=off"];
  const planned = await run("plan", "--from", server.url, "--to", wanted, "--format", "json", ...more);
  const { statements } = JSON.parse(planned.stdout) as { statements: { sql: string; contingent: boolean }[] };
  const start = server.log().length;
  const ended = await run("apply", server.url, "--to", wanted, ...more, "--plan", file(planned.stdout));
  expect(ended).toMatchObject({ status: 1, stderr: expect.stringContaining("two_idx") });
  const sent = await sentSince(start);
  const failing = statements.findIndex(({ sql }) => sql.includes("CREATE UNIQUE INDEX"));
  expect(failing).toBeGreaterThanOrEqual(0);
  expect(statements[failing + 1]?.contingent).toBe(true);
  const expected = statements.filter(
    ({ contingent }, place) => place <= failing + 1 && (!contingent || place > failing),
  );
  expect(applied(sent)).toEqual({ kept: expected.map(({ sql }) => sql), rolledBack: [] });
  expectNothingElse(sent);
});
