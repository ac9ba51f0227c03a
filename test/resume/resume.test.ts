/**
 * Owns the proof that a plan may be cut off between any two statements, or in the middle of a concurrent build: planned again
 * from what is there, it ends where it was to end, and leaves nothing of its own.
 * Must not know recipes: what they leave is found by planning.
 */
import { afterAll, describe, expect, test } from "vitest";
import type { Session } from "../../provider/engine/db/session.ts";
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import type { StatementPlan } from "../../provider/engine/plan/plan.ts";
import { isTemporary } from "../../provider/engine/plan/recipes/temporary-name.ts";
import { prepare } from "../../provider/engine/prepare.ts";
import { open } from "../db/opened.ts";
import { dumpSchema, normalise } from "../pg-dump.ts";
import { closeShadow, errorsOf, runText, sharedShadow, sourceOf } from "../scenarios/harness.ts";
import { contentsOf, damage } from "../scenarios/rows.ts";
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

interface Started extends AsyncDisposable {
  readonly session: Session;
  readonly url: string;
  readonly owned: ReadonlySet<string | undefined>;
}

async function start(version: number, change: InterruptedChange): Promise<Started> {
  const database = await freshDatabase(version);
  const session = await open({ url: database.url });
  await runText(session, change.from);
  for (const statement of change.rows.split(";")) await session.execute(statement);
  const owned = new Set([...(await readCatalog(session)).objects.values()].map(({ rows }) => rows[0]));
  return {
    session,
    url: database.url,
    owned,
    [Symbol.asyncDispose]: async () => {
      await session.close();
      await database.drop();
    },
  };
}

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  test.each(changes)("$name", async (change) => {
    let wanted = "";
    {
      await using whole = await start(version, { ...change, from: change.to });
      wanted = await dump(whole.url);
    }
    let places: readonly number[] = [0];
    for (let at = 0; at < places.length; at += 1) {
      for (const broken of [false, true]) {
        await using started = await start(version, change);
        const { session, url, owned } = started;
        const plan = await planTo(session, change.to, owned);
        if (at === 0) places = [0, ...cuts(plan)];
        const count = places[at] as number;
        const last = plan.statements[count - 1];
        // A build that was cut off has left an index that is not valid.
        if (broken && last?.verify === undefined) continue;
        const before = await contentsOf(session);
        const ran = await runPlan({ ...plan, statements: plan.statements.slice(0, count) }, session);
        expect(ran.failure).toBeUndefined();
        if (broken)
          await session.execute(
            `UPDATE pg_index SET indisvalid = false WHERE indexrelid = (SELECT max(indexrelid) FROM pg_index)`,
          );
        const rest = await planTo(session, change.to, owned);
        const place = `after ${count} of ${plan.statements.length}${broken ? ", broken" : ""}: ${last?.sql.text ?? "nothing"}\n${rest.statements.map(({ sql }) => sql.text).join("\n")}`;
        const done = await runPlan(rest, session);
        expect(done.failure, place).toBeUndefined();
        expect(await dump(url), place).toBe(wanted);
        expect(damage(before, await contentsOf(session), new Set()), place).toEqual([]);
        expect((await planTo(session, change.to, owned)).statements, place).toEqual([]);
        // What is done is not done again.
        if (!broken) expect(rest.statements.length, place).toBeLessThanOrEqual(plan.statements.length - count + 1);
      }
    }
  });
});
