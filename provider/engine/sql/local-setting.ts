/**
 * Owns what SET LOCAL says: the same as SET, until its transaction ends.
 * Must not know which settings there are, nor transactions.
 */
import { isComment, Lexer } from "./lexer.ts";
import { nameIn } from "./names.ts";
import { quoteIdentifier } from "./sql.ts";

export interface LocalSetting {
  /** For the session. */
  readonly set: string;
  /** Back to what the session began with. */
  readonly reset: string;
}

/** Undefined for any other statement. */
export function readLocalSetting(text: string): LocalSetting | undefined {
  const lexer = new Lexer(text);
  const names: (string | undefined)[] = [];
  let end = 0;
  for (let token = lexer.next(); token !== undefined && names.length < 4; token = lexer.next()) {
    if (isComment(token)) continue;
    names.push(nameIn(text, token));
    if (names.length === 2) end = token.end;
  }
  const [verb, local, name, next] = names;
  if (verb !== "set" || local !== "local" || name === undefined) return undefined;
  const setting = name === "time" && next === "zone" ? "TIME ZONE" : quoteIdentifier(name);
  return { set: `SET${text.slice(end)}`, reset: `RESET ${setting}` };
}
