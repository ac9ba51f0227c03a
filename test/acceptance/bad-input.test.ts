/**
 * Owns the tests of input that a person has to correct: each is a diagnostic that says where and what to do.
 * Must not know servers that cannot be reached; see bad-server.test.ts.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, onDatabase, type TestDatabase, versions } from "../servers.ts";
import { type Ran, type Workspace, workspace } from "../terraform.ts";
import { type Arguments, allDeclared, declared, flat, forgetState, readable } from "./declared.ts";

const version = versions().at(-1)!;
let opened: Workspace;
let database: TestDatabase;

beforeAll(async () => {
  [opened, database] = await Promise.all([workspace({}), freshDatabase(version)]);
});
afterAll(async () => {
  await opened.remove();
  await database.drop();
});
beforeEach(() => forgetState(opened));

const write = (schemas: Readonly<Record<string, Arguments>>): void =>
  opened.write(allDeclared({ url: database.url }, schemas));

/** It failed as a plan that says what is wrong does: no crash, and nobody is blamed. */
function expectRefused(ran: Ran): void {
  expect(ran.code, flat(ran)).toBe(1);
  expect(flat(ran)).not.toMatch(/panic|did not respond|bug in the provider|mistake of Schemata|please report/i);
}

/** Each of these sentences is there. */
function expectSaid(ran: Ran, sentences: readonly string[]): void {
  expectRefused(ran);
  const text = flat(ran);
  expect(
    sentences.filter((sentence) => !text.includes(sentence)),
    text,
  ).toEqual([]);
}

interface Json {
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  readonly snippet?: { readonly context: string; readonly code: string };
}

/**
 * A command with `-json`: what it says, as a person would read it, and by resource where in the configuration each error is told,
 * `tables.t.columns.id.type`. In HCL's own syntax Terraform itself finds no place deeper than an element of a top-level argument.
 */
async function placed(
  ...command: string[]
): Promise<{ ran: Ran; places: Readonly<Record<string, readonly string[]>> }> {
  const { code, stdout, stderr } = await opened.run(...command, "-json");
  const parsed = (command[0] === "plan" ? stdout.trim().split("\n") : [stdout]).map((text) => JSON.parse(text));
  const found = parsed.flatMap((entry): Json[] => entry.diagnostics ?? (entry.diagnostic ? [entry.diagnostic] : []));
  const places: Record<string, string[]> = {};
  for (const { address = "", snippet } of found) {
    const label = address.replace(/^\w+\./, "");
    const way = snippet?.context.replace(`resource.${address}`, "").replace(/^\./, "") ?? "nowhere";
    const [line = ""] = snippet?.code.trim().split("\n") ?? [];
    // The brace at the end of an object stands for that; a line without a name is an element of a list.
    const [, name] = /^"([^"]*)": /.exec(line) ?? [];
    const place = line === "}" ? [way] : [way, name ?? line];
    places[label] = [...(places[label] ?? []), place.filter((step) => step !== "").join(".")].sort();
  }
  const text = found.map(({ summary, detail, address }) => `${summary}\n${detail}\nwith ${address}`).join("\n\n");
  return { ran: { code, stdout: text, stderr }, places };
}

const id = { type: "bigint", nullable: false };
const table = (columns: object, more: object = {}): Arguments => ({ tables: { t: { columns, ...more } } });

