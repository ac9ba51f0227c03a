/**
 * Owns how SQL text falls into statements, as psql splits it (psqlscan.l), psql's own commands among them.
 * Must not know what the statements define.
 */
import { type Diagnostic, error, warning } from "../diagnostic.ts";
import { type Classification, classify, type StatementKind } from "./classify.ts";
import { fold, isComment, Lexer, type Token, unterminatedReason } from "./lexer.ts";
import { createdName, nameIn } from "./names.ts";
import { Positions } from "./position.ts";

export interface Statement {
  /** From its first token to its last, without the semicolon and without comments before and behind it. */
  readonly text: string;
  /** UTF-16 index into the whole text. */
  readonly index: number;
  /** Characters (code points) from 1 into the whole text. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** The unquoted words it begins with, at most six, folded to lower case: ["create", "table", "users"]. */
  readonly firstWords: readonly string[];
  /** The comments between the statement before and this one, as written. */
  readonly comments: readonly string[];
  readonly kind: StatementKind;
  /** Why a schema does not take it; absent where it does. */
  readonly reason?: string;
}

export interface Split {
  readonly statements: readonly Statement[];
  /** What the text itself has wrong: open strings, comments and parentheses, psql commands. */
  readonly diagnostics: readonly Diagnostic[];
}

const WORDS = 6;

/** NAMEDATALEN - 1 bytes (manual, 4.1.1). */
const longestName = 63;

/** What pg_dump writes (18.0, and the minor releases since CVE-2025-8714): harmless, and about psql only. */
const skippedCommands = new Set(["\\restrict", "\\unrestrict", "\\connect"]);

