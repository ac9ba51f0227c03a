/**
 * Owns the tests of renames as the resource plans them: rows survive, hints that are left in place do nothing.
 * Must not know how a rename is planned.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";
import { Called } from "./called.ts";

type Arguments = Readonly<Record<string, unknown>>;

let resource: Called;
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase(versions().at(-1)!);
  resource = new Called({ url: database.url });
  return () => database.drop();
});

/** Applies the schema, which must work. */
const applied = async (schema: Arguments): Promise<void> => expect((await resource.apply(schema)).errors).toEqual([]);

/** A migration without its comments. */
const sqlOf = (migration: unknown): string | undefined =>
  typeof migration === "string"
    ? migration
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("--"))
        .join("\n")
    : undefined;

/** Plans the schema, which must work, and returns its SQL. */
async function planned(schema: Arguments): Promise<string | undefined> {
  const made = await resource.plan(schema);
  expect(made.errors).toEqual([]);
  return sqlOf(made.planned?.migration);
}

/** Plans, applies exactly that, and plans again: nothing is left, with the hints still there. */
async function renamed(schema: Arguments): Promise<string | undefined> {
  const made = await resource.plan(schema);
  expect(made.errors).toEqual([]);
  expect((await resource.applyPlanned(schema, made)).errors).toEqual([]);
  expect(await planned(schema)).toBeUndefined();
  return sqlOf(made.planned?.migration);
}

/** What is said when the schema is planned. */
const refused = async (schema: Arguments): Promise<string> => (await resource.plan(schema)).errors.join("\n");

const people: Arguments = {
  tables: {
    people: {
      columns: { id: { type: "bigint", nullable: false }, mail: { type: "text" } },
      primary_key: { columns: ["id"] },
    },
  },
};

const users = (hints: boolean): Arguments => ({
  tables: {
    users: {
      ...(hints ? { renamed_from: "people" } : {}),
      columns: {
        id: { type: "bigint", nullable: false },
        email: { type: "text", ...(hints ? { renamed_from: "mail" } : {}) },
      },
      primary_key: { columns: ["id"], name: "people_pkey" },
    },
  },
});

const row = `INSERT INTO app.people VALUES (1, 'ada@example.org')`;

describe("by renamed_from", () => {
  test("a table and a column of it together; rows survive, and the hints are silent afterwards", async () => {
    await applied(people);
    await onDatabase(database.url, row);
    expect(await renamed(users(true))).toMatchInlineSnapshot(`
      "ALTER TABLE app.people RENAME TO users;
      ALTER TABLE app.users RENAME COLUMN mail TO email;
      ALTER TABLE app.users RENAME CONSTRAINT people_id_not_null TO users_id_not_null;"
    `);
    expect(await onDatabase(database.url, "SELECT * FROM app.users")).toEqual([{ id: "1", email: "ada@example.org" }]);
    // Taken out, they change the configuration and nothing else.
    expect(await planned(users(false))).toBeUndefined();
  });

  test("the same through definition", async () => {
    await applied({ definition: JSON.stringify(people) });
    await onDatabase(database.url, row);
    expect(await renamed({ definition: JSON.stringify(users(true)) })).toMatchInlineSnapshot(`
      "ALTER TABLE app.people RENAME TO users;
      ALTER TABLE app.users RENAME COLUMN mail TO email;
      ALTER TABLE app.users RENAME CONSTRAINT people_id_not_null TO users_id_not_null;"
    `);
    expect(await onDatabase(database.url, "SELECT * FROM app.users")).toEqual([{ id: "1", email: "ada@example.org" }]);
  });

  test("a view and a sequence", async () => {
    await applied({
      ...people,
      sequences: { numbers: { type: "bigint" } },
      views: { everybody: { definition: "SELECT id FROM people" } },
    });
    await onDatabase(database.url, "SELECT setval('app.numbers', 41)");
    expect(
      await renamed({
        ...people,
        sequences: { tickets: { type: "bigint", renamed_from: "numbers" } },
        views: { all_people: { definition: "SELECT id FROM people", renamed_from: "everybody" } },
      }),
    ).toMatchInlineSnapshot(`
      "ALTER SEQUENCE app.numbers RENAME TO tickets;
      ALTER VIEW app.everybody RENAME TO all_people;"
    `);
    expect(await onDatabase(database.url, "SELECT nextval('app.tickets')")).toEqual([{ nextval: "42" }]);
  });

  test("a hint that finds neither name, and one that finds both, are errors", async () => {
    await applied(people);
    const said = (hints: boolean): Promise<string> =>
      refused({
        tables: {
          ...(hints ? { users: { renamed_from: "persons", columns: { id: { type: "bigint" } } } } : {}),
          people: {
            columns: {
              id: { type: "bigint", nullable: false, renamed_from: "mail" },
              ...(hints ? { mail: { type: "text" } } : {}),
              phone: { type: "text", ...(hints ? { renamed_from: "telephone" } : {}) },
            },
            primary_key: { columns: ["id"] },
          },
        },
      });
    const ran = await said(true);
    expect(ran).toContain("Neither table:app.persons nor table:app.users exists");
    // Whether the old name is still declared is known once everything else was understood.
    expect(await said(false)).toContain("Both column:app.people.mail and column:app.people.id exist");
    expect(ran).toContain("Neither column:app.people.telephone nor column:app.people.phone exists");
    expect(ran).toContain("remove the hint to create column:app.people.phone");
  });
});

