/**
 * Owns the tests of `schemata inspect --run`: what the command is given, how it may end, and what is printed of it.
 * Must not know how the shadow is served; test/shadow/served.test.ts does.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { run, runWith, start } from "./command-line.ts";

const driver = createRequire(import.meta.url).resolve("pg");

/** A program in JavaScript as a command; `pg` is the driver. */
function command(program: string): string {
  const directory = mkdtempSync(join(tmpdir(), "schemata-run-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, "program.mjs");
  writeFileSync(path, `import pg from ${JSON.stringify(driver)};\n${program}`);
  return `${process.execPath} ${path}`;
}

const making = (sql: string): string => `
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(${JSON.stringify(sql)});
  await client.end();
`;

const table = "CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL)";

test("what the command makes is printed in each format; its own output goes to stderr", async () => {
  const makes = command(`console.log("to stdout"); console.error("to stderr"); ${making(table)}`);
  for (const [format, has] of [
    ["sql", "CREATE TABLE public.users (\n  id integer NOT NULL,"],
    ["hcl", 'resource "schemata_postgres_schema" "public" {'],
    ["json", '"column_order": ['],
    ["typescript", '.addTable("users", {'],
  ] as const) {
    const { status, stdout, stderr } = await run("inspect", "--run", makes, "--format", format);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(has);
    expect(stdout).not.toMatch(/to std(out|err)/);
    expect(stderr).toContain("to stdout\n");
    expect(stderr).toContain("to stderr\n");
    expect(stderr).toMatch(/^made in PostgreSQL 18\.\d+ \(embedded\): /m);
  }
});

test("it prints the same as a real server that the same was made on", async () => {
  const version = Math.max(...versions());
  await using database = await freshDatabase(version);
  const sql = `CREATE SCHEMA app; ${table}; CREATE TABLE app.notes (id bigint GENERATED ALWAYS AS IDENTITY, author integer REFERENCES users, at timestamptz DEFAULT now()); CREATE INDEX ON app.notes (lower(author::text)); CREATE VIEW app.v AS SELECT id FROM app.notes; CREATE SCHEMA schemata; CREATE TABLE schemata.plan (id integer)`;
  await onDatabase(database.url, sql);
  for (const format of ["json", "hcl"]) {
    const made = await run("inspect", "--run", command(making(sql)), "--format", format);
    expect(made).toMatchObject({ status: 0 });
    expect(made.stdout).toBe((await run("inspect", database.url, "--format", format)).stdout);
  }
  const part = await run("inspect", "--run", command(making(sql)), "--format", "json", "--schema", "app");
  expect(Object.keys(JSON.parse(part.stdout))).toEqual(["app"]);
});

test("DATABASE_URL and PG* lead to the shadow, and nothing leads elsewhere", async () => {
  const shows = command(`
    const { PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE, DATABASE_URL, ...others } = process.env;
    const url = new URL(DATABASE_URL);
    console.error(JSON.stringify({
      same: [url.hostname, url.port, url.username, url.password, url.pathname.slice(1)].join()
        === [PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE].join(),
      PGHOST, PGSSLMODE, length: PGPASSWORD.length, HOME: others.HOME, others: Object.keys(others).filter((name) => name.startsWith("PG")),
    }));
    const client = new pg.Client();
    await client.connect();
    await client.end();
  `);
  const elsewhere = { PGSERVICE: "shop", PGHOSTADDR: "10.0.0.1", PGOPTIONS: "-c geqo=off", PGSSLMODE: "require" };
  const given = { ...elsewhere, DATABASE_URL: "postgresql://production/shop", HOME: "/home/ann", PGHOST: "production" };
  const { status, stderr } = await runWith({ ...given, PATH: process.env.PATH! }, "inspect", "--run", shows);
  expect(status, stderr).toBe(0);
  expect(JSON.parse(stderr.split("\n")[0]!)).toEqual({
    same: true,
    PGHOST: "127.0.0.1",
    PGSSLMODE: "disable",
    length: 36,
    HOME: "/home/ann",
    others: [],
  });
});

test("a command that makes nothing is no error, and a warning", async () => {
  const ended = await run("inspect", "--run", command(making("SELECT 1")), "--format", "hcl");
  expect(ended).toMatchObject({ status: 0, stdout: "" });
  expect(ended.stderr).toContain("warning: The command has made nothing");
});

test.each([
  ["true", "The command did not connect to the shadow"],
  ["exit 7", "The command ended with status 7"],
  ["no-such-program-here", "The command ended with status 127"],
  ["kill -KILL $$", "The command was ended by SIGKILL"],
])("%s is an error, and nothing is printed", async (text, says) => {
  const ended = await run("inspect", "--run", text);
  expect(ended).toMatchObject({ status: 1, stdout: "" });
  expect(ended.stderr).toContain(`error: ${says}`);
});

test("a command that fails halfway prints nothing of what it made", async () => {
  const ended = await run(
    "inspect",
    "--run",
    command(`${making(table)} throw new Error("the second migration is wrong");`),
  );
  expect(ended).toMatchObject({ status: 1, stdout: "" });
  expect(ended.stderr).toContain("the second migration is wrong");
  expect(ended.stderr).toMatch(/error: The command ended with status 1\n.*half of it/s);
});

test("what the shadow has refused is an error, also when the command takes it for done", async () => {
  const swallows = command(`${making(table)}
    const [one, two] = [new pg.Client(), new pg.Client()];
    await one.connect();
    await two.connect();
    await one.query("BEGIN");
    await two.query("CREATE TABLE more (id integer)").catch((error) => console.error("swallowed:", error.hint));
    await one.query("COMMIT");
    await one.end();
    await two.end();
  `);
  const ended = await run("inspect", "--run", swallows);
  expect(ended).toMatchObject({ status: 1, stdout: "" });
  expect(ended.stderr).toMatch(/swallowed: .* a pool of 1/);
  expect(ended.stderr).toMatch(
    /error: The command asked for what the shadow cannot do\n.*connection 2 has kept it for 10 s.* in a transaction/s,
  );
});

test("a shadow that is lost is the reason, not the command's failure", async () => {
  const internal = command(making("DO $$ BEGIN RAISE EXCEPTION 'inside' USING ERRCODE = 'XX000'; END $$"));
  const ended = await run("inspect", "--run", internal);
  expect(ended).toMatchObject({ status: 1, stdout: "" });
  expect(ended.stderr).toContain("error: the shadow was lost");
});

test("what it leaves running does not keep us", async () => {
  const began = performance.now();
  const ended = await run("inspect", "--run", `${command(making(table))}; sleep 30 &`);
  expect(ended).toMatchObject({ status: 0 });
  expect(performance.now() - began).toBeLessThan(20_000);
});

test("Ctrl-C ends the command and what it started", async () => {
  const waits = command(`
    await new pg.Client().connect();
    process.on("SIGINT", () => { console.error("interrupted"); process.exit(0); });
    console.error("pid", process.pid);
    setInterval(() => undefined, 1000);
  `);
  const { child, ended } = start("inspect", "--run", `${waits}; echo went on`);
  let said = "";
  await new Promise<void>((resolve) => {
    child.stderr!.on("data", (text: string) => {
      said += text;
      if (said.includes("pid")) resolve();
    });
  });
  child.kill("SIGINT");
  const { status, stdout, stderr } = await ended;
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("interrupted");
  expect(stderr).toContain("error: Cancelled");
  const [, pid] = /pid (\d+)/.exec(said) ?? [];
  expect(() => process.kill(Number(pid), 0)).toThrow("ESRCH");
});

test("a second Ctrl-C ends a command that does not want to", async () => {
  const stays = command(`
    process.on("SIGINT", () => console.error("no"));
    console.error("pid", process.pid);
    setInterval(() => undefined, 1000);
  `);
  const { child, ended } = start("inspect", "--run", stays);
  let said = "";
  const saying = (text: string): Promise<void> =>
    new Promise((resolve) => {
      child.stderr!.on("data", (chunk: string) => {
        said += chunk;
        if (said.includes(text)) resolve();
      });
    });
  await Promise.all([saying("pid")]);
  child.kill("SIGINT");
  await saying("no");
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ status: 1, stdout: "" });
  const [, pid] = /pid (\d+)/.exec(said) ?? [];
  await expect.poll(() => isRunning(Number(pid)), { timeout: 5_000 }).toBe(false);
});

