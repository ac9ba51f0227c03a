/**
 * Owns Sql: SQL text as a value that only typed identifiers, literals and verbatim fragments with their origin may enter.
 * Must not know catalogs, kinds or sessions.
 */
import type { PathStep } from "../diagnostic.ts";
import { readAlike } from "./array-casts.ts";
import { isReserved } from "./keywords.ts";

/** Where a verbatim fragment came from, so that an error inside it points there. */
export interface Origin {
  readonly path?: readonly PathStep[];
  /** Characters from 1 at which the fragment starts in the source text that the person wrote. */
  readonly offset?: number;
  readonly source?: string;
}

interface Part {
  readonly text: string;
  readonly origin?: Origin;
  /** Of which object it is the clause, inside another one's statement. */
  readonly owner?: string;
}

/** A place in a fragment. */
interface Place {
  readonly origin: Origin;
  readonly text: string;
  readonly position: number;
}

/** A piece of SQL. Made by the `sql` template, `identifier`, `literal`, `verbatim`, `join`; never from a plain string. */
export class Sql {
  constructor(readonly parts: readonly Part[]) {}

  /** The text as PostgreSQL gets it. */
  get text(): string {
    return this.parts.map((part) => part.text).join("");
  }

  toString(): string {
    return this.text;
  }

  get isEmpty(): boolean {
    return this.parts.every((part) => part.text === "");
  }

  /** The same, said to be the clause of an object where no part of it says so already. */
  of(owner: string): Sql {
    return new Sql(this.parts.map((part) => (part.owner === undefined ? { ...part, owner } : part)));
  }

  /** The part that holds the character at `position`, its place in `parts`, and the position inside of it. */
  #partAt(position: number): { readonly part: Part; readonly place: number; readonly inside: number } | undefined {
    let start = 1;
    for (const [place, part] of this.parts.entries()) {
      const { length } = [...part.text];
      if (position < start + length) return { part, place, inside: position - start + 1 };
      start += length;
    }
    return undefined;
  }

  /** The object whose clause holds the character at `position`; undefined in the statement's own text. */
  ownerAt(position: number): string | undefined {
    return this.#partAt(position)?.part.owner;
  }

  /**
   * The fragment that an error at `position` (from 1, as in PostgreSQL's error field P) is about, with the position inside of
   * it; undefined where it is about what the engine wrote. A fragment that ends too early is found at what follows it (a bracket
   * of ours, most often): that is the place behind its last character. And what is wrong with a fragment's meaning may be found
   * at the words before it: at COLLATE, when there is no such collation.
   */
  originAt(position: number, { isSyntax = true }: { readonly isSyntax?: boolean } = {}): Place | undefined {
    const found = this.#partAt(position);
    const { part, place, inside } = found ?? { part: undefined, place: this.parts.length, inside: 1 };
    if (part?.origin !== undefined) return { origin: part.origin, text: part.text, position: inside };
    if (!isSyntax) return beginning(this.parts[place + 1], part);
    const characters = [...(part?.text ?? "")].slice(0, inside - 1);
    return isBlank(characters.join("")) ? behind(this.parts.slice(0, place)) : undefined;
  }

  /** The first verbatim fragment: what to blame when PostgreSQL gives no position. */
  get firstOrigin(): Origin | undefined {
    return this.parts.find((part) => part.origin !== undefined)?.origin;
  }
}

/** Blanks, and brackets that close. */
const isBlank = (text: string): boolean => /^[\s)]*$/.test(text);

/** The place behind the last of these parts that is a fragment, when nothing but blanks follows it. */
function behind(parts: readonly Part[]): Place | undefined {
  const last = parts.findLast((part) => !isBlank(part.text));
  return last?.origin === undefined
    ? undefined
    : { origin: last.origin, text: last.text, position: [...last.text].length + 1 };
}

/** The beginning of a fragment that belongs to the same object as the words before it. */
function beginning(part: Part | undefined, before: Part | undefined): Place | undefined {
  if (part?.origin === undefined || part.owner !== before?.owner) return undefined;
  return { origin: part.origin, text: part.text, position: 1 };
}

/** The template: sql`ALTER TABLE ${qualified(schema, table)} DROP COLUMN ${identifier(column)}`. Strings cannot enter. */
export function sql(strings: TemplateStringsArray, ...values: readonly Sql[]): Sql {
  const parts: Part[] = [];
  strings.forEach((text, index) => {
    if (text !== "") parts.push({ text });
    const value = values[index];
    if (value !== undefined) parts.push(...value.parts);
  });
  return new Sql(parts);
}

export const empty = new Sql([]);

const isPlain = (name: string): boolean => /^[a-z_][a-z0-9_$]*$/.test(name) && !isReserved(name);

/** An identifier as text, quoted where PostgreSQL needs it (manual, 4.1.1; quote_ident). */
export const quoteIdentifier = (name: string): string => (isPlain(name) ? name : `"${name.replaceAll('"', '""')}"`);

export const identifier = (name: string): Sql => new Sql([{ text: quoteIdentifier(name) }]);

/** `schema.name`, each part quoted as needed. */
export const qualified = (...names: readonly string[]): Sql =>
  new Sql([{ text: names.map(quoteIdentifier).join(".") }]);

/** A string as text, as quote_literal would write it: safe whatever standard_conforming_strings says. */
export const quoteLiteral = (text: string): string =>
  text.includes("\\") ? `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'` : `'${text.replaceAll("'", "''")}'`;

/** A string literal. */
export const literal = (text: string): Sql => new Sql([{ text: quoteLiteral(text) }]);

/** A string between dollar signs, as it stands: for bodies, which quotes would make hard to read. */
export function dollarQuoted(text: string, tag: string): Sql {
  let delimiter = `$${tag}$`;
  // A `$` at its end would run into the delimiter's.
  while (`${text}$`.includes(delimiter.slice(0, -1))) delimiter = `${delimiter.slice(0, -1)}x$`;
  return new Sql([{ text: `${delimiter}${text}${delimiter}` }]);
}

/** An integer. PostgreSQL's bigint comes as text; anything but digits with a sign is a bug. */
export const integer = (value: number | string | bigint): Sql => {
  const text = String(value);
  if (!/^-?\d+$/.test(text)) throw new TypeError(`not an integer: ${text}`);
  return new Sql([{ text }]);
};

/** SQL that PostgreSQL printed or a person wrote. What a person wrote carries its origin and was checked as one fragment. */
export const verbatim = (text: string, origin?: Origin): Sql =>
  new Sql([origin === undefined ? { text: readAlike(text) } : { text, origin }]);

export const join = (pieces: readonly Sql[], separator: string): Sql =>
  new Sql(pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [{ text: separator }, ...piece.parts])));

/** Conditions as PostgreSQL printed them, one of which holds; of none, none does. */
export const anyOf = (conditions: readonly string[]): Sql =>
  conditions.length === 0
    ? sql`false`
    : join(
        conditions.map((one) => sql`(${verbatim(one)})`),
        " OR ",
      );

/** Pieces beside each other with one space, empty ones left out. */
export const words = (...pieces: readonly (Sql | undefined | false)[]): Sql =>
  join(
    pieces.filter((piece): piece is Sql => piece instanceof Sql && !piece.isEmpty),
    " ",
  );
