/**
 * Owns what a query that PostgreSQL printed leaves unsaid: that a column has no name. It prints `SELECT 'x'` as `SELECT 'x'::text`, and
 * reads that as a column of the name text: of constants with a cast, and of nothing else, the name that says "none" has to be written.
 * Must not know what holds queries, nor their grammar beyond where a list of results begins and ends.
 */
import { tokens } from "./lexer.ts";

/** What `?column?` stands for in ruleutils.c and parse_target.c. */
const none = ' AS "?column?"';

const begins = new Set(["SELECT", "RETURNING"]);
const ends = new Set(
  "FROM INTO WHERE GROUP HAVING WINDOW UNION INTERSECT EXCEPT ORDER LIMIT OFFSET FETCH FOR".split(" "),
);

/** A constant with a cast alone, without a name of its own. */
const unnamed =
  /^(?:E?'(?:[^']|'')*'|NULL)::(?!.*\sAS\s)[\w\s."$\u0080-\uffff]+(?:\(\d+(?:,-?\d+)?\)[\w\s]*)?(?:\[\])*$/s;

/** The same query, in which those columns are named so. */
export function namingConstants(query: string): string {
  if (!query.includes("::")) return query;
  const places: number[] = [];
  /** By depth of parentheses and brackets: where the result begins that is being read; undefined outside of a list. */
  const items: (number | undefined)[] = [undefined];
  const end = (at: number): void => {
    const start = items.at(-1);
    if (start === undefined) return;
    const item = query.slice(start, at).trim();
    if (unnamed.test(item)) places.push(start + query.slice(start, at).trimEnd().length);
    items[items.length - 1] = undefined;
  };
  for (const { kind, start, end: after } of tokens(query)) {
    const text = query.slice(start, after);
    if (kind === "word") {
      const word = text.toUpperCase();
      if (ends.has(word)) end(start);
      if (begins.has(word)) items[items.length - 1] = after;
      // SELECT DISTINCT ON (…) has no constant that would be lost by this.
      else if (word === "DISTINCT" && isFirst(query, items.at(-1), start)) items[items.length - 1] = after;
    } else if (kind === "punctuation") {
      if (text === "(" || text === "[") items.push(undefined);
      else if (text === ")" || text === "]") {
        end(start);
        if (items.length > 1) items.pop();
      } else if (text === "," && items.at(-1) !== undefined) {
        end(start);
        items[items.length - 1] = after;
      } else if (text === ";") end(start);
    }
  }
  end(query.length);
  return places.reduceRight((named, at) => named.slice(0, at) + none + named.slice(at), query);
}

const isFirst = (query: string, from: number | undefined, to: number): boolean =>
  from !== undefined && query.slice(from, to).trim() === "";
