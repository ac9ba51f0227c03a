/**
 * Owns the question whether dist/ is as new as its sources, and the build if it is not.
 * Must not know what is built, nor who uses it.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What the build reads; every file below counts. */
const sources = [
  "provider",
  "constructs",
  "scripts/build.ts",
  "scripts/build-shadow.ts",
  "scripts/launcher.ts",
  "package-lock.json",
];

function newest(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether dist/ is there and no source is newer. */
function isFresh(): boolean {
  const built = join(root, "dist/mirror");
  if (!existsSync(built)) return false;
  return Math.max(...sources.map((source) => newest(join(root, source)))) <= statSync(built).mtimeMs;
}

/** Runs `npm run build` if dist/ is stale. `building` is called before, `signal` ends it. Throws what the build said. */
export async function freshBuild(building: () => void, signal?: AbortSignal): Promise<void> {
  if (isFresh()) return;
  building();
  const tsx = join(root, "node_modules/.bin/tsx");
  const child = spawn(tsx, ["scripts/build.ts"], { cwd: root, stdio: ["ignore", "ignore", "pipe"], detached: true });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  signal?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (status !== 0) throw new Error(`npm run build failed:\n${said}`);
}
