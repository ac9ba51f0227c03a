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
