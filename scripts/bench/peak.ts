/**
 * Owns the peak memory of a provider process while terraform runs it, as Linux counts it.
 * Must not know what terraform does.
 */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Resident memory, in MB: the most that any provider process had which was started in `directory` while `work` ran. */
export async function peakOfProvider(directory: string, work: () => Promise<unknown>): Promise<number | undefined> {
  if (process.platform !== "linux") return undefined;
  let most = 0;
  const look = setInterval(() => {
    for (const id of readdirSync("/proc")) if (/^\d+$/.test(id)) most = Math.max(most, peakOf(id, directory));
  }, 20);
  try {
    await work();
  } finally {
    clearInterval(look);
  }
  return most / 1024;
}

/** The kernel's own high-water mark in kB, so that looking now and then misses nothing but the last moments. */
function peakOf(id: string, directory: string): number {
  try {
    if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("/schemata/schemata/")) return 0;
    if (readlinkSync(`/proc/${id}/cwd`) !== directory) return 0;
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
