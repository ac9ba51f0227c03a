import { inspect } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShadow, type Shadow } from "../../provider/engine/shadow/shadow.ts";
import { versions } from "../servers.ts";
import { Coverage } from "./coverage.ts";
import { pairs } from "./generators/changes.ts";
import type { Raw } from "./generators/raw.ts";
import { reduce } from "./generators/reduce.ts";
import { type Schema, schemasOf } from "./generators/schema.ts";
import { migrate } from "./migration.ts";

const long = process.env.SCHEMATA_LONG === "1";
/**
 * Given again with SCHEMATA_SEED (and SCHEMATA_PATH, as the failure prints it). The same pairs in every short run, so that a
 * change is judged by itself and all of them are; other ones in every long run, as many as its time allows.
 */
const seed = Number(process.env.SCHEMATA_SEED ?? (long ? Date.now() % 2 ** 31 : 11));
const path = process.env.SCHEMATA_PATH;
const minutes = Number(process.env.SCHEMATA_MINUTES ?? (long ? 40 : 20));
const runs = Number(process.env.SCHEMATA_RUNS ?? (long ? 1500 : 6));
/**
 * The share of alter rules that some pair must exercise: of some 150 rules a short run reaches less than half. Fewer pairs than it has
 * are for looking at one thing.
 */
const coverageWanted = path !== undefined || runs < 6 ? 0 : long ? 0.9 : 0.4;
const shrinkMinutes = Number(process.env.SCHEMATA_SHRINK_MINUTES ?? 3);

let shadow: Shadow;
beforeAll(async () => {
  shadow = await openShadow();
});
afterAll(() => shadow.close());

const shown = ({ written, sql }: Schema): string =>
  `${inspect(written, { depth: null, compact: 4, breakLength: 140 })}\n${sql.map((text) => `${text};`).join("\n")}`;

test(
  "a migrated schema is the one made directly, and back",
  async () => {
    const coverage = new Coverage();
    const numbers = { pairs: 0, statements: 0, rows: 0 };
    const stopped = new Map<string, number>();
    let found: { readonly raw: Raw; readonly version: number } | undefined;
    const property = fc.asyncProperty(pairs, fc.constantFrom(...versions()), async (raw, version) => {
      found = { raw, version };
      const outcome = await migrate(schemasOf(raw, version), version, shadow);
      found = undefined;
      coverage.add(outcome.catalogs);
      numbers.pairs += 1;
      numbers.statements += outcome.statements;
      numbers.rows += outcome.rows;
      const why = outcome.stopped?.slice(0, 5);
      if (why !== undefined) stopped.set(why, (stopped.get(why) ?? 0) + 1);
    });
    const details = await fc.check(property, {
      seed,
      numRuns: runs,
      ...(path === undefined ? {} : { path }),
      interruptAfterTimeLimit: minutes * 60_000,
      endOnFailure: true,
    });
    console.log(
      `seed ${seed}: ${numbers.pairs} pairs, ${numbers.statements} statements, ${numbers.rows} rows; stopped by rows that do not fit and resumed: ${[...stopped].map(([code, count]) => `${code} ${count}`).join(", ") || "none"}\n${coverage.table}`,
    );
    if (details.failed && found !== undefined)
      expect.fail(
        `SCHEMATA_SEED=${details.seed} SCHEMATA_PATH=${details.counterexamplePath}\n${await smallest(found.raw, found.version)}`,
      );
    expect(coverage.share, `never altered: ${coverage.missing.join(", ")}`).toBeGreaterThanOrEqual(coverageWanted);
  },
  (minutes + shrinkMinutes + 1) * 60_000,
);

/** The failure of a smaller pair, with both inputs and the statements. */
async function smallest(raw: Raw, version: number): Promise<string> {
  const failure = (candidate: Raw): Promise<string | undefined> =>
    migrate(schemasOf(candidate, version), version, shadow).then(
      () => undefined,
      (cause: Error) => cause.message,
    );
  const until = Date.now() + shrinkMinutes * 60_000;
  const reduced = await reduce(raw, async (candidate) => (await failure(candidate)) !== undefined, until);
  const [first, second] = schemasOf(reduced.raw, version);
  return `PostgreSQL ${version}, made smaller in ${reduced.tries} tries\n== first\n${shown(first)}\n== second\n${shown(second)}\n== ${await failure(reduced.raw)}`;
}
