/**
 * Owns `schemata check-pairs`: proves pairs of schemas both ways, on every server that is named, several at a time.
 * Must not know commander.
 */
import { connect } from "../../engine/db/connection.ts";
import type { ConnectionSettings } from "../../engine/db/settings.ts";
import { quoteIdentifier, quoteLiteral } from "../../engine/sql/sql.ts";
import { type Dump, findDump } from "../dump.ts";
import { type ExitStatus, exit, wrongUsage } from "../exit.ts";
import { withShadow } from "../options.ts";
import { type Direction, Ground } from "../pair-proof.ts";
import { type Pair, pairsIn } from "../pairs.ts";
import { databaseOf } from "../place.ts";
import { type PairRow, pairsJson, pairsText } from "../render/pairs.ts";
import type { Terminal } from "../terminal.ts";

export interface CheckPairsOptions {
  readonly server: readonly string[];
  readonly format: "text" | "json";
  readonly jobs: string;
  readonly pgDump?: string;
  readonly shadow?: string;
}

interface Task {
  readonly pair: Pair;
  readonly direction: Direction;
}

export async function checkPairsCommand(
  directory: string,
  options: CheckPairsOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const jobs = jobsOf(options);
  const pairs = pairsIn(directory);
  const dump = await findDump(options.pgDump);
  const tasks = pairs.flatMap((pair) => (["forward", "back"] as const).map((direction) => ({ pair, direction })));
  const servers = options.server.map((url) => databaseOf(url, {}, terminal).settings);
  const rows: PairRow[] = [];
  const said = (): void => {
    terminal.progress.end();
    for (const note of unjudged(rows, dump)) terminal.note(note);
    terminal.result(options.format === "json" ? pairsJson(rows) : pairsText(rows, terminal.colours));
  };
  const all = tasks.length * servers.length;
  for (const settings of servers) {
    const found = new Map<Task, PairRow>();
    const proven = (): readonly PairRow[] => tasks.flatMap((task) => found.get(task) ?? []);
    await withRoles(settings, pairs, () =>
      inParallel(tasks, jobs, (next) =>
        withShadow(options.shadow, settings, terminal, async (shadow) => {
          const ground = new Ground(settings, shadow, dump, terminal.signal);
          try {
            for (let task = next(); task !== undefined; task = next()) {
              terminal.progress.now(bar(rows.length + found.size, all, `${task.pair.name}, ${task.direction}`));
              found.set(task, await timed(ground, task));
            }
          } finally {
            await ground.end();
          }
        }),
      ),
    ).catch((failure: unknown) => {
      // Hours may have gone into what was proven before somebody stopped it, or a server was lost.
      rows.push(...proven());
      if (rows.length > 0) {
        said();
        terminal.note(`It ended before its time: ${rows.length} of ${all} were proven.`);
      }
      throw failure;
    });
    rows.push(...proven());
  }
  said();
  if (rows.some(({ outcome }) => outcome === "wrong")) return exit.error;
  return rows.some(({ outcome }) => outcome === "refused") ? exit.refused : exit.done;
}

function jobsOf({ jobs, shadow }: CheckPairsOptions): number {
  if (!/^[1-9]\d?$/.test(jobs)) throw wrongUsage(`--jobs: ${jobs} is no number of jobs`, "Write 1 to 99.");
  // A database that is given is one shadow, which is used by one at a time.
  return shadow !== undefined && shadow !== "embedded" && shadow !== "server" ? 1 : Number(jobs);
}

async function timed(ground: Ground, { pair, direction }: Task): Promise<PairRow> {
  const start = performance.now();
  const outcome = await ground.prove(pair, direction);
  const time = Math.round(performance.now() - start);
  return { case: pair.name, server_version: ground.version, direction, ...outcome, time };
}

/** Runs so many workers, each of which takes one task after the other until there is none. The first failure ends all. */
async function inParallel<Item>(
  items: readonly Item[],
  workers: number,
  work: (next: () => Item | undefined) => Promise<void>,
): Promise<void> {
  let at = 0;
  let failed = false;
  const next = (): Item | undefined => (failed ? undefined : items[at++]);
  const running = Array.from({ length: Math.min(workers, items.length) }, () =>
    work(next).catch((failure: unknown) => {
      failed = true;
      throw failure;
    }),
  );
  // All have cleaned up when this returns.
  const ended = await Promise.allSettled(running);
  const broken = ended.find((one) => one.status === "rejected");
  if (broken !== undefined) throw broken.reason;
}

/** Roles belong to the server: those that are missing are there while its pairs are proven. */
async function withRoles<T>(settings: ConnectionSettings, pairs: readonly Pair[], use: () => Promise<T>): Promise<T> {
  const wanted = [...new Set(pairs.flatMap(({ roles }) => roles))].sort();
  if (wanted.length === 0) return use();
  const session = await connect(settings, { applicationName: "schemata" });
  try {
    const there = await session.rows<{ name: string }>(
      `SELECT rolname AS name FROM pg_catalog.pg_roles WHERE rolname IN (${wanted.map(quoteLiteral).join(", ")})`,
    );
    const missing = wanted.filter((name) => !there.some((role) => role.name === name));
    for (const role of missing) await session.execute(`CREATE ROLE ${quoteIdentifier(role)}`);
    try {
      return await use();
    } finally {
      for (const role of missing) await session.execute(`DROP ROLE IF EXISTS ${quoteIdentifier(role)}`);
    }
  } finally {
    await session.close();
  }
}

const width = 20;

/** `[#####---------------] 12 of 48: users, forward`. */
function bar(done: number, all: number, name: string): string {
  const full = Math.floor((done / all) * width);
  return `[${"#".repeat(full)}${"-".repeat(width - full)}] ${done + 1} of ${all}: ${name}`;
}

/** Servers that the catalog alone has judged. */
function unjudged(rows: readonly PairRow[], dump: Dump | undefined): readonly string[] {
  const versions = [...new Set(rows.map((row) => Math.floor(row.server_version / 10_000)))];
  const left = versions.filter((version) => dump === undefined || version > dump.version);
  if (left.length === 0) return [];
  const why = dump === undefined ? "there is no pg_dump on the PATH" : `${dump.program} is of version ${dump.version}`;
  return [`PostgreSQL ${left.join(", ")}: judged by the catalog alone, for ${why}. --pg-dump names another.`];
}
