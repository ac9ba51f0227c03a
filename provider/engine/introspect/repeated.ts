/**
 * Owns the names under which a session keeps the questions that a catalog is read with. To plan them takes the server four times as long
 * as to answer them of a small catalog, and one session reads it several times: the shadow for each plan, an apply before, under its
 * lock, and after.
 * Must not know what is asked.
 */
import { createHash } from "node:crypto";
import { DatabaseError, type Repeated } from "../db/session.ts";

/**
 * A query that will come again. Its plan is kept for as long as the session lives, and one that was made for a few objects may take long
 * with many: `size` tells how many there are, and with twice as many it is planned anew.
 */
export const repeated = (text: string, size: number): Repeated => ({
  name: `schemata_${createHash("sha256").update(text).digest("hex").slice(0, 32)}_${Math.max(fewest, Math.round(Math.log2(size + 1)))}`,
  text,
});

/** The binary logarithm of a number of objects below which they are planned alike: planning takes longer than any plan of so few. */
const fewest = 6;

/** Whether a session had forgotten what it kept. */
export const isForgotten = (failure: unknown): boolean =>
  failure instanceof DatabaseError && failure.sqlstate === "26000";
