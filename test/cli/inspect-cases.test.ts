/**
 * Owns the proof that `inspect` loses nothing: of every case of every kind, the SQL makes the same database again, and the JSON
 * plans as no change.
 * Must not know any particular case or kind.
 */
import { afterAll, describe, expect, test } from "vitest";
import { readInput } from "../../provider/engine/desired/input.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import type { Written } from "../../provider/engine/kinds/input.ts";
import { objectOf } from "../../provider/engine/kinds/kind.ts";
import { schemaAddress, schema as schemaKind } from "../../provider/engine/kinds/schema/index.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { allCases } from "../scenarios/case.ts";
import { closeShadow, errorsOf, runText, sharedShadow } from "../scenarios/harness.ts";
import { freshDatabase, storyVersions } from "../servers.ts";
import { run } from "./command-line.ts";

afterAll(closeShadow);

const dump = async (url: string): Promise<string> => normalise(await dumpSchema(url));

/** What the JSON declares, each schema of it. */
function sourceOf(json: Readonly<Record<string, Written>>) {
  const schemas = Object.entries(json).map(([name, written]) => {
    const read = readInput(written, { schema: name, address: schemaAddress(name) });
    return { ...read, own: objectOf(schemaKind, { name }, {}) };
  });
  return {
    objects: schemas.flatMap(({ own, objects }) => [own, ...objects]),
    paths: new Map(schemas.flatMap(({ paths }) => [...paths])),
    diagnostics: schemas.flatMap(({ diagnostics }) => diagnostics),
    texts: [],
    renames: [],
    searchPath: [],
  };
}

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  // Every second one in a short run: there are two hundred.
  const step = process.env.SCHEMATA_LONG === "1" ? 1 : 2;
  const cases = allCases()
    .filter(({ options }) => options.since <= version && version < options.until && options.refused === undefined)
    .filter((_, at) => at % step === 0);
  test.each(cases.map(({ name, to }) => ({ name, to })))("$name", async ({ to }) => {
    await using original = await freshDatabase(version);
    await using copy = await freshDatabase(version);
    const [session, other] = [await open({ url: original.url }), await open({ url: copy.url })];
    try {
      await runText(session, to);
      const { status, stdout } = await run("inspect", original.url);
      expect(status).toBe(0);
      await runText(other, stdout);
      expect(await dump(copy.url)).toBe(await dump(original.url));

      const json = await run("inspect", original.url, "--format", "json");
      expect(json.status).toBe(0);
      const live = await readCatalog(session);
      const source = sourceOf(JSON.parse(json.stdout));
      const options = { version: session.version };
      const prepared = await prepare({ live, source, staysUndeclared: () => true, options }, await sharedShadow());
      expect(errorsOf(prepared)).toEqual([]);
      expect(prepared.plan.statements.map(({ sql }) => sql.text)).toEqual([]);
    } finally {
      await session.close();
      await other.close();
    }
  });
});
