/**
 * Owns names in SQL text: what a token is called, which names stand in a statement, what a CREATE is about.
 * Must not know grammar beyond that; what it finds serves messages alone, never what is planned.
 */
import { fold, isComment, Lexer, type Token } from "./lexer.ts";

/** A name's text: folded when it is bare, unquoted when it is quoted; undefined when it is neither (U&"…" too). */
export function nameIn(text: string, token: Token | undefined): string | undefined {
  if (token === undefined || token.unterminated) return undefined;
  const raw = text.slice(token.start, token.end);
  if (token.kind === "word") return fold(raw);
  return token.kind === "quoted" && raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : undefined;
}

function* significant(text: string): Generator<Token> {
  const lexer = new Lexer(text);
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) if (!isComment(token)) yield token;
}

/** What stands between single quotes, as it is written. */
export function stringsIn(text: string): readonly string[] {
  const strings: string[] = [];
  for (const { kind, start, end } of significant(text)) {
    const found = kind === "string" ? /^(?:[eE]|[uU]&)?'(.*)'$/s.exec(text.slice(start, end)) : null;
    if (found !== null) strings.push(found[1] as string);
  }
  return strings;
}

/** Every word and name of a text, once. Key words are among them. */
export function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const token of significant(text)) {
    const name = nameIn(text, token);
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** The names that an element of a list begins with, as a column does in CREATE TABLE: behind an opening bracket or a comma. */
export function elementNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  let begins = false;
  for (const token of significant(text)) {
    const name = nameIn(text, token);
    if (begins && name !== undefined) names.add(name);
    begins = token.kind === "punctuation" && "(,".includes(text[token.start] as string);
  }
  return names;
}

/** What may stand between CREATE and the name of what is made, but for the sort of object itself. */
const modifiers = new Set(
  "or replace global local temp temporary unlogged recursive materialized foreign if not exists".split(" "),
);
const sorts = new Set("table view sequence type domain function procedure aggregate schema collation".split(" "));

/** The name behind CREATE TABLE and the like, outermost part first: ["app", "users"]. Undefined for what has none there. */
export function createdName(text: string): readonly string[] | undefined {
  const names: string[] = [];
  let sort: string | undefined;
  let expectsName = true;
  let first = true;
  for (const token of significant(text)) {
    const name = nameIn(text, token);
    if (first) {
      if (name !== "create") return undefined;
      first = false;
    } else if (sort === undefined) {
      if (token.kind !== "word" || name === undefined) return undefined;
      if (sorts.has(name)) sort = name;
      else if (!modifiers.has(name)) return undefined;
    } else if (names.length === 0 && token.kind === "word" && modifiers.has(name as string)) continue;
    else if (expectsName && name !== undefined) {
      names.push(name);
      expectsName = false;
    } else if (!expectsName && text.slice(token.start, token.end) === ".") expectsName = true;
    else break;
  }
  return names.length === 0 ? undefined : names;
}

/** The schema that a statement makes with nothing in it (an owner may be given); undefined for any other statement. */
export function createdSchema(text: string): string | undefined {
  const words = [...significant(text)].map((token) => nameIn(text, token));
  if (words[0] !== "create" || words[1] !== "schema") return undefined;
  const rest = words.slice(words[2] === "if" ? 5 : 2);
  const isBare = rest.length === 1 || (rest.length === 3 && rest[1] === "authorization");
  return isBare && rest[0] !== "authorization" ? rest[0] : undefined;
}

/** Whether a statement is ALTER … OWNER TO a role, and nothing more. */
export function setsOwner(text: string): boolean {
  const last: (string | undefined)[] = [];
  let first: string | undefined;
  for (const token of significant(text)) {
    const name = nameIn(text, token);
    first ??= name ?? "";
    last.push(name);
    if (last.length > 3) last.shift();
  }
  return first === "alter" && last[0] === "owner" && last[1] === "to" && last[2] !== undefined;
}

/** The words of a statement about the rights of what is made later, behind ALTER DEFAULT PRIVILEGES; none of any other. */
export function forWhatComes(text: string): readonly string[] {
  const [alter, preset, privileges, ...rest] = namesIn(text);
  return alter === "alter" && preset === "default" && privileges === "privileges" ? rest : [];
}
