/**
 * Owns `npm run demo`: the constructs of examples/02-constructs from nothing to a change on a running server, and a refusal.
 * Must not know how any of it works: it synthesises, runs terraform, and prints what terraform prints.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { type Server, startServer } from "../test/postgres.ts";
import { programVersion, type Ran, Workspace } from "../test/terraform.ts";
import { freshBuild } from "./fresh-build.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Where the three programs are; a test names a copy that it has changed. */
const examples = process.argv[2] ?? join(root, "examples/02-constructs");
const example = (path: string): string => join(examples, path);

const coloured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const styled = (code: number, text: string): string => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
const colour = coloured ? [] : ["-no-color"];
const say = (text = ""): void => console.log(text);
const heading = (text: string): void => say(`\n${styled(1, `== ${text}`)}`);
const command = (text: string): void => say(`\n${styled(36, `$ ${text}`)}`);

const rows = `INSERT INTO shop.customers (email, nickname) VALUES ('ada@example.org', 'Countess'), ('alan@example.org', 'Prof');
INSERT INTO shop.orders (customer, total) VALUES (1, 12.50), (1, 7.25), (2, 30)`;

/** The demo's own statements name what the example declares: who changes the one does not see the other. */
const asItCame = `The demo's own queries expect the tables and columns of examples/02-constructs as they came.
If you changed a name there, run your example by itself, as its cdktf.json says, or take the change back:
  git checkout examples/02-constructs`;

/** What an interruption has to end, and what is not started after one. */
const interruption = new AbortController();
let server: Promise<Server> | undefined;
let workspace: Workspace | undefined;

async function cleanUp(): Promise<void> {
  await workspace?.remove();
  await (await server?.catch(() => undefined))?.stop();
}

for (const [signal, status] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)
  process.on(signal, () => {
    if (interruption.signal.aborted) return;
    interruption.abort();
    console.error("\nInterrupted: ending what was started.");
    void cleanUp().finally(() => process.exit(status));
  });

try {
  await demo();
} catch (error) {
  if (!interruption.signal.aborted) {
    process.exitCode = 1;
    console.error((error as Error).message);
  }
} finally {
  // An interruption cleans up by itself, and then ends this process.
  if (interruption.signal.aborted) await new Promise(() => {});
  await cleanUp();
}

async function demo(): Promise<void> {
  const started = Date.now();
  const version = await programVersion("terraform");
  if (version === undefined) throw new Error("terraform is not on the PATH: the demo needs 1.5 or later.");
  await freshBuild(() => say("Building the provider (once, about half a minute) ..."), interruption.signal);
  go();
  server = startServer(18);
  const { url, host, port } = await server;
  go();
  const shop = new Workspace("terraform", {
    detached: true,
    env: { PGHOST: host, PGPORT: String(port), PGUSER: "postgres", PGDATABASE: "postgres" },
  });
  workspace = shop;
  say(`Terraform ${version}, and PostgreSQL 18 on port ${port} for as long as this runs.`);

  heading("1. A schema from nothing");
  say("examples/02-constructs/main.ts: customers, their orders, and a view.\n");
  say(tables(example("main.ts")));
  await synthesise(shop, "main.ts");
  await terraform(shop, "init", "");
  await plan(shop);
  const { resource_changes } = await shop.showPlan<{
    resource_changes: readonly { change: { after: { migration: string } } }[];
  }>();
  say("\nThe attribute migration of that plan is what apply runs:\n");
  say(resource_changes[0]?.change.after.migration.trim());
  await terraform(shop, "apply", "Apply complete!", "tfplan");

  heading("2. Rows that must survive");
  await show(url, `${rows};\nSELECT * FROM shop.spending`);

  heading("3. A change");
  say("examples/02-constructs/next.ts: a column renamed, a column added, a constraint, an index.\n");
  say(difference(example("main.ts"), example("next.ts")));
  await synthesise(shop, "next.ts");
  say(
    (await plan(shop)).stdout
      .split(/\n─+\n/)[0]
      ?.replace(/ +$/gm, "")
      .trim(),
  );
  await terraform(shop, "apply", "Apply complete!", "tfplan");
  await show(url, "SELECT id, total, status, placed_at IS NOT NULL AS placed FROM shop.orders");
  await terraform(shop, "plan", "No changes.");

  heading("4. The history, in the database itself");
  await history(url);

  heading("5. A loss that nobody allowed");
  say("examples/02-constructs/refused.ts: the column nickname is gone.");
  await synthesise(shop, "refused.ts");
  command("terraform plan");
  const refused = await shop.run("plan", ...colour);
  go();
  if (refused.code !== 1) throw new Error(`the loss was not refused:\n${refused.stdout}${refused.stderr}\n${asItCame}`);
  say(refused.stderr.trim());
  await show(url, "SELECT nickname FROM shop.customers");

  say(`\nDone in ${Math.round((Date.now() - started) / 1000)} s. The server and all files are gone again.`);
}

