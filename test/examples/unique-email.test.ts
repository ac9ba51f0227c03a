/**
 * Owns the story of examples/06-unique-email under load: duplicates in a million rows refuse the plan, and without them it is applied
 * while clients sign up and log in; the naive statement beside it.
 * Must not know how the constraint is made. How long clients waited for locks, the server's log tells: clocks of clients also measure
 * how busy the machine is.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../architecture/source.ts";
import { type Server, startServer } from "../postgres.ts";
import { versions } from "../servers.ts";
import { type Workspace, workspace } from "../terraform.ts";

const read = (file: string): string => readFileSync(join(root, "examples/06-unique-email", file), "utf8");

const people = 1_000_000;
const twice = 37;
/** PostgreSQL looks for deadlocks after so long, and then says in its log who waits (manual, log_lock_waits). */
const patience = 100;
/** The provider's default. */
const lockTimeout = 500;

let server: Server;
beforeAll(async () => {
  server = await startServer(Math.max(...versions()), {
    settings: { log_lock_waits: "on", deadlock_timeout: `${patience}ms`, log_line_prefix: "%a: " },
  });
});
afterAll(() => server.stop());

async function query(text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** By all clients: each address is new. */
let signedUp = people;

/** Clients that sign up and log in until they are told to stop. */
class Load {
  readonly #clients: pg.Client[] = [];
  readonly #running: Promise<void>[] = [];
  #stopped = false;
  /** Sign-ups and logins that are done. */
  done = 0;
  readonly errors: string[] = [];

  static async start(count: number): Promise<Load> {
    const load = new Load();
    for (let number = 0; number < count; number += 1) {
      const client = new pg.Client({ connectionString: server.url, application_name: "app" });
      await client.connect();
      load.#clients.push(client);
      load.#running.push(load.#work(client));
    }
    return load;
  }

  async #work(client: pg.Client): Promise<void> {
    while (!this.#stopped) {
      signedUp += 1;
      const known = 1 + Math.floor(Math.random() * people);
      try {
        await client.query("INSERT INTO accounts.users (email) VALUES ($1)", [`new${signedUp}@example.com`]);
        await client.query("UPDATE accounts.users SET last_login = now() WHERE id = $1", [known]);
        await client.query("SELECT email FROM accounts.users WHERE id = $1", [known]);
        this.done += 1;
      } catch (failure) {
        this.errors.push((failure as Error).message);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
    await Promise.all(this.#clients.map((client) => client.end()));
  }
}

/** Milliseconds of each wait of the application for a lock, as the server told them since `start`. */
function waitsSince(start: number): readonly number[] {
  const told = server
    .log()
    .slice(start)
    .matchAll(/^app: .*process \d+ acquired \w+ on .* after ([\d.]+) ms/gm);
  return [...told].map(([, time]) => Number(time));
}

async function opened(file: string): Promise<Workspace> {
  const { hostname, port, username } = new URL(server.url);
  return workspace(
    { "requirement.tf": "", "main.tf": read(file) },
    { env: { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: "postgres" } },
  );
}

test("37 addresses of a million stand twice: the plan says so, and is applied without anybody waiting once they do not", async () => {
  await using terraform = await opened("main.tf");
  const made = await terraform.apply();
  expect(made.code, made.stderr).toBe(0);
  await query(
    `INSERT INTO accounts.users (email)
       SELECT 'user' || CASE WHEN i > ${people - twice} THEN i - ${people / 2} ELSE i END || '@example.com' FROM generate_series(1, ${people}) i`,
  );
  await query("VACUUM ANALYZE accounts.users");

  const load = await Load.start(8);
  let start = server.log().length;
  try {
    // The pull request's plan refuses, and counts.
    terraform.write({ "main.tf": read("unique/main.tf") });
    const refused = await terraform.plan();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("meets-duplicates: accounts.users.users_email_key");
    const said = refused.stderr.replace(/[│\s]+/g, " ");
    expect(said).toContain(`${twice} values of (email) stand in more than one row (${2 * twice} rows in all).`);
    expect(refused.stderr).not.toContain("@example.com");

    // The query that it prints finds them, and whoever owns the data decides; here the older account stays.
    const [, list = ""] = /To list them: (.*?);/.exec(said) ?? [];
    expect(await query(list)).toHaveLength(twice);
    await query(
      `DELETE FROM accounts.users AS u USING (SELECT email, min(id) AS id FROM accounts.users GROUP BY email HAVING count(*) > 1) AS d
        WHERE u.email = d.email AND u.id > d.id`,
    );

    // Reviewed, merged, applied: beside the running application.
    const planned = await terraform.plan();
    expect(planned.code, planned.stderr).toBe(0);
    const before = load.done;
    const applied = await terraform.applyPlan();
    expect(applied.code, applied.stdout + applied.stderr).toBe(0);
    expect(load.done, "the application went on").toBeGreaterThan(before);
  } finally {
    await load.stop();
  }
  expect(load.errors).toEqual([]);
  // A lock is waited for no longer than its budget, and held for no longer than an instant.
  const waits = waitsSince(start);
  expect(Math.max(0, ...waits)).toBeLessThan(lockTimeout + 500);
  const again = await terraform.plan("-detailed-exitcode");
  expect(again.code, again.stdout).toBe(0);
  expect(
    await query(
      `SELECT p.outcome, string_agg(s.outcome || ' ' || split_part(s.sql, ' users_email_key', 1), '; ' ORDER BY s.position) AS steps
         FROM schemata.plan p JOIN schemata.step s ON s.plan = p.id WHERE s.sql LIKE '%users_email_key%' GROUP BY p.id ORDER BY p.id`,
    ),
  ).toEqual([
    {
      outcome: "applied",
      steps: "done CREATE UNIQUE INDEX CONCURRENTLY; done ALTER TABLE accounts.users ADD CONSTRAINT",
    },
  ]);

  // The same by the naive statement: everybody waits until the index is built.
  await query("ALTER TABLE accounts.users DROP CONSTRAINT users_email_key");
  const other = await Load.start(8);
  start = server.log().length;
  let took = 0;
  try {
    const begin = performance.now();
    await query(read("naive.sql"));
    took = performance.now() - begin;
  } finally {
    await other.stop();
  }
  const queued = waitsSince(start);
  expect(queued.length, "all clients waited").toBeGreaterThanOrEqual(8);
  expect(Math.max(...queued)).toBeGreaterThan(took / 2);
  expect(Math.max(...queued)).toBeGreaterThan(Math.max(0, ...waits));
});
