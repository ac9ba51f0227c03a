/**
 * Owns the proof of statements: they are run in the shadow, on the copy of the current catalog that it holds, and must end in
 * the wanted one.
 * Must not know kinds by name, nor how the statements were found.
 */
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { runInOrder } from "../desired/rounds.ts";
import { type Diagnostic, error, hasErrors } from "../diagnostic.ts";
import { readCatalog } from "../introspect/read.ts";
import { compare, kindOf } from "../kinds/lookup.ts";
import type { Shadow } from "../shadow/shadow.ts";
import { atOnce } from "./batches.ts";
import type { StatementPlan } from "./plan.ts";

export interface Proof {
  readonly status: "proven" | "unproven";
  /** Why it is unproven. */
  readonly reason: string | null;
}

/**
 * Runs the plan on the copy of the current catalog that the shadow holds, and compares. `isHidden`: what is there and the copy
 * does not have. A statement about that says nothing in the shadow. `searchPath`: where unqualified names were declared.
 */
export async function prove(
  plan: StatementPlan,
  to: Catalog,
  comparable: (address: Address) => boolean,
  isHidden: (address: Address) => boolean,
  shadow: Shadow,
  skip: number,
  searchPath: readonly string[],
): Promise<{ proof: Proof; wrong?: Diagnostic; refused?: Diagnostic; differs?: boolean }> {
  const unproven = (reason: string): Proof => ({ status: "unproven", reason });
  if (hasErrors(plan.refusals)) return { proof: unproven("the plan is refused") };
  const statements = plan.statements.slice(skip);
  const results = await runInOrder(
    statements.map((statement) => (statement.inProof ?? atOnce(statement)).text),
    shadow,
    searchPath,
  );
  const failure = results.findIndex((result) => !result.ok);
  const failed = results[failure];
  if (failed !== undefined && !failed.ok) {
    const statement = statements[failure];
    const unheld = statement === undefined ? undefined : [statement.object, ...statement.takes].find(isHidden);
    if (unheld !== undefined) return { proof: unproven(`the shadow cannot hold what is there: ${unheld}`) };
    const hidden = [...to.objects.keys()].some((address) => !comparable(address));
    const reason = `the shadow refuses the statement about ${statement?.object}: ${failed.error.message}`;
    if (hidden || statement?.ofItsOwn === true) return { proof: unproven(reason) };
    const { sqlstate, message } = failed.error;
    if (statement !== undefined && sqlstate in cannot)
      return {
        proof: unproven("the plan is refused"),
        refused: error(
          `${statement.object} cannot be changed`,
          `PostgreSQL refuses it: ${message} (SQLSTATE ${sqlstate}). ${cannot[sqlstate]}`,
          { sql: { text: statement.sql.text } },
        ),
      };
    return { proof: unproven(reason), wrong: notReached(reason, statement?.sql.text) };
  }
  const result = await readCatalog(shadow.session());
  const differences = compare(
    {
      ...to,
      objects: new Map([...to.objects].filter(([address]) => result.objects.has(address) || comparable(address))),
    },
    {
      ...result,
      objects: new Map(
        [...result.objects].filter(([address]) => (to.objects.has(address) ? comparable(address) : true)),
      ),
    },
  ).filter((difference) => !difference.endsWith(" (missing)") || comparable(difference.slice(0, -" (missing)".length)));
  const refused = differences.length === 0 ? misplaced(plan, to, result) : undefined;
  if (refused !== undefined) return { proof: unproven("the plan is refused"), refused };
  if (differences.length === 0) return { proof: { status: "proven", reason: null } };
  const reason = `the plan would leave a difference: ${differences.slice(0, 10).join(", ")}`;
  return { proof: unproven(reason), wrong: notReached(reason), differs: true };
}

/**
 * What reads other columns than it is to, although its text is as wanted: it names them by their place, and PostgreSQL puts new columns
 * last in a table that is there.
 */
function misplaced(plan: StatementPlan, to: Catalog, result: Catalog): Diagnostic | undefined {
  const changed = new Set(
    plan.statements
      .map(({ object }) => object)
      .filter((address) => {
        const object = to.objects.get(address);
        return object !== undefined && kindOf(object).namesByPlace === true;
      }),
  );
  if (changed.size === 0) return undefined;
  const read = new Set(result.edges.map(({ from, to: used }) => `${from}\n${used}`));
  const missed = to.edges.find(
    ({ from, to: used }) => changed.has(from) && result.objects.has(used) && !read.has(`${from}\n${used}`),
  );
  if (missed === undefined) return undefined;
  return error(
    `${missed.from} cannot be changed`,
    `Its query names columns by their place, as in FROM app.f() AS f(a, b), and would no longer read ${missed.to}: columns stand in another order than they are declared, for PostgreSQL puts new ones last. Declare them in the order that they have, new ones last.`,
  );
}

/** What PostgreSQL cannot do with any rows, and does not tell before it is asked. */
const cannot: Readonly<Record<string, string>> = {
  "42846":
    "No cast leads from one type to the other. Declare a column of the new type beside the old one, fill it, and drop the old one then.",
  "0A000": "Make the change in steps that it allows, or keep the object as it is.",
};

const notReached = (reason: string, statement?: string): Diagnostic =>
  error(
    "The plan does not reach what is declared",
    `Run in the shadow on a copy of what is there, ${reason}. Nothing was run on the database. This is a mistake of Schemata, please report it.`,
    statement === undefined ? {} : { sql: { text: statement } },
  );
