/**
 * Owns PostgreSQL's lexical structure (manual, 4.1; scan.l): where a token of SQL text begins, ends, and what sort it is.
 * Must not know statements or grammar.
 */

export type TokenKind =
  /** A key word or an unquoted identifier. */
  | "word"
  /** "…" or U&"…". */
  | "quoted"
  /** '…', E'…', B'…', X'…', U&'…', $tag$…$tag$; continued over lines too. The N of N'…' is a word before it. */
  | "string"
  | "number"
  /** $1 */
  | "parameter"
  /** One or more of + - * / < > = ~ ! @ # % ^ & | ` ? */
  | "operator"
  /** One of ( ) [ ] , ; : . .. (two colons are two tokens). */
  | "punctuation"
  | "line comment"
  | "block comment"
  /** A psql command: a backslash that is the first thing on its line, to the line's end. */
  | "command"
  /** A character that no token begins with, such as { or a lone $. */
  | "stray";

/** A piece of the text; `start` and `end` are UTF-16 indexes, `end` exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Set when the text ended inside it; it then reaches to the end of the text. */
  readonly unterminated?: true;
}

const whitespace = /[ \t\n\r\f\v]+/y;
// Every character outside ASCII is a letter to PostgreSQL, a no-break space too.
const wordPattern = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const dollarPattern = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const parameterPattern = /\$[0-9]+/y;
const numberPattern =
  /0[xX](?:_?[0-9A-Fa-f])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:[0-9](?:_?[0-9])*(?:\.(?!\.)(?:[0-9](?:_?[0-9])*)?)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?/y;
const operatorCharacters = new Set("~!@#^&|`?+-*/%<>=");

/** Where `pattern` (sticky) ends when it matches at `at`, else -1. */
const matchEnd = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Where the piece that opened before `at` ends, the doubled quote standing for itself; -1 when it does not. */
function quoteEnd(text: string, at: number, quote = "'"): number {
  for (let from = at; ; from += 2) {
    from = text.indexOf(quote, from);
    if (from < 0) return -1;
    if (text[from + 1] !== quote) return from + 1;
  }
}

/** As quoteEnd, for B'…' and X'…', where a doubled quote is an end and a beginning. */
const bitsEnd = (text: string, at: number): number => text.indexOf("'", at) + 1 || -1;

/** As quoteEnd, for E'…', where a backslash takes the next character with it. */
function escapedEnd(text: string, at: number): number {
  for (let from = at; from < text.length; from += 1) {
    const character = text[from];
    if (character === "\\") from += 1;
    else if (character === "'") {
      if (text[from + 1] !== "'") return from + 1;
      from += 1;
    }
  }
  return -1;
}

/**
 * Two strings with nothing between them but white space that holds a newline, and line comments, are one string. Returns
 * where the second one's content begins when that is so behind `at`, else -1.
 */
function continuationEnd(text: string, at: number): number {
  let newline = false;
  for (let from = at; from < text.length; from += 1) {
    const character = text[from];
    if (character === "\n" || character === "\r") newline = true;
    else if (character === "-" && text[from + 1] === "-") from = lineEnd(text, from) - 1;
    else if (character === "'") return newline ? from + 1 : -1;
    else if (!isSpace(character)) return -1;
  }
  return -1;
}

/** A comment may begin inside a run of operator characters and ends the operator. */
function operatorEnd(text: string, at: number): number {
  let end = at;
  for (; operatorCharacters.has(text[end] ?? ""); end += 1) {
    const following = text[end + 1];
    if ((text[end] === "-" && following === "-") || (text[end] === "/" && following === "*")) break;
  }
  return end;
}

function blockCommentEnd(text: string, at: number): number {
  let depth = 1;
  for (let from = at + 2; from < text.length; from += 1) {
    if (text[from] === "*" && text[from + 1] === "/") {
      depth -= 1;
      from += 1;
      if (depth === 0) return from + 1;
    } else if (text[from] === "/" && text[from + 1] === "*") {
      depth += 1;
      from += 1;
    }
  }
  return -1;
}

const lineEnd = (text: string, at: number): number => {
  for (let from = at; from < text.length; from += 1) if (text[from] === "\n" || text[from] === "\r") return from;
  return text.length;
};

const isSpace = (character: string | undefined): boolean =>
  character === " " || character === "\t" || character === "\f" || character === "\v";

/** Whether nothing but blanks stands before `at` on its line. */
export function startsLine(text: string, at: number): boolean {
  let from = at - 1;
  while (from >= 0 && isSpace(text[from])) from -= 1;
  return from < 0 || text[from] === "\n" || text[from] === "\r" || (from === 0 && text[0] === "\ufeff");
}