describe("on a fresh database", () => {
  test.for(["app", "public"])(
    "hints that were left in the configuration do nothing, in the schema %s",
    async (name) => {
      await applied({ ...users(true), name });
      expect(await planned({ ...users(true), name })).toBeUndefined();
    },
  );
});

describe("by a comment in sql", () => {
  test("a table, a column and a view; rows survive, and the comments are silent afterwards", async () => {
    await applied({
      sql: {
        one: "CREATE TABLE people (id bigint PRIMARY KEY, mail text);\nCREATE VIEW everybody AS SELECT mail FROM people;",
      },
    });
    await onDatabase(database.url, row);
    const sql = `-- schemata:rename table app.people to users
-- schemata:rename column app.users.mail to email
-- schemata:rename view app.everybody to all_users
CREATE TABLE users (id bigint CONSTRAINT people_pkey PRIMARY KEY, email text);
CREATE VIEW all_users AS SELECT email AS mail FROM users;`;
    expect(await renamed({ sql: { one: sql } })).toMatchInlineSnapshot(`
      "ALTER TABLE app.people RENAME TO users;
      ALTER TABLE app.users RENAME COLUMN mail TO email;
      ALTER VIEW app.everybody RENAME TO all_users;
      ALTER TABLE app.users RENAME CONSTRAINT people_id_not_null TO users_id_not_null;"
    `);
    expect(await onDatabase(database.url, "SELECT * FROM app.all_users")).toEqual([{ mail: "ada@example.org" }]);
  });

  test("one that finds neither name names its entry", async () => {
    await applied({ sql: { one: "CREATE TABLE people (id bigint);" } });
    const ran = await refused({
      sql: { one: "CREATE TABLE people (id bigint);\n-- schemata:rename table app.persons to users" },
    });
    expect(ran).toContain("Neither table:app.persons nor table:app.users exists");
  });
});

describe("taken back, with the comment still there", () => {
  const declared = `CREATE TABLE people (id bigint, mail text, CONSTRAINT id_check CHECK (id > 0));
CREATE INDEX people_idx ON people (id);
CREATE VIEW everybody AS SELECT id FROM people;
CREATE FUNCTION twice(bigint) RETURNS bigint LANGUAGE sql RETURN $1 * 2;
CREATE TYPE mood AS ENUM ('sad', 'ok');`;
  const withHint = (hint: string): Arguments => ({ sql: { one: `${declared}\n-- schemata:rename ${hint}` } });

  test.for([
    ["table:app.people", "table app.people to users", "table:app.users"],
    ["column:app.people.mail", "column app.people.mail to email", "column:app.people.email"],
    ["constraint:app.people.id_check", "check app.people.id_check to positive", "constraint:app.people.positive"],
    ["index:app.people_idx", "index app.people_idx to people_by_id", "index:app.people_by_id"],
    ["view:app.everybody", "view app.everybody to all_users", "view:app.all_users"],
    ["function:app.twice(bigint)", "function app.twice(int8) to doubled", "function:app.doubled(bigint)"],
    ["type:app.mood", "type app.mood to feeling", "type:app.feeling"],
    ["value:app.mood.sad", "value app.mood.sad to low", "value:app.mood.low"],
  ] as const)("%s", async ([old, hint, renamed]) => {
    await applied({ sql: { one: declared } });
    const ran = await refused(withHint(hint));
    expect(ran).toContain(`line 6: ${old} is to be renamed and is declared under its old name`);
    expect(ran).toContain(`Nothing is declared as ${renamed}`);
  });

  test("after it was followed, too", async () => {
    await applied({ sql: { one: "CREATE TABLE people (id bigint);" } });
    const hint = "-- schemata:rename table app.people to users";
    await applied({ sql: { one: `${hint}\nCREATE TABLE users (id bigint);` } });
    expect(await refused({ sql: { one: `${hint}\nCREATE TABLE people (id bigint);` } })).toContain(
      "line 1: table:app.people is to be renamed",
    );
  });
});

