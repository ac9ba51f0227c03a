/**
 * Owns the bytes of PostgreSQL's protocol (manual, 54.7): messages out, and what comes back read.
 * Must not know PGlite, workers, sockets or what the statements mean.
 */

/** The fields of an ErrorResponse that matter here (manual, 54.8), by their letter. */
export interface ErrorFields {
  readonly severity: string;
  readonly sqlstate: string;
  readonly message: string;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  readonly position?: number | undefined;
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
  readonly where?: string | undefined;
}

/** What a statement was answered with. */
export interface Answer {
  /** The first column of every row, as text; null for NULL. */
  readonly rows: readonly (string | null)[];
  /** ParseComplete and BindComplete came: without, an error that only names the missing step is no error of the statement. */
  readonly prepared: boolean;
  /** How many CommandComplete and EmptyQueryResponse messages came. None and no error: the statement was lost in silence. */
  readonly completed: number;
  readonly error: ErrorFields | undefined;
  /** I idle, T in a transaction, E in a failed one; undefined when ReadyForQuery never came. */
  readonly status: "I" | "T" | "E" | undefined;
}

/** One message as it was read. */
export interface Message {
  readonly letter: string;
  readonly body: Buffer;
  /** All of it, with letter and length. */
  readonly bytes: Buffer;
}

/** The messages in bytes, one after another; a truncated last one counts as not received. */
export function* messagesIn(bytes: Buffer): Generator<Message> {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length || end < at + 5) return;
    yield {
      letter: String.fromCharCode(bytes[at]!),
      body: bytes.subarray(at + 5, end),
      bytes: bytes.subarray(at, end),
    };
    at = end;
  }
}

/** One message: its letter, its length (of itself and the body), the body. */
export function message(letter: string, ...body: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0, "latin1");
  head.writeInt32BE(4 + body.reduce((sum, part) => sum + part.length, 0), 1);
  return Buffer.concat([head, ...body]);
}

// No name, no parameters, results as text; no limit of rows.
const bindExecuteSync = Buffer.concat([message("B", Buffer.alloc(8)), message("E", Buffer.alloc(5)), message("S")]);

/** Texts, each with the zero that ends it. */
export const strings = (...texts: readonly string[]): Buffer => Buffer.from(texts.map((text) => `${text}\0`).join(""));

/**
 * Parse, Bind, Execute, Sync: the extended protocol, in which the server itself refuses a second statement in the text
 * (42601). The text must not hold a zero character.
 */
export const statementMessages = (statement: string): Uint8Array =>
  Buffer.concat([message("P", strings("", statement), Buffer.alloc(2)), bindExecuteSync]);

/** The same under a name: what a client has prepared without a name stays. */
export const namedStatementMessages = (name: string, statement: string): Uint8Array =>
  Buffer.concat([
    message("P", strings(name, statement), Buffer.alloc(2)),
    message("B", strings(name, name), Buffer.alloc(6)),
    message("E", strings(name), Buffer.alloc(4)),
    message("S"),
  ]);

/** Gives the name back. */
export const closeMessages = (name: string): Uint8Array =>
  Buffer.concat([message("C", strings(`S${name}`)), message("S")]);

function errorFields(fields: ReadonlyMap<string, string>): ErrorFields {
  const position = fields.get("P");
  return {
    severity: fields.get("V") ?? fields.get("S") ?? "ERROR",
    sqlstate: fields.get("C") ?? "XX000",
    message: fields.get("M") ?? "unknown error",
    detail: fields.get("D"),
    hint: fields.get("H"),
    position: position === undefined ? undefined : Number(position),
    schema: fields.get("s"),
    table: fields.get("t"),
    column: fields.get("c"),
    constraint: fields.get("n"),
    where: fields.get("W"),
  };
}

export function readError(bytes: Buffer): ErrorFields {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const end = bytes.indexOf(0, at + 1);
    if (end < 0) break;
    fields.set(String.fromCharCode(bytes[at]!), bytes.toString("utf8", at + 1, end));
    at = end + 1;
  }
  return errorFields(fields);
}

/** Reads everything that came back; a truncated last message counts as not received. */
export function readAnswer(bytes: Buffer): Answer {
  const rows: (string | null)[] = [];
  let steps = 0;
  let completed = 0;
  let error: ErrorFields | undefined;
  let status: Answer["status"];
  for (const { letter, body } of messagesIn(bytes)) {
    switch (letter) {
      case "D": {
        const length = body.readInt16BE(0) === 0 ? -1 : body.readInt32BE(2);
        rows.push(length < 0 ? null : body.toString("utf8", 6, 6 + length));
        break;
      }
      case "1":
      case "2":
        steps += 1;
        break;
      case "C":
      case "I":
        completed += 1;
        break;
      case "E":
        error ??= readError(body);
        break;
      case "Z":
        status = String.fromCharCode(body[0]!) as Answer["status"];
        break;
    }
  }
  return { rows, prepared: steps === 2, completed, error, status };
}
