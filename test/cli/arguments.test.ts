/**
 * Owns the effects of the options of `schemata apply` that say how, each looked at where it has its effect.
 * Must not know which values they may have; plan.test.ts does.
 */
import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase, onDatabase, onServer, serverUrl } from "../servers.ts";
import { file, run } from "./command-line.ts";

test("--database, --role and --history-schema: where, as whom, and where the history is", async () => {
  await using database = await freshDatabase(18);
  const role = `cli_owner_${database.name}`;
  await onServer(18, `CREATE ROLE ${role}; GRANT CREATE ON DATABASE ${database.name} TO ${role}`);
  try {
    const where = ["--database", database.name, "--role", role, "--history-schema", "audit"] as const;
    const wanted = file("CREATE SCHEMA app; CREATE TABLE app.one (id bigint);");
    const args = [serverUrl(18), "--to", wanted, "--schema", "app", ...where] as const;
    expect(await run("apply", ...args)).toMatchObject({ status: 0, stderr: "" });
    const owners = await onDatabase(
      database.url,
      "SELECT nspname::text AS schema, pg_get_userbyid(nspowner)::text AS owner FROM pg_namespace WHERE oid >= 16384 ORDER BY 1",
    );
    expect(owners).toEqual(["app", "audit"].map((schema) => ({ schema, owner: role })));
    const plan = ["plan", "--from", ...args, "--detailed-exitcode"] as const;
    expect(await run(...plan)).toMatchObject({ status: 0, stderr: "" });
    // Of all schemas, that of the history is still none.
    const all = plan.filter((word) => !["--schema", "app"].includes(word));
    expect(await run(...all)).toMatchObject({ status: 0, stderr: "" });
    const history = await run("history", serverUrl(18), ...where, "--format", "json");
    expect(JSON.parse(history.stdout)).toMatchObject([{ outcome: "applied", db_user: "postgres" }]);
  } finally {
    await database.drop();
    await onServer(18, `DROP ROLE ${role}`);
  }
});

test("--show-values, --policy, --statement-timeout, --lock-timeout with --lock-wait-limit, --build-wait-limit", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(
    database.url,
    "CREATE TABLE public.one (id bigint, note text); INSERT INTO one VALUES (4711), (4711)",
  );
  const base = ["apply", database.url, "--schema", "public", "--to"] as const;
  const unique = file("CREATE TABLE public.one (id bigint CONSTRAINT one_key UNIQUE, note text);");
  for (const [more, has] of [
    [[], false],
    [["--show-values"], true],
  ] as const) {
    const { status, stderr } = await run(...base, unique, "--policy", "meets-duplicates=off", ...more);
    expect({ status, has: stderr.includes("4711") }).toEqual({ status: 1, has });
    expect(stderr).toContain("23505");
  }

  const slim = file("CREATE TABLE public.one (id bigint);");
  expect((await run(...base, slim)).status).toBe(3);
  await onDatabase(
    database.url,
    `CREATE SCHEMA guard;
     CREATE FUNCTION guard.slowly() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); END $$;
     CREATE EVENT TRIGGER slowly ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION guard.slowly()`,
  );
  const warned = [...base, slim, "--policy", "drops-column=warning"] as const;
  const cut = await run(...warned, "--statement-timeout", "300ms");
  expect(cut.status).toBe(1);
  expect(cut.stderr).toContain("57014");
  expect(await run(...warned, "--statement-timeout", "20s")).toMatchObject({ status: 0 });
  expect(
    await onDatabase(
      database.url,
      "SELECT count(*)::int AS columns FROM pg_attribute WHERE attrelid = 'one'::regclass AND attnum > 0 AND NOT attisdropped",
    ),
  ).toEqual([{ columns: 1 }]);

  const older = new pg.Client({ connectionString: database.url });
  await older.connect();
  try {
    await older.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM one");
    const limits = ["--lock-timeout", "100ms", "--lock-wait-limit", "300ms", "--build-wait-limit", "400ms"] as const;
    const began = performance.now();
    const added = await run(...base, file("CREATE TABLE public.one (id bigint, more text);"), ...limits);
    expect(added.status).toBe(1);
    expect(added.stderr).toMatch(/55P03.*lock_wait_limit/s);
    const built = await run(
      ...base,
      file("CREATE TABLE public.one (id bigint); CREATE INDEX one_idx ON one (id);"),
      ...limits,
    );
    expect(built.status).toBe(1);
    expect(built.stderr).toContain("one_idx");
    expect(performance.now() - began).toBeLessThan(30_000);
  } finally {
    await older.end();
  }
});
