import { Testing } from "cdktf";
import { describe, expect, test } from "vitest";
import { PostgresSchema, sql } from "../../constructs/index.ts";
import { stackOf, synthesised } from "./synthesised.ts";

const column = { type: "text" } as const;

describe("what is wrong fails at synthesis, with its place", () => {
  test("a column that is misspelt in a plain-string check, with a suggestion", () => {
    const synthesis = () =>
      synthesised((shop) => {
        shop.addTable("users", {
          columns: { email: column, age: { type: "integer" } },
          checks: { users_email_check: "emial LIKE '%@%'", fine: "age > 0" },
        });
      });
    expect(synthesis).toThrow(
      "stack/shop: the schema cannot be synthesised:\n  users, check users_email_check: there is no column emial in \"emial LIKE '%@%'\". Did you mean email?",
    );
  });

  test("in an index, a predicate and a generated column too; all that is wrong at once", () => {
    const stack = stackOf();
    new PostgresSchema(stack, "shop", { name: "shop" }).addTable("users", {
      columns: { email: column, domain: { type: "text", generated: "split_part(emaill, '@', 2)" } },
      indexes: { by_email: { columns: ["lower(emial)"], where: "domian <> ''" } },
    });
    expect(() => Testing.synth(stack, true)).toThrow(
      /domain: .*emaill[\s\S]*by_email: .*emial[\s\S]*by_email: .*domian/,
    );
  });

  test.each<[string, (shop: PostgresSchema) => void, string]>([
    [
      "a name that is too long",
      (shop) => shop.addTable("t".repeat(64), { columns: { a: column } }),
      "has 64 bytes; PostgreSQL keeps 63",
    ],
    ["an empty name", (shop) => shop.addTable("", { columns: { a: column } }), "its name is empty"],
    [
      "a column that is a whole number",
      (shop) => shop.addTable("t", { columns: { b: column, 1: column } }),
      "declare this table with addSql",
    ],
    [
      "two relations of one name",
      (shop) => {
        shop.addTable("t", { columns: { a: column } });
        shop.addView("t", "SELECT 1");
      },
      "there are two tables, views, sequences or indexes of this name",
    ],
    [
      "two constraints of one name",
      (shop) => shop.addTable("t", { columns: { a: column }, uniques: { c: ["a"] }, checks: { c: "a <> ''" } }),
      "there are two constraints c",
    ],
    [
      "a column of another table in a list that TypeScript does not see",
      (shop) => shop.addTable("t", { columns: { email: column }, uniques: ["emial" as "email"] }),
      "there is no column emial. Did you mean email?",
    ],
    [
      "as many columns on both sides of a foreign key",
      (shop) => {
        const t = shop.addTable("t", { columns: { a: column, b: column }, primaryKey: ["a", "b"] });
        shop.addTable("u", { columns: { a: column }, foreignKeys: { a: { columns: [t.column.a, t.column.b] } } });
      },
      "1 columns refer to 2",
    ],
    [
      "columns of one table in a foreign key",
      (shop) => {
        const t = shop.addTable("t", { columns: { a: column }, primaryKey: "a" });
        const s = shop.addTable("s", { columns: { a: column }, primaryKey: "a" });
        shop.addTable("u", {
          columns: { a: column, b: column },
          foreignKeys: [{ from: ["a", "b"], columns: [t.column.a, s.column.a] }],
        });
      },
      "it refers to columns of several tables",
    ],
  ])("%s", (_, fill, message) => {
    expect(() => synthesised(fill)).toThrow(message);
  });

  test("a name that is given twice fails where it is given", () => {
    expect(() =>
      synthesised((shop) => {
        shop.addTable("t", { columns: { a: column } });
        shop.addTable("t", { columns: { a: column } });
      }),
    ).toThrow("The table t is there already");
    expect(() => sql`${Number.NaN}`).toThrow("NaN has no literal in SQL");
  });
});

/** What a program that no compiler has checked may pass. */
const untyped = (value: unknown): never => value as never;

const authorsOf = (shop: PostgresSchema) =>
  shop.addTable("authors", { columns: { id: { type: "bigint" }, name: column }, primaryKey: "id" });

