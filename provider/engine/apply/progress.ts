/**
 * Owns what an apply tells while it runs, for whoever shows it.
 * Must not know how it is shown.
 */
import type { Blocker } from "./blockers.ts";

/** `index` counts the plan's statements from 0; times are milliseconds. */
export type Progress =
  | { readonly kind: "started"; readonly index: number; readonly attempt: number }
  | { readonly kind: "finished"; readonly index: number; readonly took: number }
  /** A statement has been waiting for a lock. */
  | { readonly kind: "blocked"; readonly index: number; readonly waited: number; readonly blockers: readonly Blocker[] }
  /** An attempt was rolled back; the next one comes after `pause`. `left` is what remains of the limit. */
  | {
      readonly kind: "retry";
      readonly index: number;
      readonly attempt: number;
      readonly sqlstate: string;
      readonly pause: number;
      readonly left: number;
      readonly blockers: readonly Blocker[];
    }
  /** A contingent statement runs after statement `index` failed. */
  | { readonly kind: "cleanup"; readonly index: number; readonly sql: string };
