/**
 * Owns Plan: from two catalogs to ordered statements with their transactions and findings. Synchronous and pure.
 * Must not know kinds by name, servers, or how a plan is shown.
 */
import { createHash } from "node:crypto";
import type { Address } from "../catalog/address.ts";
import { type Catalog, Dependencies } from "../catalog/catalog.ts";
import type { Obj } from "../catalog/object.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import { kindOf } from "../kinds/lookup.ts";
import { asksFor, parseApproval } from "../safety/approval.ts";
import { type Finding, type Judgement, type ReviewOptions, review, reviewProbe } from "../safety/review.ts";
import { movesRows } from "../safety/rules/moves-rows.ts";
import { type Action, Actions, byPriority } from "./actions.ts";
import { edgesOf } from "./edges.ts";
import { callsOf, fatesOf } from "./fates.ts";
import { order } from "./graph.ts";
import { groupsOf } from "./groups.ts";
import { onlineForms } from "./online.ts";
import { withParts } from "./parts.ts";
import { relationProbes } from "./relation-probes.ts";
import { type PlacedProbe, Rows } from "./rows.ts";
import type { ChangeWord, Draft, Statement } from "./statement.ts";
import { type Step, split, transactions } from "./transactions.ts";

/** For whom and how statements are planned. */
export interface PlanOptions extends ReviewOptions {
  /** server_version_num of the server that will run it. */
  readonly version: number;
  /** The role that will run it, where that is not who has read the catalog. */
  readonly role?: string;
  /** Statements that come before all others: renames that a person asked for. */
  readonly first?: readonly { readonly object: Address; readonly change: ChangeWord; readonly draft: Draft }[];
  /** The object as the database has it, which a statement of `first` gives another name; by its address afterwards. */
  readonly formerly?: (address: Address) => Obj | undefined;
  /** What is not this plan's to change or to tell of: where it stands in the way of a change, that is refused. */
  readonly outside?: (object: Obj) => boolean;
}

/** A probe, and what is said where it finds something or could not be asked. */
export interface ReviewedProbe extends PlacedProbe {
  readonly found: Judgement | undefined;
  readonly unseen: Judgement | undefined;
}

export interface ReviewedStatement extends Omit<Statement, "probes"> {
  readonly findings: readonly Finding[];
  /** Of the rows that are there; those that policy has switched off are left out. */
  readonly probes: readonly ReviewedProbe[];
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
  const concessions = {
    anew: new Set<Address>(),
    alone: new Set<Address>(),
    crowded: new Set<Address>(),
    silenced: new Set<Address>(),
    inside: new Set<Address>(),
  };
  const plain = new Set<Address>();
  const approvals = (options.allow ?? []).map(parseApproval);
  const circumstances = {
    ...options,
    movesRows: (address: Address) => approvals.some((approval) => asksFor(approval, movesRows.name, address)),
  };
  for (;;) {
    const fates = fatesOf(before, to, circumstances, concessions);
    const actions = new Actions(fates, onlineForms(fates, plain));
    const ordered = inOrder(actions);
    if (!("cycle" in ordered)) {
      if (grown(plain, hurried(actions, ordered.groups)).length > 0) continue;
      const among = amongCarried(actions, ordered.groups);
      if (grown(plain, among).length + grown(concessions.inside, among).length > 0) continue;
      return finished(actions, before, ordered.groups, options);
    }
    const slow = ordered.cycle.map(({ object }) => object.address).filter((address) => actions.online.has(address));
    if (grown(plain, slow).length > 0) continue;
    const broken = [
      ...grown(concessions.alone, goingAlong(ordered.cycle, actions, concessions.alone)),
      ...grown(concessions.anew, changedInPlace(ordered.cycle)),
    ];
    if (broken.length === 0 && grown(concessions.silenced, calling(ordered.cycle)).length > 0) continue;
    if (broken.length === 0 && grown(concessions.crowded, called(ordered.cycle)).length === 0)
      return { id: idOf([]), statements: [], refusals: refusalsOf(actions, [circle(ordered.cycle)]) };
  }
}

