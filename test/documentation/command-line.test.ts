/**
 * Owns the proof that docs/guides/command-line.md tells what `schemata` does: options, statuses, variables, plans, real output.
 * Must not know how commands are run.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { exit } from "../../provider/cli/exit.ts";
import { manualPage, rules } from "../../provider/engine/safety/rules/index.ts";
import { root } from "../architecture/source.ts";
import { file, program, run } from "../cli/command-line.ts";
import { freshDatabase, onDatabase, versions } from "../servers.ts";
import { blocks, codes, guide, section, table } from "./pages.ts";

const page = guide("command-line");
const commands = ["inspect", "plan", "apply", "history", "check-pairs"];
const version = Math.max(...versions());

/** The text of all sources below a folder. */
const sourcesIn = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(root, folder, path), "utf8"))
    .join("\n");

/** Each option of a command's --help, with its default; hidden ones are not in it. */
async function optionsOf(command: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run(...command, "--help");
  const starts = /^ {2}((?:-\w, )?--[a-z-]+(?: <[^>]+>)?)(?: {2,}|\n)/gm;
  const found = [...stdout.matchAll(starts)];
  return new Map(
    found.map((match, at) => {
      const text = stdout.slice(match.index, found[at + 1]?.index).replace(/\s+/g, " ");
      return [match[1] as string, /\(default: "([^"]*)"\)/.exec(text)?.[1] ?? ""];
    }),
  );
}

/** The options in a section's table, with the defaults there. */
const tabled = (heading: string): readonly (readonly [string, string])[] =>
  table(section(page, heading), "option").map(([flags, value]) => [codes([flags]).join(), codes([value]).join()]);

describe("options", () => {
  const shared = (command: string): readonly string[] => [
    ...(["plan", "apply"].includes(command) ? ["Options of plan and apply"] : []),
    ...(command === "check-pairs" ? [] : ["Options of a connection"]),
  ];

  test.each(commands)("those of %s are all there, and no others, with their defaults", async (command) => {
    const told = [command, ...shared(command)].flatMap(tabled);
    const { "-h, --help": _, ...printed } = Object.fromEntries(await optionsOf([command]));
    expect(Object.fromEntries(told)).toEqual(printed);
    expect(told).toHaveLength(Object.keys(printed).length);
  });

  test("a section says which shared options its command has", () => {
    for (const command of commands) {
      const links = [...section(page, command).matchAll(/\[(options of [^\]]+)\]/g)].map(([, text]) => text as string);
      expect(links, command).toEqual(shared(command).map((heading) => heading.toLowerCase()));
    }
  });

  test("the commands are those of --help, and so are its own options", async () => {
    const { stdout } = await run("--help");
    const [, list = ""] = stdout.split("\nCommands:\n");
    expect([...list.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name)).toEqual(commands);
    const own = [...(await optionsOf([])).keys()].sort();
    expect(
      codes([section(page, "Commands").split("\n\n")[0]])
        .filter((text) => text.includes(", --"))
        .sort(),
    ).toEqual(own);
  });
});

test("exit statuses and safety rules", () => {
  const statuses = table(section(page, "Exit statuses"), "status").map(([status]) => Number(status));
  expect(statuses).toEqual(Object.values(exit));
  const told = table(section(page, "Safety rules"), "rule").map(([rule, ...rest]) => [...codes([rule]), ...rest]);
  expect(told).toEqual(
    rules.map((rule) => [rule.name, rule.severity, rule.description, `[${rule.manual.title}](${manualPage(rule)})`]),
  );
});

test("the environment variables are those that are read", () => {
  const inCli = sourcesIn("provider/cli").matchAll(/\benvironment\.([A-Z_]+)/g);
  const inConnections = sourcesIn("provider/engine/db").matchAll(/(?:\benvironment\.|")(PG[A-Z_]+)\b/g);
  // The history's page has the variables that tell of a run.
  const read = new Set([...[...inCli, ...inConnections].map(([, name]) => name), "SCHEMATA_ACTOR"]);
  const told = codes(table(section(page, "Environment variables"), "variable").map(([name]) => name));
  expect([...told].sort()).toEqual([...read].sort());
});

/** What one command line of a console block has printed, as the page shows it. */
interface Shown {
  readonly command: string;
  readonly output: string;
}

const shownIn = (block: string): readonly Shown[] =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [command = "", ...output] = text.split("\n");
      return { command, output: output.join("\n") };
    });

/** Without what is of the machine, the server's version and the moment. */
const comparable = (text: string): string =>
  text.replace(/PostgreSQL \d+\.\d+/g, "PostgreSQL N").replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, "T");

test("what the page shows is what is printed", async () => {
  await using database = await freshDatabase(version);
  const [before = "", wanted = ""] = blocks(page, "sql");
  await onDatabase(database.url, before);
  vi.stubEnv("SCHEMATA_ACTOR", "ann");
  onTestFinished(() => void vi.unstubAllEnvs());
  const places = new Map([
    ["postgresql://localhost/app", database.url],
    ["before.sql", file(before, "before.sql")],
    ["schema.sql", file(wanted, "schema.sql")],
    ["plan.json", file("", "plan.json")],
  ]);
  const here = (text: string): string => {
    const { host, pathname } = new URL(database.url);
    let result = text.replaceAll(`${host}${pathname}`, "localhost:5432/app");
    for (const [name, place] of places) result = result.replaceAll(place, name);
    return result;
  };
  let status: number | null = 0;
  for (const { command, output } of blocks(page, "console").flatMap(shownIn)) {
    if (command === "echo $?") {
      expect(output).toBe(`${status}\n`);
      continue;
    }
    const [name, ...words] = command.split(" ");
    expect(name).toBe("schemata");
    const redirected = words.at(-2) === ">" ? words.splice(-2)[1] : undefined;
    const ended = await run(...words.map((word) => places.get(word) ?? word));
    status = ended.status;
    if (redirected !== undefined) places.set(redirected, file(ended.stdout, redirected));
    const printed = `${redirected === undefined ? ended.stdout : ""}${ended.stderr}`;
    expect(comparable(here(printed)), command).toBe(comparable(output));
  }
});