describe("without a server", () => {
  const long = "n".repeat(64);
  const wrong: readonly { readonly name: string; readonly is: Arguments; readonly said: readonly string[] }[] = [
    { name: "system", is: { name: "pg_x" }, said: ["pg_x is a schema of the system", "Choose another name"] },
    {
      name: "serial",
      is: table({ id: { type: "bigserial" } }),
      said: ['Write type = "bigint" and identity = "always".'],
    },
    { name: "json", is: { definition: "{oops" }, said: ["definition is not a JSON object", "Write jsonencode({"] },
    {
      name: "attribute",
      is: { definition: JSON.stringify({ tables: { t: { colums: {} } } }) },
      said: ["has no attribute colums", "Did you mean columns?"],
    },
    { name: "length", is: table({ [long]: id }), said: [`${long} is too long for a name`, "It has 64 bytes"] },
    {
      name: "approval",
      is: { allow: ["drops-colum:app.t.c"] },
      said: ['allow: "drops-colum:app.t.c" names no rule', 'Write "rule:name"', "drops-column"],
    },
    {
      name: "policy",
      is: { policy: { "drops-tables": "off", "drops-table": "fatal" } },
      said: ['policy: drops-tables = "off" is not possible', 'policy: drops-table = "fatal" is not possible'],
    },
    { name: "word", is: { unmanaged: "delete" }, said: ['unmanaged cannot be "delete"', '"keep", "drop"'] },
    {
      name: "semicolon",
      is: table({ id: { ...id, default: "1; DROP TABLE t" } }),
      said: ["is not a whole piece of SQL", "A semicolon ends a statement"],
    },
    { name: "rows", is: { sql: { one: "INSERT INTO t VALUES (1)" } }, said: ["INSERT cannot be in a schema"] },
    {
      name: "hint",
      is: { sql: { one: "-- schemata:rename column org to o" } },
      said: ["this cannot be renamed", "e.g. column app.users.org_id"],
    },
    {
      name: "references",
      is: table(
        { id },
        { foreign_keys: { t_fkey: { columns: ["id"], references: { table: "t" }, on_delete: "ignore" } } },
      ),
      said: ['t_fkey: on_delete must be one of "no action"'],
    },
    {
      name: "twofold",
      is: { ...table({ id }), definition: JSON.stringify(table({ id })) },
      said: ["table:twofold.t is declared twice"],
    },
    {
      name: "zero",
      is: table({ id: { ...id, default: "'a\u0000b'" } }),
      said: ["zero.t.id", "It holds a zero character."],
    },
    { name: "empty", is: { name: "" }, said: ["A name is empty", "at least one character"] },
    { name: "long", is: { name: long }, said: [`${long} is too long for a name`] },
    {
      name: "meta",
      is: { sql: { one: "-- one\n\\i other.sql", two: "CREATE TABLE t (id int);\nCOPY t FROM stdin;\n1\n\\.\n" } },
      said: ["psql's command \\i is no SQL (line 2)", "Give the SQL itself", "COPY cannot be in a schema (line 2)"],
    },
    {
      name: "sorts",
      is: {
        sql: {
          one: "DROP TABLE t",
          two: "CREATE TEMP TABLE t (id int)",
          three: "CREATE ROLE r",
          four: "CREATE TABLE t (a text DEFAULT 'x);",
          five: "CREATE FUNCTION f() RETURNS int AS $$ SELECT 1;",
        },
      },
      said: [
        "Leave the object out instead",
        "a temporary object, which ends with its session",
        "a role of the whole server",
        "A string is opened here and never closed",
        "opened here with $$ and never closed",
      ],
    },
    {
      name: "option",
      is: table({ id: { ...id, identity: "always", options: { identity_options: { start: "one" } } } }),
      said: ['identity_options: start must be a whole number, not "one"'],
    },
    {
      name: "null",
      is: { sql: { one: null, two: "CREATE TABLE t (id int)" }, allow: [null] },
      said: ["sql.one is null", "allow[0] is null", "Take it out, or give it one"],
    },
    {
      name: "order",
      is: { definition: JSON.stringify(table({ id }, { column_order: "id" })) },
      said: ["column_order must be a list of strings"],
    },
    {
      name: "type_change",
      is: { type_change: "online" },
      said: ['type_change = "online" is not in this version', 'Use "in_place"'],
    },
    {
      name: "on_failure",
      is: { on_failure: "revert" },
      said: ['on_failure = "revert" is not in this version', "a failed apply keeps what was done"],
    },
  ];

  test("validate tells all of it at once", async () => {
    write(Object.fromEntries(wrong.map(({ name, is }) => [name, is])));
    const { ran, places } = await placed("validate");
    for (const { name, said } of wrong) {
      expectSaid(ran, said);
      expect(flat(ran), name).toContain(`schemata_postgres_schema.${name}`);
    }
    expect(places).toEqual({
      approval: ['allow."drops-colum:app.t.c"'],
      attribute: ["definition"],
      empty: ["name"],
      hint: ["sql.one"],
      json: ["definition"],
      length: ["tables.t.columns"],
      long: ["name"],
      meta: ["sql.one", "sql.two"],
      null: ["allow.null", "sql.one"],
      on_failure: ["on_failure"],
      option: ["tables.t.columns.id.options"],
      order: ["definition"],
      policy: ["policy.drops-table", "policy.drops-tables"],
      references: ["tables.t.foreign_keys.t_fkey.on_delete"],
      rows: ["sql.one"],
      semicolon: ["tables.t.columns.id.default"],
      serial: ["tables.t.columns.id.type"],
      sorts: ["sql.five", "sql.four", "sql.one", "sql.three", "sql.two"],
      system: ["name"],
      twofold: ["definition", "definition"],
      type_change: ["type_change"],
      word: ["unmanaged"],
      zero: ["tables.t.columns.id.default"],
    });
  });

  test("a rule that the provider's policy names does not exist; shadow is no URL; a duration is none", async () => {
    opened.write(
      declared(
        {
          policy: { "drops-tables": "off" },
          shadow: "elsewhere",
          lock_timeout: "soon",
          probe_timeout: "later",
          port: 0,
          history_schema: "public",
        },
        {},
      ),
    );
    expectSaid(await opened.validate(), [
      "There is no safety rule drops-tables",
      "shadow is none of its kinds",
      "lock_timeout",
      'Not a duration: "later"',
      'Not a port: "0"',
      "The history cannot be in the schema public",
    ]);
  });
});

