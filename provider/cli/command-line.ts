/**
 * Owns the command line of `schemata`: its commands and options, and how each failure ends.
 * Must not know what the commands do, nor the process it runs in.
 */
import { Command, CommanderError, Option } from "commander";
import { error, Refusal } from "../engine/diagnostic.ts";
import { lossDiagnostic, ShadowLost } from "../engine/shadow/lost.ts";
import { applyCommand } from "./commands/apply.ts";
import { checkPairsCommand } from "./commands/check-pairs.ts";
import { historyCommand } from "./commands/history.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { planCommand } from "./commands/plan.ts";
import { type ExitStatus, exit, Stop, wrongUsage } from "./exit.ts";
import { historySchemaOf } from "./options.ts";
import { layout } from "./pairs.ts";
import { isUrl } from "./place.ts";
import { type Streams, Terminal } from "./terminal.ts";

/** The build puts the package's version here. */
declare const SCHEMATA_VERSION: string | undefined;

const version = typeof SCHEMATA_VERSION === "string" ? SCHEMATA_VERSION : "0.0.0-source";

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** An option that may be repeated; `without` says in a word what holds when it is not given. */
const repeated = (flags: string, description: string, without: string): Option =>
  new Option(flags, `${description}; may be repeated`).argParser(several).default([], without);

/** An option whose value is one of some words; those that a later version takes are told apart from misspellings. */
function oneOf(
  flags: string,
  what: string,
  words: readonly [string, ...string[]],
  later: readonly string[] = [],
): Option {
  const [name] = /--[a-z-]+/.exec(flags) as RegExpExecArray;
  return new Option(flags, `${what}: ${words.join(", ")}`).default(words[0]).argParser((value) => {
    if (later.includes(value)) throw notYet(`${name} ${value}`, `It is one of ${words.join(", ")}.`);
    if (!words.includes(value)) throw wrongUsage(`${name} cannot be ${value}`, `It is one of ${words.join(", ")}.`);
    return value;
  });
}

/** A name that is reserved for a later version. */
const notYet = (name: string, instead: string): Error => wrongUsage(`${name} is not in this version`, instead);

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

  const inspect = root
    .command("inspect")
    .argument("[url or file]", "a database, or a file with SQL")
    .description(
      "Prints what is in a database, or what PostgreSQL makes of a file or a command. As SQL it makes the same again.",
    )
    .addOption(oneOf("--format <format>", "how it is printed", ["sql", "hcl", "json", "typescript"]))
    .addOption(repeated("--schema <name>", "only this schema", "all"))
    .option("--run <command>", "instead of a place: what it makes in the shadow, as DATABASE_URL and PG* name it")
    .option("--shadow <where>", "for a file or a command: embedded, or the URL of an empty database");
  connection(inspect).action(async (from: string | undefined, { run, ...options }) => {
    const what = from === undefined ? { run } : { from };
    if (!from === !run) throw wrongUsage("One place is named", "schemata inspect <url or file>, or --run '<command>'");
    end(await inspectCommand(what, options, terminal));
  });

  const plan = root
    .command("plan")
    .description("Prints what would run to make a database, or what a file describes, into what other files say.")
    .requiredOption("--from <url or file>", "what is there");
  planning(plan, "--from postgresql://localhost/app --to schema.sql")
    .optionsGroup("Planning:")
    .addOption(new Option("--server-version <version>", "of the server that a file stands for (default: the shadow's)"))
    .action(async (options) => end(await planCommand(wholeTo(options, options.from).options, terminal)));

  const apply = root
    .command("apply")
    .argument("[url]", "the database to change")
    .description("Plans, and runs exactly the plan.");
  planning(apply, "postgresql://localhost/app --to schema.sql")
    .addOption(new Option("--server-version <version>").hideHelp())
    .optionsGroup("Running:")
    .option("--plan <file>", "run exactly this plan, made by plan --format json, or nothing")
    .option("--lock-wait-limit <duration>", "for all attempts to get a lock", "10m")
    .option("--build-wait-limit <duration>", "for one concurrent index build; 0 waits for ever", "1h")
    .action(async (url: string | undefined, given) => {
      const { place, options } = wholeTo(given, url);
      if (place === undefined) throw wrongUsage("No database is named", "schemata apply <url> --to <file>…");
      end(await applyCommand(place, options, terminal));
    });

  const history = root
    .command("history")
    .argument("<url>", "a database")
    .description("Prints the applies that a database has seen, each with its statements.")
    .addOption(oneOf("--format <format>", "how it is printed", ["text", "json"]));
  connection(history).action(async (url, options) => end(await historyCommand(url, options, terminal)));

  root
    .command("check-pairs")
    .argument("<directory>", "with the pairs")
    .description("Proves pairs of schemas both ways, in scratch databases of a server.")
    .requiredOption("--server <url...>", "a server on which databases may be created; may be repeated")
    .addOption(oneOf("--format <format>", "how it is printed", ["text", "json"]))
    .option("--jobs <number>", "how many are proven at a time; each takes a shadow", "2")
    .option("--pg-dump <program>", "the second judge, not older than the servers; else the one on the PATH")
    .option("--shadow <where>", "embedded, server, or the URL of an empty database")
    .addHelpText("after", `\n${layout}\nStatus 1: one is wrong. Status 3: none is wrong, some are refused.`)
    .action(async (directory, options) => end(await checkPairsCommand(directory, options, terminal)));

  for (const name of ["lint", "rollback", "watch"])
    root
      .command(name, { hidden: true })
      .argument("[arguments...]")
      .allowUnknownOption()
      .action(() => {
        throw notYet(`schemata ${name}`, "schemata --help lists what there is.");
      });
  return root;
}

