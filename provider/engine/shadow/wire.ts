/**
 * Owns the bytes of PostgreSQL's simple query protocol (manual, 54.7): one Query message out, its answer read back.
 * Must not know PGlite, workers or what the statements mean.
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

/** What a Query message was answered with. */
export interface Answer {
  /** The first column of every row, as text; null for NULL. */
  readonly rows: readonly (string | null)[];
  /** How many CommandComplete and EmptyQueryResponse messages came. None and no error: the statement was lost in silence. */
  readonly completed: number;
  readonly error: ErrorFields | undefined;
  /** I idle, T in a transaction, E in a failed one; undefined when ReadyForQuery never came. */
  readonly status: "I" | "T" | "E" | undefined;
}

const encoder = new TextEncoder();

/** A Query message: 'Q', length, the text, a zero byte. The text must not hold a zero character. */
export function queryMessage(statement: string): Uint8Array {
  const text = encoder.encode(statement);
  const message = new Uint8Array(text.length + 6);
  message[0] = 0x51;
  new DataView(message.buffer).setInt32(1, text.length + 5);
  message.set(text, 5);
  return message;
}

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

function readError(bytes: Buffer): ErrorFields {
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
  let completed = 0;
  let error: ErrorFields | undefined;
  let status: Answer["status"];
  let at = 0;
  while (at + 5 <= bytes.length) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length || end <= at) break;
    const start = at + 5;
    switch (String.fromCharCode(bytes[at]!)) {
      case "D": {
        const length = bytes.readInt16BE(start) === 0 ? -1 : bytes.readInt32BE(start + 2);
        rows.push(length < 0 ? null : bytes.toString("utf8", start + 6, start + 6 + length));
        break;
      }
      case "C":
      case "I":
        completed += 1;
        break;
      case "E":
        error ??= readError(bytes.subarray(start, end));
        break;
      case "Z":
        status = String.fromCharCode(bytes[start]!) as Answer["status"];
        break;
    }
    at = end;
  }
  return { rows, completed, error, status };
}