describe("SQL that PostgreSQL refuses", () => {
  /** What stands above a caret in the message: the character at fault and what follows. */
  const carets = (ran: Ran): string[] => {
    const lines = readable(ran).split("\n");
    return lines.flatMap((line, place) =>
      /^ *\^$/.test(line) ? [lines[place - 1]!.slice(line.indexOf("^")).trim()] : [],
    );
  };

  test("a caret stands in the person's own text, in sql and in every structured attribute", async () => {
    write({
      text: { sql: { "t.sql": "-- Größe 😀\nCREATE TABLE t (\n  id bigint,\n  ä text DEFALT 'x'\n);" } },
      checks: table({ id }, { checks: { t_check: { expression: "id > 0 AND\n   idd < 9" } } }),
      defaults: table({ id: { ...id, default: "1 + nowhere()" } }),
      types: table({ id: { type: "bigintt" } }),
      views: { ...table({ id }), views: { v: { definition: "SELECT id\n  FROM t\n WHERE idx = 1" } } },
      indexes: table({ id }, { indexes: { t_idx: { columns: ["lowerr(id) DESC"] } } }),
      generated: table({ id, twice: { type: "bigint", generated: "id * twoo" } }),
      partial: table({ id }, { indexes: { t_idx: { columns: ["id"], where: "id IS NOT" } } }),
      definition: { definition: JSON.stringify(table({ id }, { checks: { c: { expression: "idd > 0" } } })) },
    });
    const { ran, places } = await placed("plan");
    expect(places).toEqual({
      checks: ["tables.t.checks.t_check.expression"],
      defaults: ["tables.t.columns.id.default"],
      definition: ["definition"],
      generated: ["tables.t.columns.twice.generated"],
      indexes: ['tables.t.indexes.t_idx.columns."lowerr(id) DESC"'],
      partial: ["tables.t.indexes.t_idx.where"],
      text: ["sql.t.sql"],
      types: ["tables.t.columns.id.type"],
      views: ["views.v.definition"],
    });
    expectSaid(ran, [
      'sql["t.sql"], line 4: syntax error at or near "DEFALT"',
      "line 4: ä text DEFALT",
      'constraint:checks.t.t_check: column "idd" does not exist',
      "default:defaults.t.id: function nowhere() does not exist",
      'column:types.t.id: type "bigintt" does not exist',
      'view:views.v: column "idx" does not exist',
      "index:indexes.t_idx: function lowerr(bigint) does not exist",
      'column:generated.t.twice: column "twoo" does not exist',
      "index:partial.t_idx: syntax error at or near",
      'constraint:definition.t.c: column "idd" does not exist',
    ]);
    expect(carets(ran).sort()).toEqual(
      ["DEFALT 'x'", "idd < 9", "nowhere()", "bigintt", "idx = 1", "lowerr(id) DESC", "twoo", "", "idd > 0"].sort(),
    );
  });

  test("references to nothing, duplicates, a circle of views", async () => {
    const fkey = (table: string, column: string): object => ({
      columns: ["id"],
      references: { table, columns: [column] },
    });
    write({
      nowhere: table({ id }, { foreign_keys: { t_fkey: fkey("nothing", "id") } }),
      column: table({ id }, { primary_key: { columns: ["id"] }, foreign_keys: { t_fkey: fkey("t", "idd") } }),
      another: table(
        { id },
        {
          foreign_keys: {
            t_fkey: { columns: ["id"], references: { schema: "shop", table: "orders", columns: ["id"] } },
          },
        },
      ),
      key: table({ id }, { primary_key: { columns: ["idd"] } }),
      owner: { ...table({ id }), sequences: { s: { owned_by: "t.idd" } } },
      index: table({ id }, { indexes: { t_idx: { columns: ["idd"] } } }),
      named: { ...table({ id }), views: { t: { definition: "SELECT 1 AS a" } } },
      view: { views: { v: { definition: "SELECT * FROM nothing" } } },
      twice: { ...table({ id }), sql: { one: "CREATE TABLE t (id int)" } },
      circle: {
        views: { a: { definition: "SELECT * FROM b" }, b: { definition: "SELECT * FROM a" } },
      },
    });
    const { ran, places } = await placed("plan");
    expect(places).toEqual({
      another: ["tables.t.foreign_keys"],
      circle: ["views.a"],
      column: ["tables.t.foreign_keys"],
      index: ["tables.t.indexes"],
      key: ["tables.t.primary_key"],
      named: ["views.t"],
      nowhere: ["tables.t.foreign_keys"],
      owner: ["sequences.s"],
      twice: ["sql.one"],
      view: ["views.v.definition"],
    });
    expectSaid(ran, [
      'constraint:nowhere.t.t_fkey: relation "nowhere.nothing" does not exist',
      "Declare it, or correct its name.",
      'constraint:another.t.t_fkey: schema "shop" does not exist',
      "write schemata_postgres_schema.<its label>.name",
      'column "idd" referenced in foreign key constraint does not exist',
      'constraint:key.t.t_pkey: column "idd" named in key does not exist',
      "Did you mean id?",
      'sequence:owner.s: column "idd" of relation "t" does not exist',
      'index:index.t_idx: column "idd" does not exist',
      'view:view.v: relation "nothing" does not exist',
      'sql["one"], line 1: relation "t" already exists',
      "It is also table:twice.t.",
      'view:named.t: relation "t" already exists',
      "view:circle.a and view:circle.b refer to each other in a circle",
      "circle.a → circle.b → circle.a",
    ]);
  });

  test("a kind that is not managed yet, and an object of another schema", async () => {
    write({
      kinds: {
        sql: { a: "CREATE TABLE t ()", one: "\n\nCREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8" },
      },
      elsewhere: { sql: { one: "CREATE TABLE public.t (id int)" } },
    });
    expectSaid(await opened.plan(), [
      ".c cannot be managed yet",
      'sql["one"], line 3: This version does not manage',
      "sql makes objects outside of the schema elsewhere",
      "table:public.t",
    ]);
  });
});

