/**
 * Owns the tests of what is told when the shadow refuses what was declared: the place, the cause alone, and what to do.
 * Must not know Terraform or the CLI.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyCatalog, type NotModelled } from "../../provider/engine/catalog/catalog.ts";
import { readSettings } from "../../provider/engine/db/settings.ts";
import { elaborate } from "../../provider/engine/desired/elaborate.ts";
import { readInput } from "../../provider/engine/desired/input.ts";
import { readTexts } from "../../provider/engine/desired/source.ts";
import { type Diagnostic, printPath } from "../../provider/engine/diagnostic.ts";
import { objectOf } from "../../provider/engine/kinds/kind.ts";
import { schemaAddress, schema as schemaKind } from "../../provider/engine/kinds/schema/index.ts";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";
import { caret } from "../../provider/engine/sql/caret.ts";
import { onDatabase, serverUrl, versions } from "../servers.ts";

let shadow: Shadow;

beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

/** What is said of structured input and of SQL texts, in schema app. */
async function said(
  written: object,
  texts: Readonly<Record<string, string>> = {},
  within = shadow,
  strangers: readonly NotModelled[] = [],
): Promise<readonly Diagnostic[]> {
  const address = schemaAddress("app");
  const structured = readInput({ ...written }, { schema: "app", address });
  const sql = readTexts(
    Object.entries(texts).map(([name, text]) => ({ name, text, path: [{ attribute: "sql" }, { key: name }] })),
  );
  const source = {
    ...sql,
    objects: [objectOf(schemaKind, { name: "app" }, {}), ...structured.objects],
    paths: new Map([[address, [{ attribute: "name" }]], ...structured.paths]),
    renames: [],
    searchPath: ["app"],
  };
  const before = [...structured.diagnostics, ...sql.diagnostics];
  if (before.length > 0) return before;
  return (await elaborate(source, { ...emptyCatalog(within.version), notModelled: strangers }, within)).diagnostics;
}

/** Each as one line: its path, what is wrong, what stands under the caret. */
const lines = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ path, summary, sql }) => {
    const shown = sql?.position === undefined ? undefined : caret(sql.text, sql.position).display.split("\n");
    const fault = shown === undefined ? "" : ` | ${shown[0]!.slice(shown[1]!.length - 1)}`;
    return `${printPath(path ?? [])}: ${summary}${fault}`;
  });

const id = { type: "bigint", nullable: false };
const key = { columns: ["id"] };
const t = (columns: object, more: object = {}): object => ({ tables: { t: { columns, ...more } } });

describe("the place", () => {
  test.each<[string, object, string]>([
    [
      "a collation",
      t({ c: { type: "text", options: { collation: '"no"' } } }),
      'tables.t.columns.c.options.collation: column:app.t.c: collation "no" for encoding "UTF8" does not exist | "no"',
    ],
    [
      "a key of a new table",
      t({ id }, { primary_key: { columns: ["no"] } }),
      'tables.t.primary_key: constraint:app.t.t_pkey: column "no" named in key does not exist | CONSTRAINT t_pkey PRIMARY KEY (no)',
    ],
    [
      "a column that PostgreSQL names",
      t({ a: { type: "record" }, id }),
      'tables.t.columns.a: column:app.t.a: column "a" has pseudo-type record',
    ],
    [
      "a column that it does not name",
      t({ id, g: { type: "float8", generated: "random()" } }),
      "tables.t.columns.g: column:app.t.g: generation expression is not immutable",
    ],
    [
      "an identity",
      t({ a: { type: "text" }, i: { type: "text", identity: "always" } }),
      "tables.t.columns.i: column:app.t.i: identity column type must be smallint, integer, or bigint",
    ],
    [
      "a default beside a generated expression",
      t({ id, g: { type: "bigint", generated: "id", default: "1" } }),
      'tables.t.columns.g.default: default:app.t.g: both default and generation expression specified for column "g" of table "t" | DEFAULT 1,',
    ],
    [
      "the end of a fragment",
      t({ id: { ...id, default: "1 +" } }),
      'tables.t.columns.id.default: default:app.t.id: syntax error at or near "NOT" | ',
    ],
    [
      "a type",
      t({ id: { type: "double\nprecisionn" } }),
      'tables.t.columns.id.type: column:app.t.id: syntax error at or near "precisionn" | precisionn',
    ],
  ])("%s", async (_, written, line) => expect(lines(await said(written))).toEqual([line]));

  test("what no kind models is told at the statement that makes it", async () => {
    const texts = {
      one: "CREATE TABLE t (id int);\n\nCREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);",
      two: "CREATE TABLE u (id int);\n\nCREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;",
    };
    const diagnostics = await said({}, texts);
    expect(lines(diagnostics).sort()).toEqual([
      "sql.one: operator:app.===(integer,integer) cannot be managed yet",
      "sql.two: conversion:app.c cannot be managed yet",
    ]);
    expect(diagnostics.map(({ detail }) => detail.split(":")[0]).sort()).toEqual(["one, line 3", "two, line 3"]);
  });

  test("what would end with its session is no silence", async () => {
    const [diagnostic] = await said({}, { one: "CREATE TABLE pg_temp.gone (id int)" });
    expect(diagnostic).toMatchObject({ severity: "error", summary: "gone is temporary" });
  });
});

