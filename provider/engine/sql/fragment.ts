/**
 * Owns the check of a verbatim fragment: what a person wrote for one place must not reach beyond it.
 * Must not know grammar, nor the statement that the fragment becomes a part of.
 */
import { type Diagnostic, error, type PathStep } from "../diagnostic.ts";
import { fold, isComment, Lexer, type Token, unterminatedReason } from "./lexer.ts";
import { positionOf } from "./position.ts";

export interface FragmentPlace {
  /** What it is, for the message, with its object: "the default of app.users.created_at". */
  readonly what: string;
  readonly path?: readonly PathStep[];
  /** Commas outside of brackets are fine: a view's query, a list. Elsewhere one would begin the next column or element. */
  readonly commas?: boolean;
  /** Words that would end it outside of brackets, lower case: CHECK in a column's type. NOT NULL is always one of them. */
  readonly endedBy?: ReadonlySet<string>;
}

/** What may follow a type in a column definition (manual, CREATE TABLE): in the type's text it would escape from it. */
export const typeEndings: ReadonlySet<string> = new Set(
  "as check collate compression constraint default deferrable generated initially not null primary references storage unique using".split(
    " ",
  ),
);

/** What may follow a default in a column definition and cannot be a part of an expression there. */
export const defaultEndings: ReadonlySet<string> = new Set(
  "check constraint generated primary references unique".split(" "),
);

const partners: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

interface Problem {
  readonly at: number;
  readonly reason: string;
}

/** Reads the fragment to its end; returns the first thing that is wrong. */
function firstProblem(text: string, place: FragmentPlace): Problem | undefined {
  const lexer = new Lexer(text);
  const open: Token[] = [];
  let last: Token | undefined;
  let before: Token | undefined;
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    last = token;
    if (token.unterminated) return { at: token.start, reason: `${unterminatedReason(text, token)}.` };
    if (isComment(token)) continue;
    const reason = wrongWith(text, token, open, place, before);
    before = token;
    if (reason !== undefined) return { at: token.start, reason };
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) return { at: unclosed.start, reason: `this ${text[unclosed.start]} is never closed.` };
  if (before === undefined) return { at: 0, reason: "it is empty." };
  // Closed by a newline, a comment is harmless.
  if (last?.kind === "line comment" && last.end === text.length)
    return {
      at: last.start,
      reason: "the comment at its end would hide what follows. Remove it, or end it with a newline.",
    };
  return undefined;
}

/** Words behind which NOT NULL goes on with an expression. */
const goesOn = new Set(["is", "and", "or", "not"]);

/** NOT NULL behind a whole expression; IS NOT NULL is a part of one, as is what NOT begins. */
function isNotNull(text: string, token: Token, before: Token): boolean {
  if (before.kind === "operator" || !/^not\s+null\b/i.test(text.slice(token.start, token.start + 64))) return false;
  return before.kind !== "word" || !goesOn.has(fold(text.slice(before.start, before.end)));
}

function wrongWith(
  text: string,
  token: Token,
  open: Token[],
  { commas, endedBy }: FragmentPlace,
  before: Token | undefined,
): string | undefined {
  const raw = token.end - token.start <= 64 ? text.slice(token.start, token.end) : "";
  switch (token.kind) {
    case "command":
    case "stray":
      return `${JSON.stringify(raw.slice(0, 2).trim())} is no SQL.`;
    case "parameter":
      return `${raw} is a parameter, which only a prepared statement has.`;
    case "word":
      // The first word, or one behind a dot, is a name.
      if (endedBy === undefined || open.length > 0 || before === undefined || text[before.end - 1] === ".")
        return undefined;
      if (isNotNull(text, token, before)) return "NOT NULL does not belong to it; nullable = false says that.";
      if (endedBy.has(fold(raw))) return `${raw.toUpperCase()} does not belong to it; it has an attribute of its own.`;
      return undefined;
    case "punctuation":
      break;
    default:
      return undefined;
  }
  if (raw === ";") return "a semicolon ends a statement, and this is a part of one.";
  if (raw === "(" || raw === "[") open.push(token);
  else if (raw === ")" || raw === "]") {
    const opening = open.pop();
    if (opening === undefined || text[opening.start] !== partners[raw])
      return `this ${raw} closes nothing that it opens.`;
  } else if (raw === "," && open.length === 0 && !commas)
    return "a comma outside of brackets would begin the next element.";
  return undefined;
}

/**
 * Checks that a fragment is whole: it is not empty, lexes to its end, closes what it opens and nothing else, and holds no
 * semicolon and no open comment. Whether it is valid SQL is PostgreSQL's to say. Linear in its length.
 */
export function checkFragment(text: string, place: FragmentPlace): Diagnostic[] {
  const problem = text.includes("\0")
    ? { at: text.indexOf("\0"), reason: "it holds a zero character." }
    : firstProblem(text, place);
  if (problem === undefined) return [];
  const detail = `${problem.reason[0]!.toUpperCase()}${problem.reason.slice(1)}`;
  const sql = { text, position: positionOf(text, problem.at) };
  return [
    error(
      `${place.what} is not a whole piece of SQL`,
      detail,
      place.path === undefined ? { sql } : { sql, path: place.path },
    ),
  ];
}
