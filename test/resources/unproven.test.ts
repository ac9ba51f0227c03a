/**
 * Owns plans beside what the embedded shadow cannot hold, as everything is that depends on an extension which it lacks: proven wherever no
 * statement is about that, else not proven, and each place where a proof is told says why.
 * Must not know how a proof is made.
 */
import { expect, test } from "vitest";
import { file, run } from "../cli/command-line.ts";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called } from "./called.ts";

/** A foreign column, default, check and index of a type that no kind models, and an index and a view over an extension's function. */
const around = `CREATE EXTENSION xml2;
  CREATE TYPE email;
  CREATE FUNCTION email_in(cstring) RETURNS email LANGUAGE internal IMMUTABLE STRICT AS 'textin';
  CREATE FUNCTION email_out(email) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
  CREATE TYPE email (INPUT = email_in, OUTPUT = email_out, LIKE = text);
  CREATE SCHEMA app;
  CREATE TABLE app.t (id bigint NOT NULL, note text, email email DEFAULT 'x@y'::email CONSTRAINT email_check CHECK (email IS NOT NULL));
  CREATE INDEX t_email_idx ON app.t ((email IS NULL));
  CREATE INDEX t_note_idx ON app.t (xml_encode_special_chars(note));
  CREATE TABLE app.mails (all_of email[]);
  CREATE VIEW app.near AS SELECT id, NOT xml_valid(note) AS broken FROM app.t;`;

const columns = (note: string, more: object = {}) => ({
  deletion_protection: false,
  type_change: "in_place",
  tables: { t: { columns: { id: { type: "bigint", nullable: false }, note: { type: note }, ...more } } },
});

const notProven =
  /-- plan [0-9a-f]+: \d statements, NOT PROVEN: the shadow cannot hold what is there: view:app\.near\n/;

test("a change beside what the shadow cannot hold is proven; what is not ours stays and is listed", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(database.url, around);
  const resource = new Called({ url: database.url });
  const { planned, errors } = await resource.plan(columns("text", { more: { type: "int", default: "1" } }));
  expect(errors).toEqual([]);
  expect(planned?.migration).toMatch(/: 1 statement, proven in PostgreSQL/);
  expect(planned?.migration).toContain("ADD COLUMN more");
  expect(await resource.apply(columns("text", { more: { type: "int", default: "1" } }))).toMatchObject({ errors: [] });
  const foreign = [
    "column:app.t.email",
    "constraint:app.t.email_check",
    "index:app.t_email_idx",
    "index:app.t_note_idx",
    "table:app.mails",
    "view:app.near",
  ];
  expect(resource.state?.not_managed).toEqual(foreign);
  const again = await resource.plan(columns("text", { more: { type: "int", default: "1" } }));
  expect(again).toMatchObject({ errors: [], warnings: [], planned: { migration: null, not_managed: foreign } });
});

test("a plan that touches it is not proven: the warning, the head of migration, the history say why; and it can be run", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(database.url, around);
  const resource = new Called({ url: database.url });
  expect(await resource.apply(columns("text"))).toMatchObject({ errors: [] });
  await onDatabase(database.url, "DROP INDEX app.t_note_idx; INSERT INTO app.t VALUES (1, '<x')");
  const { planned, errors, warnings } = await resource.plan(columns("varchar"));
  expect(errors).toEqual([]);
  expect(planned?.migration).toMatch(notProven);
  expect(warnings.filter((text) => text.includes("not proven"))).toEqual([
    "The plan of app is not proven\nthe shadow cannot hold what is there: view:app.near. The statements are shown and will be run as they are; what they lead to was not tried out.",
  ]);
  expect(await resource.apply(columns("varchar"))).toMatchObject({ errors: [] });
  const [row] = await onDatabase(database.url, "SELECT proof FROM schemata.plan ORDER BY id DESC LIMIT 1");
  expect(row).toEqual({
    proof: { status: "unproven", reason: "the shadow cannot hold what is there: view:app.near" },
  });
  expect(await onDatabase(database.url, "SELECT broken FROM app.near")).toEqual([{ broken: true }]);
  expect(await resource.plan(columns("varchar"))).toMatchObject({ errors: [], planned: { migration: null } });
});

test("the CLI says it in text, script and JSON, and runs what was saved; what it drops need not be known to the shadow", async () => {
  await using database = await freshDatabase(18);
  await onDatabase(database.url, around);
  const wanted = file("CREATE SCHEMA app; CREATE TABLE app.t (id bigint NOT NULL, note text);");
  const args = ["--to", wanted, "--schema", "app", "--allow", "*"] as const;
  const json = await run("plan", "--from", database.url, ...args, "--format", "json");
  expect(json).toMatchObject({ status: 0 });
  const plan = JSON.parse(json.stdout) as { proof: object; statements: { object: string }[] };
  const reason = expect.stringMatching(/^the shadow cannot hold what is there: \w+:app\.t/);
  expect(plan.proof).toEqual({ status: "unproven", reason });
  expect(plan.statements.map(({ object }) => object)).toContain("column:app.t.email");
  for (const format of ["text", "sql"])
    expect((await run("plan", "--from", database.url, ...args, "--format", format)).stdout).toContain("NOT PROVEN: ");
  const applied = await run("apply", database.url, ...args, "--plan", file(json.stdout, "plan.json"));
  expect(applied).toMatchObject({ status: 0 });
  const history = JSON.parse((await run("history", database.url, "--format", "json")).stdout);
  expect(history).toMatchObject([{ outcome: "applied", proof: { status: "unproven", reason } }]);
  expect((await run("plan", "--from", database.url, ...args, "--detailed-exitcode")).status).toBe(0);
});
