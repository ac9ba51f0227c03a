import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest, problemOf } from "../../constructs/identifier.ts";
import { quoteName } from "../../constructs/keyword.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { synthesised } from "./synthesised.ts";

/** Names of up to 63 bytes, some of them of several bytes a letter. */
const name = fc
  .tuple(fc.constantFrom("a", "Ä", "e mail", "select", "x_y", "漢"), fc.constantFrom("b", "ü", "🐘"), fc.nat(62))
  .map(([head, letter, length]) => {
    let made = head;
    while (Buffer.byteLength(made + letter) <= Math.min(63, Buffer.byteLength(head) + length)) made += letter;
    return made;
  });

test("constraints and indexes are named as PostgreSQL names them", async () => {
  await using database = await freshDatabase(versions().at(-1)!);
  await fc.assert(
    fc.asyncProperty(name, fc.uniqueArray(name, { minLength: 2, maxLength: 3 }), async (table, columns) => {
      const q = (text: string): string => `"${text}"`;
      const list = columns.map(q).join(", ");
      await onDatabase(
        database.url,
        `DROP SCHEMA IF EXISTS shop CASCADE; CREATE SCHEMA shop; SET search_path = shop;
         CREATE TABLE ${q(table)} (${columns.map((column) => `${q(column)} int`).join(", ")}, PRIMARY KEY (${q(columns[0]!)}));
         -- Inside CREATE TABLE, one that says the same as another is left out.
         ALTER TABLE ${q(table)} ADD UNIQUE (${list});
         ALTER TABLE ${q(table)} ADD UNIQUE (${list});
         ALTER TABLE ${q(table)} ADD UNIQUE (${q(columns[0]!)});
         ALTER TABLE ${q(table)} ADD FOREIGN KEY (${q(columns[1]!)}) REFERENCES ${q(table)};
         CREATE INDEX ON ${q(table)} (${list}); CREATE INDEX ON ${q(table)} (${q(columns[1]!)});
         CREATE INDEX ON ${q(table)} (${list});`,
      );
      const rows = await onDatabase(
        database.url,
        `SELECT conname AS name FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND connamespace = 'shop'::regnamespace
         UNION SELECT relname FROM pg_class WHERE relkind = 'i' AND relnamespace = 'shop'::regnamespace`,
      );
      const real = rows.map((row) => String(row.name)).sort();
      const { tables } = synthesised((shop) => {
        const made = shop.addTable(table, {
          columns: Object.fromEntries(columns.map((column) => [column, { type: "int" }])),
          primaryKey: columns[0]!,
          uniques: [columns, columns, columns[0]!],
          indexes: [columns, columns[1]!, columns],
        });
        made.addForeignKey({ from: [columns[1]!], columns: [made.column[columns[0]!]!] });
      }) as { tables: Record<string, Record<string, Record<string, unknown>>> };
      const { primary_key, uniques, indexes, foreign_keys } = tables[table]!;
      const ours = [
        (primary_key?.name as string | undefined) ?? `${table}_pkey`,
        ...[uniques, indexes, foreign_keys].flatMap((map) => Object.keys(map ?? {})),
      ].sort();
      expect(ours).toEqual(real);
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("what a name may be", () => {
  expect(problemOf("")).toBe("is empty");
  expect(problemOf("a\0b")).toContain("zero character");
  expect(problemOf("ä".repeat(32))).toContain("has 64 bytes");
  expect(problemOf("ä".repeat(31))).toBeUndefined();
});

test("the nearest name is within two edits", () => {
  expect(nearest("emial", ["name", "email", "mail"])).toBe("email");
  expect(nearest("email", ["email", "emails"])).toBe("emails");
  expect(nearest("xyz", ["email"])).toBeUndefined();
});

test("a name is quoted exactly where PostgreSQL needs it", async () => {
  await using database = await freshDatabase(versions().at(-1)!);
  const rows = await onDatabase(
    database.url,
    "SELECT word, quote_ident(word) AS quoted, catcode FROM pg_get_keywords()",
  );
  for (const { word, quoted, catcode } of rows) {
    // quote_ident quotes words, too, that may name a column but not a function or type.
    if (catcode === "C") continue;
    expect(quoteName(String(word)), String(word)).toBe(quoted);
  }
  for (const text of ["a", "A", "1a", "a b", 'a"b', "é", "_a", "a$"])
    expect(quoteName(text)).toBe((await onDatabase(database.url, `SELECT quote_ident('${text}') AS q`))[0]?.q);
});
