/**
 * Owns `npm run bench [name…]`: runs the measures and prints one line for each result, ratios first.
 * Must not know what is measured. Ratios of one run hold on any machine; the absolute numbers are this machine's.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Measure, Result } from "./bench/measure.ts";
import { measures } from "./bench/measures.ts";
import { Place } from "./bench/place.ts";
import { freshBuild } from "./fresh-build.ts";

const names = process.argv.slice(2);
const chosen = measures.filter(({ name, minutes }) =>
  names.length === 0 ? minutes === undefined : names.includes(name),
);
const unknown = names.filter((name) => !measures.some((measure) => measure.name === name));

if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}. The measures are:`);
  for (const measure of measures) console.error(`  ${described(measure)}`);
  process.exitCode = 64;
} else {
  await bench();
}

async function bench(): Promise<void> {
  await freshBuild(() => console.error("building ..."));
  const place = new Place();
  const end = new Promise<"ended">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("ended"));
  });
  try {
    const ended = await Promise.race([end, measureAll(place)]);
    if (ended === "ended") process.exitCode = 130;
  } finally {
    await place[Symbol.asyncDispose]();
  }
  if (process.exitCode === 130) process.exit();
}

async function measureAll(place: Place): Promise<void> {
  for (const measure of chosen) {
    const started = performance.now();
    for (const result of await measure.run(place, programOf())) console.log(line(result));
    console.error(`  (${measure.name} took ${Math.round((performance.now() - started) / 1000)} s)`);
  }
  for (const measure of measures)
    if (names.length === 0 && !chosen.includes(measure)) console.error(`not run: ${described(measure)}`);
}

function described({ name, description, minutes }: Measure): string {
  return `${name}: ${description}${minutes === undefined ? "" : ` (about ${minutes} minutes; only when named)`}`;
}

function line({ name, value, goal, numbers }: Result): string {
  const judged = goal === undefined ? "" : ` (goal ${goal.text}${goal.met ? "" : ", MISSED"})`;
  return `${name}: ${value}${judged} ${numbers}`;
}

/** The provider as terraform starts it. */
function programOf(): string {
  const mirror = fileURLToPath(new URL("../dist/mirror/registry.terraform.io", import.meta.url));
  const paths = readdirSync(mirror, { recursive: true, encoding: "utf8" });
  const program = paths.find((path) => /\/terraform-provider-schemata_v[^/]*$/.test(path));
  if (program === undefined) throw new Error(`there is no provider below ${mirror}`);
  return join(mirror, program);
}
