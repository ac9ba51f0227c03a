/**
 * Owns the pairs of schemas in a directory: which files belong together, and what they are called.
 * Must not know what is done with them.
 */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { SqlText } from "../engine/desired/source.ts";
import { failed } from "./exit.ts";
import { readSqlFile } from "./place.ts";

export interface Pair {
  /** The path below the directory, without what tells the two files apart. */
  readonly name: string;
  readonly from: SqlText;
  readonly to: SqlText;
}

export const layout =
  "A pair is <name>/from.sql and <name>/to.sql, or <name>.from.sql and <name>.to.sql, at any depth.";

/** The pairs below a directory, by name. */
export function pairsIn(directory: string): readonly Pair[] {
  const sides = new Map<string, { from?: string; to?: string }>();
  for (const path of filesBelow(directory)) {
    const [, name, side] = /^(?:(.*)[/.])?(from|to)\.sql$/s.exec(path) ?? [];
    if (side === undefined) continue;
    const pair = sides.get(name ?? ".") ?? {};
    pair[side as "from" | "to"] = path;
    sides.set(name ?? ".", pair);
  }
  if (sides.size === 0) throw failed(`There are no pairs in ${directory}`, layout);
  return [...sides]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { from, to }]) => {
      if (from === undefined || to === undefined)
        throw failed(`${from ?? to} has no partner`, `${from === undefined ? "from" : "to"}.sql is missing. ${layout}`);
      return { name, from: read(directory, from), to: read(directory, to) };
    });
}

/** Named by its path in the directory, so that what is printed is the same everywhere. */
const read = (directory: string, path: string): SqlText => ({ ...readSqlFile(join(directory, path)), name: path });

function filesBelow(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll(sep, "/"));
  } catch (failure) {
    const { code, message } = failure as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "There is no such directory." : code === "ENOTDIR" ? "It is a file." : message;
    throw failed(`Cannot read ${directory}`, reason);
  }
}
