/**
 * Owns where the embedded shadow's files are: beside the bundle, or, in development, in a cache that is filled on demand.
 * Must not know what the files hold.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const WORKER = "shadow-worker.mjs";
/** Longer than any build takes (4 s): a lock this old was left by a process that died. */
const LOCK_IS_STALE_MS = 60_000;
const OLD_MS = 86_400_000;

/** The directory that holds the shadow's files. Throws when they are missing and cannot be built. */
export async function shadowDirectory(): Promise<string> {
  // In a release the bundle sits in dist/, or in a chunk beside it, and the files in dist/shadow/.
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, "shadow");
  if (existsSync(join(beside, WORKER))) return beside;
  const root = join(here, "..", "..", "..");
  const script = join(root, "scripts", "build-shadow.ts");
  if (!existsSync(script)) throw new Error(`the embedded shadow's files are missing from ${beside}`);
  return developmentDirectory(root, script, here);
}

/** Named by all that it is made of, so that it is never out of date. */
function cacheKey(root: string, script: string, sources: string): string {
  const hash = createHash("sha256");
  const manifest = join(root, "node_modules", "@electric-sql", "pglite", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  for (const name of readdirSync(sources).sort())
    if (name.endsWith(".ts")) hash.update(readFileSync(join(sources, name)));
  hash.update(readFileSync(join(sources, "..", "db", "session-start.ts")));
  return `shadow-${version}-${hash.update(readFileSync(script)).digest("hex").slice(0, 12)}`;
}

async function developmentDirectory(root: string, script: string, sources: string): Promise<string> {
  const cache = join(root, "node_modules", ".cache", "schemata");
  const key = cacheKey(root, script, sources);
  const target = join(cache, key, "shadow");
  const lock = join(cache, "shadow.lock");
  mkdirSync(cache, { recursive: true });
  while (!existsSync(target)) {
    if (!takeLock(lock)) {
      await sleep(100);
      continue;
    }
    try {
      if (!existsSync(target)) await fillCache(root, script, cache, key);
    } finally {
      rmdirSync(lock);
    }
  }
  return target;
}

/** mkdir is atomic: who makes the directory builds. */
function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_IS_STALE_MS) rmdirSync(lock);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause; // given back meanwhile
  }
  return false;
}

/** Builds aside and renames, so that nobody sees half of it; throws older builds away. */
async function fillCache(root: string, script: string, cache: string, key: string): Promise<void> {
  const aside = join(cache, `building-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, ["--import", "tsx", script, aside], { cwd: root });
  // A running process may still start workers from an older one: a day is longer than any.
  for (const name of readdirSync(cache))
    if (name.startsWith("shadow-") && Date.now() - statSync(join(cache, name)).mtimeMs > OLD_MS)
      rmSync(join(cache, name), { recursive: true, force: true });
  renameSync(aside, join(cache, key));
}
