/**
 * Owns one measurement: a copy of the tables, the clients, the change, and the longest that anybody waited meanwhile.
 * Must not know how measurements are shown.
 */
import pg from "pg";
import type { Shadow } from "../../provider/engine/index.ts";
import { type Change, type Changed, naive, ours, Refused } from "./change.ts";
import type { Waits } from "./load.ts";
import { LoadProcess } from "./load-process.ts";
import type { Operation } from "./operations.ts";
import type { Place } from "./place.ts";
import { schemaSql } from "./table.ts";

/** `nothing`: no change runs; what is measured then is the machine. */
export type Way = "nothing" | "naive" | "ours";

export interface Settings {
  readonly rows: number;
  readonly clients: number;
  readonly rate: number;
  /** Seconds that a report reads the table when the change comes; 0: nobody does. */
  readonly report: number;
}

/** Times in milliseconds. Those of a refused change are null. */
export interface Measurement extends Settings {
  readonly operation: string;
  readonly way: Way;
  readonly postgres: number;
  readonly read: number | null;
  readonly write: number | null;
  readonly lock: string | null;
  readonly total: number | null;
  readonly operations: number;
  readonly errors: number;
  /** Why it was refused, or the first of the clients' errors. */
  readonly note: string | null;
  /** The rules by which our plan has warned that clients will wait. */
  readonly warned: string | null;
}

/** How long the machine is measured without a change. */
const quiet = 10_000;

export async function measure(
  place: Place,
  shadow: Shadow,
  operation: Operation | undefined,
  way: Way,
  settings: Settings,
): Promise<Measurement> {
  const about = { operation: operation?.name ?? "nothing", way, postgres: place.version, ...settings };
  const copy = await place.copy(settings.rows, operation?.setup ?? []);
  try {
    const change = await changeOf(copy.url, operation, way, shadow);
    const { changed, waits } = await underLoad(copy.url, change, settings);
    await change.check();
    const { total, lock, warned } = changed;
    const { read, write, operations, errors, error } = waits;
    return { ...about, read, write, lock, total, operations, errors, note: error ?? null, warned: warned ?? null };
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    const refused = { read: null, write: null, lock: null, total: null, operations: 0, errors: 0 };
    return { ...about, ...refused, note: failure.message, warned: null };
  } finally {
    await copy.drop();
  }
}

async function underLoad(
  url: string,
  change: Change,
  { clients, rate, rows, report }: Settings,
): Promise<{ readonly changed: Changed; readonly waits: Waits }> {
  const load = await LoadProcess.start({ url, clients, rate, rows });
  await sleep(1_000);
  const reading = await Report.start(url, report);
  await load.mark();
  const changing = change.run().finally(() => sleep(300));
  // The clients are ended also after a change that failed.
  await changing.catch(() => undefined);
  const waits = await load.stop();
  await reading?.end();
  return { changed: await changing, waits };
}

const nothing: Change = {
  run: () => sleep(quiet).then(() => ({ total: quiet, lock: "none" })),
  check: async () => undefined,
};

async function changeOf(url: string, operation: Operation | undefined, way: Way, shadow: Shadow): Promise<Change> {
  if (operation === undefined || way === "nothing") return nothing;
  return way === "naive" ? naive(url, operation.naive) : ours(url, schemaSql(operation.to), shadow);
}

/** One statement that reads the table for as long as it is told: it holds ACCESS SHARE and a snapshot. */
class Report {
  private constructor(
    readonly client: pg.Client,
    readonly running: Promise<unknown>,
  ) {}

  static async start(url: string, seconds: number): Promise<Report | undefined> {
    if (seconds === 0) return undefined;
    const client = new pg.Client({ connectionString: url, application_name: "report" });
    client.on("error", () => undefined);
    await client.connect();
    const running = client.query(`SELECT pg_sleep(${seconds}) FROM (SELECT FROM app.orders LIMIT 1) AS one`);
    await sleep(300);
    return new Report(client, running);
  }

  async end(): Promise<void> {
    await this.running;
    await this.client.end();
  }
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
