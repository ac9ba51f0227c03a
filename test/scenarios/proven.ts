/**
 * Owns the tests that all cases make, for some of the servers; split by version so that two workers share them.
 * Must not know any particular case.
 */
import { afterAll, describe, expect, test } from "vitest";
import { versions } from "../servers.ts";
import { allCases, type Case } from "./case.ts";
import { closeShadow, prove } from "./harness.ts";
import { gapsOf, ledger } from "./ledger.ts";

/** The long run proves a case on every server that can have it; a short one on one of them: two of three on the newest. */
function provenOn({ options: { since, until } }: Case, place: number): readonly number[] {
  const able = versions().filter((version) => since <= version && version <= until);
  if (process.env.SCHEMATA_LONG === "1") return able;
  return able.slice(place % 3 === 0 ? 0 : -1).slice(0, 1);
}

export function proveCases(some: readonly number[]): void {
  const cases = allCases();
  afterAll(closeShadow);

  test("the ledger names cases that exist", () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(ledger.filter((gap) => !names.has(gap.case))).toEqual([]);
  });

  describe.each([...some])("PostgreSQL %i", (version) => {
    for (const [place, what] of cases.entries()) {
      if (!provenOn(what, place).includes(version)) continue;
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
