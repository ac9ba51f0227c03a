/**
 * Owns the property: a schema that became another by our plans is the one that would have been made directly, and back.
 * Must not know how schemas are generated or shrunk.
 */
import type { Catalog } from "../../provider/engine/catalog/catalog.ts";
import { load } from "../../provider/engine/desired/elaborate.ts";
import { readInput } from "../../provider/engine/desired/input.ts";
import { readTexts, type Source } from "../../provider/engine/desired/source.ts";
import { hasErrors } from "../../provider/engine/diagnostic.ts";
import { objectOf } from "../../provider/engine/kinds/kind.ts";
import { asObserved, compare, schemaOf } from "../../provider/engine/kinds/lookup.ts";
import { schema as schemaKind } from "../../provider/engine/kinds/schema/index.ts";
import { type Prepared, prepare } from "../../provider/engine/prepare.ts";
import type { Shadow } from "../../provider/engine/shadow/shadow.ts";
import type { RealDatabase } from "./database.ts";
import { realDatabase, StatementFailed } from "./database.ts";
import { quotedText } from "./generators/building.ts";
import { elsewhere } from "./generators/elsewhere.ts";
import type { Schema } from "./generators/schema.ts";
import type { Sides } from "./generators/sides.ts";
import { insertRows, type Kept, keep, lostRows } from "./rows.ts";

/** A schema as `prepare` takes it. */
function sourceOf({ name, written, sql }: Schema): Source {
  const texts = readTexts(sql.length === 0 ? [] : [{ name: "sql", text: sql.map((text) => `${text};`).join("\n") }]);
  const read = readInput(written, { schema: name, address: `schema:${name}` });
  return {
    objects: [objectOf(schemaKind, { name }, {}), ...read.objects],
    paths: read.paths,
    texts: texts.texts,
    renames: [...read.renames, ...texts.renames],
    searchPath: [name],
    diagnostics: [...read.diagnostics, ...texts.diagnostics],
  };
}

/** What one run did. */
export interface Outcome {
  /** As the shadow prints them. */
  readonly catalogs: Sides<Catalog>;
  readonly statements: number;
  readonly rows: number;
  /** Why a plan stopped half-way for a true reason, rows that do not fit; without them, the rest was planned again. */
  readonly stopped: string | undefined;
}

/** Goes from nothing to the first, to the second and back. Throws with the statements where it goes wrong. */
export async function migrate(schemas: Sides<Schema>, version: number, shadow: Shadow): Promise<Outcome> {
  await using migrated = await realDatabase(version, elsewhere.sql);
  const journey = new Journey(shadow);
  const first = await journey.go(migrated, schemas[0], "empty to first");
  // An identity's sequence keeps its name when the table or column is renamed, as PostgreSQL does it.
  const dump = (of: RealDatabase): Promise<string> =>
    schemas.some(({ renames }) => renames) ? of.dumpWithoutChosenNames() : of.dump();
  const dumped = await dump(migrated);
  const rows = await insertRows(schemas[0], migrated.session);
  const kept = await keep(schemas, migrated.session);
  const ill = await invalidated(first, schemas[0], migrated);
  const second = await journey.go(migrated, schemas[1], "first to second", true);
  if (journey.stopped === undefined) await survive(kept, migrated, journey);
  {
    await using direct = await realDatabase(version, elsewhere.sql);
    await journey.go(direct, schemas[1], "empty to second");
    journey.same("migrated and direct", await dump(migrated), await dump(direct));
  }
  const illToo = await invalidated(second, schemas[1], migrated);
  await journey.go(migrated, schemas[0], "second to first", true);
  journey.same("first before and after", await dump(migrated), dumped);
  return { catalogs: [ill, illToo], statements: journey.statements, stopped: journey.stopped, rows };
}

