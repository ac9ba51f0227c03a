/**
 * Owns the format of a case: one SQL file with the schema before (`-- from`), after (`-- to`), and rows in between.
 * Must not know how a case is run.
 *
 * Lines before the first section are about the case: `-- key = value` is an option, anything else is for the reader.
 * The sections begin with a comment line of one of the words below; `standing by` holds what no kind models and what is
 * therefore on both sides without being declared. With `kept`, what `rows` makes by hand belongs to nobody and stays: it says
 * what becomes of that, as statements after `to`; then there is no way back.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const sections = ["from", "rows", "to", "standing by", "kept"] as const;

export interface CaseOptions {
  /** server_version_num (major) from which, until which, the case holds. */
  readonly since: number;
  readonly until: number;
  readonly typeChange: "refuse" | "in_place";
  /** `kept` (default): the rows stay for the way back; `emptied`: they are deleted before it; `none`: there is no way back. */
  readonly back: "kept" | "emptied" | "none";
  /** `rows`: rows may be moved to the partition that they belong to by then. */
  readonly moves: "nothing" | "rows";
  /** A part of the diagnostic with which the change is refused; there is no way back then. */
  readonly refused: string | undefined;
}

export interface Case {
  /** `<kind>/<file>`, the key of the ledger. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly rows: string;
  readonly standingBy: string;
  readonly kept: string | undefined;
  readonly options: CaseOptions;
}

const kindsDirectory = join(import.meta.dirname, "..", "..", "provider", "engine", "kinds");

/** Every `provider/engine/kinds/<kind>/cases/*.sql`, in order. */
export function allCases(): readonly Case[] {
  return readdirSync(kindsDirectory, { recursive: true, encoding: "utf8" })
    .filter((path) => /^[^/]+\/cases\/[^/]+\.sql$/.test(path))
    .sort()
    .map((path) =>
      parseCase(
        `${dirname(dirname(path))}/${basename(path, ".sql")}`,
        readFileSync(join(kindsDirectory, path), "utf8"),
      ),
    );
}

/**
 * A number that is a case's own, whatever other cases there are: a short run chooses by it, so that a new case changes nothing of what
 * is proven of the others.
 */
export const lotOf = ({ name }: Pick<Case, "name">): number =>
  createHash("sha256").update(name).digest().readUInt32BE();

function parseCase(name: string, text: string): Case {
  const found = new Map<string, string[]>([["", []]]);
  let lines = found.get("") as string[];
  for (const line of text.split("\n")) {
    const section = sections.find((word) => line.trim() === `-- ${word}`);
    if (section === undefined) lines.push(line);
    else if (found.has(section)) throw new Error(`${name}: two sections -- ${section}`);
    else {
      lines = [];
      found.set(section, lines);
    }
  }
  const body = (section: string): string => (found.get(section) ?? []).join("\n").trim();
  if (!found.has("from") || !found.has("to")) throw new Error(`${name}: a case has the sections -- from and -- to`);
  return {
    name,
    from: body("from"),
    to: body("to"),
    rows: body("rows"),
    standingBy: body("standing by"),
    kept: found.has("kept") ? body("kept") : undefined,
    options: readOptions(name, found.get("") as string[]),
  };
}

function readOptions(name: string, head: readonly string[]): CaseOptions {
  const written = new Map<string, string>();
  for (const line of head) {
    const [, key, value] = line.match(/^-- (\w+) = (.*)$/) ?? [];
    if (key !== undefined && value !== undefined) written.set(key, value.trim());
  }
  const take = <V extends string>(key: string, otherwise: V, ...allowed: readonly V[]): V => {
    const value = written.get(key) ?? otherwise;
    written.delete(key);
    const known = allowed.find((word) => word === value);
    if (known === undefined) throw new Error(`${name}: ${key} is one of ${allowed.join(", ")}`);
    return known;
  };
  const number = (key: string, otherwise: number): number => {
    const value = written.get(key);
    written.delete(key);
    return value === undefined ? otherwise : Number(value);
  };
  const refused = written.get("refused");
  written.delete("refused");
  const options: CaseOptions = {
    since: number("since", 14),
    until: number("until", Number.POSITIVE_INFINITY),
    typeChange: take("type_change", "refuse", "refuse", "in_place"),
    back: take("back", "kept", "kept", "emptied", "none"),
    moves: take("moves", "nothing", "nothing", "rows"),
    refused,
  };
  if (written.size > 0) throw new Error(`${name}: unknown options ${[...written.keys()].join(", ")}`);
  return options;
}
