/**
 * Owns the proof that nothing is overlooked: in a database with one object of every sort, each row of each catalog is part of
 * an object that a kind models, or of one that is listed as not modelled.
 * Must not know how the engine finds them: it asks every catalog that has an oid.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Session } from "../../provider/engine/db/session.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { closeShadow, errorsOf, sharedShadow, sourceOf } from "./harness.ts";

const script = readFileSync(join(import.meta.dirname, "one-of-each.sql"), "utf8");

/** Made in each database, or seen by nobody who reads a schema; why it need not be listed. */
const exempt: Readonly<Record<string, string>> = {
  pg_enum: "a part of its type",
  pg_amop: "a part of its operator family",
  pg_amproc: "a part of its operator family",
  pg_largeobject_metadata: "data, no schema",
  pg_user_mapping: "holds secrets, and is a part of its server",
};

interface Entry {
  readonly row: string;
  readonly identity: string;
}

/** Every row with an oid of its own that was made since the database was created. */
async function everything(session: Session): Promise<readonly Entry[]> {
  const catalogs = await session.rows<{ name: string }>(`SELECT c.relname AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid'
    WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT c.relisshared ORDER BY 1`);
  const found: Entry[] = [];
  for (const { name } of catalogs.filter((catalog) => exempt[catalog.name] === undefined))
    found.push(
      ...(await session.rows<Entry>(`SELECT '${name}/' || x.oid || '/0' AS row,
        '${name} ' || coalesce((SELECT i.type || ' ' || i.identity FROM pg_identify_object('${name}'::regclass, x.oid, 0) i), x.oid::text) AS identity
        FROM ${name} x WHERE x.oid >= 16384`)),
    );
  return found;
}

/** Rows that are internal parts of others (pg_depend.deptype i), of a TOAST table, or NOT NULL of a column (18). */
async function internalParts(session: Session): Promise<ReadonlySet<string>> {
  const rows = await session.rows<{ row: string }>(`SELECT d.classid::regclass || '/' || d.objid || '/0' AS row
    FROM pg_depend d WHERE d.deptype IN ('i', 'P', 'S') AND d.objid >= 16384
    UNION SELECT 'pg_class/' || c.oid || '/0' FROM pg_class c WHERE c.relnamespace = 'pg_toast'::regnamespace
    UNION SELECT 'pg_constraint/' || k.oid || '/0' FROM pg_constraint k WHERE k.contype = 'n'
    UNION SELECT 'pg_type/' || y.oid || '/0' FROM pg_type y WHERE y.typnamespace = 'pg_toast'::regnamespace`);
  return new Set(rows.map(({ row }) => row));
}

afterAll(closeShadow);

describe.each([...versions()])("PostgreSQL %i", (version) => {
  test("everything is modelled or listed", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, script);
    const session = await open({ url: database.url });
    try {
      const catalog = await readCatalog(session);
      const known = new Set([
        ...[...catalog.objects.values()].flatMap(({ rows }) => rows),
        ...catalog.notModelled.flatMap(({ rows }) => rows),
      ]);
      const parts = await internalParts(session);
      const overlooked = (await everything(session)).filter(({ row }) => !known.has(row) && !parts.has(row));
      expect(overlooked.map(({ identity }) => identity)).toEqual([]);
      const listed = catalog.notModelled.map(({ address }) => address);
      const lines = ["modelled:", ...[...catalog.objects.keys()].sort(), "", "not modelled:", ...listed, ""];
      await expect(lines.join("\n")).toMatchFileSnapshot("one-of-each.txt");
    } finally {
      await session.close();
    }
  });

  test("what is not modelled stands by while the rest changes", async () => {
    await using database = await freshDatabase(version);
    await onDatabase(database.url, script);
    const session = await open({ url: database.url });
    try {
      // As a resource does, which cannot know who will apply.
      const { role: _, ...live } = await readCatalog(session);
      const prepared = await prepare(
        {
          live,
          source: sourceOf("CREATE TABLE app.added (id bigint)"),
          staysUndeclared: () => true,
          options: { version: session.version },
        },
        await sharedShadow(),
      );
      expect(errorsOf(prepared)).toEqual([]);
      expect(prepared.plan.statements.map(({ sql }) => sql.text)).toEqual(["CREATE TABLE app.added (\n  id bigint\n)"]);
    } finally {
      await session.close();
    }
  });
});
