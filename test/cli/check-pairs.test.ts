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

describe.each(versions())("PostgreSQL %i", (version) => {
  test("pairs of both layouts are proven both ways, and nothing is left on the server", async () => {
    const pairs = directory({
      "users/from.sql": users,
      "users/to.sql": `SET search_path = public;\n${wider}\nALTER TABLE users OWNER TO nobody_here;`,
      "deep/views.from.sql": `${users} CREATE VIEW v AS SELECT id FROM users;`,
      "deep/views.to.sql": `${users} CREATE VIEW v AS SELECT id, email FROM users;`,
      "deep/readme.txt": "no pair",
    });
    const json = await run("check-pairs", pairs, "--server", serverUrl(version), "--format", "json");
    expect(json).toMatchObject({ status: 0, stderr: "" });
    const rows = JSON.parse(json.stdout);
    expect(rows).toMatchObject([
      { pair: "deep/views", direction: "forward", status: "proven", problems: [] },
      { pair: "deep/views", direction: "back", status: "proven" },
      { pair: "users", direction: "forward", status: "proven" },
      { pair: "users", direction: "back", status: "proven" },
    ]);
    for (const row of rows) {
      expect(Math.floor(row.server_version / 10_000)).toBe(version);
      expect(row.statements).toBeGreaterThan(0);
    }
    const text = await run("check-pairs", pairs, "--server", serverUrl(version));
    expect(text.stdout).toMatch(/^PostgreSQL \d+\.\d+\n {2}deep\/views, forward: proven, \d+ statements?\n/);
    expect(text.stdout).toMatch(/\n4 proven, 0 refused, 0 failed\.\n$/);
    expect(
      await onDatabase(serverUrl(version), "SELECT FROM pg_database WHERE datname LIKE 'schemata_shadow_%'"),
    ).toEqual([]);
  });

  test("what cannot be planned is refused with the reason; what the plan does not reach is a failure", async () => {
    const refused = directory({
      "function/from.sql": users,
      "function/to.sql": `${users} CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';`,
      "broken/from.sql": "CREATE TABLE t (a nosuch);",
      "broken/to.sql": users,
    });
    const { status, stdout } = await run("check-pairs", refused, "--server", serverUrl(version));
    expect(status).toBe(3);
    expect(stdout).toContain("function:public.f() cannot be managed yet");
    expect(stdout).toContain('broken/from.sql, line 1: type "nosuch" does not exist');
    expect(stdout).toMatch(/\n0 proven, 4 refused, 0 failed\.\n$/);
    // Another table each time it is run: what the shadow makes of it is not what the server makes.
    const restless = `DO $$ BEGIN EXECUTE 'CREATE TABLE t_' || replace(gen_random_uuid()::text, '-', '') || ' (a int)'; END $$;`;
    const failing = directory({ "restless.from.sql": users, "restless.to.sql": restless });
    const failed = await run("check-pairs", failing, "--server", serverUrl(version), "--format", "json");
    expect(failed.status).toBe(1);
    const [forward] = JSON.parse(failed.stdout);
    expect(forward.status).toBe("failed");
    expect(new Set(forward.problems.map(({ check }: { check: string }) => check))).toEqual(
      new Set(["result", "again"]),
    );
  });
});

test("several servers; directories and servers that do not do", async () => {
  const pairs = directory({ "from.sql": users, "to.sql": wider });
  const servers = versions().flatMap((version) => ["--server", serverUrl(version)]);
  const { status, stdout } = await run("check-pairs", pairs, ...servers, "--format", "json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout).map(({ pair }: { pair: string }) => pair)).toEqual(versions().flatMap(() => [".", "."]));
  const server = ["--server", serverUrl(versions()[0]!)];
  for (const [place, said] of [
    [directory({ "a.sql": "" }), "There are no pairs in"],
    [directory({ "a/from.sql": "" }), "a/from.sql has no partner"],
    ["/nonexistent", "There is no such directory"],
  ] as const) {
    const ended = await run("check-pairs", place, ...server);
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).toContain(said);
  }
  expect(await run("check-pairs", pairs)).toMatchObject({ status: 64, stdout: "" });
  expect(await run("check-pairs", pairs, "--server", "postgresql://x@127.0.0.1:1/x")).toMatchObject({
    status: 1,
    stdout: "",
  });
  expect(await run("check-pairs", pairs, "--server", "no-url")).toMatchObject({ status: 64, stdout: "" });
});
