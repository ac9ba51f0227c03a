/**
 * Owns the command line of `schemata`: its commands and options, and how each failure ends.
 * Must not know what the commands do, nor the process it runs in.
 */
import { Command, CommanderError, Option } from "commander";
import { error, Refusal } from "../engine/diagnostic.ts";
import { ShadowLost } from "../engine/shadow/lost.ts";
import { applyCommand } from "./commands/apply.ts";
import { historyCommand } from "./commands/history.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { planCommand } from "./commands/plan.ts";
import { type ExitStatus, exit, Stop, wrongUsage } from "./exit.ts";
import { isUrl } from "./place.ts";
import { type Streams, Terminal } from "./terminal.ts";

/** The build puts the package's version here. */
declare const SCHEMATA_VERSION: string | undefined;

const version = typeof SCHEMATA_VERSION === "string" ? SCHEMATA_VERSION : "0.0.0-source";

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

function program(terminal: Terminal, end: (status: ExitStatus) => void): Command {
  const root = new Command("schemata")
    .description("PostgreSQL schema changes: the exact SQL, what it locks, what it risks.")
    .version(version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.streams.stdout.write(text),
      writeErr: (text) => terminal.streams.stderr.write(text),
    })
    .addHelpText("after", exitStatuses);

  connection(
    root.command("inspect").argument("<url or file>", "a database, or a file with SQL").description("What is there."),
  )
    .addOption(
      new Option("--format <format>", "how it is printed").choices(["sql", "hcl", "typescript", "json"]).default("sql"),
    )
    .option("--schema <name>", "only this schema; may be repeated", several, [])
    .option("--shadow <where>", "embedded, or the URL of an empty database")
    .action(async (from, options) => end(await inspectCommand(from, options, terminal)));

  planning(root.command("plan").description("What would run, in which order, with which locks."))
    .requiredOption("--from <url or file>", "what is there")
    .action(async (options) => end(await planCommand(wholeTo(options, undefined).options, terminal)));

  planning(root.command("apply").argument("[url]", "the database to change").description("Plans, and runs the plan."))
    .option("--plan <file>", "run exactly this plan, made by plan --format json, or nothing")
    .option("--lock-wait-limit <duration>", "for all attempts to get a lock", "10m")
    .option("--build-wait-limit <duration>", "for one concurrent index build; 0 waits for ever", "1h")
    .option("--statement-timeout <duration>", "for statements that should be quick; 0 is no limit", "60s")
    .option("--show-values", "show values of rows in errors")
    .action(async (url: string | undefined, given) => {
      const { place, options } = wholeTo(given, url);
      if (place === undefined) throw wrongUsage("No database is named", "schemata apply <url> --to <file>…");
      end(await applyCommand(place, options, terminal));
    });

  connection(
    root.command("history").argument("<url>", "a database").description("The applies that a database has seen."),
  )
    .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json"]).default("text"))
    .action(async (url, options) => end(await historyCommand(url, options, terminal)));
  return root;
}

const connection = (command: Command): Command =>
  command
    .option("--database <name>", "instead of the URL's")
    .option("--role <name>", "SET ROLE after connecting")
    .option("--history-schema <name>", "schema of the history", "schemata");

const planning = (command: Command): Command =>
  connection(command)
    .requiredOption("--to <file...>", "SQL that says what should be there")
    .option("--schema <name>", "only this schema; may be repeated", several, [])
    .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json", "sql"]).default("text"))
    .option("--allow <rule:name>", "approves what a safety rule refuses; may be repeated", several, [])
    .addOption(
      new Option("--type-change <mode>", "how a column's type is changed")
        .choices(["refuse", "in_place", "online"])
        .default("refuse"),
    )
    .option("--policy <rule=severity>", "error, warning, notice or off for a safety rule; may be repeated", several, [])
    .option("--server-version <version>", "of the server that a file stands for; default: the shadow's")
    .option("--shadow <where>", "embedded, server, or the URL of an empty database")
    .option("--lock-timeout <duration>", "for each wait of a statement for a lock", "500ms")
    .option("--detailed-exitcode", "end with 2 when there are changes");

/** `--to a.sql postgresql://…`: what follows the files may be the URL. */
function wholeTo<T extends { readonly to: readonly string[] }>(
  options: T,
  url: string | undefined,
): { readonly options: T; readonly place: string | undefined } {
  const urls = options.to.filter(isUrl);
  const to = options.to.filter((text) => !isUrl(text));
  if (to.length === 0 || urls.length > (url === undefined ? 1 : 0))
    throw wrongUsage("--to takes files", "Name the files with the SQL that says what should be there.");
  return { options: { ...options, to }, place: url ?? urls[0] };
}

const exitStatuses = `
Exit status: 0 done, or nothing to do; 1 error; 2 changes, with --detailed-exitcode only;
3 refused, with the reason on stderr; 64 wrong usage.
A URL reads postgresql://user@host:5432/database; what it leaves out comes from PGHOST, PGUSER, PGPASSWORD and the like.`;

/** Runs one command line; `signal` asks it to stop. Resolves to the exit status, also of failures. */
export async function runCommandLine(
  argv: readonly string[],
  streams: Streams,
  signal: AbortSignal,
): Promise<ExitStatus> {
  const terminal = new Terminal(streams, signal);
  let status: ExitStatus = exit.done;
  try {
    await program(terminal, (ended) => {
      status = ended;
    }).parseAsync(argv, { from: "user" });
    return status;
  } catch (failure) {
    return ended(failure, terminal);
  } finally {
    terminal.progress.end();
  }
}

function ended(failure: unknown, terminal: Terminal): ExitStatus {
  if (failure instanceof CommanderError) return failure.exitCode === 0 ? exit.done : exit.usage;
  if (terminal.signal.aborted && !(failure instanceof Stop && failure.status === exit.refused)) {
    terminal.tell([error("Cancelled", "Stopped as asked. Nothing was changed.")]);
    return exit.error;
  }
  if (failure instanceof Stop) {
    terminal.tell(failure.diagnostics);
    return failure.status;
  }
  if (failure instanceof Refusal) {
    terminal.tell(failure.diagnostics);
    return exit.error;
  }
  if (failure instanceof ShadowLost) {
    terminal.tell([error("The shadow was lost", `${failure.message}. Nothing was changed.`)]);
    return exit.error;
  }
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  terminal.tell([error("This is a mistake of Schemata, please report it", text)]);
  return exit.error;
}
