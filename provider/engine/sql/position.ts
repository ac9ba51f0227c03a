/**
 * Owns positions in text: UTF-16 indexes as JavaScript counts, code points from 1 as PostgreSQL does, line numbers.
 * Must not know SQL.
 */

/** Whether the second half of a character outside the Basic Multilingual Plane stands at `index`. */
function isSecondHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0xdc00 || unit > 0xdfff || index === 0) return false;
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

/** Counts along a text that is read from front to back; each step costs only what lies between. */
export class Positions {
  #index = 0;
  #position = 1;
  #line = 1;

  constructor(readonly text: string) {}

  /** Code points from 1 and the line from 1 of a UTF-16 index, which must not lie before the last one asked for. */
  at(index: number): { readonly position: number; readonly line: number } {
    const { text } = this;
    for (; this.#index < index; this.#index += 1) {
      const unit = text.charCodeAt(this.#index);
      if (!isSecondHalf(text, this.#index)) this.#position += 1;
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(this.#index + 1) !== 0x0a)) this.#line += 1;
    }
    return { position: this.#position, line: this.#line };
  }
}

/** Code points from 1 of a UTF-16 index. */
export const positionOf = (text: string, index: number): number => new Positions(text).at(index).position;

/** The UTF-16 index of the character at `position` (code points from 1); the text's length when it lies beyond. */
export function indexOf(text: string, position: number): number {
  let index = 0;
  for (let left = position - 1; left > 0 && index < text.length; left -= 1)
    index += isSecondHalf(text, index + 1) ? 2 : 1;
  return index;
}
