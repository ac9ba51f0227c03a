/**
 * Owns durations as people write them: PostgreSQL's ("500ms", "10min") and Go's ("10m", "1h30m").
 * Must not know which arguments are durations.
 */
import { error, type Outcome, type PathStep } from "../diagnostic.ts";

/** Milliseconds of each unit. "m" is Go's minute; PostgreSQL has no "m". Spelling is exact, as in both. */
const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const longest = 2_147_483_647;

/**
 * Reads a duration into whole milliseconds, rounded; PostgreSQL's largest timeout (2147483647, 24 days) is the limit.
 * A number without a unit counts in `bare` milliseconds: 1 as in PostgreSQL's timeouts (manual, 19.1.1), 1000 for
 * libpq's connect_timeout. Parts add up ("1h30m", "1 h 30 min").
 */
export function parseDuration(
  text: string,
  options: { readonly path?: readonly PathStep[]; readonly bare?: number } = {},
): Outcome<number> {
  const refused = (why: string): Outcome<number> => ({
    diagnostics: [
      error(
        `Not a duration: ${JSON.stringify(text)}`,
        `${why} Write it as PostgreSQL does ("500ms", "10s", "10min", "1h", "2d") or as Go does ("10m", "1h30m").`,
        options.path === undefined ? {} : { path: options.path },
      ),
    ],
  });
  const trimmed = text.trim();
  if (trimmed === "") return refused("It is empty.");
  if (trimmed.startsWith("-")) return refused("A duration cannot be negative.");
  const total = /^\+?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) * (options.bare ?? 1) : sumOfParts(trimmed);
  if (typeof total === "string") return refused(total);
  const milliseconds = Math.round(total);
  if (milliseconds > longest) return refused(`PostgreSQL's longest timeout is ${longest} ms (about 24 days).`);
  if (milliseconds === 0 && total > 0) return refused("It is shorter than one millisecond, and 0 would mean no limit.");
  return { value: milliseconds, diagnostics: [] };
}

/** The milliseconds of "1h30m", or what is wrong with it. */
function sumOfParts(text: string): number | string {
  const part = /\s*(\d+(?:\.\d*)?|\.\d+)\s*([a-zµμ]+)\s*/giy;
  let total = 0;
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (found === null) return "It is not a number with a unit.";
    const unit = Object.hasOwn(units, found[2]!) ? units[found[2]!] : undefined;
    if (unit === undefined) return `${JSON.stringify(found[2])} is no unit.`;
    total += Number(found[1]) * unit;
  }
  return total;
}

/** A duration for people: "500 ms", "2 s", "1 min 30 s". */
export function printDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor((seconds % 86_400) / 3_600), "h"],
    [Math.floor((seconds % 3_600) / 60), "min"],
    [seconds % 60, "s"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
