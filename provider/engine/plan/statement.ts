/**
 * Owns Statement: SQL that knows what it locks, rewrites and loses, and the change it comes from.
 * Must not know kinds, nor how it is executed or shown.
 */
import type { Address } from "../catalog/address.ts";
import type { Sql } from "../sql/sql.ts";
import type { Batches } from "./batches.ts";
import type { Probe } from "./probe.ts";

/** Table-level lock modes, weakest first (manual, 13.3.1). */
export const lockModes = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE",
] as const;

export type LockMode = (typeof lockModes)[number];

export type Locks = Readonly<Record<Address, LockMode>>;

export const strongest = (left: LockMode, right: LockMode): LockMode =>
  lockModes.indexOf(left) >= lockModes.indexOf(right) ? left : right;

/** What waits for a statement that holds `mode`: SHARE and stronger stop writes, ACCESS EXCLUSIVE reads too. */
export function blockedBy(mode: LockMode): "writes" | "reads and writes" | null {
  if (mode === "ACCESS EXCLUSIVE") return "reads and writes";
  return lockModes.indexOf(mode) >= lockModes.indexOf("SHARE") ? "writes" : null;
}

/** A table all rows of which must meet a condition. */
export interface CheckedRows {
  readonly address: Address;
  readonly schema: string;
  readonly name: string;
  readonly condition: Sql;
}

/** A statement as a kind or a recipe writes it. */
export interface Draft {
  readonly sql: Sql;
  /** Every relation that it locks, new or not; what is new in the plan is left out later. */
  readonly locks: Locks;
  /**
   * Which parts of a divided relation it locks as well (see Kind.binds): absent: all, or none where Kind.leavesParts says so. `parts`:
   * not the parts of parts, for these have it already.
   */
  readonly reaches?: "none" | "parts" | "all";
  /** How it locks those parts, where that is not as it locks the divided relation. */
  readonly locksParts?: LockMode;
  /** What it locks, in place of what `locks` says, where the divided relation has parts. */
  readonly locksWithParts?: Locks;
  /** Relations whose rows are written again (manual, ALTER TABLE, Notes). */
  readonly rewrites?: readonly Address[];
  /** Whether values are converted to another type. */
  readonly converts?: boolean;
  /** Rows of one table that go to another one. */
  readonly moves?: { readonly from: Address; readonly into: Address };
  /** What is lost with it, in a word: "table", "column", … */
  readonly loses?: string;
  /** Columns whose values it leaves behind where it carries rows over to another table. */
  readonly leaves?: readonly Address[];
  /**
   * Refused or changed by what depends on it (see Kind.standsInTheWay), as a column's new type is; `modelled`: not by what no
   * kind models.
   */
  readonly invalidates?: boolean | "modelled";
  /** Of a change in place: drops what others use of it (an edge of type `s`), as the sequence of an identity. */
  readonly severs?: boolean;
  /** Of a change in place: ends a dependency on what is dropped, so that it comes before that, and the others after. */
  readonly frees?: boolean;
  /** Of a change in place: only once all that belongs to the object is as wanted. Of a creation: once its owner is there. */
  readonly late?: boolean;
  /** Of what is late: relations that inherit from the object, and get it from there by this statement alone. */
  readonly handsOn?: readonly Address[];
  /** Of a change in place: takes nothing away from anybody, and comes before all else, for all else may need it. */
  readonly early?: boolean;
  /** Commits with the statement before it, of the same object: what lies between is not to be seen. */
  readonly withPrevious?: boolean;
  /** Runs outside a transaction block, as CREATE INDEX CONCURRENTLY must. */
  readonly outsideTransaction?: boolean;
  /** Takes as long as the data is large: no statement_timeout. */
  readonly slow?: boolean;
  /** Does what its online form would not: none takes its place. */
  readonly isOnlySo?: boolean;
  /** Writers of duplicates get an error from its beginning on, not only once it is done. */
  readonly rejectsDuplicates?: boolean;
  /** What cleans up after this statement failed half-way. */
  readonly contingent?: Sql;
  /** A query with one row and one boolean column `ok`, run after it: what "done" means beyond no error. */
  readonly verify?: Sql;
  /** It is a template that runs many times, each time on some pages and in a transaction of its own; `verify` says when that is over. */
  readonly batches?: Batches;
  /** What it meets among the rows that are there. */
  readonly probes?: readonly Probe[];
  /** It reads all rows for NULLs under its lock: the name of the constraint, and whether that is there and only not valid (18). */
  readonly checksNotNull?: { readonly name: string; readonly isThere: boolean };
  /** It reads all rows of these tables under its lock, unless a valid check constraint says already what it asks of them. */
  readonly checksRows?: readonly CheckedRows[];
  /** What keeps values that were computed in the way that this statement changes. */
  readonly outdates?: readonly Address[];
  /** Something that acted by itself no longer does. */
  readonly disables?: boolean;
  /** What a copy in the shadow is made with, where the shadow can: else, as everywhere, with `sql`. */
  readonly inShadow?: Sql;
  /** What stands for it in the proof, where the shadow's copy is as if that which it goes on with had not begun. */
  readonly inProof?: Sql;
  /** It runs a script that somebody else wrote: nobody can say beforehand what that locks and does. */
  readonly ofItsOwn?: boolean;
  /** What some role could do until now, and cannot from here on, in words. */
  readonly revokes?: string;
  /** Everybody who may connect gets a right by it. */
  readonly opens?: boolean;
  /** Running code that names the object by its old form fails from here on. */
  readonly breaks?: string;
}

export const invalidating = ({ invalidates }: Draft): boolean => invalidates !== undefined && invalidates !== false;

export const severing = ({ severs }: Draft): boolean => severs === true;

export type ChangeWord = "create" | "alter" | "drop" | "rename";

/** A statement in its place in a plan. */
export interface Statement extends Draft {
  readonly object: Address;
  readonly change: ChangeWord;
  /** Statements with one number commit together; null runs outside a transaction. */
  readonly transaction: number | null;
  /** What it drops is made again, but not in the same transaction. */
  readonly comesBackLater?: boolean;
}
