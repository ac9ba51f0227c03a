/**
 * Owns what PostgreSQL prints of a parameter without a name in a body of the SQL standard where another one has a name: `""`, which
 * nobody can read again (42601), with the routine's name before it where the query reads a table. As `$n` it is read.
 * Must not know routines.
 */
import { tokens } from "./lexer.ts";

const unnamed = '""';

/**
 * The same body, in which those parameters are called by their numbers: one number for all of them, or one for each in their order. It
 * is as it was where there are neither.
 */
export function numberingParameters(body: string, numbers: readonly string[]): string {
  if (!body.includes(unnamed)) return body;
  const all = [...tokens(body)];
  const textOf = (place: number): string => {
    const token = all[place];
    return token === undefined ? "" : body.slice(token.start, token.end);
  };
  const places = all.flatMap((_, place) => (textOf(place) === unnamed ? [place] : []));
  if (numbers.length !== 1 && numbers.length !== places.length) return body;
  return places.reduceRight((numbered, place, index) => {
    const { start, end } = all[place] as (typeof all)[number];
    const from = textOf(place - 1) === "." ? (all[place - 2]?.start ?? start) : start;
    return `${numbered.slice(0, from)}$${numbers[index] ?? numbers[0]}${numbered.slice(end)}`;
  }, body);
}

/** Whether it has such a parameter. */
export const readsUnnamed = (body: string): boolean =>
  body.includes(unnamed) && [...tokens(body)].some(({ start, end }) => body.slice(start, end) === unnamed);
