/**
 * Owns the measure of synthesis: many tables through the construct, against as many plain L1 resources.
 * Must not know how either is written.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "./samples.ts";

const program = fileURLToPath(new URL("synthesis-program.ts", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

export type Way = "construct" | "compact" | "resources" | "nothing";

/** What one synthesis took: milliseconds of CPU, and the peak of its memory in MB. */
export interface Synthesis {
  readonly cpu: number;
  readonly peak: number;
}

/** Medians of several interleaved runs, each in a process of its own. */
export async function synthesise(tables: number, repetitions: number): Promise<Readonly<Record<Way, Synthesis>>> {
  const ways: readonly Way[] = ["nothing", "resources", "construct", "compact"];
  const taken = new Map<Way, Synthesis[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < repetitions; round += 1)
    for (const way of ways) taken.get(way)!.push(await once(way, tables));
  const of = (way: Way): Synthesis => ({
    cpu: median(taken.get(way)!.map(({ cpu }) => cpu)),
    peak: median(taken.get(way)!.map(({ peak }) => peak)),
  });
  return Object.fromEntries(ways.map((way) => [way, of(way)])) as Record<Way, Synthesis>;
}

async function once(way: Way, tables: number): Promise<Synthesis> {
  const out = mkdtempSync(join(tmpdir(), "schemata-synthesis-"));
  try {
    const words = ["--import", "tsx", program, way, String(tables), out];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
    return JSON.parse(stdout) as Synthesis;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
