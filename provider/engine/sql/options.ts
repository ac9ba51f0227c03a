/**
 * Owns the options that PostgreSQL keeps as one text, `name = 'value', …`, as those of a text search dictionary.
 * Must not know what they mean.
 */
import { isComment, Lexer } from "./lexer.ts";
import { nameIn } from "./names.ts";

/** The options by name. Each value is the literal that stands there, to be written as it is. */
export function readOptions(text: string): Readonly<Record<string, string>> {
  const lexer = new Lexer(text);
  const options: Record<string, string> = {};
  let name: string | undefined;
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (isComment(token)) continue;
    if (name === undefined) name = nameIn(text, token);
    else if (token.kind === "string" || token.kind === "number") options[name] = text.slice(token.start, token.end);
    else if (token.kind === "punctuation") name = undefined;
  }
  return options;
}
