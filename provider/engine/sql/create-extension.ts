/**
 * Owns what a CREATE EXTENSION statement says and leaves unsaid: PostgreSQL keeps neither that a version nor that a schema was
 * asked for.
 * Must not know anything of the extension.
 */
import { isComment, Lexer, type Token } from "./lexer.ts";
import { nameIn } from "./names.ts";
import { quoteIdentifier } from "./sql.ts";

export interface CreateExtension {
  readonly name: string;
  /** The schema that it asks for. */
  readonly schema: string | undefined;
  readonly saysVersion: boolean;
  /** The statement with a schema, which is one more option behind those that it has (manual, CREATE EXTENSION). */
  inSchema(schema: string): string;
}

/** What the statement says; undefined for any other statement. */
export function readCreateExtension(text: string): CreateExtension | undefined {
  const lexer = new Lexer(text);
  const names: (string | undefined)[] = [];
  let end = 0;
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (isComment(token)) continue;
    if (names.length === 2 && (names[0] !== "create" || names[1] !== "extension")) return undefined;
    names.push(nameOf(text, token));
    end = token.end;
  }
  const rest = names.slice(2);
  const [name, ...options] = rest[0] === "if" && rest[1] === "not" && rest[2] === "exists" ? rest.slice(3) : rest;
  if (names[0] !== "create" || names[1] !== "extension" || name === undefined) return undefined;
  return {
    name: name.replace(/^"/, ""),
    schema: options.includes("schema") ? options[options.indexOf("schema") + 1]?.replace(/^"/, "") : undefined,
    saysVersion: options.includes("version"),
    inSchema: (schema) => `${text.slice(0, end)} SCHEMA ${quoteIdentifier(schema)}${text.slice(end)}`,
  };
}

/** A quoted name is no word of the statement: told apart by its quote. */
function nameOf(text: string, token: Token): string | undefined {
  const name = nameIn(text, token);
  return token.kind === "quoted" && name !== undefined ? `"${name}` : name;
}