/** A process that has ended and that nobody has waited for is still there by its number. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

test("with --shadow it is a real server, on which connections are real", async () => {
  const version = versions()[0]!;
  await using scratch = await freshDatabase(version);
  const two = command(`${making(table)}
    const [one, two] = [new pg.Client(), new pg.Client({ connectionString: process.env.DATABASE_URL })];
    await one.connect();
    await two.connect();
    await one.query("BEGIN");
    await two.query("CREATE TABLE more (id integer); CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8");
    await one.query("COMMIT");
    await one.end();
    await two.end();
  `);
  for (const args of [["--shadow", scratch.url], []]) {
    const variables = args.length === 0 ? { SCHEMATA_SHADOW: scratch.url } : {};
    const ended = await runWith(variables, "inspect", "--run", two, ...args);
    expect(ended.status, ended.stderr).toBe(0);
    expect(ended.stdout).toContain("CREATE TABLE public.more");
    expect(ended.stderr).toMatch(new RegExp(`^made in PostgreSQL ${version}\\.\\d+ \\(url\\)`, "m"));
    expect(ended.stderr).toContain("conversion:public.c is not modelled");
  }
  expect(await onDatabase(scratch.url, "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
  const refused = await runWith({ SCHEMATA_SHADOW: "server" }, "inspect", "--run", two);
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^error: SCHEMATA_SHADOW: server needs a database/);
});