describe("the cause alone", () => {
  test("what fails for want of a table that failed is counted there", async () => {
    const diagnostics = await said({
      tables: {
        t: { columns: { id: { type: "bigintt" } }, primary_key: key, indexes: { i: key }, comment: "x" },
        u: { columns: { id }, foreign_keys: { f: { ...key, references: { table: "t", columns: ["id"] } } } },
      },
      views: { v: { definition: "SELECT * FROM t" }, w: { definition: "SELECT * FROM v" } },
    });
    expect(lines(diagnostics)).toEqual([
      'tables.t.columns.id.type: column:app.t.id: type "bigintt" does not exist | bigintt',
    ]);
    expect(diagnostics[0]!.detail).toMatch(
      /Not judged, for want of it: index:app\.i, constraint:app\.u\.f, view:app\.v, view:app\.w, comment:table:app\.t\.$/,
    );
  });

  test("a circle of views is one mistake, with the names; what hangs on it is none", async () => {
    const diagnostics = await said({
      views: {
        a: { definition: "SELECT * FROM b" },
        b: { definition: "SELECT * FROM c" },
        c: { definition: "SELECT * FROM a" },
        d: { definition: "SELECT * FROM c" },
      },
    });
    expect(lines(diagnostics)).toEqual([
      "views.a: view:app.a, view:app.b and view:app.c refer to each other in a circle",
    ]);
    expect(diagnostics[0]!.detail).toContain("app.a → app.b → app.c → app.a");
    expect(lines(await said({ views: { a: { definition: "SELECT * FROM a" } } }))).toEqual([
      "views.a: view:app.a refers to itself",
    ]);
  });

  test("in SQL, over two texts; and of tables that refer to each other where they are made", async () => {
    const views = await said(
      {},
      { one: "CREATE VIEW a AS SELECT * FROM b", two: "--\nCREATE VIEW app.b AS SELECT * FROM a" },
    );
    expect(lines(views)).toEqual(["sql.one: a (one, line 1) and app.b (two, line 2) refer to each other in a circle"]);
    const tables = await said(
      {},
      {
        one: "CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a)",
      },
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]!.detail).toContain("ALTER TABLE");
  });

  test("two causes are two", async () => {
    const diagnostics = await said(
      {},
      { one: "CREATE VIEW v AS SELECT * FROM t; CREATE TABLE t (a nosuch); CREATE VIEW w AS SELECT * FROM gone" },
    );
    expect(lines(diagnostics)).toEqual([
      'sql.one: one, line 1: type "nosuch" does not exist | nosuch)',
      'sql.one: one, line 1: relation "gone" does not exist | gone',
    ]);
  });
});

