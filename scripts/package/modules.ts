/**
 * Owns a program's modules as a release has them: as CommonJS, which Node starts sooner, loaded by a file of its own that gives V8 back
 * what it made of them before.
 * Must not know which platform they are for, nor what the modules do.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { requireInModules } from "../launcher.ts";

/** The file that Node is told to run. */
export const boot = "boot.cjs";

/** What V8 made of a module stands beside it. */
const cached = (name: string): string => `${name}.cache`;

/**
 * Loads modules as Node does, but with V8's code cache, so that V8 need not read them again. It takes a cache for a hint: where the
 * Node, its flags or the processor are others than those that made it, it reads the module.
 */
const loader = (main: string): string => `"use strict";
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");
const head = "(function (exports, require, module, __address) {";
const scripts = new Map();
const loaded = new Map();
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const path = __dirname + "/" + name;
  let cachedData;
  try {
    cachedData = readFileSync(path + ".cache");
  } catch {}
  // Not the whole path: the cache has it, and would be another in each directory.
  const script = new Script(head + readFileSync(path, "latin1") + "\\n})", { filename: name, cachedData });
  scripts.set(name, script);
  const find = (wanted) => (wanted.startsWith("./") ? load(wanted.slice(2)) : require(wanted));
  script.runInThisContext()(module.exports, find, module, pathToFileURL(path).href);
  return module.exports;
}
module.exports = { load, scripts };
load("${main}");
`;

/** The program's modules in `dist`, as CommonJS, and the file that loads them. */
export function modulesOf(dist: string, product: string): ReadonlyMap<string, Buffer> {
  const main = `main-of-${product}.mjs`;
  const names = readdirSync(dist).filter((name) => name === main || /^chunk-.*\.mjs$/.test(name));
  const files = new Map([[boot, Buffer.from(loader(common(main)))]]);
  for (const name of names) {
    const text = readFileSync(join(dist, name), "utf8").replace(requireInModules, "");
    const { code } = transformSync(
      names.reduce((done, other) => done.replaceAll(`"./${other}"`, `"./${common(other)}"`), text),
      {
        format: "cjs",
        platform: "node",
        target: "node22",
        // The loader reads bytes as characters.
        charset: "ascii",
        minifySyntax: true,
        minifyWhitespace: true,
        define: { "import.meta.url": "__address" },
        supported: { "dynamic-import": false },
        sourcefile: name.replace(".mjs", ".js"),
      },
    );
    files.set(common(name), Buffer.from(code));
  }
  return files;
}

const common = (name: string): string => name.replace(/\.mjs$/, ".cjs");

/**
 * The same, and V8's cache of each: all that is compiled when the modules are loaded. `node` is the one that will run them. With a
 * seed that does not change, the cache is the same to the byte each time; another seed when it is used is no reason to refuse it.
 */
export function withCodeCache(files: ReadonlyMap<string, Buffer>, node: string): ReadonlyMap<string, Buffer> {
  const directory = mkdtempSync(join(tmpdir(), "schemata-code-cache-"));
  try {
    for (const [name, content] of files) writeFileSync(join(directory, name), content);
    writeFileSync(join(directory, "make.cjs"), maker);
    execFileSync(node, ["--random-seed=1", join(directory, "make.cjs")], {
      env: {},
      stdio: ["ignore", "ignore", "pipe"],
    });
    const made = [...files.keys()].filter((name) => name !== boot).map(cached);
    return new Map([...files, ...made.map((name) => [name, readFileSync(join(directory, name))] as const)]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The programs do not begin their work: nobody asks for any. */
const maker = `const { readdirSync, writeFileSync } = require("node:fs");
const { load, scripts } = require("./${boot}");
for (const name of readdirSync(__dirname).sort()) if (/^chunk-.*\\.cjs$/.test(name)) load(name);
for (const [name, script] of scripts) writeFileSync(__dirname + "/" + name + ".cache", script.createCachedData());
process.exit(0);
`;
