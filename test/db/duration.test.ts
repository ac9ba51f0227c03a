/**
 * Owns the tests of durations.
 * Must not know which arguments are durations.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration, printDuration } from "../../provider/engine/db/duration.ts";

describe("durations", () => {
  test.each([
    ["500ms", 500],
    ["10min", 600_000],
    ["10m", 600_000],
    ["1h30m", 5_400_000],
    ["1 h 30 min", 5_400_000],
    ["2d", 172_800_000],
    ["10", 10],
    ["1.5s", 1_500],
    ["0", 0],
    [" 7 s ", 7_000],
    ["250us", undefined],
    ["1500us", 2],
    ["", undefined],
    ["-1s", undefined],
    ["1y", undefined],
    ["1M", undefined],
    ["s", undefined],
    ["1h x", undefined],
    ["constructor", undefined],
    ["1constructor", undefined],
    ["25d", undefined],
  ])("%j is %j ms", (text, milliseconds) => {
    const outcome = parseDuration(text, { path: [{ attribute: "lock_timeout" }] });
    expect(outcome.value).toBe(milliseconds);
    if (milliseconds === undefined) expect(outcome.diagnostics[0]?.path).toEqual([{ attribute: "lock_timeout" }]);
    else expect(outcome.diagnostics).toEqual([]);
  });

  test("a bare number counts in what the caller says", () => {
    expect(parseDuration("10", { bare: 1_000 }).value).toBe(10_000);
  });

  test("parts add up, in both spellings", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(59), fc.nat(59), fc.nat(999), (hours, minutes, seconds, milliseconds) => {
        const total = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds;
        expect(parseDuration(`${hours}h${minutes}m${seconds}s${milliseconds}ms`).value).toBe(total);
        expect(parseDuration(`${hours} h ${minutes} min ${seconds} s ${milliseconds} ms`).value).toBe(total);
        expect(parseDuration(`${total}ms`).value).toBe(total);
      }),
    );
  });

  test("what is printed can be read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483 }), (seconds) => {
        expect(parseDuration(printDuration(seconds * 1_000)).value).toBe(seconds * 1_000);
      }),
    );
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const outcome = parseDuration(text);
        expect(outcome.value === undefined).toBe(outcome.diagnostics.length > 0);
      }),
    );
  });
});
