/**
 * Owns the pairs of schemas in a directory: which files belong together, and what they are called.
 * Must not know what is done with them.
 */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { SqlText } from "../engine/desired/source.ts";
import { failed } from "./exit.ts";
import { readSqlFile, readText } from "./place.ts";

export interface Pair {
  /** The path below the directory, without what tells the files apart. */
  readonly name: string;
  readonly old: SqlText;
  readonly new: SqlText;
  /** What both stand on: it is run before either, and stays. */
  readonly setup: SqlText | undefined;
  /** Rows of the old schema, which the way to the new one has to keep. */
  readonly seed: SqlText | undefined;
  /** Roles that the files name. */
  readonly roles: readonly string[];
}

export const layout = `A pair is <name>/old.sql and <name>/new.sql, or <name>.old.sql and <name>.new.sql, at any depth; from and to may stand for old and new. Beside them may be setup.sql (what both stand on, run before either), seed.sql (INSERTs of rows that the old schema holds) and roles.txt (roles that the files name, one in a line).`;

type File = "old" | "new" | "setup" | "seed" | "roles";

const fileOf: Readonly<Record<string, File>> = {
  "old.sql": "old",
  "from.sql": "old",
  "new.sql": "new",
  "to.sql": "new",
  "setup.sql": "setup",
  "seed.sql": "seed",
  "roles.txt": "roles",
};

/** The pairs below a directory, by name. */
export function pairsIn(directory: string): readonly Pair[] {
  const found = new Map<string, Partial<Record<File, string>>>();
  for (const path of filesBelow(directory)) {
    const [, name = ".", last = ""] = /^(?:(.*)[/.])?([^/.]+\.[^/.]+)$/s.exec(path) ?? [];
    const file = fileOf[last];
    if (file === undefined) continue;
    const files = found.get(name) ?? {};
    if (files[file] !== undefined) throw failed(`${name} has two files for one side`, `${files[file]} and ${path}.`);
    files[file] = path;
    found.set(name, files);
  }
  const pairs = [...found].filter(([, files]) => files.old !== undefined || files.new !== undefined);
  if (pairs.length === 0) throw failed(`There are no pairs in ${directory}`, layout);
  return pairs
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, files]) => pairOf(directory, name, files));
}

function pairOf(directory: string, name: string, files: Partial<Record<File, string>>): Pair {
  // Named by its path in the directory, so that what is printed is the same everywhere.
  const read = (path: string): SqlText => ({ ...readSqlFile(join(directory, path)), name: path });
  if (files.old === undefined || files.new === undefined)
    throw failed(
      `${files.old ?? files.new} has no partner`,
      `${files.old === undefined ? "old" : "new"}.sql is missing. ${layout}`,
    );
  const roles = files.roles === undefined ? "" : readText(join(directory, files.roles));
  return {
    name,
    old: read(files.old),
    new: read(files.new),
    setup: files.setup === undefined ? undefined : read(files.setup),
    seed: files.seed === undefined ? undefined : read(files.seed),
    roles: roles
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#")),
  };
}

function filesBelow(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll(sep, "/"));
  } catch (failure) {
    const { code, message } = failure as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "There is no such directory." : code === "ENOTDIR" ? "It is a file." : message;
    throw failed(`Cannot read ${directory}`, reason);
  }
}
