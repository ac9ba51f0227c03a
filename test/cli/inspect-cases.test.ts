/**
 * Owns the proof that `inspect` loses nothing: of every case of every kind, the SQL makes the same database again, and the JSON
 * plans as no change.
 * Must not know any particular case or kind.
 */
import { afterAll, describe, test } from "vitest";
import { allCases } from "../scenarios/case.ts";
import { closeShadow, runText } from "../scenarios/harness.ts";
import { storyVersions } from "../servers.ts";
import { roundTrip } from "./round-trip.ts";

afterAll(closeShadow);

describe.each(storyVersions())("PostgreSQL %i", (version) => {
  // Every second one in a short run: there are two hundred.
  const step = process.env.SCHEMATA_LONG === "1" ? 1 : 2;
  const cases = allCases()
    .filter(({ options }) => options.since <= version && version < options.until && options.refused === undefined)
    .filter((_, at) => at % step === 0);
  test.each(cases.map(({ name, to }) => ({ name, to })))("$name", async ({ to }) => {
    await roundTrip(version, (session) => runText(session, to));
  });
});
