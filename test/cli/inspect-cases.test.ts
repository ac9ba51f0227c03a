/**
 * Owns the proof that `inspect` loses nothing: of every case of every kind, the SQL makes the same database again, and the JSON
 * plans as no change.
 * Must not know any particular case or kind.
 */
import { afterAll, describe, expect, test } from "vitest";
import { allCases, lotOf } from "../scenarios/case.ts";
import { closeShadow, runText } from "../scenarios/harness.ts";
import { storyVersions } from "../servers.ts";
import { roundTrip } from "./round-trip.ts";

afterAll(closeShadow);

/**
 * Known gaps: a database that inspect does not lead back to, by the version from which on. 18 chooses the name of a not-null constraint
 * by what the schema has at that moment: a table that was a partition still has the name that its whole's would be given, and is
 * declared in JSON, which the whole is not. A column whose NOT NULL is not handed on is not declared in JSON while its table is, and is
 * added to that when the table that inherits is there; so is a primary key over NOT NULL that is inherited. A default that is declared in JSON calls a function that is not, and that reads
 * the default's table. A NOT NULL that is NOT VALID is not declared in JSON while its table is, and tables that inherit it are made before
 * it, or after it.
 */
const gaps: Readonly<Record<string, number>> = {
  "partition/detach-pending": 18,
  "inheritance/not-null-no-inherit": 18,
  "inheritance/not-null-becomes-unchecked": 18,
  "inheritance/not-null-unchecked-above-checked": 18,
  "inheritance/not-null-unchecked-from-the-start": 18,
  "inheritance/own-not-null": 18,
  "primary_key/over-inherited-not-null": 18,
  "default/of-function-of-its-table": 14,
};

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  // About every tenth one in a short run: there are more than four hundred.
  const step = process.env.SCHEMATA_LONG === "1" ? 1 : 10;
  const cases = allCases()
    .filter(({ options }) => options.since <= version && version < options.until && options.refused === undefined)
    .filter((one) => lotOf(one) % step === 0);
  test.each(cases.map(({ name, to }) => ({ name, to })))("$name", async ({ name, to }) => {
    const round = roundTrip(version, (session) => runText(session, to));
    if (version >= (gaps[name] ?? Number.POSITIVE_INFINITY)) await expect(round).rejects.toThrow();
    else await round;
  });
});
