/**
 * Owns reading JSON without loss: numbers keep every digit, objects have no prototype, so that any key is only a key.
 * Must not know types; `json-value.ts` turns what is read here into typed values.
 */
import { Decimal } from "./number.ts";

export type JsonValue =
  | null
  | boolean
  | string
  | number
  | Decimal
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Reads one JSON text (RFC 8259). The last of several equal keys wins. @throws SyntaxError with the position, never with the text. */
export function parseJson(text: string): JsonValue {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

const depthLimit = 1000;
const numberSyntax = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Up to a quotation mark, a backslash or a control character. */
const plainString = /[ !#-[\]-\uffff]*/y;
const escapes: { readonly [letter: string]: string } = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  value(depth: number): JsonValue {
    if (depth > depthLimit) {
      return this.fail("nested too deeply");
    }
    this.space();
    switch (this.text[this.at]) {
      case "{":
        return this.object(depth);
      case "[":
        return this.array(depth);
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) {
      this.fail("something follows the value");
    }
  }

  private object(depth: number): JsonValue {
    const object: { [name: string]: JsonValue } = Object.create(null);
    this.at++;
    this.space();
    if (this.take("}")) {
      return object;
    }
    do {
      this.space();
      if (this.text[this.at] !== '"') {
        this.fail("expected a key");
      }
      const name = this.string();
      this.space();
      if (!this.take(":")) {
        this.fail("expected ':'");
      }
      object[name] = this.value(depth + 1);
      this.space();
    } while (this.take(","));
    return this.take("}") ? object : this.fail("expected ',' or '}'");
  }

  private array(depth: number): JsonValue {
    const array: JsonValue[] = [];
    this.at++;
    this.space();
    if (this.take("]")) {
      return array;
    }
    do {
      array.push(this.value(depth + 1));
      this.space();
    } while (this.take(","));
    return this.take("]") ? array : this.fail("expected ',' or ']'");
  }

  private string(): string {
    this.at++;
    let result = "";
    for (;;) {
      plainString.lastIndex = this.at;
      const run = plainString.exec(this.text)?.[0] ?? "";
      result += run;
      this.at += run.length;
      const next = this.text[this.at];
      if (next === '"') {
        this.at++;
        return result;
      }
      if (next !== "\\") {
        return this.fail(next === undefined ? "an unfinished string" : "a control character in a string");
      }
      const rest = this.nativeRest();
      if (rest !== undefined) {
        return result + rest;
      }
      result += this.escape();
    }
  }

  /** What is left of a string, read by the engine, which is much faster at escapes; undefined when it is wrong somewhere. */
  private nativeRest(): string | undefined {
    const from = this.at;
    let end = this.text.indexOf('"', from);
    while (end >= 0 && this.isEscaped(from, end)) {
      end = this.text.indexOf('"', end + 1);
    }
    if (end < 0) {
      return undefined;
    }
    try {
      const rest: unknown = JSON.parse(`"${this.text.slice(from, end + 1)}`);
      this.at = end + 1;
      return String(rest);
    } catch {
      return undefined;
    }
  }

  /** Whether an odd number of backslashes stands before `at`. */
  private isEscaped(from: number, at: number): boolean {
    let before = at;
    while (before > from && this.text[before - 1] === "\\") {
      before--;
    }
    return (at - before) % 2 === 1;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    if (letter === "u") {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
        this.fail("a wrong escape");
      }
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (character === undefined) {
      return this.fail("a wrong escape");
    }
    this.at += 2;
    return character;
  }

  private number(): number | Decimal {
    numberSyntax.lastIndex = this.at;
    const digits = numberSyntax.exec(this.text)?.[0];
    if (digits === undefined) {
      return this.fail("expected a value");
    }
    this.at += digits.length;
    try {
      return Decimal.parse(digits);
    } catch {
      return this.fail("a number with too many digits");
    }
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) {
      return this.fail("expected a value");
    }
    this.at += word.length;
    return value;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) {
        return;
      }
      this.at++;
    }
  }

  private take(character: string): boolean {
    const there = this.text[this.at] === character;
    this.at += there ? 1 : 0;
    return there;
  }

  private fail(problem: string): never {
    throw new SyntaxError(`JSON at character ${this.at + 1}: ${problem}`);
  }
}