describe("what the compiler would find is found at synthesis too, for tsx asks no compiler", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["of a table", { unique: ["a"] }, 'books: there is no "unique". Did you mean uniques?'],
    ["as HCL spells it", { primary_key: "a" }, 'books: there is no "primary_key". Did you mean primaryKey?'],
    [
      "of a column",
      { columns: { a: { type: "text", nulable: false } } },
      'books, column a: there is no "nulable". Did you mean nullable?',
    ],
    [
      "of a column, like nothing that there is",
      { columns: { a: { type: "text", notNull: true } } },
      'books, column a: there is no "notNull". There are type, nullable, default,',
    ],
    [
      "in a column's options",
      { columns: { a: { type: "text", options: { colation: "C" } } } },
      'books, column a: there is no "colation" in its options. Did you mean collation?',
    ],
    [
      "of a primary key",
      { primaryKey: { columns: ["a"], defferable: "initially deferred" } },
      'books, primary key: there is no "defferable". Did you mean deferrable?',
    ],
    [
      "of a unique constraint",
      { uniques: { k: { columns: ["a"], nullNotDistinct: true } } },
      'books, unique k: there is no "nullNotDistinct". Did you mean nullsNotDistinct?',
    ],
    [
      "of a check",
      { checks: { c: { expresion: "a <> ''" } } },
      'books, check c: there is no "expresion". Did you mean expression?',
    ],
    [
      "of an index",
      { indexes: { i: { columns: ["a"], were: "a <> ''" } } },
      'books, index i: there is no "were". Did you mean where?',
    ],
    [
      "in an index's options",
      { indexes: { i: { columns: ["a"], options: { parameter: {} } } } },
      'books, index i: there is no "parameter" in its options. Did you mean parameters?',
    ],
    ["for the columns", { columns: undefined, colums: {} }, 'books: there is no "colums". Did you mean columns?'],
    [
      "for the columns of an index",
      { indexes: { i: { colums: ["a"] } } },
      'books, index i: there is no "colums". Did you mean columns?\n  books, index i: columns is missing',
    ],
  ])("a misspelt name %s", (_, props, message) => {
    const fill = (shop: PostgresSchema) => shop.addTable("books", untyped({ columns: { a: column }, ...props }));
    expect(() => synthesised(fill)).toThrow(message);
  });

  test("of a foreign key, of a sequence, of a view, of the schema", () => {
    const fill = (shop: PostgresSchema) => {
      const authors = authorsOf(shop);
      const author = untyped({ columns: [authors.column.id], onDelet: "cascade" });
      shop.addTable("books", { columns: { author: { type: "bigint" } }, foreignKeys: { author } });
      shop.addSequence("s", untyped({ strat: 1 }));
      shop.addView("v", untyped({ definition: "SELECT 1", coment: "one" }));
    };
    const synthesis = () => synthesised(fill, untyped({ ondestroy: "retain" }));
    for (const message of [
      'books, foreign key books_author_fkey: there is no "onDelet". Did you mean onDelete?',
      'sequence s: there is no "strat". Did you mean start?',
      'view v: there is no "coment". Did you mean comment?',
      'schema: there is no "ondestroy". Did you mean onDestroy?',
    ])
      expect(synthesis).toThrow(message);
  });

  test.each<[string, (authors: ReturnType<typeof authorsOf>) => unknown, string]>([
    [
      "that its table does not have",
      (authors) => ({ columns: [untyped((authors.column as { idd?: unknown }).idd)] }),
      "the table authors has no column idd. Did you mean id?",
    ],
    ["that is undefined", () => ({ columns: [undefined] }), "it refers to undefined, which is no column of a table"],
    ["that is a name", () => ({ columns: ["id"] }), 'it refers to "id", which is no column of a table'],
    ["that is in no list", (authors) => ({ columns: authors.column.id }), "columns is no list"],
    ["that is missing", () => ({}), "columns is missing"],
  ])("a foreign key to a column %s", (_, key, message) => {
    const fill = (shop: PostgresSchema) => {
      const author = untyped(key(authorsOf(shop)));
      shop.addTable("books", { columns: { author: { type: "bigint" } }, foreignKeys: { author } });
    };
    expect(() => synthesised(fill)).toThrow(`books, foreign key books_author_fkey: ${message}`);
  });

  test("a column that is misspelt in the tag sql: in a check, a default, a view, SQL text, an owner", () => {
    const fill = (shop: PostgresSchema) => {
      const authors = authorsOf(shop);
      const { nmae } = authors.column as unknown as { nmae: typeof authors.column.name };
      shop.addTable("books", {
        columns: { pages: { type: "integer", default: sql`${nmae}` } },
        checks: (c) => ({ positive: sql`${untyped((c as { page?: unknown }).page)} > 0` }),
      });
      shop.addView("v", sql`SELECT ${nmae} FROM ${authors}`);
      shop.addSql("text", sql`CREATE INDEX ON ${authors} (${nmae})`);
      shop.addSequence("s", { ownedBy: nmae });
    };
    const wrong = "the table authors has no column nmae. Did you mean name?";
    expect(() => synthesised(fill)).toThrow(
      `books, column pages: ${wrong}
  books, check positive: the table books has no column page. Did you mean pages?
  view v: ${wrong}
  sequence s: ${wrong}
  SQL text text: ${wrong}`,
    );
  });

  test("a column that is only a type, or has none", () => {
    const fill = (shop: PostgresSchema) => shop.addTable("t", { columns: { a: untyped("text"), b: untyped({}) } });
    expect(() => synthesised(fill)).toThrow(
      't, column a: it has no type: write { type: "text" }\n  t, column b: it has no type',
    );
  });

  test("a value of the tag sql that is undefined or no value, where it stands", () => {
    expect(() => sql`SELECT ${1}, a FROM ${untyped(undefined)}`).toThrow(
      'sql: value 2 of 2, after ", a FROM", is undefined. Is a name misspelt?',
    );
    expect(() => sql`${untyped({ a: 1 })} > 0`).toThrow("sql: value 1 of 1 is no value for SQL: object");
    expect(() => sql.raw(untyped(undefined))).toThrow("sql.raw: undefined is no text.");
    expect(() => sql.identifier(untyped(undefined))).toThrow("sql.identifier: undefined is no text.");
    const fill = (shop: PostgresSchema) => {
      shop.addSql("functions", untyped(undefined));
      shop.addView("v", untyped({ comment: "one" }));
    };
    expect(() => synthesised(fill)).toThrow("view v: its SQL is missing\n  SQL text functions: its SQL is missing");
  });
});

