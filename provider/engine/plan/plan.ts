/**
 * Owns Plan: from two catalogs to ordered statements with their transactions and findings. Synchronous and pure.
 * Must not know kinds by name, servers, or how a plan is shown.
 */
import { createHash } from "node:crypto";
import type { Address } from "../catalog/address.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { type Finding, type ReviewOptions, review } from "../safety/review.ts";
import { type Action, Actions, byPriority } from "./actions.ts";
import { edgesOf } from "./edges.ts";
import { fatesOf } from "./fates.ts";
import { order } from "./graph.ts";
import { groupsOf } from "./groups.ts";
import type { ChangeWord, Draft, Statement } from "./statement.ts";
import { type Step, split, transactions } from "./transactions.ts";

export interface PlanOptions extends ReviewOptions {
  /** server_version_num of the server that will run it. */
  readonly version: number;
  /** Statements that come before all others: renames that a person asked for. */
  readonly first?: readonly { readonly object: Address; readonly change: ChangeWord; readonly draft: Draft }[];
}

export interface ReviewedStatement extends Statement {
  readonly findings: readonly Finding[];
  /** Objects that go with this one without a statement of their own: a dropped column's index. */
  readonly takes: readonly Address[];
}

export interface StatementPlan {
  /** Hash of the statements: the same plan has the same id. */
  readonly id: string;
  readonly statements: readonly ReviewedStatement[];
  /** Changes that cannot be made. With any of them the statements are not to be run. */
  readonly refusals: readonly Diagnostic[];
}

/** Plans the statements that lead from one catalog to another. Both must have been printed by one version of PostgreSQL. */
export function planStatements(before: Catalog, to: Catalog, options: PlanOptions): StatementPlan {
  const fates = fatesOf(before, to, options.version);
  const actions = new Actions(fates);
  const refusals = [...fates.refusals, ...actions.refusals];
  const action = (number: number): Action => actions.list[number] as Action;
  const ordered = order({
    size: actions.list.length,
    edges: edgesOf(actions),
    groups: groupsOf(actions),
    compare: (left, right) => byPriority(action(left), action(right)),
  });
  if ("cycle" in ordered)
    return { id: idOf([]), statements: [], refusals: [...refusals, circle(ordered.cycle.map(action))] };
  const first = (options.first ?? []).map((step) => [{ ...step, takes: [] }]);
  const then = ordered.groups.flatMap((numbers) => split(numbers.flatMap((number) => steps(action(number)))));
  const statements = transactions([...first, ...then], fates.fresh).map((statement) => ({
    ...statement,
    findings: review(statement, statement.takes, options),
  }));
  return { id: idOf(statements), statements, refusals };
}

function circle(actions: readonly Action[]): Diagnostic {
  const names = actions.map(({ object }) => object.address);
  return error(
    `${names.length} objects depend on each other in a circle`,
    `No order of statements can make these changes: ${names.join(", ")}.`,
  );
}

const steps = (action: Action): Step[] =>
  action.drafts.map((draft, place) => ({
    object: action.object.address,
    change: action.verb,
    draft,
    takes: place === 0 ? action.takes : [],
  }));

const idOf = (statements: readonly Statement[]): string =>
  createHash("sha256")
    .update(JSON.stringify(statements.map(({ sql, transaction }) => [sql.text, transaction])))
    .digest("hex")
    .slice(0, 16);