/** What is prepared in the transaction that it is done in, between other things: no row is looked at beforehand then. */
function hurried(actions: Actions, groups: readonly (readonly Action[])[]): readonly Address[] {
  const places = new Map(groups.flatMap((group, place) => group.map((action) => [action, place] as const)));
  const placeOf = (number: number | undefined): number | undefined =>
    number === undefined ? undefined : places.get(actions.list[number] as Action);
  return [...actions.at("prepare")].flatMap(([address, number]) =>
    actions.online.has(address) && placeOf(number) === placeOf(actions.own("create", address)) ? [address] : [],
  );
}

/** What is done in the transaction in which rows are carried or moved, and would be done by steps, or outside of it. */
function amongCarried({ carrying, list, online }: Actions, groups: readonly (readonly Action[])[]): readonly Address[] {
  const carriers = new Set(carrying.map(({ number }) => list[number]));
  const takesRows = (action: Action): boolean =>
    carriers.has(action) || action.drafts.some(({ moves }) => moves !== undefined);
  const isApart = ({ object, drafts }: Action): boolean =>
    online.has(object.address) || drafts.some(({ outsideTransaction }) => outsideTransaction === true);
  return groups
    .filter((group) => group.some(takesRows))
    .flatMap((group) => group.filter(isApart).map(({ object }) => object.address));
}

/** Adds to a set, and gives what was not in it. */
function grown(set: Set<Address>, addresses: readonly Address[]): readonly Address[] {
  const fresh = addresses.filter((address) => !set.has(address));
  for (const address of fresh) set.add(address);
  return fresh;
}

/**
 * What goes along with something of the circle may have to go earlier than that: a key with one of its columns, a default that calls a
 * function which reads its table. Of what is a part of something else only what uses another one of the circle. What uses more of the
 * circle than what it goes with is all that has to go earlier, where there is such; the rest need not be told.
 */
function goingAlong(cycle: readonly Action[], { fates }: Actions, alone: ReadonlySet<Address>): readonly Address[] {
  const going = new Set(cycle.filter(({ verb }) => verb === "drop").map(({ object }) => object.address));
  const goesWith = (address: Address): boolean => {
    const owner = fates.taken.get(address);
    return owner !== undefined && (going.has(owner) || goesWith(owner));
  };
  const users = new Set(fates.from.edges.filter(({ to }) => going.has(to)).map(({ from }) => from));
  const along = [...fates.taken.keys()].filter((address) => {
    const object = fates.from.objects.get(address) as Obj;
    const isPart = kindOf(object).partOfParent === true && !users.has(address);
    return !isPart && kindOf(object).rebuildable(object) && goesWith(address) && !alone.has(address);
  });
  const ownersOf = (address: Address): readonly Address[] => {
    const owner = fates.taken.get(address);
    return owner === undefined ? [] : [owner, ...ownersOf(owner)];
  };
  const dependencies = new Dependencies(fates.from);
  const using = along.filter((address) => {
    const owners = ownersOf(address);
    return dependencies.needs(address).some(({ to }) => going.has(to) && !owners.includes(to));
  });
  return using.length > 0 ? using : along;
}

/**
 * What is changed in place lets go of the old and takes the new at once. What is made anew can do so one after the other.
 */
const changedInPlace = (cycle: readonly Action[]): readonly Address[] =>
  cycle
    .filter(({ verb, object }) => (verb === "alter" || verb === "rename") && kindOf(object).rebuildable(object))
    .map(({ object }) => object.address);

/** What can be there without what it calls, which may need it in turn. */
const calling = (cycle: readonly Action[]): readonly Address[] =>
  cycle
    .filter(({ verb, object }) => verb !== "alter" && kindOf(object).withoutCalls?.(object) !== undefined)
    .map(({ object }) => object.address);

/** What calls may mean together with an old one. */
const called = (cycle: readonly Action[]): readonly Address[] =>
  cycle.filter(({ verb, object }) => verb !== "drop" && callsOf(object).length > 0).map(({ object }) => object.address);

/** A temporary name says nothing to people. */
const refusalsOf = ({ fates, refusals }: Actions, more: readonly Diagnostic[] = []): Diagnostic[] =>
  [...fates.refusals, ...refusals, ...more].map((diagnostic) => {
    const told = (text: string): string =>
      fates.steppedAside.reduce(
        (so, { old, aside }) => so.replaceAll(aside.path.name as string, old.path.name as string),
        text,
      );
    return { ...diagnostic, summary: told(diagnostic.summary), detail: told(diagnostic.detail) };
  });