/** What JSON calls a value's type, as the tables write it. */
const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

test("every key of a plan is in the tables, and no other, with its type", async () => {
  const plan = JSON.parse((await planned()).stdout) as Readonly<Record<string, unknown>>;
  const statements = plan.statements as readonly Readonly<Record<string, unknown>>[];
  const text = section(page, "The plan as JSON");
  const after = (words: string): string => text.slice(text.indexOf(words));
  const told = (rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> =>
    new Map(rows.flatMap(([key, type = ""]) => codes([key]).map((name) => [name, type.split(" or ")] as const)));
  const expectKeys = (values: readonly Readonly<Record<string, unknown>>[], keys: ReturnType<typeof told>): void => {
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) {
      expect(Object.keys(value)).toEqual([...keys.keys()]);
      for (const [key, inside] of Object.entries(value)) expect(keys.get(key), key).toContain(typeOf(inside));
    }
  };
  // Of a plan alone for which a file sets one.
  const { search_path, ...always } = Object.fromEntries(told(table(text, "key")));
  expectKeys([plan], new Map(Object.entries(always)));
  const ofStatements = told(table(after("\nA statement:"), "key"));
  // Of the one statement alone that carries rows and leaves columns behind.
  const { leaves, ...rest } = Object.fromEntries(ofStatements);
  expectKeys(statements, new Map(Object.entries(rest)));
  const [plain, divided] = ["a int, b int)", "a int) PARTITION BY LIST (a)"].map((rows) =>
    file(`CREATE TABLE t (${rows}`),
  );
  const carrying = await run("plan", "--from", plain ?? "", "--to", divided ?? "", "--format", "json");
  const carried: typeof statements = JSON.parse(carrying.stdout).statements;
  expect(leaves).toEqual(["array"]);
  expect(carried.flatMap((statement) => statement.leaves ?? [])).toEqual(["column:public.t.b"]);
  expectKeys(plan.findings as typeof statements, told(table(after("\nA finding:"), "key")));
  const wanted = file("SET search_path = public, app; CREATE TABLE t (a int UNIQUE)");
  const asking = await run("plan", "--from", file("CREATE TABLE t (a int)"), "--to", wanted, "--format", "json");
  const asked = JSON.parse(asking.stdout) as { statements: { probes: typeof statements }[]; search_path: unknown };
  expect(search_path).toEqual(["array"]);
  expect(asked.search_path).toEqual(["public", "app"]);
  expectKeys(
    asked.statements.flatMap((statement) => statement.probes),
    told(table(after("\nA probe,"), "key")),
  );
  const inside = (key: string): readonly string[] =>
    codes(
      table(text, "key")
        .filter(([name]) => name === key)
        .flat(),
    );
  expect(inside("`shadow`")).toEqual(expect.arrayContaining(Object.keys(plan.shadow as object)));
  expect(inside("`proof`")).toEqual(expect.arrayContaining(Object.keys(plan.proof as object)));
  expect(plan.format_version).toBe("1");
});

test("the words for losses and changes are those that statements have", () => {
  const told = (key: string): readonly string[] => {
    const text = section(page, "The plan as JSON");
    const row = table(text.slice(text.indexOf("\nA statement:")), "key").find(([name]) => name === `\`${key}\``);
    return codes(row?.slice(2) ?? []).map((code) => code.replaceAll('"', ""));
  };
  const losses = sourcesIn("provider/engine/kinds").matchAll(/\bloses: "([^"]+)"/g);
  expect([...told("loses")].sort()).toEqual([...new Set([...losses].map(([, word]) => word))].sort());
  const [, changes = ""] = /type ChangeWord = ([^;]+);/.exec(sourcesIn("provider/engine/plan")) ?? [];
  expect(told("change")).toEqual([...changes.matchAll(/"([^"]+)"/g)].map(([, word]) => word));
});

test("the gate in jq tells such plans apart", async (context) => {
  if ((await program("jq", ["--version"]).catch(() => undefined)) === undefined) context.skip("there is no jq here");
  const { stdout } = await planned();
  const gate = blocks(page, "sh").find((block) => block.startsWith("jq ")) ?? "";
  const [, filter = ""] = /^jq -e '(.*)' plan\.json\n$/.exec(gate) ?? [];
  expect(await program("jq", ["-e", filter], stdout)).toMatchObject({ status: 0 });
  const slow = stdout.replace('"slow": false', '"slow": true');
  expect(await program("jq", ["-e", filter], slow)).toMatchObject({ status: 1 });
});

/** The page's own plan. */
function planned(): ReturnType<typeof run> {
  const [before = "", wanted = ""] = blocks(page, "sql");
  const files = ["--from", file(before, "before.sql"), "--to", file(wanted)];
  return run("plan", ...files, "--allow", "drops-column:*", "--format", "json");
}
