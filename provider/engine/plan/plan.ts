/**
 * Owns Plan: from two catalogs to ordered statements with their transactions and findings. Synchronous and pure.
 * Must not know kinds by name, servers, or how a plan is shown.
 */
import { createHash } from "node:crypto";
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { diff } from "../diff/diff.ts";
import { contextOf } from "../kinds/kind.ts";
import { kindOf, orderOf } from "../kinds/lookup.ts";
import { type Finding, type ReviewOptions, review } from "../safety/review.ts";
import { absorbed, allTaken, automatic, inverted, withLocks } from "./absorption.ts";
import { decide } from "./decisions.ts";
import { clausesOf, foldingOf } from "./folding.ts";
import { order } from "./graph.ts";
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

interface Action {
  readonly verb: ChangeWord;
  readonly object: Obj;
  readonly drafts: readonly Draft[];
  readonly takes: readonly Address[];
}

const phase: Readonly<Record<ChangeWord, number>> = { drop: 0, rename: 1, alter: 2, create: 3 };

/** What cannot be undone comes last: nothing is lost when a statement before it fails. */
const phaseOf = ({ verb, drafts }: Action): number =>
  verb === "drop" && drafts.some((draft) => draft.loses !== undefined) ? 4 : phase[verb];

/** Plans the statements that lead from one catalog to another. Both must have been printed by one version of PostgreSQL. */
export function planStatements(before: Catalog, to: Catalog, options: PlanOptions): StatementPlan {
  const changes = diff(before, to);
  const { from } = changes;
  const fresh = new Set(changes.added.map((object) => object.address));
  const context = contextOf(kindOf, options.version, from, to, (address) => fresh.has(address));
  const { alters, replaced, together, refusals } = decide(changes, to, context);
  const gone = new Set([...changes.dropped.map((object) => object.address), ...replaced]);
  const created = new Set([...fresh, ...replaced]);
  const taken = absorbed(gone, replaced, from);
  // What is made anew is dropped under its old name.
  const named = new Map(changes.renamed.map((pair) => [pair.new.address, pair.old]));
  const leaving = (address: Address): Obj => named.get(address) ?? (from.objects.get(address) as Obj);
  const slots = (object: Obj): readonly string[] => kindOf(object).occupies?.(object) ?? [];
  const held = new Set([...gone].flatMap((address) => slots(leaving(address))));
  const folded = foldingOf(created, to, context, (object) => slots(object).every((slot) => !held.has(slot)));
  const diagnostics = [...refusals];

  const actions: Action[] = [];
  const at = {
    drop: new Map<Address, number>(),
    alter: new Map<Address, number>(),
    create: new Map<Address, number>(),
    free: new Map<Address, number>(),
    late: new Map<Address, number>(),
  };
  const add = (verb: keyof typeof at, address: Address, action: Action): void => {
    at[verb].set(address, actions.push(action) - 1);
  };
  const takenBy = inverted(taken);
  for (const address of gone) {
    if (taken.has(address)) continue;
    const object = leaving(address);
    const answer = kindOf(object).drop(object, context);
    if ("refuse" in answer) diagnostics.push(error(`${address} cannot be dropped`, answer.refuse));
    else {
      const drafts = replaced.has(address)
        ? answer.map(({ loses: _, ...draft }) =>
            kindOf(object).rebuildable(object) ? draft : { ...draft, ...(_ === undefined ? {} : { loses: _ }) },
          )
        : answer;
      const along = allTaken(address, takenBy);
      add("drop", address, {
        verb: "drop",
        object,
        drafts: withLocks(drafts, along, from),
        takes: along.filter((other) => !created.has(other)),
      });
    }
  }
  for (const [address, { new: wanted, drafts }] of alters) {
    const frees = drafts.filter((draft) => draft.frees === true);
    const late = drafts.filter((draft) => draft.late === true);
    const others = drafts.filter((draft) => draft.frees !== true && draft.late !== true);
    if (frees.length > 0) add("free", address, { verb: "alter", object: wanted, drafts: frees, takes: [] });
    if (others.length > 0) add("alter", address, { verb: "alter", object: wanted, drafts: others, takes: [] });
    if (late.length > 0) add("late", address, { verb: "alter", object: wanted, drafts: late, takes: [] });
  }
  const children = inverted(folded);
  for (const address of created) {
    if (folded.has(address)) continue;
    const object = to.objects.get(address) as Obj;
    const drafts = kindOf(object).create(object, clausesOf(address, children, to, context), context);
    add("create", address, { verb: "create", object, drafts, takes: [] });
  }
  const renames = changes.renamed
    .filter((pair) => !replaced.has(pair.new.address))
    .map(({ old, new: wanted }) => ({
      old,
      wanted,
      number:
        actions.push({
          verb: "rename",
          object: wanted,
          drafts: kindOf(old).rename?.(old, wanted.path, context) ?? [],
          takes: [],
        }) - 1,
    }));

  const numberOf = (verb: "drop" | "alter" | "create", address: Address): number | undefined => {
    let owner = address;
    const through = verb === "drop" ? taken : verb === "create" ? folded : undefined;
    for (let next = through?.get(owner); next !== undefined; next = through?.get(owner)) owner = next;
    return at[verb].get(owner);
  };
  const edges: [number, number][] = [];
  const edge = (first: number | undefined, then: number | undefined): void => {
    if (first !== undefined && then !== undefined && first !== then) edges.push([first, then]);
  };
  const invalidated = (used: Address): boolean =>
    alters.get(used)?.drafts.some((draft) => draft.invalidates === true) === true;
  // What is rebuilt anyway need not make way for a change that leaves it alone.
  const minds = (user: Address, used: Address): boolean => {
    const change = alters.get(used);
    const object = from.objects.get(user);
    return (
      !replaced.has(user) ||
      invalidated(used) ||
      (change !== undefined && object !== undefined && kindOf(object).holds?.(object, change) === true)
    );
  };
  const isRelation = (address: Address): boolean => {
    const object = from.objects.get(address);
    return object !== undefined && kindOf(object).relation === true;
  };
  // What goes along with something else, or leaves a relation, need not be gone before a change that does not mind it.
  const refuses = (user: Address, used: Address): boolean => {
    const [object, change] = [from.objects.get(user), alters.get(used)];
    if (object === undefined || change === undefined) return false;
    const { standsInTheWay, holds } = kindOf(object);
    return standsInTheWay?.(object, change) === true || holds?.(object, change) === true;
  };
  const goesAlong = automatic(from);
  for (const [user, used] of pairs(from)) {
    if (!taken.has(user) || !goesAlong.has(`${user}\n${used}`)) edge(numberOf("drop", user), numberOf("drop", used));
    if (minds(user, used) && ((!taken.has(user) && !isRelation(used)) || refuses(user, used)))
      edge(numberOf("drop", user), numberOf("alter", used));
    edge(at.free.get(user) ?? numberOf("alter", user), numberOf("drop", used));
  }
  for (const [address, number] of at.free)
    for (const next of [at.alter.get(address), at.late.get(address)]) edge(number, next);
  const wantedDependencies = at.late.size + changes.renamed.length === 0 ? undefined : new Dependencies(to);
  for (const [address, number] of at.late) {
    edge(numberOf("alter", address), number);
    for (const child of wantedDependencies?.children(address) ?? [])
      for (const verb of ["create", "alter"] as const) edge(numberOf(verb, child), number);
  }
  for (const [user, used] of pairs(to)) {
    edge(numberOf("create", used), numberOf("create", user));
    if (minds(user, used)) edge(numberOf("alter", used), numberOf("create", user));
    const home = to.objects.get(used)?.parent;
    if (home !== undefined && fresh.has(user)) edge(numberOf("alter", home), numberOf("create", user));
    edge(numberOf("create", used), at.late.get(user) ?? numberOf("alter", user));
    if (invalidated(used)) edge(numberOf("alter", used), numberOf("alter", user));
  }
  for (const address of gone) if (created.has(address)) edge(numberOf("drop", address), numberOf("create", address));
  const holders = new Map<string, number[]>();
  const hold = (slot: string, number: number): void => void holders.set(slot, [...(holders.get(slot) ?? []), number]);
  const wait = (slot: string, number: number | undefined): void => {
    for (const holder of holders.get(slot) ?? []) edge(holder, number);
  };
  for (const address of gone) {
    const object = leaving(address);
    const number = numberOf("drop", address);
    if (number !== undefined) for (const slot of [object.address, ...slots(object)]) hold(slot, number);
  }
  const formerDependencies = renames.length === 0 ? undefined : new Dependencies(from);
  for (const { old, wanted, number } of renames) {
    for (const slot of [wanted.address, ...slots(wanted)]) wait(slot, number);
    for (const slot of [old.address, ...slots(old)]) hold(slot, number);
    for (const { from: user } of wantedDependencies?.neededBy(wanted.address) ?? [])
      edge(number, numberOf("create", user));
    for (const child of wantedDependencies?.children(wanted.address) ?? []) {
      edge(number, numberOf("create", child));
      edge(number, numberOf("alter", child));
    }
    for (const child of formerDependencies?.children(wanted.address) ?? []) edge(number, numberOf("drop", child));
    edge(number, numberOf("alter", wanted.address));
  }
  for (const address of created)
    for (const slot of [address, ...slots(to.objects.get(address) as Obj)]) wait(slot, numberOf("create", address));

  const groups: number[][] = [];
  const group = (...numbers: (number | undefined)[]): void => {
    const present = [...new Set(numbers)].filter((number): number is number => number !== undefined);
    if (
      present.length < 2 ||
      present.some((number) => actions[number]?.drafts.some((draft) => draft.outsideTransaction === true))
    )
      return;
    groups.push(present);
  };
  for (const address of replaced) {
    const object = from.objects.get(address) as Obj;
    const parent = kindOf(object).partOfParent === true ? object.parent : undefined;
    const leaves = parent !== undefined && created.has(parent) ? numberOf("create", parent) : numberOf("drop", address);
    group(leaves, numberOf("create", address));
  }
  for (const [dependant, cause] of together)
    group(
      numberOf("drop", dependant),
      numberOf("create", dependant),
      numberOf("drop", cause),
      numberOf("alter", cause),
      numberOf("create", cause),
    );

  const ordered = order({
    size: actions.length,
    edges,
    groups,
    compare: (left, right) => byPriority(actions[left] as Action, actions[right] as Action),
  });
  if ("cycle" in ordered) {
    const names = ordered.cycle.map((number) => (actions[number] as Action).object.address);
    diagnostics.push(
      error(
        `${names.length} objects depend on each other in a circle`,
        `No order of statements can make these changes: ${names.join(", ")}.`,
      ),
    );
    return { id: idOf([]), statements: [], refusals: diagnostics };
  }
  const statements = transactions(
    [
      ...(options.first ?? []).map(({ object, change, draft }) => [
        { object, change, draft, takes: [] as readonly Address[] },
      ]),
      ...ordered.groups.flatMap((numbers) => split(numbers.flatMap((number) => steps(actions[number] as Action)))),
    ],
    fresh,
  );
  const reviewed = statements.map(({ takes, ...statement }) => ({
    ...statement,
    takes,
    findings: review(statement, takes, options),
  }));
  return { id: idOf(reviewed), statements: reviewed, refusals: diagnostics };
}

