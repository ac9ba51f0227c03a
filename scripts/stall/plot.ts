/**
 * Owns the plot: for each change and size the longest wait, naive and ours, as bars on a logarithmic axis, in SVG.
 * Must not know how waits are measured.
 */
import { goal, longest } from "./goal.ts";
import type { Measurement } from "./measurement.ts";
import { operations } from "./operations.ts";
import { count, duration } from "./report.ts";

const [left, right, top, bar, gap] = [290, 90, 64, 9, 10];
const width = 960;
const [least, most] = [1, 100_000];
const colours = { naive: "#c0504d", ours: "#3a7a4f" };

/** Where a wait of so many milliseconds ends. */
const x = (milliseconds: number): number => {
  const part = Math.log10(Math.min(most, Math.max(least, milliseconds)) / least) / Math.log10(most / least);
  return Math.round(left + part * (width - left - right));
};

export function plotOf(measurements: readonly Measurement[], title: string): string {
  const drawn: string[] = [];
  let y = top;
  for (const operation of operations) {
    const own = measurements.filter((one) => one.operation === operation.name);
    if (own.length === 0) continue;
    const sizes = [...new Set(own.map(({ rows }) => rows))].sort((a, b) => a - b);
    drawn.push(text(8, y + bar, operation.title, "start", "bold"));
    for (const rows of sizes) {
      drawn.push(text(left - 6, y + bar + 4, `${count(rows)} rows`, "end"));
      for (const way of ["naive", "ours"] as const) {
        const one = own.find((candidate) => candidate.rows === rows && candidate.way === way);
        if (one !== undefined) drawn.push(...barOf(one, y, colours[way]));
        y += bar;
      }
      y += 4;
    }
    y += gap;
  }
  const ticks = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((at) => [
    line(at, y, "#ddd"),
    text(x(at), y + 14, duration(at)),
  ]);
  const head = [
    text(8, 20, title, "start", "bold", 14),
    text(8, 40, "longest wait of any client: naive", "start", "normal", 11, colours.naive),
    text(210, 40, "ours", "start", "normal", 11, colours.ours),
    text(x(goal), 52, `goal ${duration(goal)}`),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 24}" viewBox="0 0 ${width} ${y + 24}" font-family="sans-serif">`,
    `<title>${title}: longest wait of any client, naive and ours</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...ticks,
    line(goal, y, "#555", "4 3"),
    ...head,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

function barOf(one: Measurement, y: number, colour: string): readonly string[] {
  const wait = longest(one);
  if (wait === null) return [text(left + 4, y + bar - 1, `refused: ${one.note}`, "start", "normal", 9, colour)];
  const end = x(wait);
  return [
    `<rect x="${left}" y="${y}" width="${Math.max(1, end - left)}" height="${bar - 1}" fill="${colour}"/>`,
    text(end + 4, y + bar - 1, duration(wait), "start", "normal", 9, colour),
  ];
}

const line = (at: number, bottom: number, colour: string, dashes = "none"): string =>
  `<line x1="${x(at)}" y1="${top - 8}" x2="${x(at)}" y2="${bottom}" stroke="${colour}" stroke-dasharray="${dashes}"/>`;

function text(
  at: number,
  y: number,
  content: string,
  anchor = "middle",
  weight = "normal",
  size = 11,
  colour = "#222",
): string {
  const safe = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${at}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" font-size="${size}" fill="${colour}">${safe}</text>`;
}
