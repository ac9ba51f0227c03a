/**
 * Owns another program that a person wants run: its process group, its output, and how it ended.
 * Must not know what it is run for.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { failed } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds from the request to stop until it is made to. */
const patience = 5_000;
/** Milliseconds in which a program that has ended is still read: what it left running may keep its output open. */
const rest = 1_000;

/** How it ended, in words; undefined when with status 0. */
export type Ending = string | undefined;

/**
 * Runs a command through the shell to its end. Its output, results too, goes to stderr; it is given nothing to read. A
 * group of its own, for the shell alone would take the signal, and leave running what it has started.
 */
export async function runChild(
  command: string,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<Ending> {
  terminal.progress.end();
  // An input that ends at once: to ignore it there has to be a /dev/null.
  const child = spawn(command, { shell: true, detached: true, env: environment, stdio: "pipe" });
  child.stdin.on("error", () => undefined).end();
  const stop = (): void => signalGroup(child, "SIGINT");
  const kill = (): void => signalGroup(child, "SIGKILL");
  for (const output of [child.stdout, child.stderr]) output.on("data", (chunk: Buffer) => terminal.echo(chunk));
  const closed = once(child, "close").catch(() => undefined);
  let late: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    stop();
    late = setTimeout(kill, patience);
  };
  terminal.signal.addEventListener("abort", cancel);
  // A second Ctrl-C ends this process at once.
  process.on("exit", kill);
  try {
    if (terminal.signal.aborted) cancel();
    const [status, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    await Promise.race([closed, sleep(rest)]);
    for (const output of [child.stdout, child.stderr]) output.destroy();
    if (signal !== null) return `was ended by ${signal}`;
    return status === 0 ? undefined : `ended with status ${status}`;
  } catch (failure) {
    throw failed("The command cannot be started", (failure as Error).message);
  } finally {
    clearTimeout(late);
    terminal.signal.removeEventListener("abort", cancel);
    process.off("exit", kill);
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (failure) {
    // It has ended meanwhile.
    if ((failure as NodeJS.ErrnoException).code !== "ESRCH") throw failure;
  }
}
