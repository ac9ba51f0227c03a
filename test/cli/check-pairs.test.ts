/**
 * Owns the tests of `schemata check-pairs`: what it proves, what it refuses, and that it can fail.
 * Must not know how plans are made.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { onDatabase, serverUrl, versions } from "../servers.ts";
import { run } from "./command-line.ts";

/** A directory with these files, for as long as the test lasts. */
function directory(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "schemata-pairs-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const users = "CREATE TABLE users (id integer PRIMARY KEY, email text);";
const wider = "CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE, note text DEFAULT 'x');";

/** What `--format json` gives, by case and direction. */
const rowsOf = (stdout: string): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    (JSON.parse(stdout) as { case: string; direction: string }[]).map((row) => [`${row.case} ${row.direction}`, row]),
  );

describe.each(versions())("PostgreSQL %i", (version) => {
  test("pairs of all layouts are proven both ways, and nothing is left on the server", async () => {
    const pairs = directory({
      "users/old.sql": users,
      // As a pg_dump of 18 begins, also of a server that does not know it.
      "users/new.sql": `SET transaction_timeout = 0;\nSET search_path = public;\n${wider}\nALTER TABLE users OWNER TO nobody_here;`,
      "deep/views.from.sql": `${users} CREATE VIEW v AS SELECT id FROM users;`,
      "deep/views.to.sql": `${users} CREATE VIEW v AS SELECT id, email FROM users;`,
      "deep/readme.txt": "no pair",
      "deep/seed.sql": "a file of nobody's",
    });
    const json = await run("check-pairs", pairs, "--server", serverUrl(version), "--format", "json");
    expect(json).toMatchObject({ status: 0 });
    const rows = JSON.parse(json.stdout);
    expect(rows).toMatchObject([
      { case: "deep/views", direction: "forward", outcome: "converged", reason: null, problems: [] },
      { case: "deep/views", direction: "back", outcome: "converged" },
      { case: "users", direction: "forward", outcome: "converged" },
      { case: "users", direction: "back", outcome: "converged" },
    ]);
    for (const row of rows) {
      expect(Math.floor(row.server_version / 10_000)).toBe(version);
      expect(row.statements).toBeGreaterThan(0);
      expect(row.time).toBeGreaterThan(0);
    }
    const text = await run("check-pairs", pairs, "--server", serverUrl(version), "--jobs", "1");
    expect(text.stdout).toMatch(
      /^PostgreSQL \d+\.\d+\n {2}deep\/views, forward: converged, \d+ statements?, \d+\.\d s\n/,
    );
    expect(text.stdout).toMatch(/\n4 converged, 0 refused, 0 wrong\.\n$/);
    expect(
      await onDatabase(serverUrl(version), "SELECT FROM pg_database WHERE datname LIKE 'schemata_shadow_%'"),
    ).toEqual([]);
  });

  test("what both stand on stays, roles come and go, rows are kept or forbid the plan", async () => {
    const pairs = directory({
      "standing/setup.sql": "CREATE SCHEMA tools; CREATE TABLE tools.log (a int); INSERT INTO tools.log VALUES (1);",
      "standing/old.sql": users,
      "standing/new.sql": `${wider} ALTER TABLE tools.log ADD COLUMN users int; CREATE INDEX ON tools.log (users);`,
      "seeded/old.sql": users,
      "seeded/new.sql": wider,
      "seeded/seed.sql": "INSERT INTO users VALUES (1, 'a;b'), (2, NULL);",
      "seeded/roles.txt": `# who reads\npairs reader ${version}\n`,
      "settings/old.sql": `CREATE SCHEMA one; BEGIN; SET LOCAL search_path = one; ${users} COMMIT; SET search_path = one; RESET search_path; CREATE VIEW v AS SELECT id FROM one.users;`,
      "settings/new.sql": `CREATE SCHEMA one; CREATE TABLE one.users (id integer PRIMARY KEY, email text); CREATE VIEW public.v AS SELECT id FROM one.users;`,
      "parts/old.sql": `CREATE TABLE t (a int, b int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);`,
      "parts/new.sql": `CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);`,
      "parts/seed.sql": "INSERT INTO t VALUES (1, 2);",
      "path/old.sql": "CREATE SCHEMA app; SET search_path = app; CREATE TABLE words (word text);",
      "path/new.sql": `CREATE SCHEMA app; SET search_path = app;
        CREATE FUNCTION is_said(word text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN word <> ''''; END';
        CREATE FUNCTION is_word(word text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN is_said(word); END';
        CREATE TABLE words (word text CHECK (is_word(word)));`,
      "path/seed.sql": "INSERT INTO app.words VALUES ('a');",
      "forbidden/old.sql": users,
      "forbidden/new.sql": wider,
      "forbidden/seed.sql": "INSERT INTO users VALUES (1, 'a'), (2, 'a');",
    });
    const { status, stdout } = await run("check-pairs", pairs, "--server", serverUrl(version), "--format", "json");
    expect(status).toBe(3);
    const rows = rowsOf(stdout);
    const names = ["standing", "seeded", "settings", "parts", "path"].flatMap((name) => [
      `${name} forward`,
      `${name} back`,
    ]);
    for (const name of [...names, "forbidden back"])
      expect(rows[name], name).toMatchObject({ outcome: "converged", problems: [] });
    expect(rows["settings forward"]).toMatchObject({ statements: 0 });
    expect(rows["forbidden forward"]).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("meets-duplicates"),
    });
    expect(
      await onDatabase(serverUrl(version), `SELECT FROM pg_roles WHERE rolname = 'pairs reader ${version}'`),
    ).toEqual([]);
  });

  test("default privileges of the setup hold for what both make, and for nothing that stands", async () => {
    const role = `pairs reader of ${version}`;
    const standing = `CREATE TABLE log (a int); CREATE SCHEMA tools; CREATE TABLE tools.log (a int);`;
    const gives = `ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO "${role}"; ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; ALTER DEFAULT PRIVILEGES IN SCHEMA tools GRANT UPDATE ON TABLES TO "${role}";`;
    const of = `ALTER DEFAULT PRIVILEGES FOR ROLE "${role}" GRANT SELECT ON TABLES TO PUBLIC, CURRENT_USER;`;
    const before = "CREATE TABLE a (x int); CREATE TABLE tools.a (x int);";
    const after = `CREATE TABLE a (x int, y int); CREATE TABLE b (x int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';`;
    const pairs = directory({
      "stay/setup.sql": `${standing} ${gives}`,
      "stay/old.sql": before,
      "stay/new.sql": `${after} REVOKE INSERT ON b FROM "${role}";`,
      "change/setup.sql": `${standing} DO $$ BEGIN ${gives} END $$; ${of}`,
      "change/old.sql": before,
      "change/new.sql": `ALTER DEFAULT PRIVILEGES REVOKE INSERT ON TABLES FROM "${role}"; ${after}`,
      "declared/setup.sql": standing,
      "declared/old.sql": before,
      "declared/new.sql": `${gives} ${of} ${after} CREATE VIEW v AS SELECT * FROM log;`,
      ...Object.fromEntries(["stay", "change", "declared"].map((name) => [`${name}/roles.txt`, `${role}\n`])),
    });
    const { status, stdout } = await run("check-pairs", pairs, "--server", serverUrl(version), "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject(
      ["change", "declared", "stay"].flatMap((name) =>
        ["forward", "back"].map((direction) => ({ case: name, direction, outcome: "converged", problems: [] })),
      ),
    );
    expect(status).toBe(0);
  });

  test("what cannot be planned is refused with the reason; what the plan does not reach is wrong", async () => {
    const refused = directory({
      "event/old.sql": users,
      "event/new.sql": `${users} CREATE FOREIGN DATA WRAPPER w;`,
      "broken/old.sql": "CREATE TABLE t (a nosuch);",
      "broken/new.sql": users,
    });
    const { status, stdout } = await run("check-pairs", refused, "--server", serverUrl(version));
    expect(status).toBe(3);
    expect(stdout).toContain("foreign-data_wrapper:w cannot be managed yet");
    expect(stdout).toContain('broken/old.sql, line 1: type "nosuch" does not exist');
    expect(stdout).toMatch(/\n0 converged, 4 refused, 0 wrong\.\n$/);
    // Another table each time it is run: what the shadow makes of it is not what the server makes.
    const restless = `DO $$ BEGIN EXECUTE 'CREATE TABLE t_' || replace(gen_random_uuid()::text, '-', '') || ' (a int)'; END $$;`;
    const failing = directory({ "restless.old.sql": users, "restless.new.sql": restless });
    const failed = await run("check-pairs", failing, "--server", serverUrl(version), "--format", "json");
    expect(failed.status).toBe(1);
    const { "restless forward": forward } = rowsOf(failed.stdout);
    expect(forward).toMatchObject({ outcome: "wrong" });
    for (const check of ["result", "again"])
      expect(forward?.problems).toContainEqual(expect.objectContaining({ check }));
  });

  test("pg_dump is a second judge", async () => {
    const program = join(directory({}), "pg_dump");
    writeFileSync(
      program,
      `#!/bin/sh\nexec node --import tsx ${join(import.meta.dirname, "pg-dump-program.ts")} "$@"\n`,
      {
        mode: 0o755,
      },
    );
    const pairs = directory({ "users/old.sql": users, "users/new.sql": wider });
    const judged = (judge: string) =>
      run("check-pairs", pairs, "--server", serverUrl(version), "--pg-dump", judge, "--format", "json");
    expect(await judged(program)).toMatchObject({ status: 0, stderr: "" });
    // One that sees a difference between any two databases.
    const strict = join(directory({}), "pg_dump");
    writeFileSync(
      strict,
      `#!/bin/sh\n[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.0" && exit\nprintf -- "--\\n-- Name: %s; Type: X;\\n--\\n" "$PGDATABASE"\n`,
      { mode: 0o755 },
    );
    const wrong = await judged(strict);
    expect(wrong).toMatchObject({ status: 1, stderr: "" });
    const { "users forward": forward } = rowsOf(wrong.stdout);
    const checks = new Set((forward as { problems: { check: string }[] }).problems.map(({ check }) => check));
    expect(checks).toEqual(new Set(["dump"]));
  });
});

