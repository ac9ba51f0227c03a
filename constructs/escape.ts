/**
 * Owns the escaping of Terraform's templates in text: what looks like one in SQL is none.
 * Must not know SQL.
 */

import { Fn, type IResolvable, type IResolveContext, Token } from "./cdktf.ts";

/** `${` and `%{` begin a template in Terraform (`$${` does not); cdktf's own tokens stay. */
const escapeText = (text: string): string => text.replace(/\$\{(?!TfToken\[)/g, "$$${").replaceAll("%{", "%%{");

/** A value with every text in it, and every key, escaped. */
export function escaped<T>(value: T): T {
  if (typeof value === "string") return escapeText(value) as T;
  if (Array.isArray(value)) return value.map(escaped) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [escapeText(key), escaped(item)]),
  ) as T;
}

/**
 * JSON of a value. A token in it stands inside of a JSON string, so that Terraform has to write it as one: cdktf's own
 * jsonencode loses quotes and backslashes of the text around.
 */
export function jsonText(value: unknown): string {
  const inString = (token: string): string => {
    const quote = Fn.rawString('"');
    return Token.asString(Fn.trimsuffix(Fn.trimprefix(Token.asString(Fn.jsonencode(token)), quote), quote));
  };
  return escapeText(JSON.stringify(value)).replace(/\$\{TfToken\[[^\]]*\]\}/g, inString);
}

/**
 * A value in which there is no token, as one that cdktf need not look through: it does so several times, leaf by leaf, which
 * takes most of the time for hundreds of tables.
 */
export function settled(value: unknown): unknown {
  if (value === undefined || hasToken(value)) return value;
  const written = JSON.parse(JSON.stringify(value)) as unknown;
  return {
    creationStack: [],
    resolve: (context: IResolveContext) => {
      context.registerPostProcessor({ postProcess: () => written });
      return "";
    },
    toString: () => "the content of a schema",
  } satisfies IResolvable;
}

const hasToken = (value: unknown): boolean =>
  Token.isUnresolved(value) ||
  (typeof value === "object" &&
    value !== null &&
    Object.entries(value).some(([key, item]) => Token.isUnresolved(key) || hasToken(item)));
