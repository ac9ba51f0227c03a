/**
 * Owns applies that do not reach their end: what is left in the state and in the database, and what the next plan makes of it.
 * Must not know how statements are run.
 */
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { parseCatalog } from "../../provider/engine/catalog/serialise.ts";
import { freshDatabase, onDatabase, storyVersions, type TestDatabase } from "../servers.ts";
import type { Running } from "../terraform.ts";
import { flat } from "./declared.ts";
import {
  app,
  fails,
  isSettled,
  plansChanges,
  plansNothing,
  stateOf,
  storyWorkspace,
  succeeds,
  type Values,
  withSchema,
} from "./steps.ts";

const one = (columns: string, more = ""): string =>
  `  tables = { one = { columns = { id = { type = "bigint", nullable = false }${columns} }${more} } }`;
const note = `, note = { type = "text" }`;
const old = `, old = { type = "text" }`;

const columnsOf = (url: string): Promise<readonly Values[]> =>
  onDatabase(
    url,
    "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = 'app.one'::regclass AND attnum > 0 ORDER BY attnum",
  );

describe.each(storyVersions())("on PostgreSQL %s", (version) => {
  test("a create that fails leaves no tainted resource; the next plan is what is left", async () => {
    await using database = await freshDatabase(version);
    // The index cannot be built: the expression divides by zero, which only the rows tell.
    await onDatabase(
      database.url,
      `CREATE SCHEMA app; CREATE TABLE app.one (id bigint NOT NULL); INSERT INTO app.one VALUES (0)`,
    );
    const body = (expression: string) =>
      `${one(note, `, indexes = { one_idx = { columns = ["(1 / ${expression})"] } }`)}`;
    await using opened = await storyWorkspace(withSchema(database.url, body("id")));
    expect(await fails(opened.apply())).toContain("division by zero");
    expect(await stateOf(opened)).toBeUndefined();
    expect(await columnsOf(database.url)).toEqual([{ name: "id" }, { name: "note" }]);
    const left = await plansChanges(opened);
    expect(left).toContain("CREATE INDEX CONCURRENTLY one_idx");
    expect(left).not.toContain("ADD COLUMN");
    opened.write(withSchema(database.url, body("(id + 1)")));
    await succeeds(opened.apply());
    await isSettled(opened);
  });

  test("an update that fails half-way returns what is there, is not tainted, and the next plan is what is left", async () => {
    await using database = await freshDatabase(version);
    await using opened = await storyWorkspace(withSchema(database.url, one("")));
    await succeeds(opened.apply());
    await onDatabase(database.url, "INSERT INTO app.one VALUES (1), (1)");
    // Nobody is to look at the rows before: what is asked of them is another test's.
    const wanted = `${one(note, `, uniques = { one_id_key = { columns = ["id"] } }`)}
  policy = { "meets-duplicates" = "off" }`;
    opened.write(withSchema(database.url, wanted));
    const said = await fails(opened.apply());
    expect(said).toContain("one_id_key");
    expect(said).toContain("There are duplicates among the rows");
    expect(said).toContain("1 of 3 statements are committed and stay");
    // The column is there, the key is not.
    expect(await stateOf(opened)).toMatchObject({
      tables: { one: { columns: { id: { type: "bigint" }, note: { type: "text" } }, uniques: null } },
      migration: null,
    });
    const left = await plansChanges(opened);
    expect(left).toContain("one_id_key");
    expect(left).not.toContain("ADD COLUMN");
    await onDatabase(database.url, "DELETE FROM app.one");
    await succeeds(opened.apply());
    await isSettled(opened);
  });

  test("Ctrl-C in a slow statement cancels it: the history says failed, the next plan is what is left", async () => {
    await using database = await freshDatabase(version);
    await using opened = await storyWorkspace(withSchema(database.url, one("")));
    await succeeds(opened.apply());
    // A check that takes as long over a row as the row says.
    await onDatabase(database.url, "INSERT INTO app.one VALUES (300)");
    const slow = one(note, `, checks = { one_slow = { expression = "pg_sleep(id::float8) IS NOT NULL" } }`);
    opened.write(withSchema(database.url, slow));
    const apply = opened.start("apply", "-no-color", "-auto-approve");
    await untilRunning(database, "%VALIDATE CONSTRAINT one_slow%", apply);
    process.kill(apply.pid, "SIGINT");
    const ended = await apply.ended;
    expect(ended.code).toBe(1);
    expect(flat(ended)).toContain("Cancelled in statement 3 of 3");
    expect(flat(ended)).not.toContain("Plugin did not respond");
    expect(await activity(database, "%one_slow%")).toEqual([]);
    const [last] = await onDatabase(database.url, "SELECT outcome FROM schemata.plan ORDER BY id DESC LIMIT 1");
    expect(last).toEqual({ outcome: "failed" });
    expect(await stateOf(opened)).toMatchObject({
      id: "app",
      tables: { one: { columns: { note: { type: "text" } } } },
    });
    const left = await plansChanges(opened);
    expect(left).toContain("VALIDATE CONSTRAINT one_slow");
    expect(left).not.toMatch(/ADD C/);
    await onDatabase(database.url, "DELETE FROM app.one");
    await succeeds(opened.apply());
    await isSettled(opened);
  });

  test("SIGKILL in a slow statement: the history shows the step that ran and the catalog before, the next apply goes on", async () => {
    await using database = await freshDatabase(version);
    await using opened = await storyWorkspace(withSchema(database.url, one(old)));
    await succeeds(opened.apply());
    // An index that is built concurrently waits for transactions with an older snapshot.
    const older = new pg.Client({ connectionString: database.url });
    await older.connect();
    await older.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
    const slow = withSchema(database.url, one(old + note, `, indexes = { one_idx = { columns = ["id"] } }`));
    opened.write(slow);
    const apply = opened.start("apply", "-no-color", "-auto-approve");
    await untilRunning(database, "CREATE INDEX CONCURRENTLY one_idx%", apply);
    process.kill(providerOf(apply.pid), "SIGKILL");
    expect((await apply.ended).code).toBe(1);

    const [step] = await onDatabase(
      database.url,
      `SELECT p.outcome AS plan, s.outcome AS step, s.sql, s.finished_at, p.catalog_before
         FROM schemata.plan p JOIN schemata.step s ON s.plan = p.id ORDER BY p.id DESC, s.position DESC LIMIT 1`,
    );
    expect(step).toMatchObject({
      plan: "running",
      step: "running",
      sql: expect.stringContaining("CREATE INDEX CONCURRENTLY one_idx"),
      finished_at: null,
    });
    const before = parseCatalog(step?.catalog_before as Uint8Array).value;
    expect([...(before?.objects.keys() ?? [])]).toEqual(expect.arrayContaining(["table:app.one", "column:app.one.id"]));
    expect(before?.objects.has("column:app.one.note")).toBe(false);

    // The server notices that its client is gone only when it has something to say: an invalid index is left.
    await onDatabase(
      database.url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE INDEX CONCURRENTLY one_idx%' AND pid <> pg_backend_pid()",
    );
    await older.query("COMMIT");
    await older.end();
    expect(
      await onDatabase(database.url, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'app.one_idx'::regclass"),
    ).toEqual([{ indisvalid: false }]);
    expect(await stateOf(opened)).toMatchObject({ id: "app", tables: { one: { indexes: null } } });
    // Terraform has lost the private state; what is ours is not forgotten with it.
    opened.write(withSchema(database.url, one(note)));
    expect(await fails(opened.plan())).toContain("drops-column: app.one.old");
    opened.write(slow);
    const left = await plansChanges(opened);
    expect(left).toContain("CREATE INDEX CONCURRENTLY one_idx");
    expect(left).toContain("DROP INDEX CONCURRENTLY app.one_idx");
    expect(left).not.toContain("ADD COLUMN");
    await succeeds(opened.apply());
    await isSettled(opened);
    expect((await stateOf(opened))?.not_managed).toEqual([]);
    const outcomes = await onDatabase(database.url, "SELECT outcome FROM schemata.plan ORDER BY id DESC LIMIT 2");
    expect(outcomes).toEqual([{ outcome: "applied" }, { outcome: "failed" }]);
  });
});

test("a statement that waits for a lock gives up at its limit, and names who holds it", async () => {
  await using database = await freshDatabase(18);
  const limits = `  lock_timeout = "100ms"\n  lock_wait_limit = "1s"`;
  await using opened = await storyWorkspace(withSchema(database.url, one(""), limits));
  await succeeds(opened.apply());
  const blocker = new pg.Client({ connectionString: database.url, application_name: "nightly report" });
  await blocker.connect();
  try {
    await blocker.query("BEGIN; SELECT * FROM app.one");
    opened.write(withSchema(database.url, one(note), limits));
    const said = await fails(opened.apply());
    expect(said).toContain("nightly report");
    expect(said).toContain("app.one");
  } finally {
    await blocker.end();
  }
  await succeeds(opened.apply());
  await isSettled(opened);
});

test("what the database undoes after the last statement is an error that names it; the state is what is there", async () => {
  await using database = await freshDatabase(18);
  await using opened = await storyWorkspace(withSchema(database.url, one(old)));
  await succeeds(opened.apply());
  await onDatabase(
    database.url,
    `CREATE SCHEMA guard;
     CREATE FUNCTION guard.undo() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
       IF EXISTS (SELECT FROM pg_attrdef WHERE adrelid = 'app.one'::regclass) THEN
         ALTER TABLE app.one ALTER note DROP DEFAULT;
       END IF;
       IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'app.one'::regclass AND attname = 'old') THEN
         ALTER TABLE app.one ADD old text;
       END IF;
     END $$;
     CREATE EVENT TRIGGER undo ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION guard.undo()`,
  );
  const allow = `\n  allow = ["drops-column:app.one.old"]`;
  opened.write(withSchema(database.url, one(`, note = { type = "text", default = "'x'" }`) + allow));
  const said = await fails(opened.apply());
  expect(said).toContain("All statements ran, but the database is not what was planned");
  expect(said).toContain("default:app.one.note (missing)");
  expect(said).toContain("column:app.one.old (was dropped, and is there)");
  expect(await stateOf(opened)).toMatchObject({
    tables: { one: { columns: { id: {}, note: { type: "text", default: null }, old: { type: "text" } } } },
    migration: null,
  });
  const [last] = await onDatabase(database.url, "SELECT outcome, error FROM schemata.plan ORDER BY id DESC LIMIT 1");
  expect(last).toEqual({ outcome: "failed", error: expect.stringContaining("column:app.one.old") });
  await onDatabase(database.url, "DROP EVENT TRIGGER undo");
  const left = await plansChanges(opened);
  expect(left).toContain("ALTER COLUMN note SET DEFAULT 'x'");
  expect(left).toContain("DROP COLUMN old");
  expect(left).not.toContain("ADD COLUMN");
  await succeeds(opened.apply());
  await plansNothing(opened);
});

test("a create on a server that is not there leaves nothing behind, and works when it is", async () => {
  await using database = await freshDatabase(18);
  const nowhere = new URL(database.url);
  nowhere.port = "1";
  await using opened = await storyWorkspace(withSchema(nowhere.href, one("")));
  expect(await fails(opened.apply())).toContain("127.0.0.1:1");
  expect(await stateOf(opened)).toBeUndefined();

  // Known at apply only: the plan succeeds, and its apply fails before the first statement.
  const later = (url: string) => ({
    "main.tf": `resource "terraform_data" "server" {
  triggers_replace = [${JSON.stringify(url)}]
  input            = ${JSON.stringify(url)}
}
${withSchema("${terraform_data.server.output}", one(""))["main.tf"]}`,
  });
  opened.write(later(nowhere.href));
  await succeeds(opened.plan());
  expect(await fails(opened.applyPlan())).toContain("127.0.0.1:1");
  expect(await stateOf(opened, app)).toBeUndefined();
  opened.write(later(database.url));
  await succeeds(opened.apply());
  await isSettled(opened);
});

const activity = ({ url }: TestDatabase, like: string): Promise<readonly Values[]> =>
  onDatabase(
    url,
    `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '${like}' AND state = 'active' AND pid <> pg_backend_pid()`,
  );

/** Until the statement runs; an apply that ends before has failed. */
async function untilRunning(database: TestDatabase, like: string, { ended }: Running): Promise<void> {
  let early: string | undefined;
  void ended.then((ran) => {
    early = flat(ran);
  });
  while ((await activity(database, like)).length === 0) {
    if (early !== undefined) throw new Error(`it ended before ${like} ran: ${early}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** The provider that this terraform has started, from /proc. */
function providerOf(terraform: number): number {
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
      if (Number(parent) === terraform) return Number(entry);
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error(`terraform ${terraform} has no child`);
}