test("several servers; directories, servers and options that do not do", async () => {
  const pairs = directory({ "old.sql": users, "new.sql": wider });
  const servers = versions().flatMap((version) => ["--server", serverUrl(version)]);
  const { status, stdout } = await run("check-pairs", pairs, ...servers, "--format", "json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout).map((row: { case: string }) => row.case)).toEqual(versions().flatMap(() => [".", "."]));
  const server = ["--server", serverUrl(versions()[0]!)];
  for (const [place, said] of [
    [directory({ "a.sql": "" }), "There are no pairs in"],
    [directory({ "a/old.sql": "" }), "a/old.sql has no partner"],
    [directory({ "a/old.sql": "", "a/from.sql": "", "a/new.sql": "" }), "a has two files for one side"],
    ["/nonexistent", "There is no such directory"],
  ] as const) {
    const ended = await run("check-pairs", place, ...server);
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).toContain(said);
  }
  expect(await run("check-pairs", pairs)).toMatchObject({ status: 64, stdout: "" });
  expect(await run("check-pairs", pairs, ...server, "--jobs", "none")).toMatchObject({ status: 64, stdout: "" });
  const noDump = await run("check-pairs", pairs, ...server, "--pg-dump", "/nonexistent/pg_dump");
  expect(noDump).toMatchObject({ status: 1, stdout: "" });
  expect(noDump.stderr).toContain("--pg-dump: /nonexistent/pg_dump cannot be used");
  expect(await run("check-pairs", pairs, "--server", "postgresql://x@127.0.0.1:1/x")).toMatchObject({
    status: 1,
    stdout: "",
  });
  const cut = await run("check-pairs", pairs, ...server, "--server", "postgresql://x@127.0.0.1:1/x");
  expect(cut).toMatchObject({ status: 1, stdout: expect.stringContaining("2 converged, 0 refused, 0 wrong.") });
  expect(cut.stderr).toContain("It ended before its time: 2 of 4 were proven.");
  expect(await run("check-pairs", pairs, "--server", "no-url")).toMatchObject({ status: 64, stdout: "" });
});
