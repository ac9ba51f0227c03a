/**
 * Owns Sql: SQL text as a value that only typed identifiers, literals and verbatim fragments with their origin may enter.
 * Must not know catalogs, kinds or sessions.
 */
import type { PathStep } from "../diagnostic.ts";
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

  /**
   * The origin of the character at `position` (from 1, as in PostgreSQL's error field P), with the position inside the
   * fragment; undefined where the engine wrote that character itself. PostgreSQL finds a fragment that ends too early at what
   * follows it (a bracket of ours, most often): that is the place behind the fragment's last character.
   */
  originAt(position: number): { origin: Origin; text: string; position: number } | undefined {
    let start = 1;
    let behind: { origin: Origin; text: string; position: number } | undefined;
    for (const part of this.parts) {
      const characters = [...part.text];
      const inside = position - start + 1;
      if (inside < 1) break;
      if (part.origin !== undefined) {
        if (inside <= characters.length) return { origin: part.origin, text: part.text, position: inside };
        behind = { origin: part.origin, text: part.text, position: characters.length + 1 };
      } else if (!/^[\s)]*$/.test(characters.slice(0, inside - 1).join(""))) behind = undefined;
      start += characters.length;
    }
    return behind;
  }

  /** The first verbatim fragment: what to blame when PostgreSQL gives no position. */
  get firstOrigin(): Origin | undefined {
    return this.parts.find((part) => part.origin !== undefined)?.origin;
  }
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

/** An integer. PostgreSQL's bigint comes as text; anything but digits with a sign is a bug. */
export const integer = (value: number | string | bigint): Sql => {
  const text = String(value);
  if (!/^-?\d+$/.test(text)) throw new TypeError(`not an integer: ${text}`);
  return new Sql([{ text }]);
};

/** SQL that PostgreSQL printed or a person wrote. What a person wrote carries its origin and was checked as one fragment. */
export const verbatim = (text: string, origin?: Origin): Sql =>
  new Sql([origin === undefined ? { text } : { text, origin }]);

export const join = (pieces: readonly Sql[], separator: string): Sql =>
  new Sql(pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [{ text: separator }, ...piece.parts])));

/** Pieces beside each other with one space, empty ones left out. */
export const words = (...pieces: readonly (Sql | undefined | false)[]): Sql =>
  join(
    pieces.filter((piece): piece is Sql => piece instanceof Sql && !piece.isEmpty),
    " ",
  );
