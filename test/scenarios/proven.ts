/**
 * Owns the tests that all cases make, for some of the servers; split by version so that two workers share them.
 * Must not know any particular case.
 */
import { afterAll, describe, expect, test } from "vitest";
import { versions } from "../servers.ts";
import { allCases, type Case, lotOf } from "./case.ts";
import { closeShadow, prove } from "./harness.ts";
import { gapsOf, ledger } from "./ledger.ts";

const isLong = process.env.SCHEMATA_LONG === "1";

/** The long run proves a case on every server that can have it; a short one on one of them: two of three on the newest. */
function provenOn(what: Case): readonly number[] {
  const { since, until } = what.options;
  const able = versions().filter((version) => since <= version && version <= until);
  if (isLong) return able;
  return able.slice(lotOf(what) % 3 === 0 ? 0 : -1).slice(0, 1);
}

/** The long run takes every case back as well, a short one every second. */
const goesBack = (what: Case): boolean => isLong || lotOf(what) % 2 === 0;

export function proveCases(some: readonly number[]): void {
  const cases = allCases();
  afterAll(closeShadow);

  test("the ledger names cases that exist", () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(ledger.filter((gap) => !names.has(gap.case))).toEqual([]);
  });

  describe.each([...some])("PostgreSQL %i", (version) => {
    for (const what of cases) {
      if (!provenOn(what).includes(version)) continue;
      test(what.name, async () => {
        const back = goesBack(what);
        const gaps = gapsOf(what.name, version).filter(({ direction }) => back || direction === "forward");
        const failures = await prove(version, back ? what : { ...what, options: { ...what.options, back: "none" } });
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
