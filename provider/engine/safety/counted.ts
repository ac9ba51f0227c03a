/**
 * Owns how the rules about rows count: numbers with their nouns, and of what part of the rows they are.
 * Must not know any rule.
 */
import type { Found } from "./finding.ts";

const number = (value: number): string => value.toLocaleString("en-US");

/** `1 row`, `37 values`. */
export const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

const units = ["bytes", "kB", "MB", "GB", "TB"];

/** `12.3 GB`; units are of 1024, as PostgreSQL's. */
export function sizeOf(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toLocaleString("en-US", { maximumFractionDigits: 1 })} ${units[power]}`;
}

/** `a sample of about 20,000 of about 100,000 rows`. */
export const sampleOf = (rows: number, estimate: number): string =>
  `a sample of about ${number(Math.round(rows))} of about ${number(estimate)} rows`;

/** What a sample tells is the least that there is. */
export const whereabouts = ({ sample, estimate }: Found): string =>
  sample === undefined ? "" : `In ${sampleOf(sample, estimate)}: `;

/** Values of rows, where there are any that may be shown: never a part of what is kept. */
export const examplesOf = ({ examples, groups }: Found): string =>
  examples.length === 0
    ? ""
    : ` ${groups > examples.length ? "Among them: " : "Namely: "}${examples.map((example) => JSON.stringify(example)).join(", ")}.`;