/** Makes indexes invalid, as a cancelled build leaves them; gives the catalog with that. */
async function invalidated(catalog: Catalog, { invalid }: Schema, database: RealDatabase): Promise<Catalog> {
  if (invalid.length === 0) return catalog;
  for (const name of invalid)
    await database.session.execute(
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = ${quotedText(name)}::regclass`,
    );
  const live = await database.read();
  return asObserved(catalog, (object) => live.objects.get(object.address) ?? object);
}

async function survive(kept: readonly Kept[], database: RealDatabase, journey: Journey): Promise<void> {
  const lost = await lostRows(kept, database.session);
  if (lost.length > 0) journey.fail(`rows are lost or changed: ${lost.join("; ")}`);
}

class Journey {
  statements = 0;
  stopped: string | undefined;
  readonly #log: string[] = [];

  constructor(readonly shadow: Shadow) {}

  fail(what: string): never {
    throw new Error(`${what}\n\n${this.#log.join("\n")}`);
  }

  same(what: string, left: string, right: string): void {
    if (left !== right) this.fail(`${what} differ:\n${differenceOf(left, right)}`);
  }

  /** Plans, runs, and looks whether it is there. Where rows do not fit the new schema, it goes on without them from there. */
  async go(database: RealDatabase, schema: Schema, what: string, hasRows = false): Promise<Catalog> {
    const prepared = await this.#prepare(database, schema, what);
    for (const { sql, transaction } of prepared.plan.statements) this.#log.push(`  [${transaction}] ${sql.text};`);
    if (prepared.proof.status !== "proven") this.fail(`${what} is not proven: ${prepared.proof.reason}`);
    try {
      await database.run(prepared.plan);
    } catch (cause) {
      if (!(cause instanceof StatementFailed)) throw cause;
      if (!hasRows || !/^2[23]/.test(cause.sqlstate)) this.fail(`${what}: ${cause.message}`);
      this.stopped = `${cause.sqlstate} ${cause.message}`;
      this.#log.push(`-- ${this.stopped}`);
      await database.empty();
      return this.go(database, schema, `${what}, resumed`);
    }
    this.statements += prepared.plan.statements.length;
    const live = await database.read();
    if (live.notModelled.some(({ schema: of }) => of === schema.name))
      this.fail(`${what}: not modelled: ${live.notModelled.map(({ address }) => address).join(", ")}`);
    const differences = compare(prepared.desired, await load(live, this.shadow, live.role));
    if (differences.length > 0) this.fail(`${what}: ${differences.join(", ")}`);
    const again = await this.#prepare(database, schema, `${what}, again`);
    if (again.plan.statements.length > 0 || again.proof.status !== "proven")
      this.fail(
        `${what}: planned again: ${again.plan.statements.map(({ sql }) => sql.text).join(";\n")} ${again.proof.reason}`,
      );
    return prepared.desired;
  }

  async #prepare(database: RealDatabase, schema: Schema, what: string): Promise<Prepared> {
    this.#log.push(`-- ${what}`);
    const live = await database.read();
    const prepared = await prepare(
      {
        live,
        source: sourceOf(schema),
        staysUndeclared: (object) => schemaOf(object, live) === elsewhere.schema,
        unsaid: "applier",
        options: { version: database.session.version, allow: ["*:*"], typeChange: "in_place" },
      },
      this.shadow,
    );
    const problems = [...prepared.diagnostics, ...prepared.plan.refusals];
    if (hasErrors(problems)) {
      for (const { sql } of prepared.plan.statements) this.#log.push(`  ${sql.text};`);
      this.fail(`${what}: ${problems.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n")}`);
    }
    return prepared;
  }
}

/** The lines that only one of two texts has. */
function differenceOf(left: string, right: string): string {
  const [lefts, rights] = [left.split("\n"), right.split("\n")];
  const [inLeft, inRight] = [new Set(lefts), new Set(rights)];
  const lines = [
    ...lefts.filter((line) => !inRight.has(line)).map((line) => `- ${line}`),
    ...rights.filter((line) => !inLeft.has(line)).map((line) => `+ ${line}`),
  ];
  return lines.length > 0 ? lines.join("\n") : `the same lines in another order\n${left}\n=====\n${right}`;
}