describe("a list of indexes", () => {
  const books = { author: column, title: column };
  test.each<[string, unknown, string]>([
    [
      "of an expression",
      ["author", "lower(title)"],
      '"lower(title)" is no column. An index on an expression is given a name: indexes: { books_title_idx: { columns: ["lower(title)"] } }',
    ],
    [
      "of an expression among columns",
      [["author", "title DESC"]],
      'indexes: { books_author_title_idx: { columns: ["author", "title DESC"] } }',
    ],
    ["of the tag sql", [sql`lower(title)`], 'indexes: { books_title_idx: { columns: ["lower(title)"] } }'],
    ["of a constant", ["(1)"], 'indexes: { books_expr_idx: { columns: ["(1)"] } }'],
    ["of a misspelt column", ["titel"], "there is no column titel. Did you mean title?"],
    ["of an unknown column", ["publisher"], "there is no column publisher."],
  ])("%s", (_, indexes, message) => {
    const fill = (shop: PostgresSchema) => shop.addTable("books", { columns: books, indexes: untyped(indexes) });
    const synthesis = () => synthesised(fill);
    expect(synthesis).toThrow("books, indexes: ");
    expect(synthesis).toThrow(message);
  });

  test("the form that is recommended is synthesised", () => {
    const { tables } = synthesised((shop) => {
      shop.addTable("books", { columns: books, indexes: { books_title_idx: { columns: ["lower(title)"] } } });
    });
    expect(tables).toMatchObject({ books: { indexes: { books_title_idx: { columns: ["lower(title)"] } } } });
  });
});
