/**
 * Owns the tests of `schemata apply` and `schemata history`: what runs, what is refused, what is recorded.
 * Must not know how statements are run.
 */
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { file, run, start } from "./command-line.ts";

const before = "CREATE TABLE public.users (id integer PRIMARY KEY, email text);";
const unique = "CREATE TABLE public.users (id integer PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE);";
const wider = "CREATE TABLE public.users (id integer PRIMARY KEY, email text, note text);";

describe.each(versions())("PostgreSQL %i", (version) => {
  test("applies, says so, and the history has it", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const wanted = file(wider);
    vi.stubEnv("SCHEMATA_ACTOR", "tester");
    onTestFinished(() => void vi.unstubAllEnvs());
    const applied = await run("apply", database.url, "--to", wanted);
    expect(applied).toMatchObject({ status: 0, stderr: "" });
    expect(applied.stdout).toContain("ADD COLUMN note text");
    expect(applied.stdout).toMatch(/Applied 1 statement\.\n$/);
    const again = await run("apply", "--to", wanted, database.url, "--format", "json");
    expect(again).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(again.stdout)).toMatchObject({ statements: [] });
    const history = await run("history", database.url, "--format", "json");
    expect(history).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(history.stdout)).toMatchObject([
      {
        actor: "tester",
        outcome: "applied",
        resource: expect.stringContaining(database.name),
        steps: [{ position: 1, outcome: "done", sql: "ALTER TABLE public.users ADD COLUMN note text" }],
      },
    ]);
    expect((await run("history", database.url)).stdout).toMatch(/^#1 .* applied plan [0-9a-f]+ by tester as /);
  });

  test("a failure shows its reason, no value of a row, and stays in the history", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `${before} INSERT INTO users VALUES (1, 'secret@x'), (2, 'secret@x')`);
    // Nobody looks at the rows before, so that the build itself meets them.
    const unseen = ["--policy", "meets-duplicates=off"];
    const { status, stdout, stderr } = await run("apply", database.url, "--to", file(unique), ...unseen);
    expect(status).toBe(1);
    expect(stdout).not.toContain("Applied");
    expect(stderr).toContain("23505");
    expect(stderr).toContain("users_email_key");
    expect(stderr).not.toContain("secret@x");
    const history = JSON.parse((await run("history", database.url, "--format", "json")).stdout);
    expect(history).toMatchObject([{ outcome: "failed", error: expect.stringContaining("23505") }]);
    const [index] = await onDatabase(
      database.url,
      "SELECT count(*)::int AS invalid FROM pg_index WHERE NOT indisvalid",
    );
    expect(index?.invalid).toBe(0);
  });

  test("a saved plan runs as it is, and not after the database moved", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const wanted = file(wider);
    const { stdout } = await run("plan", "--from", database.url, "--to", wanted, "--format", "json");
    const plan = file(stdout, "plan.json");
    await onDatabase(database.url, "ALTER TABLE users ADD COLUMN by_hand integer");
    const refused = await run("apply", database.url, "--to", wanted, "--plan", plan);
    expect(refused).toMatchObject({ status: 3, stdout: "" });
    expect(refused.stderr).toContain("column:public.users.by_hand");
    await onDatabase(database.url, "ALTER TABLE users DROP COLUMN by_hand");
    expect(await run("apply", database.url, "--to", wanted, "--plan", plan)).toMatchObject({ status: 0, stderr: "" });
    const indexed = file(`${wider} CREATE INDEX users_email_idx ON users (email);`);
    const building = file(
      (await run("plan", "--from", database.url, "--to", indexed, "--format", "json")).stdout,
      "plan.json",
    );
    const built = await run("apply", database.url, "--to", wanted, "--plan", building);
    expect(built).toMatchObject({ status: 3, stdout: "" });
    // What would clean up after a failed build is no change of the plan.
    expect(built.stderr.match(/(no longer to be|to be) done.*/g)).toEqual([
      "no longer to be done: create index:public.users_email_idx",
    ]);
    const nonsense = await run("apply", database.url, "--to", wanted, "--plan", file("{}", "plan.json"));
    expect(nonsense).toMatchObject({ status: 1, stdout: "" });
  });

  test("a loss is refused before anything is written", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const refused = await run("apply", database.url, "--to", file("-- nothing\n"));
    expect(refused).toMatchObject({ status: 3, stdout: "" });
    expect(refused.stderr).toContain("drops-table: table:public.users");
    await onDatabase(database.url, "CREATE SCHEMA gone");
    const schemaToo = await run("apply", database.url, "--to", file(before));
    expect(schemaToo).toMatchObject({ status: 3, stdout: "" });
    expect(schemaToo.stderr).toContain("drops-schema: schema:gone");
    expect(await onDatabase(database.url, "SELECT FROM pg_namespace WHERE nspname = 'schemata'")).toEqual([]);
  });

  test("no saved plan leads around an error, whatever it says of its findings", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const slim = file("CREATE TABLE public.users (id integer PRIMARY KEY);");
    const planned = await run("plan", "--from", database.url, "--to", slim, "--format", "json");
    expect(planned.status).toBe(3);
    const plan = JSON.parse(planned.stdout);
    const innocent = {
      ...plan,
      findings: [],
      statements: plan.statements.map((one: object) => ({ ...one, findings: [] })),
    };
    for (const saved of [plan, innocent]) {
      const saving = file(JSON.stringify(saved), "plan.json");
      const refused = await run("apply", database.url, "--to", slim, "--plan", saving);
      expect(refused).toMatchObject({ status: 3, stdout: "" });
      expect(refused.stderr).toContain("drops-column: column:public.users.email");
    }
    expect(await onDatabase(database.url, "SELECT email FROM users")).toEqual([]);
  });

  test("the history has the approvals that were needed; one that matches nothing is told", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const slim = file("CREATE TABLE public.users (id integer PRIMARY KEY);");
    const needed = "drops-column:public.users.* because nobody reads it";
    const allow = [needed, "drops-column:public.user.email", "drops-column:* until 2020-01-01", "*"];
    const args = ["--to", slim, ...allow.flatMap((entry) => ["--allow", entry])] as const;
    const applied = await run("apply", database.url, ...args);
    expect(applied.status).toBe(0);
    expect(applied.stderr.match(/^warning: .*/gm)).toEqual([
      'warning: The approval "drops-column:* until 2020-01-01" has expired',
      'warning: --allow "drops-column:public.user.email" matches nothing',
    ]);
    const again = await run("apply", database.url, ...args);
    expect(again.stderr).not.toContain("matches nothing");
    const history = await run("history", database.url, "--format", "json");
    expect(JSON.parse(history.stdout)).toMatchObject([{ approvals: [needed, "*"] }]);
  });

  test("a history that was changed is printed, and where it was changed is an error", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    expect(await run("apply", database.url, "--to", file(wider))).toMatchObject({ status: 0 });
    await onDatabase(database.url, "UPDATE schemata.plan SET actor = 'somebody'");
    for (const format of ["text", "json"]) {
      const told = await run("history", database.url, "--format", format);
      expect(told.status).toBe(1);
      expect(told.stdout).toContain("somebody");
      expect(told.stderr).toMatch(/^error: The history does not fit at #1: its content was changed\n/);
    }
  });

  test("SIGINT while a statement waits ends the apply at once, and it is recorded", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const { default: pg } = await import("pg");
    const blocker = new pg.Client({ connectionString: database.url });
    await blocker.connect();
    try {
      await blocker.query("BEGIN; LOCK TABLE users IN ACCESS SHARE MODE");
      const { child, ended } = start("apply", database.url, "--to", file(wider), "--lock-timeout", "0");
      for (;;) {
        const waiting = await onDatabase(
          database.url,
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        if (waiting.length > 0) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      child.kill("SIGINT");
      const { status, stderr } = await ended;
      expect(status).toBe(1);
      expect(stderr).toContain("Cancelled in statement 1 of 1");
    } finally {
      await blocker.end();
    }
    expect(JSON.parse((await run("history", database.url, "--format", "json")).stdout)).toMatchObject([
      { outcome: "failed", steps: [{ outcome: "cancelled" }] },
    ]);
  });

  test("without a history there is none", async () => {
    await using database = await freshDatabase(version);
    expect(await run("history", database.url, "--format", "json")).toEqual({ status: 0, stdout: "[]\n", stderr: "" });
  });
});

