/**
 * Owns the process of `schemata`: its streams, its signals and its exit status.
 * Must not know any command.
 */
import { runCommandLine } from "./command-line.ts";
import { exit } from "./exit.ts";

const controller = new AbortController();
// The first signal asks to stop, the second ends the process.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(exit.error);
    controller.abort();
  });

const { stdout, stderr, env, argv } = process;
// A reader that has seen enough (head, less) is no error.
stdout.on("error", (failure: NodeJS.ErrnoException) => process.exit(failure.code === "EPIPE" ? exit.done : exit.error));
// Without waiting: a release runs this as CommonJS, which cannot.
void runCommandLine(argv.slice(2), { stdout, stderr, environment: env }, controller.signal).then((status) => {
  process.exitCode = status;
});