describe("what to do", () => {
  test("what is in the database and no kind models is named, with the way out", async () => {
    const strangers = ["type:app.mood", 'type:app."The Mood"', "function:app.twice(integer)"].map((address) => ({
      address,
      schema: "app",
      rows: [],
    }));
    const table = (columns: object): object => ({ tables: { t: { columns } } });
    for (const type of ["app.mood", "mood", "app.mood[]", 'app."The Mood"', "mod"]) {
      const [only] = await said(table({ a: { type } }), {}, shadow, strangers);
      if (type === "mod") expect(only!.detail).not.toContain("is in the database");
      else
        expect(only!.detail, type).toMatch(/type:app\.("The Mood"|mood) is in the database, and this version does not/);
    }
    const [called] = await said(table({ a: { type: "int", default: "app.twice(2)" } }), {}, shadow, strangers);
    expect(called!.detail).toContain("function:app.twice(integer) is in the database");
  });

  test("a text may make its own schema, as pg_dump writes it, and no other one twice", async () => {
    const of = async (text: string): Promise<string[]> => lines(await said({}, { one: text }));
    expect(await of("CREATE SCHEMA app; CREATE TABLE app.t (a int)")).toEqual([]);
    expect(
      await of("CREATE SCHEMA IF NOT EXISTS app AUTHORIZATION CURRENT_USER; CREATE SCHEMA app AUTHORIZATION postgres"),
    ).toEqual([]);
    expect(await of("CREATE SCHEMA app CREATE TABLE t (a int)")).toEqual([
      'sql.one: one, line 1: schema "app" already exists',
    ]);
    expect(await of("CREATE SCHEMA other; CREATE SCHEMA other")).toHaveLength(1);
  });

  const fkey = (references: object): object => ({
    primary_key: key,
    foreign_keys: { f: { columns: ["id"], references } },
  });
  const orders = {
    tables: { orders: { columns: { id }, primary_key: key }, t: { columns: { id }, ...fkey({ table: "order" }) } },
  };

  test.each<[string, object, string]>([
    ["a table of nearly that name", orders, "Did you mean orders?"],
    ["a column of the referenced table", t({ id }, fkey({ table: "t", columns: ["ids"] })), "Did you mean id?"],
    [
      "a column of an index",
      t({ email: { type: "text" } }, { indexes: { i: { columns: ["emial"] } } }),
      "Did you mean email?",
    ],
    [
      "a column of a key of a new table",
      t({ email: { type: "text" } }, { uniques: { u: { columns: ["emial"] } } }),
      "Did you mean email?",
    ],
    ["an owner", { ...t({ id }), sequences: { s: { owned_by: "t.idd" } } }, "Did you mean id?"],
    ["a type", t({ id: { type: "bigintt" } }), "Did you mean bigint?"],
    ["a function", t({ id: { ...id, default: "lenght('a')" } }), "Did you mean length?"],
    ["an access method", t({ id }, { indexes: { i: { columns: ["id"], method: "btre" } } }), "Did you mean btree?"],
    [
      "a key that is missing",
      t({ id, b: id }, { foreign_keys: { f: { columns: ["b"], references: { table: "t", columns: ["id"] } } } }),
      "primary key or a unique constraint",
    ],
    [
      "types that do not fit",
      t(
        { id, b: { type: "text" } },
        { primary_key: key, foreign_keys: { f: { columns: ["b"], references: { table: "t", columns: ["id"] } } } },
      ),
      "incompatible types: text and bigint",
    ],
    [
      "a name given twice",
      { ...t({ id }), views: { t: { definition: "SELECT 1" } } },
      "Rename or remove one of the two. It is also table:app.t.",
    ],
    [
      "the name of a key's index",
      t({ id }, { uniques: { x: key }, indexes: { x: key } }),
      "It is also constraint:app.t.x.",
    ],
  ])("%s", async (_, written, advice) => {
    const diagnostics = await said(written);
    expect(diagnostics.map(({ detail }) => detail)).toEqual([expect.stringContaining(advice)]);
  });

  test.each([
    ["CREATE TABLE t (email text, UNIQUE (emial))", "Did you mean email?"],
    ["CREATE TABLE t (id int); CREATE TABLE t (id int)", "It is also t (one, line 1)."],
    ["CREATE EXTENSION postgis", 'shadow = "server"'],
    ["CREATE ROLE r", "a role of the whole server"],
    ["GRANT a TO b", "a role's membership in another"],
    [
      "REVOKE ALL ON FUNCTION pg_catalog.now() FROM PUBLIC",
      "a right on what every database has from PostgreSQL itself",
    ],
    ["COMMENT ON DATABASE x IS 'y'", "a comment on a whole database"],
  ])("%s", async (text, advice) => {
    expect((await said({}, { one: text })).map(({ detail }) => detail)).toEqual([expect.stringContaining(advice)]);
  });

  test("what is missing in another schema is told, so that a caller may say who makes it", async () => {
    const away = t({ id }, fkey({ schema: "shop", table: "orders", columns: ["id"] }));
    expect(await said(away)).toMatchObject([{ missing: "shop" }]);
    expect(await said(away, { one: "CREATE SCHEMA shop" })).toMatchObject([{ missing: "shop.orders" }]);
  });

  test("roles that SET ROLE names play no part", async () => {
    expect(
      await said({}, { one: "SET SESSION AUTHORIZATION nobody; SET ROLE other; CREATE TABLE t (id int)" }),
    ).toEqual([]);
  });
});

