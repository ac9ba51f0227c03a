/**
 * Owns hints: comment lines that tell the engine what SQL cannot say, `-- schemata:rename column app.users.org_id to org`.
 * Must not know which kinds can be renamed, nor whether the objects exist.
 */
import { type Diagnostic, error } from "../diagnostic.ts";
import { Lexer, startsLine, type Token, tokens } from "./lexer.ts";
import { nameIn } from "./names.ts";
import { Positions } from "./position.ts";
import { printedTypes } from "./type-names.ts";

export interface RenameHint {
  /** The words before the old name, lower case: "column", "table", "materialized view". */
  readonly kind: string;
  /** The old name, outermost part first, quotes taken away: ["app", "users", "org_id"]. */
  readonly path: readonly string[];
  /** The types of its arguments, if they are told: "bigint,text". */
  readonly types?: string;
  /** The new name, without what it stands in. */
  readonly to: string;
  /** The schema that it moves to, if one is told. */
  readonly schema?: string;
  /** From 1. */
  readonly line: number;
}

export interface Hints {
  readonly hints: readonly RenameHint[];
  readonly diagnostics: readonly Diagnostic[];
}

const MARK = /^--[ \t]*schemata:/i;
const FORM = "A hint is a comment line of its own: -- schemata:rename column app.users.org_id to org";

/** Reads `rename <kind> <name>[.<name>…] to [<schema>.]<name>`; a string says what is wrong. */
function readRename(text: string): Omit<RenameHint, "line"> | string {
  const all = tokens(text);
  const isWord = (token: Token | undefined, word: string): boolean =>
    token?.kind === "word" && nameIn(text, token) === word;
  if (!isWord(all[0], "rename"))
    return `It begins with ${JSON.stringify(text.trim().split(/\s/)[0])}; the only hint is rename.`;
  const to = nameIn(text, all.at(-1));
  const dot = all.at(-2);
  const isMoved = dot !== undefined && text.slice(dot.start, dot.end) === ".";
  const schema = isMoved ? nameIn(text, all.at(-3)) : undefined;
  const end = isMoved ? 4 : 2;
  if (to === undefined || to === "" || (isMoved && !schema) || !isWord(all.at(-end), "to"))
    return "It has to end with: to, and the new name, after the schema that it moves to if it does.";
  const path: string[] = [];
  const told = typesBefore(text, all, all.length - end - 1);
  let at = told.at;
  for (; at > 0; at -= 2) {
    const name = nameIn(text, all[at]);
    if (name === undefined || name === "") return "The old name is missing or is no name.";
    path.unshift(name);
    const before = all[at - 1];
    if (before === undefined || text.slice(before.start, before.end) !== ".") break;
  }
  const words = all.slice(1, Math.max(at, 1));
  if (path.length === 0 || words.length === 0 || words.some((word) => word.kind !== "word"))
    return "Between rename and to stand the kind of the object and its old name.";
  return {
    kind: words.map((word) => nameIn(text, word)).join(" "),
    path,
    to,
    ...(schema === undefined ? {} : { schema }),
    ...(told.types === undefined ? {} : { types: told.types }),
  };
}

/** Types in brackets that end with the token at `last`, and the place of the token before them. */
function typesBefore(
  text: string,
  all: readonly Token[],
  last: number,
): { readonly at: number; readonly types?: string } {
  const character = (at: number): string => text.slice(all[at]?.start, all[at]?.end);
  if (last < 0 || character(last) !== ")") return { at: last };
  let open = last - 1;
  while (open >= 0 && character(open) !== "(") open -= 1;
  if (open < 0) return { at: last };
  let types = "";
  for (const [place, token] of all.slice(open + 1, last).entries()) {
    const before = all[open + place] as Token;
    const isApart = place > 0 && before.end < token.start && types.at(-1) !== "," && text[token.start] !== ",";
    types += `${isApart ? " " : ""}${text.slice(token.start, token.end)}`;
  }
  return { at: open - 1, types: printedTypes(types) };
}

/** Finds the hints in SQL text. One that is malformed or shares its line with SQL is an error: silence would lose data. */
export function readHints(text: string): Hints {
  const hints: RenameHint[] = [];
  const diagnostics: Diagnostic[] = [];
  // Most texts have none, and reading the tokens of a large one takes its time.
  if (!/schemata:/i.test(text)) return { hints, diagnostics };
  const lexer = new Lexer(text);
  const positions = new Positions(text);
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (token.kind !== "line comment") continue;
    const comment = text.slice(token.start, token.end);
    const mark = MARK.exec(comment);
    if (mark === null) continue;
    const { line } = positions.at(token.start);
    const hint = startsLine(text, token.start)
      ? readRename(comment.slice(mark[0].length))
      : "It shares its line with SQL.";
    if (typeof hint === "string")
      // only its own line: the rest of the text may hold what is not to be shown
      diagnostics.push(
        error(`A hint cannot be read (line ${line})`, `${hint} ${FORM}`, { sql: { text: comment, position: 1 } }),
      );
    else hints.push({ ...hint, line });
  }
  return { hints, diagnostics };
}
