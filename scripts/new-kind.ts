/**
 * Owns `npm run new-kind`: begins the folder of a kind, as CONTRIBUTING.md tells, and puts it on THE LIST.
 * Must not know what the kind will say.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { openShadow } from "../provider/engine/shadow/shadow.ts";
import { caseText, catalogColumns, kindText, onTheList } from "./kind-text.ts";

const program = new Command("npm run new-kind --")
  .argument("<name>", "name of the kind, as in addresses: operator_family")
  .argument("<catalog>", "system catalog that holds it: pg_opfamily")
  .option("--command <words>", "what follows CREATE and DROP", (words: string) => words.toUpperCase())
  .option("--root <directory>", "checkout to write into", fileURLToPath(new URL("..", import.meta.url)))
  .description("Begins a kind: its folder with attributes, query, create and drop, a case, and its line on the list.");
program.parse();

const [name = "", catalog = ""] = program.args;
const { command = name.toUpperCase().replaceAll("_", " "), root } = program.opts<{ command?: string; root: string }>();
const kinds = join(root, "provider/engine/kinds");
const folder = join(kinds, name);
if (!/^[a-z][a-z_]*$/.test(name)) program.error(`"${name}" is no name of a kind: lower-case words with _ between them`);
if (existsSync(folder)) program.error(`there is a kind ${name} already: ${folder}`);

const shadow = await openShadow();
try {
  const columns = await catalogColumns(catalog, shadow.session());
  if (typeof columns === "string") throw program.error(columns);
  mkdirSync(join(folder, "cases"), { recursive: true });
  writeFileSync(join(folder, "index.ts"), kindText(name, catalog, command, columns));
  writeFileSync(join(folder, "cases/changes.sql"), caseText(name, command));
  const list = join(kinds, "index.ts");
  writeFileSync(list, onTheList(name, readFileSync(list, "utf8")));
  const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  execFileSync(process.execPath, [biome, "format", "--write", kinds], { cwd: root, stdio: "ignore" });
} finally {
  await shadow.close();
}
console.log(`${folder}/index.ts and a case are there, and a line on ${kinds}/index.ts. What is yours to say now:
- what each attribute means, those that the columns of ${catalog} do not give as they are, and the rest of CREATE and ALTER;
- locks, loss and transaction of each statement (kinds/kind.ts);
- the case, which fails until the kind can do what it shows: npm test -- test/scenarios -t '${name}/'`);