const connection = (command: Command): Command =>
  command
    .optionsGroup("Connection:")
    .option("--database <name>", "instead of the URL's")
    .option("--role <name>", "SET ROLE after connecting")
    .option("--history-schema <name>", "schema of the history", historySchemaOf, "schemata");

const planning = (command: Command, example: string): Command =>
  connection(
    command
      .requiredOption("--to <file...>", "files with SQL that say what should be there; together they are one program")
      .addOption(repeated("--schema <name>", "only this schema, on both sides", "all"))
      .addOption(oneOf("--format <format>", "how it is printed", ["text", "json", "sql"]))
      .option("--detailed-exitcode", "end with 2 when there are changes")
      .optionsGroup("Safety:")
      .addOption(repeated("--allow <rule:name>", "approves what a safety rule refuses", "none"))
      .addOption(oneOf("--type-change <mode>", "how a column's type is changed", ["refuse", "in_place"], ["online"]))
      .addOption(
        repeated("--policy <rule=severity>", "error, warning, notice or off for a safety rule", "each rule's own"),
      )
      .option("--probe-timeout <duration>", "for each look at the rows that are there; 0 is no limit", "10s")
      .option("--probe-row-limit <rows>", "of a table of more rows, look at a sample of that many", "2000000")
      .option("--show-values", "show values of rows in findings and errors")
      .optionsGroup("Planning:")
      .option("--shadow <where>", "embedded (the default), server, or the URL of an empty database")
      .option("--lock-timeout <duration>", "for each wait of a statement for a lock", "500ms")
      .option("--statement-timeout <duration>", "for statements that should be quick; 0 is no limit", "60s"),
  ).addHelpText(
    "after",
    `\nExample: schemata ${command.name()} ${example}\nWhat --to does not have is dropped, where --allow says so: "drops-table:app.users", or "*" for all.`,
  );

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
    terminal.tell([lossDiagnostic(failure)]);
    return exit.error;
  }
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  terminal.tell([error("This is a mistake of Schemata, please report it", text)]);
  return exit.error;
}
