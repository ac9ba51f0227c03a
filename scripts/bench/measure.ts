/**
 * Owns Measure and Result: what a measure is, and how its lines are made.
 * Must not know any measure.
 */
import { connect } from "../../provider/engine/db/connection.ts";
import type { Session } from "../../provider/engine/db/session.ts";
import { readSettings } from "../../provider/engine/db/settings.ts";
import type { Place } from "./place.ts";

/** One line of the result. */
export interface Result {
  readonly name: string;
  readonly value: string;
  /** Undefined where there is no goal. */
  readonly goal?: { readonly text: string; readonly met: boolean };
  readonly numbers: string;
}

export interface Measure {
  readonly name: string;
  readonly description: string;
  /** It takes so many minutes that it runs only when it is named. */
  readonly minutes?: number;
  run(place: Place, program: string): Promise<readonly Result[]>;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
export const megabytes = (value: number): string => `${Math.round(value)} MB`;

/** A ratio, which holds on any machine, and at most what it is to be. */
export const ratio = (name: string, value: number, most: number | undefined, numbers: string): Result => ({
  name,
  value: value.toFixed(2),
  ...(most === undefined ? {} : { goal: { text: `≤ ${most}`, met: value <= most } }),
  numbers,
});

/** MB of memory. */
export const memoryLine = (name: string, value: number, most: number, numbers: string): Result => ({
  name,
  value: megabytes(value),
  goal: { text: `≤ ${most} MB`, met: value <= most },
  numbers,
});

export async function withSession<T>(url: string, use: (session: Session) => Promise<T>): Promise<T> {
  const { value } = readSettings({ url });
  const connection = await connect(value!, { applicationName: "schemata bench" });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}
