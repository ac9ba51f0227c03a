/**
 * Owns the proof that a plan may be cut off between any two statements, or in the middle of a concurrent build: planned again
 * from what is there, it ends where it was to end, and leaves nothing of its own.
 * Must not know recipes: what they leave is found by planning.
 */
import { afterAll, describe, expect, test } from "vitest";
import { contentsOf, damage } from "../../provider/cli/rows-kept.ts";
import type { Session } from "../../provider/engine/db/session.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import type { StatementPlan } from "../../provider/engine/plan/plan.ts";
import { isTemporary } from "../../provider/engine/plan/recipes/temporary-name.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { closeShadow, errorsOf, runText, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { runPlan } from "../scenarios/run.ts";
import { freshDatabase, storyVersions } from "../servers.ts";
import { changes, type InterruptedChange } from "./changes.ts";

afterAll(closeShadow);

/** Plans to the text. What was not there when `owned` was taken belongs to nobody, as what an interrupted plan leaves. */
async function planTo(session: Session, text: string, owned: ReadonlySet<string | undefined>): Promise<StatementPlan> {
  const prepared = await prepare(
    {
      live: await readCatalog(session),
      source: sourceOf(text),
      staysUndeclared: (object) => !isTemporary(object) && !owned.has(object.rows[0]),
      options: { version: session.version, allow: ["*"] },
    },
    await sharedShadow(),
  );
  expect(errorsOf(prepared)).toEqual([]);
  expect(prepared.proof).toEqual({ status: "proven", reason: null });
  return prepared.plan;
}

const dump = async (url: string): Promise<string> => normalise(await dumpSchema(url));

/** The numbers of statements after which a plan can be cut: those at the end of a transaction. */
const cuts = ({ statements }: StatementPlan): readonly number[] =>
  statements.flatMap(({ transaction }, at) =>
    transaction !== null && statements[at + 1]?.transaction === transaction ? [] : [at + 1],
  );

/** A database as the change finds it, without sessions: it is copied for each cut, which keeps what is known of it by oid. */
interface Before extends AsyncDisposable {
  readonly name: string;
  /** What is there. */
  readonly owned: ReadonlySet<string | undefined>;
  /** The whole way. */
  readonly plan: StatementPlan;
}

async function before(version: number, change: InterruptedChange): Promise<Before> {
  const database = await freshDatabase(version);
  const session = await open({ url: database.url });
  try {
    await runText(session, change.from);
    for (const statement of change.rows.split(";")) await session.execute(statement);
    const owned = new Set([...(await readCatalog(session)).objects.values()].map(({ rows }) => rows[0]));
    const plan = await planTo(session, change.to, owned);
    return { name: database.name, owned, plan, [Symbol.asyncDispose]: database.drop };
  } finally {
    await session.close();
  }
}

/** The dump of a database that was made as the change wants it. */
async function wantedDump(version: number, { to, rows }: InterruptedChange): Promise<string> {
  await using database = await freshDatabase(version);
  const session = await open({ url: database.url });
  try {
    await runText(session, to);
    for (const statement of rows.split(";")) await session.execute(statement);
    return await dump(database.url);
  } finally {
    await session.close();
  }
}

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  test.each(changes)("$name", async (change) => {
    const wanted = await wantedDump(version, change);
    await using template = await before(version, change);
    const { owned, plan } = template;
    for (const count of [0, ...cuts(plan)]) {
      const last = plan.statements[count - 1];
      // A build that was cut off has left an index that is not valid; of batches half are done.
      for (const broken of last?.verify === undefined ? [false] : [false, true]) {
        await using database = await freshDatabase(version, { template: template.name });
        const session = await open({ url: database.url });
        try {
          const contents = await contentsOf(session);
          const isHalf = broken && last?.batches !== undefined;
          const ran = await runPlan(
            { ...plan, statements: plan.statements.slice(0, isHalf ? count - 1 : count) },
            session,
          );
          expect(ran.failure).toBeUndefined();
          if (isHalf)
            await session.execute(
              `DO $do$ BEGIN EXECUTE $q$${last.sql.text}$q$ USING '(0,0)'::tid, '(0,50)'::tid; END $do$`,
            );
          else if (broken)
            await session.execute(
              `UPDATE pg_index SET indisvalid = false WHERE indexrelid = (SELECT max(indexrelid) FROM pg_index)`,
            );
          const rest = await planTo(session, change.to, owned);
          const place = `after ${count} of ${plan.statements.length}${broken ? ", broken" : ""}: ${last?.sql.text ?? "nothing"}\n${rest.statements.map(({ sql }) => sql.text).join("\n")}`;
          const done = await runPlan(rest, session);
          expect(done.failure, place).toBeUndefined();
          expect(await dump(database.url), place).toBe(wanted);
          if (change.holds !== undefined) expect(await session.rows(change.holds), place).toEqual([{ ok: true }]);
          expect(damage(contents, await contentsOf(session), new Set()), place).toEqual([]);
          expect((await planTo(session, change.to, owned)).statements, place).toEqual([]);
          // What is done is not done again.
          if (!broken && change.startsAgain !== true)
            expect(rest.statements.length, place).toBeLessThanOrEqual(plan.statements.length - count + 1);
        } finally {
          await session.close();
        }
      }
    }
  });
});