describe("what looks wrong and works", () => {
  // Once Terraform tells of these (hashicorp/terraform#33570), scripts/registry-pages.ts has to say something else.
  test("a misspelt name inside of an attribute never reaches the provider, in HCL and in JSON", async () => {
    const misspelt = { t: { columns: { id: { type: "bigint", nulable: false } }, primry_key: { columns: ["id"] } } };
    write({ written: { tables: misspelt } });
    opened.write({
      "hcl.tf": `resource "schemata_postgres_schema" "hcl" {
  name   = "hcl"
  tables = { t = { columns = { id = { type = "bigint", nulable = false } }, primry_key = { columns = ["id"] } } }
}
`,
    });
    const ran = await opened.plan();
    opened.write({ "hcl.tf": "" });
    expect(ran.code, flat(ran)).toBe(0);
    expect(flat(ran)).not.toMatch(/nulable|primry_key/);
    for (const schema of ["hcl", "written"]) expect(flat(ran)).toContain(`CREATE TABLE ${schema}.t ( id bigint );`);
    write({ checked: { definition: JSON.stringify({ tables: misspelt }) } });
    expectSaid(await opened.validate(), [
      "checked.t has no attribute primry_key",
      "checked.t.id has no attribute nulable",
    ]);
  });

  test("foreign keys in a circle; text of every sort arrives as it was written", async () => {
    const odd = "a ${b} %{c} \\n \\\\ \"d\" 'e' 😀 \t$${f} %%{g} $tag$";
    const refer = (to: string): object => ({
      columns: { id, other: { type: "bigint" } },
      primary_key: { columns: ["id"] },
      foreign_keys: { [`to_${to}`]: { columns: ["other"], references: { table: to, columns: ["id"] } } },
    });
    const padding = Array.from({ length: 1_990 }, (_, line) => `-- line ${line} \${x}`).join("\n");
    const sums = Array.from({ length: 12_000 }, (_, place) => place % 10).join(" + ");
    write({
      app: {
        tables: { a: refer("b"), b: { ...refer("a"), comment: odd } },
        sql: {
          long: `${padding}\nCREATE TABLE long (c text DEFAULT '${odd.replaceAll("'", "''")}');\nCOMMENT ON TABLE long IS '${odd.replaceAll("'", "''")}';`,
          longer: "--\n".repeat(2_001),
          deep: `CREATE TABLE wide (c numeric DEFAULT ${sums.slice(0, 4_000).replace(/ \+ ?$|\s$/, "")} + 0, d text DEFAULT '${"x".repeat(100_000)}');`,
        },
      },
    });
    const ran = await opened.apply();
    expect(ran.code, flat(ran).slice(0, 4_000)).toBe(0);
    expect(flat(ran)).toContain('sql["longer"] has 2002 lines');
    const [row] = await onDatabase(
      database.url,
      "INSERT INTO app.long DEFAULT VALUES; INSERT INTO app.wide DEFAULT VALUES; SELECT long.c, obj_description('app.long'::regclass) AS one, obj_description('app.b'::regclass) AS two, length(d) FROM app.long, app.wide",
    );
    expect(row).toEqual({ c: odd, one: odd, two: odd, length: 100_000 });
    const again = await opened.plan("-detailed-exitcode");
    expect(again.code, flat(again).slice(0, 4_000)).toBe(0);
  });
});
