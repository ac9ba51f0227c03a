/**
 * Owns what does not count when two dumps are compared: session settings, the physical order of columns, where an array is cast.
 * Must not know servers or how a dump is made.
 */
import { settled } from "../engine/sql/array-casts.ts";

/**
 * A dump in a form in which two databases with the same schema have the same text; no longer a script that restores.
 * Columns are sorted by their text inside CREATE TABLE, and so is what pg_dump writes in the order of columns (their
 * comments, privileges, defaults, settings). Session settings go. Everything else stands where pg_dump put it.
 */
export function normalise(dump: string): string {
  // A setting stands before the entry that needs it: it goes below that entry's header, so that both stay together.
  const text = dump.replace(/^((?:SET default_\w+ = .*;\n\n)+)(--\n-- Name: .*\n--\n\n)/gm, "$2$1");
  const parts = text.split(/(?=^--\n-- (?:Name: |PostgreSQL database dump complete))/m);
  const entries = parts.filter((part) => part.startsWith("--\n-- Name: "));
  // PostgreSQL itself turns the cast of an array into casts of its elements when it makes a check anew for a column's new type.
  return settled(withSortedOptions(sortRuns(entries.map(normaliseEntry), columnEntry).join("\n\n")));
}

/**
 * Lists whose order means nothing: storage parameters and options of columns stand in the order in which they were set, options of
 * dictionaries in that of their creation, columns of statistics in the table's.
 */
const unordered: readonly RegExp[] = [
  /^(.*\bWITH \()([^()]*='[^()]*)(\).*)$/gm,
  /^(ALTER (?:FOREIGN )?TABLE .* ALTER COLUMN .* SET \()([^()]*)(\);)$/gm,
  /^(CREATE TEXT SEARCH DICTIONARY .* \(\n.*,\n {4})(.*)( \);)$/gm,
  /^(CREATE STATISTICS .* ON )([^()]*)( FROM .*;)$/gm,
];

const withSortedOptions = (text: string): string =>
  unordered.reduce(
    (sorted, list) =>
      sorted.replace(list, (_, head: string, items: string, tail: string) =>
        [head, items.split(", ").sort().join(", "), tail].join(""),
      ),
    text,
  );

/** For an entry about one column that is neither a table nor its constraint: what its neighbours must share to be sorted with it. */
function columnEntry(entry: string): string | undefined {
  const header = entry.match(/^--\n-- Name: (.*); Type: (COMMENT|ACL|DEFAULT); Schema: (.*); Owner: /);
  if (header === null) return undefined;
  const [, name = "", type, schema] = header;
  if (type === "DEFAULT") return `${type} ${schema} ${name.slice(0, name.indexOf(" "))}`;
  return name.startsWith("COLUMN ") ? `${type} ${schema} ${name.slice(0, name.lastIndexOf("."))}` : undefined;
}

function normaliseEntry(part: string): string {
  const entry = part.trimEnd();
  if (/^--\n-- Name: .*; Type: (DEFAULT )?ACL; /.test(entry)) return withSortedGrants(entry);
  if (!/^--\n-- Name: .*; Type: (FOREIGN )?TABLE; /.test(entry)) return entry;
  const statements = split(entry, ";").map(sortColumns);
  const ofColumn = (statement: string) => statement.match(/^\s*(ALTER (FOREIGN )?TABLE .*) ALTER COLUMN /)?.[1];
  return sortRuns(statements, ofColumn).join(";");
}

/** Rights stand in the order in which they were granted, which means nothing. */
const withSortedGrants = (entry: string): string =>
  sortRuns(entry.split("\n"), (line) => / (?:GRANT|REVOKE) |^(?:GRANT|REVOKE) /.exec(line)?.[0].trim()).join("\n");

function sortColumns(statement: string): string {
  const list = statement.match(/^(.*?\nCREATE (?:UNLOGGED |FOREIGN )?TABLE (?:[^"(]|"[^"]*")*\()(.*)$/s);
  if (list === null) return statement;
  const [, head = "", tail = ""] = list;
  const end = split(tail, ")")[0]!.length;
  const columns = split(tail.slice(0, end), ",").map((column) => column.trim());
  return `${head}\n    ${columns.sort().join(",\n    ")}\n${tail.slice(end)}`;
}

/** Sorts each run of neighbours that share a key; what has no key stays and ends a run. */
function sortRuns(items: readonly string[], key: (item: string) => string | undefined): string[] {
  const sorted: string[] = [];
  for (let start = 0; start < items.length; ) {
    const shared = key(items[start]!);
    let end = start + 1;
    while (shared !== undefined && end < items.length && key(items[end]!) === shared) end += 1;
    sorted.push(...items.slice(start, end).sort());
    start = end;
  }
  return sorted;
}

/** A comment, a quoted name or string, a dollar-quoted string, a bracket, or any other character. */
const token = /--[^\n]*|"(?:[^"]|"")*"|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|\$(\w*)\$.*?\$\1\$|./gs;

/** Splits SQL at a character, outside of brackets, comments and quotes. */
function split(text: string, separator: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const [piece] of text.matchAll(token)) {
    if (depth === 0 && piece === separator) {
      parts.push("");
      continue;
    }
    if (piece === "(" || piece === "[") depth += 1;
    if (piece === ")" || piece === "]") depth -= 1;
    parts[parts.length - 1] += piece;
  }
  return parts;
}

/** The lines that only one of two texts has, at most thirty; none when the texts are equal. */
export function linesOfOne(wanted: string, got: string): readonly string[] {
  if (wanted === got) return [];
  const [left, right] = [wanted.split("\n"), got.split("\n")];
  const only = (these: readonly string[], those: readonly string[], sign: string): string[] => {
    const other = new Set(those);
    return these.filter((line) => !other.has(line)).map((line) => `${sign} ${line}`);
  };
  const lines = [...only(left, right, "wanted"), ...only(right, left, "got   ")];
  return lines.length > 0 ? lines.slice(0, 30) : ["the same lines in another order"];
}
