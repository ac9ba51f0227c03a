/**
 * Owns transactions: which statements commit together, which stand alone, and what is left of their locks.
 * Must not know how the statements were found or ordered.
 */
import type { Address } from "../catalog/address.ts";
import type { ChangeWord, Draft, Locks, Statement } from "./statement.ts";

/** Statements on new objects share a transaction up to this many. */
const sharedTransactionLimit = 500;

/** A statement before it has a transaction. */
export interface Step {
  readonly object: Address;
  readonly change: ChangeWord;
  readonly draft: Draft;
  readonly takes: readonly Address[];
}

/**
 * A group commits together, but for what only completes a creation (VALIDATE of a constraint that was added NOT VALID): that
 * follows alone, so that its scan does not run under the group's locks.
 */
export function split(group: readonly Step[]): readonly (readonly Step[])[] {
  if (new Set(group.map(({ object, change }) => `${change} ${object}`)).size < 2) return [group];
  const isPart = (step: Step | undefined, of: Step): boolean => step?.object === of.object && step.change === of.change;
  // With what comes after it in the same creation, as NOT NULL does after the check that was validated for it.
  const completes = (step: Step, place: number): boolean =>
    step.change === "create" &&
    step.draft.withPrevious !== true &&
    isPart(group[place - 1], step) &&
    (step.draft.slow === true || completes(group[place - 1] as Step, place - 1));
  return [group.filter((step, place) => !completes(step, place)), ...group.filter(completes).map((step) => [step])];
}

/**
 * Numbers the transactions. Statements that touch nothing existing share one; each that locks an existing relation stands
 * alone, so that no lock is held longer than its statement; a group commits together.
 */
export function transactions(
  groups: readonly (readonly Step[])[],
  fresh: ReadonlySet<Address>,
): (Statement & { readonly takes: readonly Address[] })[] {
  const statements: (Statement & { readonly takes: readonly Address[] })[] = [];
  let transaction = 0;
  let shared = 0;
  let interrupted = false;
  // What has the address of something new until that is made is another object, such as a table that was renamed.
  const made = new Set<Address>();
  for (const group of groups) {
    const existing = group.map(({ object, draft, change }) => {
      if (change === "create" && fresh.has(object)) made.add(object);
      return { locks: existingLocks(draft.locks, made), change };
    });
    const quiet = existing.every(({ locks, change }) => change === "create" && Object.keys(locks).length === 0);
    const counts = group.filter(({ draft }) => draft.outsideTransaction !== true).length;
    if (quiet && shared > 0 && shared + counts <= sharedTransactionLimit) shared += counts;
    else if (counts > 0) {
      transaction += 1;
      shared = quiet ? counts : 0;
    }
    const apart =
      !quiet &&
      new Set(group.map(({ object }) => object)).size === 1 &&
      new Set(group.map(({ change }) => change)).size === 1;
    group.forEach(({ object, change, draft, takes }, place) => {
      const outside = draft.outsideTransaction === true;
      const alone = (apart && draft.withPrevious !== true) || interrupted;
      if (alone && place > 0 && !outside) transaction += 1;
      interrupted = outside;
      statements.push({
        ...draft,
        locks: existing[place]?.locks ?? {},
        object,
        change,
        takes,
        transaction: outside ? null : transaction,
      });
      if (outside) shared = 0;
    });
  }
  return statements;
}

const existingLocks = (locks: Locks, made: ReadonlySet<Address>): Locks =>
  Object.fromEntries(
    Object.entries(locks)
      .filter(([address]) => !made.has(address))
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
