/**
 * Owns `npm test`: builds, runs all tests, and ends with one line that says how many passed, failed and were skipped.
 * Must not know any test. Arguments are vitest's (paths, `-t name`, `--project name`); `--long` adds the long run:
 * every PostgreSQL version, and tests that take their time (SCHEMATA_LONG=1).
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Report } from "../test/report.ts";

const filters = process.argv.slice(2).filter((argument) => argument !== "--long");
const long = filters.length + 2 < process.argv.length;
/** A run that hangs must end and be a failure. */
const minutes = long ? 180 : 36;

// Ctrl-C reaches the children too; they stop their servers, and this process still says how it ended.
process.on("SIGINT", () => {});
const report = await main().catch((error: Error) => failure(error.stack ?? error.message));
for (const { test, reason } of report.skipped) console.log(`skipped: ${test} (${reason})`);
for (const failure of report.failures) console.log(`failed: ${failure}`);
const skips = report.skipped.length > 0 ? `, ${report.skipped.length} skipped` : "";
console.log(`${report.passed} passed, ${report.failures.length} failed${skips}`);
process.exitCode = report.failures.length > 0 ? 1 : 0;

async function main(): Promise<Report> {
  if (existsSync("scripts/build.ts")) {
    const ended = await run("npm", ["run", "--silent", "build"]);
    if (ended !== "status 0") return failure(`npm run build ended with ${ended}`);
  }
  const directory = mkdtempSync(join(tmpdir(), "schemata-test-"));
  try {
    return await runTests(join(directory, "report.json"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function runTests(path: string): Promise<Report> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const options = ["--reporter=default", "--reporter=./test/report.ts", "--allowOnly=false", "--passWithNoTests=false"];
  const ended = await run(process.execPath, [vitest, "run", ...options, ...filters], {
    SCHEMATA_TEST_REPORT: path,
    ...(long ? { SCHEMATA_TEST_VERSIONS: "14,15,16,17,18", ...process.env, SCHEMATA_LONG: "1" } : {}),
  });
  if (!existsSync(path)) return failure(`vitest ended with ${ended} before it had a result`);
  const report: Report = JSON.parse(readFileSync(path, "utf8"));
  if (report.failures.length > 0) return report;
  if (ended !== "status 0") return { ...report, failures: [`vitest ended with ${ended}`] };
  return report.passed === 0 ? { ...report, failures: ["no test ran"] } : report;
}

function failure(what: string): Report {
  return { passed: 0, failures: [what], skipped: [] };
}

/** Runs a command with this process's output; resolves to how it ended. */
function run(
  command: string,
  commandArguments: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, { stdio: "inherit", env: { ...process.env, ...environment } });
    const limit = setTimeout(() => child.kill("SIGKILL"), minutes * 60_000);
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (status, signal) => {
      clearTimeout(limit);
      resolve(signal === null ? `status ${status}` : `signal ${signal}`);
    });
  });
}