function inOrder(
  actions: Actions,
): { readonly groups: readonly (readonly Action[])[] } | { readonly cycle: readonly Action[] } {
  const action = (number: number): Action => actions.list[number] as Action;
  const ordered = order({
    size: actions.list.length,
    edges: edgesOf(actions),
    groups: groupsOf(actions),
    compare: (left, right) => byPriority(action(left), action(right)),
  });
  return "cycle" in ordered
    ? { cycle: ordered.cycle.map(action) }
    : { groups: ordered.groups.map((numbers) => numbers.map(action)) };
}

function finished(
  actions: Actions,
  before: Catalog,
  groups: readonly (readonly Action[])[],
  options: PlanOptions,
): StatementPlan {
  const { from, known } = actions.fates;
  const asides = new Map(actions.fates.steppedAside.map(({ old, aside }) => [aside.address, old.address]));
  const formerly = options.formerly ?? ((address: Address) => from.objects.get(address) ?? before.objects.get(address));
  const rows = new Rows(actions.fates, (address) => formerly(asides.get(address) ?? known.get(address) ?? address));
  const first = (options.first ?? []).map((step) => [{ ...step, takes: [] }]);
  const then = groups.flatMap((group) => split(group.flatMap(steps)));
  const placed = transactions(withParts([...first, ...then], actions.fates), actions.fates.fresh);
  // A mark that goes over to what takes its object's place was never without effect.
  const isMark = (address: Address): boolean => {
    const object = from.objects.get(address);
    return object !== undefined && kindOf(object).follows === true;
  };
  // A relation under a temporary name is locked as the one that people know.
  const called = <T>(all: Readonly<Record<Address, T>>): Record<Address, T> =>
    Object.fromEntries(Object.entries(all).map(([address, mode]) => [asides.get(address) ?? address, mode]));
  const returning = withReturns(placed, isMark).map((statement) => ({
    ...statement,
    object: known.get(statement.object) ?? statement.object,
    locks: called(statement.locks),
    ...(statement.rewrites === undefined
      ? {}
      : { rewrites: statement.rewrites.map((address) => asides.get(address) ?? address) }),
  }));
  const ofRelations = relationProbes(returning);
  const together = companions(returning);
  const statements = returning.map((statement, place) => ({
    ...statement,
    findings: review(statement, together(statement), options),
    probes: [...(statement.probes ?? []), ...(ofRelations[place] ?? [])].flatMap((probe) => {
      const { found, unseen } = reviewProbe(probe, statement.object, options);
      const placed = found === undefined ? undefined : rows.place(probe);
      return placed === undefined ? [] : [{ ...placed, found, unseen }];
    }),
  }));
  return { id: idOf(statements), statements, refusals: refusalsOf(actions) };
}

/** The statements of one transaction in their order, by any of them. */
function companions<T extends Statement>(statements: readonly T[]): (statement: T) => readonly T[] {
  const transactions = new Map<number | null, T[]>();
  for (const statement of statements) {
    const others = transactions.get(statement.transaction);
    if (others === undefined) transactions.set(statement.transaction, [statement]);
    else others.push(statement);
  }
  return (statement) =>
    statement.transaction === null ? [statement] : (transactions.get(statement.transaction) as readonly T[]);
}

/** Marks what drops something that is made again in a later transaction, while nothing stands in for it. */
function withReturns<T extends Statement>(
  statements: readonly T[],
  isMark: (address: Address) => boolean,
): readonly T[] {
  const made = new Map<Address, number>();
  statements.forEach(({ object, change }, place) => {
    if (change === "create" && !made.has(object)) made.set(object, place);
  });
  return statements.map((statement, place) => {
    const again = made.get(statement.object);
    const isAbsent =
      statement.change === "drop" &&
      !isMark(statement.object) &&
      again !== undefined &&
      again > place &&
      (statement.transaction === null || statements[again]?.transaction !== statement.transaction);
    return isAbsent ? { ...statement, comesBackLater: true } : statement;
  });
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