test("what the database undoes after the last statement is an error that names it", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    `${before}
     CREATE SCHEMA guard;
     CREATE FUNCTION guard.undo() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'email') THEN
         ALTER TABLE public.users ADD email text;
       END IF;
       IF EXISTS (SELECT FROM pg_attrdef WHERE adrelid = 'public.users'::regclass) THEN
         ALTER TABLE public.users ALTER note DROP DEFAULT;
       END IF;
     END $$;
     CREATE EVENT TRIGGER undo ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION guard.undo()`,
  );
  const wanted = file("CREATE TABLE public.users (id integer PRIMARY KEY, note text DEFAULT 'x');");
  const args = ["apply", database.url, "--to", wanted, "--schema", "public", "--allow", "drops-column:*"] as const;
  const undone = await run(...args);
  expect(undone.status).toBe(1);
  expect(undone.stdout).not.toContain("Applied");
  expect(undone.stderr).toContain("All statements ran, but the database is not what was planned");
  expect(undone.stderr).toContain("drop column:public.users.email");
  expect(undone.stderr).toContain("create default:public.users.note");
  const history = JSON.parse((await run("history", database.url, "--format", "json")).stdout);
  expect(history).toMatchObject([{ outcome: "failed", error: expect.stringContaining("users.email") }]);
  await onDatabase(database.url, "DROP EVENT TRIGGER undo");
  expect(await run(...args)).toMatchObject({ status: 0 });
});
