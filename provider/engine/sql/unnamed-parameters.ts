/**
 * Owns what PostgreSQL prints of a parameter without a name in a body of the SQL standard where another one has a name: `""`, which
 * nobody can read again (42601), with the routine's name before it where the query reads a table. As `$n` it is read.
 * Must not know routines.
 */
import { tokens } from "./lexer.ts";

/** The same body, in which that parameter, the only one without a name that it reads, is called by its number. */
export function numberingParameter(body: string, number: string): string {
  if (!body.includes('""')) return body;
  const all = [...tokens(body)];
  const textOf = (place: number): string => {
    const token = all[place];
    return token === undefined ? "" : body.slice(token.start, token.end);
  };
  return all.reduceRight((numbered, { start, end }, place) => {
    if (textOf(place) !== '""') return numbered;
    const from = textOf(place - 1) === "." ? (all[place - 2]?.start ?? start) : start;
    return `${numbered.slice(0, from)}$${number}${numbered.slice(end)}`;
  }, body);
}
