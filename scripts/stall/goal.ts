/**
 * Owns the goal: how long a client may wait while a plan of ours runs, whatever the table's size.
 * Must not know how waits are measured or shown.
 */
import { defaultLimits } from "../../provider/engine/index.ts";
import type { Measurement } from "./measurement.ts";

/** Milliseconds for the statement itself, once it has its lock: a change of the catalog, on a busy machine. */
const oneStatement = 100;

/** A client waits behind our statement while that waits for its lock, which lock_timeout ends, and while it runs. */
export const goal = defaultLimits.lockTimeout + oneStatement;

/** The longest that anybody waited; null where nothing ran. */
export const longest = ({ read, write }: Measurement): number | null =>
  read === null || write === null ? null : Math.max(read, write);

export const isMissed = (measurement: Measurement): boolean =>
  measurement.way === "ours" && (longest(measurement) ?? 0) > goal;
