import { expect, test } from "vitest";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { columns, expressions } from "./check-expressions.ts";
import { synthesised } from "./synthesised.ts";

test("a hundred expressions that PostgreSQL takes", async () => {
  expect(new Set(expressions).size).toBeGreaterThanOrEqual(100);
  await using database = await freshDatabase(versions().at(-1)!);
  const listed = Object.entries(columns).map(([name, { type }]) => `"${name}" ${type}`);
  await onDatabase(database.url, `CREATE TABLE t (${listed.join(", ")})`);
  const refused: string[] = [];
  for (const expression of expressions)
    await onDatabase(database.url, `ALTER TABLE t ADD CHECK (${expression}\n)`).catch((error: Error) =>
      refused.push(`${expression}: ${error.message}`),
    );
  expect(refused).toEqual([]);
});

test.each(expressions)("synthesises: %s", (expression) => {
  const { tables } = synthesised((shop) => {
    shop.addTable("t", { columns, checks: { c: expression } });
  }) as { tables: { t: { checks: { c: { expression: string } } } } };
  expect(tables.t.checks.c.expression).toBe(expression);
});