test("an old name may be another object's", async () => {
  await applied({ sql: { one: "CREATE TABLE people (id bigint, mail text);" } });
  await onDatabase(database.url, row);
  const sql = `-- schemata:rename table app.people to users
-- schemata:rename column app.users.mail to email
CREATE TABLE users (id bigint, email text, mail integer);
CREATE VIEW people AS SELECT id FROM users;`;
  expect(await renamed({ sql: { one: sql } })).toContain("ALTER TABLE app.people RENAME TO users;");
  expect(await onDatabase(database.url, "SELECT email FROM app.users")).toEqual([{ email: "ada@example.org" }]);
});

describe("of the schema", () => {
  test("by a changed name: nothing is dropped", async () => {
    await applied({
      ...people,
      sequences: { numbers: { type: "bigint" } },
      views: { everybody: { definition: "SELECT id FROM app.people" } },
    });
    await onDatabase(database.url, row);
    expect(
      await renamed({
        name: "crm",
        ...people,
        sequences: { numbers: { type: "bigint" } },
        views: { everybody: { definition: "SELECT id FROM crm.people" } },
      }),
    ).toBe("ALTER SCHEMA app RENAME TO crm;");
    expect(await onDatabase(database.url, "SELECT * FROM crm.people")).toEqual([{ id: "1", mail: "ada@example.org" }]);
  });

  test("by a changed name, with what is renamed inside at once", async () => {
    await applied(people);
    await onDatabase(database.url, row);
    expect(await renamed({ name: "crm", ...users(true) })).toMatchInlineSnapshot(`
      "ALTER SCHEMA app RENAME TO crm;
      ALTER TABLE crm.people RENAME TO users;
      ALTER TABLE crm.users RENAME COLUMN mail TO email;
      ALTER TABLE crm.users RENAME CONSTRAINT people_id_not_null TO users_id_not_null;"
    `);
    expect(await onDatabase(database.url, "SELECT * FROM crm.users")).toEqual([{ id: "1", email: "ada@example.org" }]);
  });

  test("by a changed name, with a column of a table that keeps its name", async () => {
    const table = (column: object): Arguments => ({
      tables: { people: { columns: { id: { type: "bigint" }, ...column } } },
    });
    await applied(table({ mail: { type: "text" } }));
    await onDatabase(database.url, row);
    expect(
      await renamed({ name: "crm", ...table({ email: { type: "text", renamed_from: "mail" } }) }),
    ).toMatchInlineSnapshot(`
      "ALTER SCHEMA app RENAME TO crm;
      ALTER TABLE crm.people RENAME COLUMN mail TO email;"
    `);
    expect(await onDatabase(database.url, "SELECT * FROM crm.people")).toEqual([{ id: "1", email: "ada@example.org" }]);
  });

  test("by renamed_from on a create over an existing schema: foreign objects in it stay", async () => {
    await onDatabase(
      database.url,
      "CREATE SCHEMA legacy; CREATE TABLE legacy.people (id bigint PRIMARY KEY, mail text); CREATE TABLE legacy.dba (id int); INSERT INTO legacy.people VALUES (1, 'ada@example.org')",
    );
    expect(await renamed({ renamed_from: "legacy", ...people })).toBe("ALTER SCHEMA legacy RENAME TO app;");
    expect(await onDatabase(database.url, "SELECT mail, to_regclass('app.dba')::text AS dba FROM app.people")).toEqual([
      { mail: "ada@example.org", dba: "app.dba" },
    ]);
  });
});