/** Runs the program with the constructs, and takes over what it writes. */
async function synthesise(shop: Workspace, program: string): Promise<void> {
  command(`npx tsx examples/02-constructs/${program}`);
  const { directory } = shop;
  const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "tsconfig.json")];
  await promisify(execFile)(process.execPath, [...tsx, example(program)], {
    cwd: directory,
    signal: interruption.signal,
  });
  go();
  shop.write({ "main.tf.json": readFileSync(join(directory, "cdktf.out/stacks/shop/cdk.tf.json"), "utf8") });
}

/** What a program declares: the lines between the provider and the end. */
function tables(path: string): string {
  const declared = /new SchemataProvider.*?\n\n(.*?)\n\n\/\*\* What a query/s.exec(readFileSync(path, "utf8"));
  return indented(declared?.[1]?.split("\n") ?? []);
}

/** The lines of code that are only in one of the two, in the order of the second. */
function difference(before: string, after: string): string {
  const lines = (path: string): readonly string[] =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => !/^( \*|\/\*)/.test(line));
  const [old, next] = [lines(before), lines(after)];
  const gone = old.filter((line) => !next.includes(line)).map((line) => `- ${line.trim()}`);
  const come = next.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`);
  return indented([...gone, ...come]);
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
}

/** Nothing is started after an interruption. */
function go(): void {
  interruption.signal.throwIfAborted();
}

/** Runs terraform, shows the command, and of what it prints the line that begins with `shown`. */
async function terraform(shop: Workspace, verb: string, shown: string, ...more: string[]): Promise<Ran> {
  command(["terraform", verb, ...more].join(" "));
  const ran = await shop.run(verb, ...colour, ...more);
  go();
  if (ran.code !== 0) throw new Error(`terraform ${verb} failed:\n${ran.stdout}${ran.stderr}`);
  const lines = ran.stdout.split("\n").filter((line) => shown !== "" && line.includes(shown));
  for (const line of lines) say(line);
  return ran;
}

function plan(shop: Workspace): Promise<Ran> {
  return terraform(shop, "plan", "", "-out=tfplan");
}

/** Runs SQL, and prints it with the rows of its last statement. */
async function show(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    say(`\n${text};`);
    const results: pg.QueryResult | pg.QueryResult[] = await client.query(text).catch((error: Error) => {
      throw new Error(`The database refused this: ${error.message}.\n\n${asItCame}`, { cause: error });
    });
    const found = ([results].flat().at(-1) as pg.QueryResult<Record<string, unknown>>).rows;
    for (const row of found) say(`  ${Object.values(row).join(" | ")}`);
  } finally {
    await client.end();
  }
  go();
}

/** What ran, when, and how it ended: the command line's view of it. */
async function history(url: string): Promise<void> {
  command("schemata history postgresql://...");
  const { stdout } = await promisify(execFile)(join(root, "dist/schemata"), ["history", url]);
  go();
  say(stdout.trimEnd());
}
