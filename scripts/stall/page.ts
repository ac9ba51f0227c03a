/**
 * Owns where measurements are kept, and what is made of them in docs/guides/: tables in online.md, and its plots.
 * Must not know how they are measured.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./measurement.ts";
import { plotOf } from "./plot.ts";
import { tableOf } from "./report.ts";

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** One line each. */
const kept = path("scripts/stall/measured.jsonl");
const page = path("docs/guides/online.md");
const images = path("docs/guides/images");

export const measured = (): readonly Measurement[] =>
  existsSync(kept)
    ? readFileSync(kept, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Measurement)
    : [];

/** Keeps a measurement in place of the one of the same settings. */
export function remember(one: Measurement): void {
  const all = [...measured().filter((other) => keyOf(other) !== keyOf(one)), one];
  writeFileSync(kept, `${all.map((each) => JSON.stringify(each)).join("\n")}\n`);
}

const keyOf = ({ operation, way, rows, report, postgres, clients, rate }: Measurement): string =>
  JSON.stringify([operation, way, rows, report, postgres, clients, rate]);

/** The usual run, and the one beside a report: each is a table between two comments of the page, and a plot. */
const parts = [
  { name: "stall", title: "A table under load while it is changed", has: ({ report }: Measurement) => report === 0 },
  {
    name: "stall-report",
    title: "The same while a report reads the table",
    has: ({ report }: Measurement) => report > 0,
  },
] as const;

export function writePages(measurements: readonly Measurement[]): void {
  mkdirSync(images, { recursive: true });
  let text = readFileSync(page, "utf8");
  for (const { name, title, has } of parts) {
    const own = measurements.filter(has);
    writeFileSync(`${images}/${name}.svg`, plotOf(own, title));
    const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
    const [before, rest = ""] = text.split(begin);
    const [, after = ""] = rest.split(end);
    text = `${before}${begin}\n${tableOf(own)}\n${end}${after}`;
  }
  writeFileSync(page, text);
}
