/**
 * Owns the codec between an object's identity and its address, `kind:schema.name`, quoted as PostgreSQL would.
 * Must not know which kinds there are.
 */
import { quoteIdentifier } from "../sql/sql.ts";

/** An address as people write and read it, e.g. `column:app.users.email`. It is also an object's key in a catalog. */
export type Address = string;

/** `address("column", ["app", "users", "e mail"])` is `column:app.users."e mail"`. */
export function address(prefix: string, names: readonly string[]): Address {
  const before = last.get(prefix);
  if (before !== undefined && same(before.names, names)) return before.written;
  const parts = names.map(quoted);
  parts[0] = `${prefix}:${parts[0] ?? ""}`;
  // Not added up, for the sums would be kept beside it: twice the memory, of all addresses.
  const written = parts.join(".");
  last.set(prefix, { names, written });
  return written;
}

/** Of what has a name once for each list of arguments: `function:app.total(bigint,text)`. The types stand as PostgreSQL prints them. */
export const routineAddress = (prefix: string, schema: string, name: string, types: string): Address =>
  `${address(prefix, [schema, name])}(${types})`;

/** The last one of each prefix: a table's comes again with each of its columns, and is kept once. */
const last = new Map<string, { readonly names: readonly string[]; readonly written: Address }>();

function same(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}

/** Names come again and again: a table's with each of its columns. */
const known = new Map<string, string>();
const knownAtMost = 20_000;

function quoted(name: string): string {
  let text = known.get(name);
  if (text === undefined) {
    if (known.size >= knownAtMost) known.clear();
    text = quoteIdentifier(name);
    known.set(name, text);
  }
  return text;
}

/** The part of an address that `allow` and the findings use: without its kind. */
export const nameOf = (of: Address): string => of.slice(of.indexOf(":") + 1);

/** The part of an address before its first colon. */
export const prefixOf = (of: Address): string => of.slice(0, of.indexOf(":"));

/** The names of a dotted, quoted path: `app."My.Table".id` has three. Undefined when it is none. */
export function parseNames(text: string): readonly string[] | undefined {
  const names: string[] = [];
  let rest = text;
  for (;;) {
    const match = /^(?:"((?:[^"]|"")+)"|([^".\s]+))/.exec(rest);
    if (match === null) return undefined;
    names.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : (match[2] as string));
    rest = rest.slice(match[0].length);
    if (rest === "") return names;
    if (!rest.startsWith(".")) return undefined;
    rest = rest.slice(1);
  }
}

/** The quoted or plain name that a text begins with, alone or before a space: of `"a b" DESC` it is `a b`. */
export function leadingName(text: string): string | undefined {
  const match = /^(?:"((?:[^"]|"")+)"|([^".\s(]+))(?:\s|$)/.exec(text);
  return match?.[1]?.replaceAll('""', '"') ?? match?.[2];
}

/** Whether `pattern`, in which `*` stands for any characters, matches the whole of `name`. */
export function matchesPattern(pattern: string, name: string): boolean {
  const expression = pattern
    .split("*")
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`, "su").test(name);
}
