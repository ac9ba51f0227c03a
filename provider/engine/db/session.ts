/**
 * Owns Session: the one way in which the engine talks to a PostgreSQL, whether a real server or the shadow.
 * Must not know drivers, connection settings or what the statements mean.
 */

/** A query that comes again in the same session: it is parsed and planned once, and kept under its name. */
export interface Repeated {
  /** The same one for the same text alone. */
  readonly name: string;
  readonly text: string;
}

/** A PostgreSQL session. One statement a call; no parameters (everything is text written by `sql/`). */
export interface Session {
  /** server_version_num, e.g. 150018. */
  readonly version: number;
  /** Who it is to the server; absent where nobody asks. */
  readonly identity?: { readonly currentUser: string };
  /** Runs one statement and throws away what it returns. Throws DatabaseError. */
  execute(statement: string): Promise<void>;
  /**
   * Runs one query and returns its rows. The query is wrapped so that the server makes one JSON object of each row:
   * numbers, booleans, arrays and nulls come as JSON has them, whatever the driver. bigint must be cast to text by the query.
   * Throws DatabaseError.
   */
  rows<T>(query: string): Promise<T[]>;
  /**
   * Runs statements one after the other and returns the first column of each one's rows, which is text and never null. All are
   * sent at once, as far as the driver can: a server far away is waited for once, not once for each. They run to the last one,
   * also when one fails. 26000 (invalid_sql_statement_name) for a repeated one says that somebody has taken away what was kept; asked
   * again, it is kept anew.
   */
  texts(statements: readonly (string | Repeated)[]): readonly Promise<readonly string[]>[];
  close(): Promise<void>;
}

/** An error that PostgreSQL sent (or that reached it), with the fields of its ErrorResponse (manual, 54.8). */
export class DatabaseError extends Error {
  /** SQLSTATE (manual, appendix A), e.g. "23505"; "08006" and the like for a lost connection. */
  readonly sqlstate: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  /** Characters from 1 into the statement. */
  readonly position: number | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  readonly where: string | undefined;

  constructor(
    message: string,
    fields: {
      sqlstate: string;
      detail?: string | undefined;
      hint?: string | undefined;
      position?: number | undefined;
      schema?: string | undefined;
      table?: string | undefined;
      column?: string | undefined;
      constraint?: string | undefined;
      where?: string | undefined;
      cause?: unknown;
    },
  ) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = "DatabaseError";
    this.sqlstate = fields.sqlstate;
    this.detail = fields.detail;
    this.hint = fields.hint;
    this.position = fields.position;
    this.schema = fields.schema;
    this.table = fields.table;
    this.column = fields.column;
    this.constraint = fields.constraint;
    this.where = fields.where;
  }
}
