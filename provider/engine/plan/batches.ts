/**
 * Owns Batches: a statement that runs many times, on some pages of a table each time, and how it is written where it runs at once.
 * Must not know what it does, nor how large a batch is.
 */
import { join, literal, type Sql, sql, verbatim } from "../sql/sql.ts";

/** The statement is a template: `$1` and `$2` (tid) are the first row that it looks at, and the first behind these. */
export interface Batches {
  /** A query with one row and one number `pages`: how many pages of the table there are now. */
  readonly pages: Sql;
}

/** Behind every page that a table can have. */
const end = "(4294967295,0)";

/** All of it in one statement, as it is tried where nobody waits for it. */
export const atOnce = (statement: { readonly sql: Sql; readonly batches?: Batches | undefined }): Sql =>
  statement.batches === undefined
    ? statement.sql
    : block([
        sql`BEGIN`,
        sql`  EXECUTE ${literal(statement.sql.text)} USING '(0,0)'::pg_catalog.tid, ${literal(end)}::pg_catalog.tid;`,
        sql`END`,
      ]);

/** Pages of one batch, where nothing tells how long that takes. */
const plainBatch = 1000;

/** As psql can run it, in batches that commit (manual, PL/pgSQL, Transaction Management). */
export const inPsql = (template: string, pages: string): string =>
  block([
    sql`DECLARE last int8 := (${verbatim(pages)});`,
    sql`BEGIN`,
    sql`  FOR page IN 0 .. last BY ${verbatim(String(plainBatch))} LOOP`,
    sql`    EXECUTE ${literal(template)} USING format('(%s,0)', page)::pg_catalog.tid, format('(%s,0)', page + ${verbatim(String(plainBatch))})::pg_catalog.tid;`,
    sql`    COMMIT;`,
    sql`  END LOOP;`,
    sql`END`,
  ]).text;

const block = (lines: readonly Sql[]): Sql => sql`DO ${literal(join(lines, "\n").text)}`;
