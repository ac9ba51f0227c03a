/**
 * Owns the tests of `schemata plan`: formats, exit statuses, scope, and the script that psql runs.
 * Must not know how plans are made.
 */
import pg from "pg";
import { describe, expect, test } from "vitest";
import { splitStatements } from "../../provider/engine/sql/split.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { file, program, run, start } from "./command-line.ts";

const before = "CREATE SCHEMA app; CREATE TABLE app.users (id integer PRIMARY KEY, note text);";
const after = "CREATE SCHEMA app; CREATE TABLE app.users (id integer PRIMARY KEY, note text, email text);";

describe.each(versions())("PostgreSQL %i", (version) => {
  test("text, JSON and exit statuses of a database", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const wanted = file(after);
    const text = await run("plan", "--from", database.url, "--to", wanted);
    expect(text).toMatchObject({ status: 0, stderr: "" });
    expect(text.stdout).toContain("ALTER TABLE app.users ADD COLUMN email text;");
    expect(text.stdout).toMatch(/\n1 statement, proven in PostgreSQL 18\.\d+ \(embedded\)\.\n$/);
    expect(text.stdout).not.toContain("\x1b");
    const json = await run("plan", "--from", database.url, "--to", wanted, "--format", "json", "--detailed-exitcode");
    expect(json).toMatchObject({ status: 2, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({
      format_version: "1",
      proof: { status: "proven" },
      statements: [{ object: "column:app.users.email", change: "create", transaction: 1, contingent: false }],
    });
    expect(Math.floor(JSON.parse(json.stdout).server_version / 10_000)).toBe(version);
    const again = await run("plan", "--from", database.url, "--to", wanted, "--format", "json");
    expect(again.stdout).toBe(json.stdout);
    const nothing = await run(
      "plan",
      "--from",
      database.url,
      "--to",
      file(before),
      "--format",
      "sql",
      "--detailed-exitcode",
    );
    expect(nothing).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("a loss without a word is refused; the script is then not printed", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const empty = file("CREATE SCHEMA app;");
    for (const format of ["text", "json", "sql"]) {
      const { status, stdout, stderr } = await run("plan", "--from", database.url, "--to", empty, "--format", format);
      expect(status).toBe(3);
      expect(stderr).toContain("drops-table: table:app.users");
      if (format === "sql") expect(stdout).toBe("");
    }
    const allowed = await run("plan", "--from", database.url, "--to", empty, "--allow", "drops-table:app.users");
    expect(allowed).toMatchObject({ status: 0, stderr: "" });
    const expired = await run(
      "plan",
      "--from",
      database.url,
      "--to",
      empty,
      "--allow",
      "* until 2020-01-01 because old",
    );
    expect(expired.status).toBe(3);
    expect(expired.stderr).toContain("has expired");
    const off = await run("plan", "--from", database.url, "--to", empty, "--policy", "drops-table=off");
    expect(off.status).toBe(0);
  });

  test("the script runs as psql sends it, one statement after the other, and the next plan is empty", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `${before} INSERT INTO app.users VALUES (1, 'a'), (2, 'b')`);
    const wanted = file(
      `${after} CREATE INDEX users_note ON app.users (note); CREATE TABLE app.more (user_id integer REFERENCES app.users);`,
    );
    const { stdout, status } = await run("plan", "--from", database.url, "--to", wanted, "--format", "sql");
    expect(status).toBe(0);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      for (const { text } of splitStatements(stdout).statements) await client.query(text);
      const [row] = (await client.query("SELECT pg_current_xact_id_if_assigned() AS open")).rows;
      expect(row).toEqual({ open: null });
    } finally {
      await client.end();
    }
    const next = await run("plan", "--from", database.url, "--to", wanted, "--detailed-exitcode");
    expect(next).toMatchObject({ status: 0, stderr: "" });
    expect(next.stdout).toContain("Nothing to do.");
  });

  test("what pg_dump writes is taken as it is", async () => {
    await using database = await freshDatabase(version);
    await using copy = await freshDatabase(version);
    await onDatabase(
      database.url,
      `${before} CREATE VIEW app.v AS SELECT id FROM app.users; COMMENT ON VIEW app.v IS 'x'`,
    );
    const dump = file(await dumpSchema(database.url));
    const same = await run("plan", "--from", database.url, "--to", dump, "--detailed-exitcode");
    expect(same).toMatchObject({ status: 0, stderr: "" });
    const applied = await run("apply", copy.url, "--to", dump);
    expect(applied).toMatchObject({ status: 0, stderr: "" });
    const dumps = await Promise.all([database.url, copy.url].map((url) => dumpSchema(url, { schemas: ["app"] })));
    expect(normalise(dumps[1]!)).toBe(normalise(dumps[0]!));
    // The dump now holds the history, which is no schema of anybody's.
    const withHistory = file(await dumpSchema(copy.url));
    expect((await run("plan", "--from", copy.url, "--to", withHistory, "--detailed-exitcode")).status).toBe(0);
  });

  test("what is declared in the schema of the history, and is none of it, is an error", async () => {
    await using database = await freshDatabase(version);
    const wanted = file(
      "CREATE SCHEMA schemata;\nCREATE TABLE schemata.plan (id integer);\nCREATE TABLE schemata.t (a integer);",
    );
    const told = await run("plan", "--from", database.url, "--to", wanted);
    expect(told).toMatchObject({ status: 1, stdout: "" });
    expect(told.stderr).toMatch(/table:schemata\.t is in the schema of the history/);
    expect(told.stderr).toMatch(/line 3: What is there is in no plan\./);
    expect(told.stderr).not.toMatch(/schemata\.plan/);
    const other = await run("plan", "--from", database.url, "--to", wanted, "--history-schema", "elsewhere");
    expect(other).toMatchObject({ status: 0, stderr: "" });
    expect(other.stdout).toContain("CREATE TABLE schemata.t");
  });

  test("--schema leaves the others alone, on both sides", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `${before} CREATE SCHEMA other; CREATE TABLE other.kept (id integer PRIMARY KEY)`);
    const wanted = file(`${after} CREATE TABLE app.refers (kept integer REFERENCES other.kept);`);
    const { status, stdout } = await run("plan", "--from", database.url, "--to", wanted, "--schema", "app");
    expect(status).toBe(0);
    expect(stdout).toContain("REFERENCES other.kept");
    expect(stdout).not.toContain("DROP");
    const both = file(`${after} CREATE SCHEMA other; CREATE TABLE other.new (id integer);`);
    const second = await run("plan", "--from", database.url, "--to", both, "--schema", "app", "--format", "json");
    expect(JSON.parse(second.stdout).statements.map(({ object }: { object: string }) => object)).toEqual([
      "column:app.users.email",
    ]);
  });

  test("--schema keeps what tables inherit and partitions have from others", async () => {
    await using database = await freshDatabase(version);
    const parts = `CREATE SCHEMA app;
      CREATE TABLE app.base (id bigint NOT NULL, n integer DEFAULT 1 CHECK (n > 0));
      CREATE TABLE app.heir (own text) INHERITS (app.base);
      CREATE TABLE app.under (more text) INHERITS (app.heir);
      CREATE TABLE app.whole (id bigint, d date, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
      CREATE TABLE app.part PARTITION OF app.whole FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE INDEX ON app.whole (d);`;
    await onDatabase(database.url, parts);
    const args = ["--from", database.url, "--to", file(parts), "--schema", "app"] as const;
    expect(await run("plan", ...args, "--detailed-exitcode")).toMatchObject({ status: 0, stderr: "" });
  });
});

