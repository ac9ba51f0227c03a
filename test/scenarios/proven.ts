/**
 * Owns the tests that all cases make, for some of the servers; split by version so that two workers share them.
 * Must not know any particular case.
 */
import { afterAll, describe, expect, test } from "vitest";
import { storyVersions } from "../servers.ts";
import { allCases } from "./case.ts";
import { closeShadow, prove } from "./harness.ts";
import { gapsOf, ledger } from "./ledger.ts";

export function proveCases(versions: readonly number[]): void {
  const cases = allCases();
  afterAll(closeShadow);

  test("the ledger names cases that exist", () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(ledger.filter((gap) => !names.has(gap.case))).toEqual([]);
  });

  describe.each([...versions])("PostgreSQL %i", (version) => {
    // A short run takes every fourth one on the older servers: there are three hundred.
    const step = process.env.SCHEMATA_LONG === "1" || storyVersions().includes(version) ? 1 : 4;
    for (const [place, what] of cases.entries()) {
      const { since, until } = what.options;
      if (version < since || version > until || place % step !== 0) continue;
      test(what.name, async () => {
        const gaps = gapsOf(what.name, version);
        const failures = await prove(version, what);
        const same = (left: { direction: string; check: string }, right: { direction: string; check: string }) =>
          left.direction === right.direction && left.check === right.check;
        const unexpected = failures.filter((failure) => !gaps.some((gap) => same(gap, failure)));
        expect(unexpected.map(({ direction, check, detail }) => `${direction}, ${check}: ${detail}`).join("\n")).toBe(
          "",
        );
        const closed = gaps.filter((gap) => !failures.some((failure) => same(gap, failure)));
        expect(closed, "gaps of the ledger that are closed: take them out").toEqual([]);
      });
    }
  });
}
