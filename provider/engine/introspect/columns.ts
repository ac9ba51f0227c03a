/**
 * Owns the form in which many rows come: one text a query, a JSON list for each column. A JSON object for each row takes the server
 * and the reader twice as long, for it repeats every name.
 * Must not know what is read.
 */

/** The rows of a query, column by column. */
export interface Columns {
  readonly length: number;
  /** The values as JSON has them. Throws when the query was not asked for this column. */
  get<T>(name: string): readonly T[];
}

const quoted = (name: string): string => `"${name}"`;

/** The query of one text that holds these columns of `query`'s rows. The same rows in the same `order` give the same text. */
export function columnsQuery(query: string, names: readonly string[], order: readonly string[] = []): string {
  const rows =
    order.length === 0 ? query : `SELECT * FROM (\n${query}\n) AS unordered ORDER BY ${order.map(quoted).join(", ")}`;
  const lists = names.map((name) => `json_agg(listed.${quoted(name)})`).join(", ");
  return `SELECT json_build_array(${lists})::text FROM (\n${rows}\n) AS listed`;
}

/** What `columnsQuery` with these names was answered with. */
export function readColumns(text: string, names: readonly string[]): Columns {
  // json_agg of no rows is null.
  const lists: readonly (readonly unknown[] | null)[] = JSON.parse(text);
  return {
    length: lists[0]?.length ?? 0,
    get<T>(name: string) {
      const list = lists[names.indexOf(name)];
      if (list === undefined) throw new Error(`there is no column ${name}`);
      return (list ?? []) as readonly T[];
    },
  };
}
