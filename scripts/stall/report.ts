/**
 * Owns how measurements are told: a line each, and the table of naive beside ours.
 * Must not know how they are measured or kept.
 */
import type { Measurement, Way } from "./measurement.ts";
import { operations } from "./operations.ts";

/** "12 ms", "3.4 s". */
export const duration = (milliseconds: number): string =>
  milliseconds < 999.5 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

export const count = (rows: number): string => rows.toLocaleString("en-US");

const titleOf = (name: string): string => operations.find((operation) => operation.name === name)?.title ?? "no change";

/** One line for the terminal. */
export function said(one: Measurement): string {
  const head = `${titleOf(one.operation)} (${one.operation}), ${count(one.rows)} rows, ${one.way}`;
  if (one.read === null || one.write === null || one.total === null) return `${head}: refused: ${one.note}`;
  const failed = one.errors === 0 ? "" : `, ${one.errors} errors of clients: ${one.note}`;
  return `${head}${one.warned === null ? "" : ` (warned: ${one.warned})`}: longest read ${duration(one.read)}, longest write ${duration(one.write)}, ${one.lock}, ${duration(one.total)} in all (${one.operations} operations${failed})`;
}

/** Naive and ours side by side, operations in their own order, sizes from the smallest. */
export function tableOf(measurements: readonly Measurement[]): string {
  const places = measurements.map(({ operation, rows }) => ({ operation, rows }));
  const order = ["nothing", ...operations.map(({ name }) => name)];
  const sorted = places
    .filter((place, at) => places.findIndex((other) => isSame(place, other)) === at)
    .sort((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation) || a.rows - b.rows);
  const lines = sorted.map((place) => {
    const cells = (way: Way): string =>
      cellsOf(measurements.find((one) => isSame(one, place) && (one.way === way || one.way === "nothing")));
    return `| ${titleOf(place.operation)} | ${count(place.rows)} | ${cells("naive")} | ${cells("ours")} |`;
  });
  return [
    "| change | rows | naive: longest read | longest write | lock | in all | ours: longest read | longest write | lock | in all |",
    "|---|--:|--:|--:|---|--:|--:|--:|---|--:|",
    ...lines,
  ].join("\n");
}

interface Cell {
  readonly operation: string;
  readonly rows: number;
}

const isSame = (one: Cell, other: Cell): boolean => one.operation === other.operation && one.rows === other.rows;

function cellsOf(one: Measurement | undefined): string {
  if (one === undefined) return "| | |";
  if (one.way === "nothing") return `${duration(one.read ?? 0)} | ${duration(one.write ?? 0)} | | `;
  if (one.read === null || one.write === null || one.total === null) return "refused | | | ";
  const lock = one.warned === null ? one.lock : `${one.lock}, warned: ${one.warned}`;
  return [duration(one.read), duration(one.write), lock, duration(one.total)].join(" | ");
}
