/**
 * Owns the run of a plan on a real server in a test: as the executor does it, and with a look at the locks before each COMMIT.
 * Must not know where the plan comes from. (The executor itself is proven in test/apply.)
 */
import { withUsualPath } from "../../provider/engine/db/search-path.ts";
import type { Session } from "../../provider/engine/db/session.ts";
import { atOnce } from "../../provider/engine/plan/batches.ts";
import type { ReviewedStatement, StatementPlan } from "../../provider/engine/plan/plan.ts";
import { lockModes } from "../../provider/engine/plan/statement.ts";
import { addressOf, locksHeld, type Relation, relationsOf } from "./observed.ts";

export interface Ran {
  /** Where what was declared and what was seen differ. */
  readonly locks: readonly string[];
  readonly rewrites: readonly string[];
  readonly failure: string | undefined;
}

type Modes = Readonly<Record<string, string>>;

/**
 * Runs the statements. Those outside a transaction hold no lock that could be read afterwards: theirs are not compared.
 * A relation that is new in this plan is nobody's yet and not compared either.
 */
export const runPlan = (plan: StatementPlan, session: Session): Promise<Ran> =>
  withUsualPath(session, ["public"], () => run(plan, session));

async function run(plan: StatementPlan, session: Session): Promise<Ran> {
  const locks: string[] = [];
  const rewrites: string[] = [];
  let relations = await relationsOf(session);
  const known = new Set(relations.keys());
  const first = [...relations.values()];
  for (let at = 0; at < plan.statements.length; ) {
    const start = plan.statements[at] as ReviewedStatement;
    let end = at + 1;
    while (start.transaction !== null && plan.statements[end]?.transaction === start.transaction) end += 1;
    const group = plan.statements.slice(at, end);
    at = end;
    let statement = start;
    try {
      if (start.transaction !== null) await session.execute("BEGIN");
      let declared: Modes = {};
      for (statement of group) {
        await session.execute(atOnce(statement).text);
        if (start.transaction === null) continue;
        declared = united(declared, withoutRemade(statement.locks, first, relations));
        const held = await locksHeld(session, relations);
        const [said, seen] = [declared, held].map((modes) => print(certain(modes, group)));
        if (said !== seen) locks.push(`${statement.sql.text}\n    declared ${said}\n    held     ${seen}`);
      }
      if (start.transaction !== null) await session.execute("COMMIT");
      for (const { verify } of group) {
        if (verify === undefined) continue;
        const [row] = await session.rows<{ ok: boolean | null }>(verify.text);
        if (row?.ok !== true) return { locks, rewrites, failure: `not verified: ${verify.text}` };
      }
    } catch (failure) {
      await session.execute("ROLLBACK").catch(() => undefined);
      return { locks, rewrites, failure: `${(failure as Error).message}\n    ${statement.sql.text}` };
    }
    const now = await relationsOf(session);
    const written = rewritten(relations, now);
    const said = [...new Set(group.flatMap((each) => each.rewrites ?? []))].filter((address) =>
      [...relations.values()].some((relation) => addressOf(relation) === address),
    );
    const gone = new Set([...relations.values()].filter(({ oid }) => !now.has(oid)).map(addressOf));
    const expected = said.filter((address) => !gone.has(address)).sort();
    if (expected.join() !== written.join())
      rewrites.push(
        `${group.map((each) => each.sql.text).join("; ")}\n    declared ${expected.join() || "none"}, rewritten ${written.join() || "none"}`,
      );
    relations = new Map([...now].filter(([oid]) => known.has(oid)));
  }
  return { locks, rewrites, failure: undefined };
}

/** Without what foreign keys ask with where it depends on the rows whether any are written. */
const certain = (modes: Modes, group: readonly ReviewedStatement[]): Modes =>
  group.some(({ moves }) => moves !== undefined)
    ? Object.fromEntries(Object.entries(modes).filter(([, mode]) => mode !== "ROW SHARE"))
    : modes;

const print = (modes: Modes): string =>
  Object.keys(modes).length === 0
    ? "nothing"
    : Object.entries(modes)
        .sort()
        .map(([relation, mode]) => `${relation} ${mode}`)
        .join(", ");

/** Without relations that were made anew in this plan, and are as new as any other. */
function withoutRemade(modes: Modes, first: readonly Relation[], left: ReadonlyMap<number, Relation>): Modes {
  const remade = new Set(first.filter(({ oid }) => !left.has(oid)).map(addressOf));
  return Object.fromEntries(Object.entries(modes).filter(([address]) => !remade.has(address)));
}

function united(left: Modes, right: Modes): Modes {
  const all: Record<string, string> = { ...left };
  const rank = (mode: string | undefined): number => (lockModes as readonly (string | undefined)[]).indexOf(mode);
  for (const [relation, mode] of Object.entries(right)) if (rank(mode) > rank(all[relation])) all[relation] = mode;
  return all;
}

/** Tables whose rows are in another file now. */
const rewritten = (before: ReadonlyMap<number, Relation>, after: ReadonlyMap<number, Relation>): readonly string[] =>
  [...before.values()]
    .filter(({ oid, kind, file }) => kind === "r" && after.has(oid) && after.get(oid)?.file !== file)
    .map(addressOf)
    .sort();
