/**
 * Owns applies that do not reach their end: what is left in the state and in the database, and what the next plan makes of it.
 * Must not know how statements are run.
 */
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { type Workspace, workspace } from "../terraform.ts";
import { fails, isSettled, plansChanges, stateOf, succeeds, withSchema } from "./steps.ts";

const one = (columns: string, more = ""): string =>
  `  tables = { one = { columns = { id = { type = "bigint", nullable = false }${columns} }${more} } }`;

test("a create that fails leaves no tainted resource; the next plan is what is left", async () => {
  await using database = await freshDatabase(18);
  // The index cannot be built: the function divides by zero, which only the rows tell.
  await onDatabase(
    database.url,
    `CREATE SCHEMA app; CREATE TABLE app.one (id bigint NOT NULL); INSERT INTO app.one VALUES (0)`,
  );
  const body = (expression: string) =>
    `${one(`, note = { type = "text" }`, `, indexes = { one_idx = { columns = ["(1 / ${expression})"] } }`)}`;
  await using opened = await workspace(withSchema(database.url, body("id")));
  expect(await fails(opened.apply())).toContain("division by zero");
  expect(await stateOf(opened)).toBeUndefined();
  const columns = await onDatabase(
    database.url,
    "SELECT 1 FROM pg_attribute WHERE attrelid = 'app.one'::regclass AND attname = 'note'",
  );
  expect(columns.length).toBe(1);
  const left = await plansChanges(opened);
  expect(left).toContain("CREATE INDEX CONCURRENTLY one_idx");
  expect(left).not.toContain("ADD COLUMN");
  opened.write(withSchema(database.url, body("(id + 1)")));
  await succeeds(opened.apply());
  await isSettled(opened);
});

test("a statement that waits for a lock gives up at its limit, and names who holds it", async () => {
  await using database = await freshDatabase(18);
  const limits = `  lock_timeout = "100ms"\n  lock_wait_limit = "1s"`;
  await using opened = await workspace(withSchema(database.url, one(""), limits));
  await succeeds(opened.apply());
  const blocker = new pg.Client({ connectionString: database.url, application_name: "nightly report" });
  await blocker.connect();
  try {
    await blocker.query("BEGIN; SELECT * FROM app.one");
    opened.write(withSchema(database.url, one(`, note = { type = "text" }`), limits));
    const said = await fails(opened.apply());
    expect(said).toContain("nightly report");
    expect(said).toContain("app.one");
  } finally {
    await blocker.end();
  }
  await succeeds(opened.apply());
  await isSettled(opened);
});

/** An index whose build takes as long as it is let. */
const _slow = one("", `, indexes = { slow_idx = { columns = ["app.slowly(id)"] } }`);
const _prepare = `CREATE FUNCTION app.slowly(bigint) RETURNS bigint IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN $1; END $$;
  INSERT INTO app.one VALUES (1)`;

async function _untilSlow(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const rows = await onDatabase(
      url,
      "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%slow_idx%' AND state = 'active' AND pid <> pg_backend_pid()",
    );
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the slow statement never ran");
}

/** `terraform apply` as a child that can be sent signals. */
function _startApply({ directory }: Workspace): { readonly pid: number; readonly ended: Promise<string> } {
  const child = spawn("terraform", ["apply", "-no-color", "-auto-approve"], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      TF_CLI_CONFIG_FILE: `${directory}/cli.tfrc`,
      CHECKPOINT_DISABLE: "1",
      TF_INPUT: "0",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const ended = new Promise<string>((resolve) =>
    child.once("close", (code) => resolve(`${said}\nexit status ${code}`)),
  );
  return { pid: child.pid as number, ended };
}

/** The provider that this terraform has started, from /proc. */
function _providerOf(terraform: number): number {
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
      if (Number(parent) === terraform) return Number(entry);
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error(`terraform ${terraform} has no child:\n${execFileSync("ps", ["-ef"]).toString()}`);
}
