/**
 * Owns the running of the CLI from its source, in this process or one of its own, and files for it to read.
 * Must not know what the tests look for.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { runCommandLine } from "../../provider/cli/command-line.ts";

const entry = fileURLToPath(new URL("../../provider/cli/main.ts", import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `schemata` with nothing to read from; the caller may send it signals. */
export function start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", entry, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH, HOME, ...environment },
  });
  return { child, ended: outputOf(child) };
}

/** Runs a command line in this process, which is faster; streams and environment are its own. */
export const run = (...args: readonly string[]): Promise<Ended> => runWith({}, ...args);

/** The same with more variables. */
export async function runWith(more: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  const { signal } = new AbortController();
  const [stdout, stderr] = [new Written(), new Written()];
  const status = await runCommandLine(args, { stdout, stderr, environment: { ...environment, ...more } }, signal);
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const environment = { PGPASSFILE: "/nonexistent", SCHEMATA_ACTOR: "tester" };

/** A stream that keeps what is written; no terminal. */
class Written extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}

/** Runs another program to its end, e.g. psql. */
export function program(name: string, args: readonly string[], input = ""): Promise<Ended> {
  const child = spawn(name, args, { stdio: ["pipe", "pipe", "pipe"] });
  // A program that reads nothing may have ended before.
  child.stdin.on("error", () => undefined).end(input);
  return outputOf(child);
}

function outputOf(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** Writes a file that lasts as long as the test. */
export function file(text: string, name = "schema.sql"): string {
  const directory = mkdtempSync(join(tmpdir(), "schemata-cli-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, name), text);
  return join(directory, name);
}