test("psql runs the script", async ({ skip }) => {
  const psql = await program("psql", ["--version"]).catch(() => undefined);
  skip(psql === undefined, "psql is not on the PATH");
  await using database = await freshDatabase(versions().at(-1)!);
  await onDatabase(database.url, before);
  const args = ["--from", database.url, "--to", file(`${after} CREATE INDEX users_note ON app.users (note);`)] as const;
  const { stdout } = await run("plan", ...args, "--format", "sql");
  const ran = await program("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url, "-f", "-"], stdout);
  expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
  expect((await run("plan", ...args, "--detailed-exitcode")).status).toBe(0);
});

test("the script has the timeouts of the options, of plan as of apply", async () => {
  const wanted = file(`${before} CREATE INDEX users_note ON app.users (note);`);
  const timeouts = ["--lock-timeout", "1500ms", "--statement-timeout", "5m", "--format", "sql"] as const;
  const planned = await run("plan", "--from", file(before), "--to", wanted, ...timeouts);
  await using database = await freshDatabase(versions().at(-1)!);
  await onDatabase(database.url, before);
  const applied = await run("apply", database.url, "--to", wanted, ...timeouts);
  for (const { status, stdout } of [planned, applied]) {
    expect(status).toBe(0);
    expect([...new Set(stdout.match(/^SET (lock|statement)_timeout.*$/gm))].sort()).toEqual([
      "SET lock_timeout = '1500ms';",
      "SET lock_timeout = 0;",
      "SET statement_timeout = '300s';",
      "SET statement_timeout = 0;",
    ]);
  }
});

test("from a file, for a version", async () => {
  const [from, first, second] = [
    file(before),
    file("CREATE SCHEMA app;"),
    file("CREATE TABLE app.users (id integer PRIMARY KEY, note text, x int);"),
  ];
  const { status, stdout } = await run(
    "plan",
    "--from",
    from,
    "--to",
    first,
    second,
    "--server-version",
    "15",
    "--format",
    "json",
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ server_version: 150000, statements: [{ object: "column:app.users.x" }] });
});