/** Reads tokens one after another, in one pass. White space (and a byte order mark at the start) lies between them. */
export class Lexer {
  #at: number;

  constructor(readonly text: string) {
    this.#at = text.startsWith("\ufeff") ? 1 : 0;
  }

  /** Goes on reading at a UTF-16 index, which must not lie inside a token. */
  skipTo(index: number): void {
    this.#at = index;
  }

  /** The next token; undefined at the end of the text. */
  next(): Token | undefined {
    const { text } = this;
    const start = Math.max(this.#at, matchEnd(whitespace, text, this.#at));
    if (start >= text.length) {
      this.#at = start;
      return undefined;
    }
    const [kind, end] = this.#read(start);
    if (end < 0) {
      this.#at = text.length;
      return { kind, start, end: text.length, unterminated: true };
    }
    this.#at = end;
    return { kind, start, end };
  }

  #read(start: number): readonly [TokenKind, number] {
    const { text } = this;
    const character = text[start]!;
    const following = text[start + 1];
    switch (character) {
      case "'":
        return ["string", this.#string(start + 1, quoteEnd)];
      case '"':
        return ["quoted", quoteEnd(text, start + 1, '"')];
      case "$":
        return this.#dollar(start);
      case "(":
      case ")":
      case "[":
      case "]":
      case ",":
      case ";":
      case ":":
        return ["punctuation", start + 1];
      case "\\":
        return startsLine(text, start) ? ["command", lineEnd(text, start)] : ["stray", start + 1];
      case "-":
        if (following === "-") return ["line comment", lineEnd(text, start)];
        break;
      case "/":
        if (following === "*") return ["block comment", blockCommentEnd(text, start)];
        break;
      case "e":
      case "E":
        if (following === "'") return ["string", this.#string(start + 2, escapedEnd)];
        break;
      case "b":
      case "B":
      case "x":
      case "X":
        if (following === "'") return ["string", this.#string(start + 2, bitsEnd)];
        break;
      case "u":
      case "U":
        if (following === "&" && text[start + 2] === "'") return ["string", this.#string(start + 3, quoteEnd)];
        if (following === "&" && text[start + 2] === '"') return ["quoted", quoteEnd(text, start + 3, '"')];
        break;
    }
    return this.#plain(start);
  }

  #plain(start: number): readonly [TokenKind, number] {
    const { text } = this;
    const word = matchEnd(wordPattern, text, start);
    if (word >= 0) return ["word", word];
    const number = matchEnd(numberPattern, text, start);
    if (number >= 0) return ["number", number];
    if (text[start] === ".") return ["punctuation", text[start + 1] === "." ? start + 2 : start + 1];
    const operator = operatorEnd(text, start);
    if (operator > start) return ["operator", operator];
    return ["stray", start + (text.codePointAt(start)! > 0xffff ? 2 : 1)];
  }

  /** The end of a string whose first quote lies before `at`, continued on further lines in the same style. */
  #string(at: number, partEnd: (text: string, at: number) => number): number {
    let end = partEnd(this.text, at);
    while (end >= 0) {
      const next = continuationEnd(this.text, end);
      if (next < 0) return end;
      end = partEnd(this.text, next);
    }
    return end;
  }

  #dollar(start: number): readonly [TokenKind, number] {
    const { text } = this;
    const parameter = matchEnd(parameterPattern, text, start);
    if (parameter >= 0) return ["parameter", parameter];
    const open = matchEnd(dollarPattern, text, start);
    if (open < 0) return ["stray", start + 1];
    const delimiter = text.slice(start, open);
    const close = text.indexOf(delimiter, open);
    return ["string", close < 0 ? -1 : close + delimiter.length];
  }
}

/** All tokens of a text. */
export function tokens(text: string): Token[] {
  const lexer = new Lexer(text);
  const all: Token[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) all.push(token);
  return all;
}

export const isComment = (token: Token): boolean => token.kind === "line comment" || token.kind === "block comment";

/** An unquoted word as PostgreSQL folds it: ASCII letters to lower case, others as they are. */
export const fold = (word: string): string =>
  allAscii.test(word) ? word.toLowerCase() : word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const allAscii = /^[A-Za-z0-9_$]*$/;

/** What an unterminated token is called, and what would end it. */
export function unterminatedReason(text: string, token: Token): string {
  if (token.kind === "block comment") return "a comment is opened here with /* and never closed with */";
  if (token.kind === "quoted") return 'a quoted identifier is opened here and never closed with "';
  if (text[token.start] === "$") {
    const tag = text.slice(token.start, text.indexOf("$", token.start + 1) + 1);
    return `a string is opened here with ${tag} and never closed with ${tag}`;
  }
  return "a string is opened here and never closed with '";
}