describe("a shadow that says yes and does nothing", () => {
  /** Answers every statement that matches with success, and does not run it. */
  const lying = (about: RegExp): Shadow => ({
    engine: shadow.engine,
    version: shadow.version,
    isWorn: false,
    session: () => shadow.session(),
    reset: () => shadow.reset(),
    close: () => shadow.close(),
    run: (statements, options) =>
      shadow.run(
        statements.map((statement) => (about.test(statement) ? "SELECT 1" : statement)),
        options,
      ),
  });

  test.each([
    [/CREATE INDEX/, "tables.t.indexes.i: index:app.i is not there after it was made"],
    [/FOREIGN KEY/, "tables.t.foreign_keys.f: constraint:app.t.f is not there after it was made"],
    [/CREATE VIEW/, "views.v: view:app.v is not there after it was made"],
    [/CREATE SEQUENCE/, "sequences.s: sequence:app.s is not there after it was made"],
  ])("%s: what was declared is counted, and its absence is no wish to drop it", async (about, line) => {
    const written = {
      tables: {
        t: {
          columns: { id, nothing: { type: "text", default: "NULL" } },
          primary_key: key,
          indexes: { i: key },
          foreign_keys: { f: { ...key, references: { table: "t", columns: ["id"] } } },
        },
      },
      views: { v: { definition: "SELECT 1 AS a" } },
      comment: "",
      sequences: { s: {} },
    };
    expect(await said(written)).toEqual([]);
    expect(lines(await said(written, {}, lying(about)))).toEqual([line]);
  });
});

test("roles that a text names are made in the embedded shadow alone: on a server they are somebody's", async () => {
  const version = versions()[0]!;
  const { value: settings } = readSettings({ url: serverUrl(version) });
  const remote = await openShadow({ place: { engine: "server", settings: settings! } });
  const role = `nobody_${process.pid}`;
  try {
    const owned = `CREATE TABLE t (id int); ALTER TABLE t OWNER TO ${role};`;
    expect(await said({}, { one: owned }, remote)).toEqual([]);
    expect(await said({}, { one: owned })).toEqual([]);
    expect(lines(await said({}, { one: `${owned} GRANT SELECT ON t TO ${role};` }, remote))).toEqual([
      `sql.one: one, line 1: role "${role}" does not exist`,
    ]);
  } finally {
    await remote.close();
  }
  expect(await onDatabase(serverUrl(version), `SELECT FROM pg_roles WHERE rolname = '${role}'`)).toEqual([]);
});

test("what would have the moment in which it is defined is told, with what to write instead", async () => {
  const bad = `CREATE TABLE t (id int, a timestamp DEFAULT 'now', b date DEFAULT date 'tomorrow', c time DEFAULT 'now');
CREATE VIEW v AS SELECT * FROM t WHERE a > 'Yesterday';
CREATE TABLE u (a text DEFAULT 'now', b date DEFAULT CURRENT_DATE, c timestamp DEFAULT '2020-1-1', d time DEFAULT '9:00', e date DEFAULT 'epoch');`;
  const found = await said({ tables: { s: { columns: { a: { type: "date", default: "'today'" } } } } }, { one: bad });
  expect(lines(found).sort()).toEqual([
    "sql.one: default:app.t.a would have the moment in which it is defined",
    "sql.one: default:app.t.b would have the moment in which it is defined",
    "sql.one: default:app.t.c would have the moment in which it is defined",
    "sql.one: view:app.v would have the moment in which it is defined",
    "tables.s.columns.a.default: default:app.s.a would have the moment in which it is defined",
  ]);
  expect(found.find(({ summary }) => summary.includes("app.s.a"))?.detail).toBe(
    "PostgreSQL reads 'today' once, when it is defined, and not when a value is needed: each plan would find another one. Write CURRENT_DATE instead of 'today'; where this very moment is meant, write that.",
  );
});
