/**
 * Owns the tests of what comes first in a plan of an existing table: what protects or serves stays until its successor is there.
 * Must not know how a recipe writes its statements, beyond their order.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyCatalog } from "../../provider/engine/catalog/catalog.ts";
import { elaborate } from "../../provider/engine/desired/elaborate.ts";
import { readTexts } from "../../provider/engine/desired/source.ts";
import { planStatements } from "../../provider/engine/plan/plan.ts";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

async function catalogOf(text: string) {
  const source = { objects: [], paths: new Map(), searchPath: ["public"], ...readTexts([{ name: "text", text }]) };
  const { catalog, diagnostics } = await elaborate(source, emptyCatalog(shadow.version), shadow);
  expect(diagnostics).toEqual([]);
  return catalog;
}

const table = (body: string, more = ""): string =>
  `CREATE SCHEMA app; CREATE TABLE app.t (a int NOT NULL, b text, ${body}); ${more}`;

/** What is there, what is wanted, what comes first, and what after it. */
test.each<[string, string, string, string, string]>([
  [
    "a unique constraint under another name",
    table("CONSTRAINT t_a_key UNIQUE (a)"),
    table("CONSTRAINT t_a_b_key UNIQUE (a, b)"),
    "ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key",
    "DROP CONSTRAINT t_a_key",
  ],
  [
    "a primary key under another name: there can be but one",
    table("CONSTRAINT one PRIMARY KEY (a)"),
    table("CONSTRAINT other PRIMARY KEY (a, b)", ""),
    "CREATE UNIQUE INDEX CONCURRENTLY other",
    "DROP CONSTRAINT one",
  ],
  [
    "an index under another name",
    table("c int", "CREATE INDEX i ON app.t (a)"),
    table("c int", "CREATE INDEX j ON app.t (a, b)"),
    "CREATE INDEX CONCURRENTLY j",
    "DROP INDEX CONCURRENTLY app.i",
  ],
  [
    "a check under another name",
    table("CONSTRAINT one CHECK (a > 0)"),
    table("CONSTRAINT two CHECK (a > 1)"),
    "VALIDATE CONSTRAINT two",
    "DROP CONSTRAINT one",
  ],
  [
    "an index with a comment",
    table("c int", "CREATE INDEX i ON app.t (a); COMMENT ON INDEX app.i IS 'x'"),
    table("c int", "CREATE INDEX i ON app.t (a, b); COMMENT ON INDEX app.i IS 'x'"),
    "CREATE INDEX CONCURRENTLY schemata_tmp_",
    "DROP INDEX CONCURRENTLY app.schemata_tmp_",
  ],
  [
    "an index over a column that goes",
    table("g int GENERATED ALWAYS AS (a * 2) STORED", "CREATE INDEX i ON app.t (g, b)"),
    table("c int", "CREATE INDEX i ON app.t (b); COMMENT ON INDEX app.i IS 'x'"),
    "DROP INDEX CONCURRENTLY app.schemata_tmp_",
    "DROP COLUMN g",
  ],
])("%s", async (_, from, to, first, then) => {
  const [before, after] = [await catalogOf(from), await catalogOf(to)];
  const { statements, refusals } = planStatements(before, after, { version: shadow.version, allow: ["*"] });
  expect(refusals).toEqual([]);
  const texts = statements.map(({ sql }) => sql.text);
  const place = (part: string): number => texts.findIndex((text) => text.includes(part));
  expect(place(first), texts.join("\n")).toBeGreaterThanOrEqual(0);
  expect(place(then), texts.join("\n")).toBeGreaterThan(place(first));
});
