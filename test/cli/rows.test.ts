/**
 * Owns the tests of what the command line says of the rows that a plan will meet.
 * Must not know how they are looked at.
 */
import { describe, expect, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { file, run } from "./command-line.ts";

const before = "CREATE TABLE users (id integer PRIMARY KEY, email text);";
const unique = "CREATE TABLE users (id integer PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE);";

describe.each(versions().slice(-1))("PostgreSQL %i", (version) => {
  test("duplicates refuse a plan and an apply, on stderr; the plan itself stays the same", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, before);
    const args = ["--to", file(unique)] as const;
    const plan = (...more: readonly string[]) => run("plan", "--from", database.url, ...args, ...more);
    const empty = await plan("--format", "json");
    expect(empty).toMatchObject({ status: 0, stderr: "" });
    await onDatabase(database.url, "INSERT INTO users VALUES (1, 'ann@x'), (2, 'ann@x'), (3, 'bob@x')");
    const full = await plan("--format", "json");
    expect(full).toMatchObject({ status: 3, stdout: empty.stdout });
    expect(full.stderr).toMatch(
      /^error: meets-duplicates: constraint:public\.users\.users_email_key\n {2}1 value of \(email\) stands in more than one row \(2 rows in all\)\./,
    );
    expect(full.stderr).toContain("To list them: SELECT email, count(*) FROM public.users");
    expect(full.stderr).toContain("`--allow meets-duplicates:public.users.users_email_key`");
    expect(full.stderr).not.toContain("ann@x");
    expect((await plan("--show-values")).stderr).toContain('Namely: "ann@x".');
    expect(await plan("--format", "sql")).toMatchObject({ status: 3, stdout: "" });

    const refused = await run("apply", database.url, ...args);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain("The rows were looked at again before the first statement: nothing was run.");
    const [{ outcome } = {}] = await onDatabase(database.url, "SELECT outcome FROM schemata.plan");
    expect(outcome).toBe("refused");

    // What is approved is told, run, and in the history; the build then meets them itself.
    const entry = "meets-duplicates:public.users.* because they are on their way out";
    const approved = await run("apply", database.url, ...args, "--allow", entry);
    expect(approved.status).toBe(1);
    expect(approved.stderr).toContain("warning: meets-duplicates");
    expect(approved.stderr).toContain("23505");
    expect(await onDatabase(database.url, "SELECT approvals FROM schemata.plan ORDER BY id DESC LIMIT 1")).toEqual([
      { approvals: [entry] },
    ]);
  });

  test("limits are checked, and what could not be looked at is said", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `${before} INSERT INTO users VALUES (1, 'ann@x')`);
    const plan = (...more: readonly string[]) =>
      run("plan", "--from", database.url, "--to", file(unique), "--format", "json", ...more);
    expect(await plan("--probe-row-limit", "many")).toMatchObject({ status: 64 });
    expect(await plan("--probe-timeout", "soon")).toMatchObject({ status: 64 });
    const blind = await plan("--probe-row-limit", "0");
    expect(blind.status).toBe(0);
    expect(blind.stderr).toMatch(/^warning: rows-not-seen: constraint:public\.users\.users_email_key\n/);
    expect(await plan("--probe-row-limit", "0", "--policy", "rows-not-seen=error")).toMatchObject({ status: 3 });
    expect(await plan("--probe-row-limit", "0", "--policy", "rows-not-seen=off")).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});
