/**
 * Owns the round trip of `inspect`: the SQL makes the same database again, which says the same of itself, and what the structured
 * formats say plans as no change.
 * Must not know what is in the database.
 */
import { expect } from "vitest";
import type { Session } from "../../provider/engine/db/session.ts";
import { readInput } from "../../provider/engine/desired/input.ts";
import type { Source } from "../../provider/engine/desired/source.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import type { Written } from "../../provider/engine/kinds/input.ts";
import { objectOf } from "../../provider/engine/kinds/kind.ts";
import { schemaAddress, schema as schemaKind } from "../../provider/engine/kinds/schema/index.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { errorsOf, runText, sharedShadow } from "../scenarios/harness.ts";
import { freshDatabase } from "../servers.ts";
import { run } from "./command-line.ts";

const dump = async (url: string): Promise<string> => normalise(await dumpSchema(url));

/** What the JSON declares, each schema of it. */
function sourceOf(json: Readonly<Record<string, Written>>): Source {
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

/** Takes a database of this version, which `make` fills, on the whole trip. @returns the SQL. */
export async function roundTrip(version: number, make: (session: Session) => Promise<void>): Promise<string> {
  await using original = await freshDatabase(version);
  await using copy = await freshDatabase(version);
  // What a text sets is for its own session.
  const maker = await open({ url: original.url });
  await make(maker).finally(() => maker.close());
  const [session, other] = [await open({ url: original.url }), await open({ url: copy.url })];
  try {
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
    return stdout;
  } finally {
    await session.close();
    await other.close();
  }
}