const steps = (action: Action): Step[] =>
  action.drafts.map((draft, place) => ({
    object: action.object.address,
    change: action.verb,
    draft,
    takes: place === 0 ? action.takes : [],
  }));

/** `[user, used]`: dependencies, and each object with its parent. */
function* pairs(catalog: Catalog): Iterable<readonly [Address, Address]> {
  for (const edge of catalog.edges) yield [edge.from, edge.to];
  for (const object of catalog.objects.values()) if (object.parent !== undefined) yield [object.address, object.parent];
}

function byPriority(left: Action, right: Action): number {
  const byPhase = phaseOf(left) - phaseOf(right);
  if (byPhase !== 0) return byPhase;
  const byKind = orderOf(left.object) - orderOf(right.object);
  if (byKind !== 0) return left.verb === "drop" ? -byKind : byKind;
  const byPlace = (kindOf(left.object).order?.(left.object) ?? 0) - (kindOf(right.object).order?.(right.object) ?? 0);
  return (
    byPlace || (left.object.address < right.object.address ? -1 : left.object.address > right.object.address ? 1 : 0)
  );
}

const idOf = (statements: readonly Statement[]): string =>
  createHash("sha256")
    .update(JSON.stringify(statements.map(({ sql, transaction }) => [sql.text, transaction])))
    .digest("hex")
    .slice(0, 16);
