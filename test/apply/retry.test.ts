/**
 * Owns the tests of when a statement is tried again.
 * Must not know any server.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayPass, pauseAfter } from "../../provider/engine/apply/retry.ts";
import { systemClock } from "../../provider/engine/db/clock.ts";
import { DatabaseError } from "../../provider/engine/db/session.ts";

describe("another attempt", () => {
  test.each([
    ["55P03", "lock", undefined, true],
    ["40P01", "deadlock", undefined, true],
    ["40001", "serialization", undefined, true],
    ["XX000", "tuple concurrently updated", undefined, true],
    ["XX000", "cache lookup failed", undefined, false],
    ["23505", "duplicate", "pg_catalog", true],
    ["23505", "duplicate", "public", false],
    ["42P01", "missing", undefined, false],
    ["57014", "cancelled", undefined, false],
  ])("%s %s in %s: %s", (sqlstate, message, schema, expected) => {
    expect(mayPass(new DatabaseError(message, { sqlstate, schema }))).toBe(expected);
  });

  test("pauses grow from 1 s to 60 s and differ by chance", () => {
    const at = (random: number) => ({ ...systemClock, random: () => random });
    expect([1, 2, 3, 6, 7, 8, 1_000].map((attempt) => pauseAfter(attempt, at(0)))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000,
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const [longest, pause] = [pauseAfter(attempt, at(0)), pauseAfter(attempt, at(random))];
          expect(pause).toBeLessThanOrEqual(longest);
          expect(pause).toBeGreaterThanOrEqual(longest / 2);
        },
      ),
    );
  });
});
