/**
 * Owns the tests of what the resource says of the rows that its plan will meet: where, in which words, and never in planned values.
 * Must not know how rows are looked at.
 */
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../servers.ts";
import { Called } from "./called.ts";

const columns = { id: { type: "bigint", nullable: false }, email: { type: "text" }, org: { type: "bigint" } };
const uniques = { users_email_key: { columns: ["email"] } };

test("a plan over duplicates is an error at the constraint, and says how many; without them it is made and applied", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  expect(await resource.apply({ tables: { users: { columns } } })).toMatchObject({ errors: [] });
  const wanted = { tables: { users: { columns, uniques } } };
  const before = await resource.plan(wanted);
  await onDatabase(
    database.url,
    "INSERT INTO app.users (id, email) SELECT i, 'user' || i % 60 FROM generate_series(1, 97) i",
  );
  const refused = await resource.plan(wanted);
  expect(refused.errors).toHaveLength(1);
  expect(refused.errors[0]).toMatch(
    /^meets-duplicates: app\.users\.users_email_key\n37 values of \(email\) stand in more than one row \(74 rows in all\)\. To list them: SELECT [^\n]*;\n\n {2}CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON app\.users \(email\);\n\n/,
  );
  expect(refused.errors[0]).toContain('To approve this: allow = ["meets-duplicates:app.users.users_email_key"].');
  const [diagnostic] = refused.answer.diagnostics ?? [];
  expect(diagnostic?.path).toEqual([
    { attribute: "tables" },
    { key: "users" },
    { attribute: "uniques" },
    { key: "users_email_key" },
  ]);
  // Approved, the plan has the values that it has without any row.
  const approved = await resource.plan({ ...wanted, policy: { "meets-duplicates": "warning" } });
  expect(approved.errors).toEqual([]);
  expect(approved.warnings[0]).toContain("37 values");
  expect(approved.planned).toMatchObject({
    migration: before.planned?.migration,
    impact: before.planned?.impact,
    basis: before.planned?.basis,
  });

  // Applied after the rows came, the saved plan is refused before its first statement.
  const late = await resource.applyPlanned(wanted, before);
  expect(late.errors[0]).toContain("nothing was run");
  await onDatabase(database.url, "DELETE FROM app.users WHERE id > 60");
  expect(await resource.apply(wanted)).toMatchObject({ errors: [], warnings: [] });
});

test("many of one rule are one message, each with what is said of it", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  await resource.apply({ tables: { users: { columns } } });
  await onDatabase(database.url, "INSERT INTO app.users (id) SELECT generate_series(1, 3)");
  const required = { ...columns, email: { type: "text", nullable: false }, org: { type: "bigint", nullable: false } };
  const { errors } = await resource.plan({ tables: { users: { columns: required } } });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(
    /^meets-nulls: 2 objects\n {2}app\.users\.email: email is NULL in 3 rows\. To list them: SELECT \* FROM app\.users WHERE email IS NULL;\n {2}app\.users\.org: org is NULL in 3 rows\. To list them: [^\n]*;\n\nFor each: /,
  );
});

test("an approval that has expired does not approve, and that is said; one that rows may need is not needless", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  await resource.apply({ tables: { users: { columns } } });
  const entry = "meets-duplicates:app.users.users_email_key";
  const wanted = { tables: { users: { columns, uniques } } };
  expect(await resource.plan({ ...wanted, allow: [entry] })).toMatchObject({ errors: [], warnings: [] });
  await onDatabase(database.url, "INSERT INTO app.users (id, email) VALUES (1, 'a'), (2, 'a')");
  const { errors } = await resource.plan({ ...wanted, allow: [`${entry} until 2026-01-31`] });
  expect(errors.map((text) => text.split("\n")[0])).toEqual([
    "meets-duplicates: app.users.users_email_key",
    `The approval "${entry} until 2026-01-31" has expired`,
  ]);
});

test("rows that cannot be looked at are a warning, at both limits of the provider", async () => {
  await using database = await freshDatabase(18);
  const resource = new Called({ url: database.url });
  await resource.apply({ tables: { users: { columns } } });
  resource.provider = { url: database.url, probe_row_limit: 0, probe_timeout: "1s" };
  const { errors, warnings } = await resource.plan({ tables: { users: { columns, uniques } } });
  expect(errors).toEqual([]);
  expect(warnings[0]).toMatch(
    /^rows-not-seen: app\.users\.users_email_key\nNot looked at for \(email\): probe_row_limit is 0\./,
  );
});