/** How C is written as the name of a language: bare, or as a string or a name in quotes. */
const languageC = /^(?:c|["']c["'])$/i;

/** What begins by naming objects, and ends with roles or a string. */
const aboutObjects = new Set(["grant", "revoke", "comment"]);
const ofSystem = new Set(["pg_catalog", "information_schema", '"pg_catalog"', '"information_schema"']);

/** A statement while it is read. */
class Draft {
  first: Token | undefined;
  last: Token | undefined;
  readonly words: string[] = [];
  readonly comments: string[] = [];
  hasPassword = false;
  hasOn = false;
  isOfSystem = false;
  isInC = false;
  fromStandardInput = false;
  /** The tokens of SELECT [pg_catalog .] set_config, as far as they came. */
  #select: string[] = [];
  #leading = true;
  #before = "";
  #beforeThat = "";
  #depth = 0;
  #opened: Token | undefined;
  /** Of BEGIN ATOMIC … END, and of CASE … END inside it. */
  #blocks = 0;

  get isOpen(): boolean {
    return this.#depth > 0 || this.#blocks > 0;
  }

  /** The parenthesis or BEGIN that was opened last on the outermost level and not closed. */
  get opened(): Token | undefined {
    return this.isOpen ? this.#opened : undefined;
  }

  get setsConfig(): boolean {
    const begin = this.#select.join(" ");
    return begin.startsWith("select set_config (") || begin.startsWith("select pg_catalog . set_config (");
  }

  add(token: Token, text: string): void {
    this.first ??= token;
    this.last = token;
    const raw = token.end - token.start <= 64 ? text.slice(token.start, token.end) : "";
    const value = token.kind === "word" ? fold(raw) : raw;
    if (this.#select.length < 5) this.#select.push(value);
    if (token.kind === "word") this.#word(value, token);
    else {
      this.#leading = false;
      if (raw === "(") {
        if (!this.isOpen) this.#opened = token;
        this.#depth += 1;
      } else if (raw === ")" && this.#depth > 0) this.#depth -= 1;
      else if (token.kind === "string" && this.#before === "password") this.hasPassword = true;
    }
    if (this.#depth === 0 && this.hasOn) this.#names(value);
    if (this.#before === "language" && !this.isOpen && this.#isRoutine() && languageC.test(value)) this.isInC = true;
    this.#beforeThat = this.#before;
    this.#before = value;
  }

  /** Behind ON, before what is said of it, and in no list of arguments. */
  #names(value: string): void {
    const [begin = ""] = this.words;
    const [schema, isName] = value === "." ? [this.#before, true] : [value, this.#before === "schema"];
    if (isName && ofSystem.has(schema) && aboutObjects.has(begin)) this.isOfSystem = true;
  }

  #word(word: string, token: Token): void {
    if (this.#leading && this.words.length < WORDS) this.words.push(word);
    if (word === "on") this.hasOn = true;
    if (this.words[0] === "copy" && word === "stdin" && this.#before === "from") this.fromStandardInput = true;
    if (this.#depth > 0 || !this.#isRoutine()) return;
    // behind a dot or AS any word is a name, END too
    if (this.#before === "." || this.#before === "as") return;
    if (word === "atomic" && this.#before === "begin" && this.#beforeThat !== "." && this.#blocks === 0) {
      this.#opened = token;
      this.#blocks = 1;
    } else if (word === "case" && this.#blocks > 0) this.#blocks += 1;
    else if (word === "end" && this.#blocks > 0) this.#blocks -= 1;
  }

  #isRoutine(): boolean {
    const [create, next, replace, routine] = this.words;
    if (create !== "create") return false;
    const what = next === "or" && replace === "replace" ? routine : next;
    return what === "function" || what === "procedure";
  }
}

/** Whether a text that could not be split may hold a secret: its statements cannot be asked. */
const mayHoldSecret = (text: string): boolean =>
  /\bpassword\s*(?:[eu]?&?'|\$)|\buser\s+mapping\b|\bsubscription\b/i.test(text);

/** One pass over the text; what it found so far. */
class Splitter {
  readonly statements: Statement[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #lexer: Lexer;
  readonly #positions: Positions;
  #draft = new Draft();
  readonly #long = new Set<string>();

  constructor(readonly text: string) {
    this.#lexer = new Lexer(text);
    this.#positions = new Positions(text);
  }

  run(): Split {
    for (let token = this.#lexer.next(); token !== undefined; token = this.#lexer.next()) this.#take(token);
    this.#finish();
    const { statements, diagnostics } = this;
    if (diagnostics.length === 0 || !mayHoldSecret(this.text)) return { statements, diagnostics };
    // A diagnostic's text is the whole text: not with a secret in it.
    return { statements, diagnostics: diagnostics.map(({ sql, ...rest }) => rest) };
  }

  #take(token: Token): void {
    const { text } = this;
    if (token.unterminated) this.#unterminated(token);
    else if (token.kind === "word" || token.kind === "quoted") this.#name(token);
    else if (isComment(token)) {
      if (this.#draft.first === undefined) this.#draft.comments.push(text.slice(token.start, token.end));
    } else if (token.kind === "command" && this.#draft.first === undefined) this.#command(token);
    else if (token.kind === "punctuation" && text[token.start] === ";" && !this.#draft.isOpen) this.#finish();
    else this.#draft.add(token, text);
  }

  #name(token: Token): void {
    this.#draft.add(token, this.text);
    // A name takes at most three bytes a UTF-16 unit.
    if ((token.end - token.start) * 3 <= longestName) return;
    const name = nameIn(this.text, token) ?? "";
    const bytes = Buffer.byteLength(name, "utf8");
    if (bytes <= longestName || this.#long.has(name)) return;
    this.#long.add(name);
    const { position, line } = new Positions(this.text).at(token.start);
    this.diagnostics.push(
      warning(
        `A name is too long (line ${line})`,
        `It has ${bytes} bytes; PostgreSQL keeps ${longestName} and cuts the rest off without a word. Shorten it.`,
        { sql: { text: this.text, position } },
      ),
    );
  }

  #problem(at: number, summary: string, detail: string): void {
    // Positions are counted forwards only, and the statement's own begin comes later: a second count is rare enough.
    const { position, line } = new Positions(this.text).at(at);
    this.diagnostics.push(error(`${summary} (line ${line})`, detail, { sql: { text: this.text, position } }));
  }

  /** The rest of the text is inside it, so what would have been a statement is none. */
  #unterminated(token: Token): void {
    const reason = unterminatedReason(this.text, token);
    this.#problem(token.start, "The SQL ends too early", `${reason[0]!.toUpperCase()}${reason.slice(1)}.`);
    this.#draft = new Draft();
  }

  #command(token: Token): void {
    const command = /^\\(?:[A-Za-z_]+|\S?)/.exec(
      this.text.slice(token.start, Math.min(token.end, token.start + 64)),
    )![0];
    if (skippedCommands.has(command)) return;
    this.#problem(
      token.start,
      `psql's command ${command} is no SQL`,
      `Only psql understands ${command}. Give the SQL itself; of psql's commands only those that pg_dump writes (\\restrict, \\unrestrict, \\connect) are skipped.`,
    );
  }

  #finish(): void {
    const draft = this.#draft;
    const { first, last, opened } = draft;
    if (first === undefined || last === undefined) {
      // A lone semicolon, or the end of the text; comments go on to the next statement.
      return;
    }
    this.#draft = new Draft();
    if (opened !== undefined) {
      const what = this.text[opened.start] === "(" ? "A parenthesis is opened here" : "BEGIN ATOMIC opens a body here";
      this.#problem(opened.start, "The SQL ends too early", `${what} and never closed.`);
      return;
    }
    const { position, line } = this.#positions.at(first.start);
    const { kind, reason }: Classification = classify(draft.words, draft);
    this.statements.push({
      text: this.text.slice(first.start, last.end),
      index: first.start,
      offset: position,
      line,
      firstWords: draft.words,
      comments: draft.comments,
      kind,
      ...(reason === undefined ? {} : { reason }),
    });
    if (draft.fromStandardInput) this.#skipRows(last.end);
  }

  /** The rows of COPY … FROM stdin, up to the line that is only \. */
  #skipRows(from: number): void {
    const end = /^\\\.[ \t]*\r?$/gm;
    end.lastIndex = from;
    this.#lexer.skipTo(end.test(this.text) ? end.lastIndex : this.text.length);
  }
}

/**
 * Splits SQL text at the semicolons that end statements: none in strings, comments, quoted names, parentheses (CREATE RULE)
 * or SQL-standard function bodies (BEGIN ATOMIC … END). Linear in the text's length. An error's `sql` is the whole text.
 */
export const splitStatements = (text: string): Split => new Splitter(text).run();

/** The statement that a schema does not take, as a diagnostic; undefined where it does. A secret's text is not in it. */
export function refusal(statement: Statement): Diagnostic | undefined {
  if (statement.reason === undefined) return undefined;
  const { kind, firstWords, text, line } = statement;
  // Behind INSERT, COPY or CALL stands a name.
  const begin = firstWords.slice(0, kind === "data" ? 1 : 2).join(" ");
  const what = kind === "library" ? createdName(text)?.join(".") : undefined;
  const summary = `${kind === "secret" ? "A secret" : (what ?? begin.toUpperCase())} cannot be in a schema (line ${line})`;
  return error(summary, statement.reason, kind === "secret" ? {} : { sql: { text, position: 1, line } });
}
