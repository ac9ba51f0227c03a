/**
 * Owns the proof that an UPDATE of a published table works at every step of a plan that makes its replica identity anew.
 * Must not know how that is done. Without an identity PostgreSQL refuses each UPDATE (55000).
 */
import { afterAll, expect, test } from "vitest";
import type { Session } from "../../provider/engine/db/session.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { freshDatabase, versions } from "../servers.ts";
import { allCases } from "./case.ts";
import { closeShadow, errorsOf, runText, sharedShadow, sourceOf } from "./harness.ts";

afterAll(closeShadow);

const what = allCases().filter(({ name }) => name.startsWith("replica_identity/"));

/** The tables of which an UPDATE works. */
async function updatable(session: Session): Promise<readonly string[]> {
  const tables = await session.rows<{ name: string; column: string }>(`SELECT c.oid::regclass::text AS name,
    quote_ident(a.attname) AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
    WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' ORDER BY 1`);
  const found: string[] = [];
  for (const { name, column } of tables) {
    const works = await session.execute(`UPDATE ${name} SET ${column} = ${column}`).then(
      () => true,
      (failure: { sqlstate?: string }) => {
        if (failure.sqlstate !== "55000") throw failure;
        return false;
      },
    );
    if (works) found.push(name);
  }
  return found;
}

async function planTo(session: Session, text: string) {
  const prepared = await prepare(
    {
      live: await readCatalog(session),
      source: sourceOf(text),
      staysUndeclared: () => false,
      options: { version: session.version, allow: ["*"], typeChange: "in_place" },
    },
    await sharedShadow(),
  );
  expect(errorsOf(prepared)).toEqual([]);
  return prepared.plan.statements;
}

const both = what.flatMap(({ name, from, to, rows }) => [
  { name, direction: "forward", from, to, rows },
  { name, direction: "back", from: to, to: from, rows: "" },
]);

test.each(versions().flatMap((version) => both.map((one) => ({ version, ...one }))))(
  "PostgreSQL $version, $name, $direction: whoever could update a table can do so at every step",
  async ({ version, from, to, rows }) => {
    await using database = await freshDatabase(version);
    const session = await open({ url: database.url });
    try {
      await runText(session, `${from}\n;\nCREATE PUBLICATION of_all FOR ALL TABLES`);
      for (const row of rows.split(";")) if (row.trim() !== "") await session.execute(row);
      const before = await updatable(session);
      const steps: { readonly sql: string; readonly works: readonly string[] }[] = [];
      const statements = await planTo(session, to);
      for (let at = 0; at < statements.length; at += 1) {
        const { sql, transaction } = statements[at]!;
        const [starts, ends] = [-1, 1].map((way) => statements[at + way]?.transaction !== transaction);
        if (transaction !== null && starts) await session.execute("BEGIN");
        await session.execute(sql.text);
        if (transaction !== null && !ends) continue;
        if (transaction !== null) await session.execute("COMMIT");
        steps.push({ sql: sql.text, works: await updatable(session) });
      }
      const after = steps.at(-1)?.works ?? [];
      const always = before.filter((name) => after.includes(name));
      expect(always.length).toBeGreaterThan(0);
      for (const { sql, works } of steps)
        expect({ sql, fails: always.filter((name) => !works.includes(name)) }).toEqual({ sql, fails: [] });
    } finally {
      await session.close();
    }
  },
);
