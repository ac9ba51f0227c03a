/**
 * Owns the expression that an index key begins with, without collation, operator class and order.
 * Must not know indexes.
 */
import { isComment, type Token, tokens } from "./lexer.ts";

/**
 * Of a key as PostgreSQL prints it, which is a column's name, a call, or an expression in brackets (manual, CREATE INDEX); the same
 * text where it is neither.
 */
export function leadingExpression(key: string): string {
  const list = tokens(key).filter((token) => !isComment(token));
  const text = (token: Token | undefined): string => (token === undefined ? "" : key.slice(token.start, token.end));
  const isName = (token: Token | undefined): boolean => token?.kind === "word" || token?.kind === "quoted";
  let at = 0;
  if (isName(list[0])) {
    at = 1;
    while (text(list[at]) === "." && isName(list[at + 1])) at += 2;
  }
  if (text(list[at]) === "(") {
    let depth = 0;
    do {
      if (text(list[at]) === "(") depth += 1;
      if (text(list[at]) === ")") depth -= 1;
      at += 1;
    } while (depth > 0 && at < list.length);
  }
  const last = list[at - 1];
  return last === undefined ? key : key.slice(0, last.end);
}
