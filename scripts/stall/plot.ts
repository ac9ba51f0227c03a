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
const colours = { nothing: "#888", naive: "#c0504d", ours: "#3a7a4f" };
const ticks = { 1: "1 ms", 10: "10 ms", 100: "100 ms", 1000: "1 s", 10000: "10 s", 100000: "100 s" };
/** What the machine itself makes clients wait comes first. */
const groups = [{ name: "nothing", title: "no change" }, ...operations];

/** Where a wait of so many milliseconds ends. */
const x = (milliseconds: number): number => {
  const part = Math.log10(Math.min(most, Math.max(least, milliseconds)) / least) / Math.log10(most / least);
  return Math.round(left + part * (width - left - right));
};

export function plotOf(measurements: readonly Measurement[], title: string): string {
  const drawn: string[] = [];
  let y = top;
  for (const operation of groups) {
    const own = measurements.filter((one) => one.operation === operation.name);
    if (own.length === 0) continue;
    const sizes = [...new Set(own.map(({ rows }) => rows))].sort((a, b) => a - b);
    drawn.push(text(8, y + bar, operation.title, "start", "bold"));
    for (const rows of sizes) {
      drawn.push(text(left - 6, y + (operation.name === "nothing" ? bar - 1 : bar + 4), `${count(rows)} rows`, "end"));
      for (const way of ["nothing", "naive", "ours"] as const) {
        const one = own.find((candidate) => candidate.rows === rows && candidate.way === way);
        if (one === undefined) continue;
        drawn.push(...barOf(one, y, colours[way]));
        y += bar;
      }
      y += 4;
    }
    y += gap;
  }
  const axis = Object.entries(ticks).flatMap(([at, name]) => [
    line(Number(at), y, "#ddd"),
    text(x(Number(at)), y + 14, name),
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
    ...axis,
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
  return `<text x="${at}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" font-size="${size}" fill="${colour}" stroke="#fff" stroke-width="3" paint-order="stroke">${safe}</text>`;
}
