/**
 * Owns the tests of `schemata inspect`: each format, and that what it prints makes the same database again.
 * Must not know plans.
 */
import { describe, expect, test } from "vitest";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { file, program, run } from "./command-line.ts";

const [newest = 18] = versions().slice(-1);

const shop = `
CREATE SCHEMA app;
CREATE TABLE app.orgs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'a \${b} %{c} "q" \\');
CREATE TABLE app.users (
  id integer PRIMARY KEY, org bigint REFERENCES app.orgs ON DELETE CASCADE, "e mail" text,
  CONSTRAINT users_check CHECK ("e mail" LIKE '%@%'), UNIQUE (org, "e mail"));
CREATE INDEX users_lower ON app.users (lower("e mail") DESC) WHERE id > 3;
CREATE SEQUENCE app.tickets INCREMENT 5;
CREATE VIEW app.people AS SELECT u.id, o.name FROM app.users u JOIN app.orgs o ON o.id = u.org;
COMMENT ON TABLE app.users IS E'two\\nlines';
CREATE TABLE public.plain (a integer);
`;

describe.each(versions())("PostgreSQL %i", (version) => {
  test("the SQL makes a database with the same dump, and the same SQL again", async () => {
    await using original = await freshDatabase(version);
    await using copy = await freshDatabase(version);
    await onDatabase(original.url, shop);
    const { status, stdout, stderr } = await run("inspect", original.url);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await onDatabase(copy.url, stdout);
    expect(normalise(await dumpSchema(copy.url))).toBe(normalise(await dumpSchema(original.url)));
    expect((await run("inspect", copy.url)).stdout).toBe(stdout);
  });

  test("JSON is the definition's shape for each schema; what is not modelled is told on stderr", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `${shop} CREATE CONVERSION app.c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8`);
    const { status, stdout, stderr } = await run("inspect", database.url, "--format", "json", "--schema", "app");
    expect(status).toBe(0);
    expect(stderr).toContain("conversion:app.c is not modelled");
    const value = JSON.parse(stdout);
    expect(Object.keys(value)).toEqual(["app"]);
    expect(value.app.tables.users).toMatchObject({
      column_order: ["id", "org", "e mail"],
      primary_key: { columns: ["id"] },
      comment: "two\nlines",
    });
  });

  test("HCL is what terraform fmt leaves alone", async ({ skip }) => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, `${shop} CREATE SCHEMA "9 lives"`);
    const { status, stdout, stderr } = await run("inspect", database.url, "--format", "hcl");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const text of [
      'resource "schemata_postgres_schema" "app" {',
      'resource "schemata_postgres_schema" "schema_9_lives" {',
      '"e mail" = {',
      'a $${b} %%{c} \\"q\\" \\\\\'',
    ])
      expect(stdout).toContain(text);
    const formatted = await program("terraform", ["fmt", "-"], stdout).catch(() => undefined);
    skip(formatted === undefined, "terraform is not on the PATH");
    expect(formatted).toMatchObject({ status: 0, stdout });
  });
});

test("of what is empty it says so", async () => {
  await using database = await freshDatabase(newest);
  for (const from of [database.url, file("")]) {
    const { status, stdout, stderr } = await run("inspect", from);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("There is nothing to print");
  }
});

test("a file is inspected in the shadow, as SQL and as constructs", async () => {
  const path = file("CREATE TABLE t (a int)");
  expect((await run("inspect", path)).stdout).toContain("CREATE TABLE public.t (\n  a integer\n);");
  const typescript = await run("inspect", path, "--format", "typescript");
  expect(typescript.stderr).toBe("");
  expect(typescript.stdout).toContain('public2.addTable("t", { columns: { a: { type: "integer" } } });');
});