test("as a process: results on stdout, reasons on stderr, the status to the shell", async () => {
  const { ended } = start("plan", "--from", file(before), "--to", file("CREATE SCHEMA app;"));
  const { status, stdout, stderr } = await ended;
  expect(status).toBe(3);
  expect(stdout).toContain("DROP TABLE app.users;");
  expect(stderr).toMatch(/^error: drops-table: table:app\.users\n/);
});

test("malformed SQL, unknown files and hosts are errors with a reason; a wrong call is 64", async () => {
  const good = file(before);
  const bad = await run("plan", "--from", good, "--to", file("CREATE TABLE app.t (\n  a no_such_type\n);", "bad.sql"));
  expect(bad).toMatchObject({ status: 1, stdout: "" });
  expect(bad.stderr).toContain("bad.sql, line 1");
  expect(bad.stderr).toMatch(/\n +\^\n/);
  const absent = await run("plan", "--from", good, "--to", "/nonexistent.sql");
  expect(absent).toMatchObject({ status: 1, stdout: "" });
  expect(absent.stderr).toContain("There is no such file");
  const nobody = await run("plan", "--from", "postgresql://eve:top%20secret@127.0.0.1:1/x", "--to", good);
  expect(nobody).toMatchObject({ status: 1, stdout: "" });
  expect(nobody.stderr).toContain("Nothing listens at 127.0.0.1:1");
  expect(nobody.stderr).not.toMatch(/top.*secret/);
  for (const args of [
    ["plan", "--from", good],
    ["plan", "--from", good, "--to", good, "--allow", "no-such-rule:x"],
    ["plan", "--from", good, "--to", good, "--policy", "drops-table=loud"],
    ["plan", "--from", good, "--to", good, "--format", "yaml"],
    ["plan", "--from", good, "--to", good, "--server-version", "9"],
    ["plan", "--from", good, "--to", good, "--lock-timeout", "soon"],
    ["plan", "--from", good, "--to", good, "postgresql://localhost/x"],
    ["plan", "--from", good, "--to", good, "--history-schema", "public"],
    ["apply", "--to", good],
    ["inspect"],
    ["inspect", "--run", ""],
    ["inspect", good, "--run", "true"],
    ["inspect", "--run", "true", "--database", "app"],
    ["inspect", "--run", "true", "--shadow", "server"],
    ["nothing"],
    [],
  ])
    expect(await run(...args)).toMatchObject({ status: 64, stdout: "" });
  for (const [args, name] of [
    [["plan", "--from", good, "--to", good, "--type-change", "online"], "--type-change online"],
    [["lint", good, "--any"], "schemata lint"],
    [["rollback"], "schemata rollback"],
    [["watch"], "schemata watch"],
  ] as const) {
    const reserved = await run(...args);
    expect(reserved).toMatchObject({ status: 64, stdout: "" });
    expect(reserved.stderr).toContain(`${name} is not in this version`);
  }
}, 120_000);

test("what is read of a plan and of --help is plain, and goes to stdout", async () => {
  for (const args of [["--help"], ["plan", "--help"], ["apply", "--help"], ["check-pairs", "--help"]]) {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: schemata /);
    expect(stdout).not.toContain("default: []");
    expect(stdout.replace(/\s+/g, " ")).not.toMatch(/--schema <name>[^)]*default: none/);
  }
  // An option stands in the group that it belongs to.
  const { stdout } = await run("plan", "--help");
  const groups = new Map(stdout.split(/\n(?=[A-Z]\w+:\n)/).map((group) => [group.split(":\n")[0], group]));
  expect(groups.get("Connection")).not.toContain("--server-version");
  expect(groups.get("Planning")).toContain("--server-version");
});
