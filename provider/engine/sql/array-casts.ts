/**
 * Owns what PostgreSQL prints of `code IN ('a', 'b')` over a varchar: `(ARRAY['a'::character varying, …])::text[]`, which is a cast of
 * the array, and which it reads as a cast of each element (transformTypeCast passes it down), so that it prints it otherwise then.
 * Must not know where such an expression stands.
 */
import { fold, Lexer, type Token } from "./lexer.ts";

/** `(ARRAY[…])::type[]` in a text, of elements that say their type. */
interface Cast {
  readonly start: number;
  /** Behind the closing bracket of `(ARRAY[…])`. */
  readonly inside: number;
  readonly end: number;
  readonly elements: readonly string[];
  /** What the elements are, and what the array is made. */
  readonly of: string;
  readonly to: string;
}

/** Quick to see that there is none. */
const mark = "])::";

/** Text that PostgreSQL reads as what it has printed: a cast to the array's own type comes between, and vanishes. */
export const readAlike = (text: string): string =>
  !text.includes(mark)
    ? text
    : replaced(text, ({ start, inside, end, of }) => `${text.slice(start, inside)}::${of}[]${text.slice(inside, end)}`);

/** Text as it is printed once it was read from what was printed. */
export const settled = (text: string): string =>
  !text.includes(mark)
    ? text
    : replaced(text, ({ elements, to }) => `ARRAY[${elements.map((element) => `(${element})::${to}`).join(", ")}]`);

/** Whether two texts that PostgreSQL printed mean the same, so printed. */
export const meansTheSame = (left: string, right: string): boolean =>
  left === right || settled(left) === settled(right);

function replaced(text: string, by: (cast: Cast) => string): string {
  let result = "";
  let from = 0;
  for (const cast of castsIn(text)) {
    result += text.slice(from, cast.start) + by(cast);
    from = cast.end;
  }
  return result + text.slice(from);
}

function castsIn(text: string): readonly Cast[] {
  const lexer = new Lexer(text);
  const all: Token[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) all.push(token);
  const casts: Cast[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const cast = new Reader(text, all, at).cast();
    if (cast !== undefined) casts.push(cast);
  }
  return casts;
}

class Reader {
  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
    private at: number,
  ) {}

  cast(): Cast | undefined {
    const start = this.tokens[this.at]?.start ?? 0;
    if (!this.#takes("(") || !this.#takes("array") || !this.#takes("[")) return undefined;
    const elements: string[] = [];
    let of: string | undefined;
    do {
      const element = this.#element();
      if (element === undefined || (of !== undefined && element.type !== of)) return undefined;
      of = element.type;
      elements.push(element.text);
    } while (this.#takes(","));
    if (!this.#takes("]") || !this.#takes(")")) return undefined;
    const inside = this.#end;
    const to = this.#castTo();
    if (to === undefined || to === of || !this.#takes("[") || !this.#takes("]")) return undefined;
    return { start, inside, end: this.#end, elements, of, to };
  }

  /** A constant with its type; of a whole number that goes without saying. */
  #element(): { readonly text: string; readonly type: string } | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || (token.kind !== "string" && token.kind !== "number")) return undefined;
    this.at += 1;
    const value = this.text.slice(token.start, token.end);
    const type = this.#castTo() ?? (Number.isInteger(Number(value)) && !value.includes(".") ? "integer" : undefined);
    return type === undefined ? undefined : { text: this.text.slice(token.start, this.#end), type };
  }

  /** The type behind `::`. */
  #castTo(): string | undefined {
    if (!this.#takes(":") || !this.#takes(":")) return undefined;
    const start = this.tokens[this.at]?.start ?? 0;
    const first = this.at;
    while (this.#isOfName()) this.at += 1;
    return this.at === first ? undefined : this.text.slice(start, this.#end);
  }

  #isOfName(): boolean {
    const token = this.tokens[this.at];
    if (token === undefined) return false;
    return token.kind === "word" || token.kind === "quoted" || this.text.slice(token.start, token.end) === ".";
  }

  /** Behind the last token that was taken. */
  get #end(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  #takes(wanted: string): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || fold(this.text.slice(token.start, token.end)) !== wanted) return false;
    this.at += 1;
    return true;
  }
}
