/**
 * Owns the measure of growth: what a table costs in schemas of several sizes, of reading and of planning with proof.
 * Must not know how schemas and servers are made.
 */
import { readCatalog } from "../../provider/engine/introspect/read.ts";
import { type Measure, type Result, ratio, seconds, withSession } from "./measure.ts";
import { countObjects, type Place } from "./place.ts";
import { planChanges, withShadow } from "./planned.ts";
import { interleaved, timed } from "./samples.ts";
import { sqlOf } from "./tables.ts";

const only = { schemas: ["app"] };

/** The sizes from which on a table must not cost more. */
async function measured(place: Place, sizes: readonly number[]): Promise<readonly Result[]> {
  const urls = new Map<number, string>();
  for (const size of sizes) urls.set(size, await place.database(size));
  const read = (size: number) => withSession(urls.get(size)!, (session) => readCatalog(session, only));
  const works = Object.fromEntries(sizes.map((size) => [String(size), () => read(size)]));
  const reading = await interleaved(3, works);
  const planning: Record<string, number> = {};
  for (const size of sizes) {
    const live = await read(size);
    const texts = Object.entries(sqlOf(size, size / 10)).map(([name, text]) => ({ name, text }));
    // A tenth of the tables has one column more.
    const plan = () => withShadow((shadow) => planChanges(live, texts, shadow, size / 10));
    // The smallest takes so little that chance has its part in it.
    planning[size] = size === sizes[0] ? (await interleaved(3, { plan })).plan : await timed(plan);
  }
  const counts = await countObjects(urls.get(sizes.at(-1)!)!);
  const line = (name: string, taken: Readonly<Record<string, number>>): Result => {
    const each = sizes.map((size) => taken[size]! / size);
    // Against the cheapest: what is fixed weighs on few tables, and would hide how much the others cost.
    const growth = each.at(-1)! / Math.min(...each.slice(0, -1));
    const numbers = sizes.map(
      (size, at) => `${size} tables ${seconds(taken[size]!)} (${each[at]!.toFixed(2)} ms each)`,
    );
    return ratio(name, growth, 1.5, `${numbers.join(", ")}; ${counts}`);
  };
  return [line("growth-reading", reading), line("growth-planning", planning)];
}

export const growth: Measure = {
  name: "growth",
  description:
    "cost of a table at 3,000 tables against the least of that at 100 and 1,000, of reading and of planning with proof",
  run: (place) => measured(place, [100, 1000, 3000]),
};

export const growthTo10000: Measure = {
  name: "growth-10000",
  description: "the same at 10,000 tables against 100, 1,000 and 3,000",
  minutes: 8,
  run: (place) => measured(place, [100, 1000, 3000, 10_000]),
};
