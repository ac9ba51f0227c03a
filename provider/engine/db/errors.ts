/**
 * Owns errors of PostgreSQL after the connection stands: raw driver errors to DatabaseError, DatabaseError to text.
 * Must not know statements or plans. Failures to connect are in connection-failure.ts.
 */
import { redact } from "./redaction.ts";
import { DatabaseError } from "./session.ts";

/** What `pg` puts on the errors it makes of an ErrorResponse; anything else came from the socket or from `pg` itself. */
interface Raw {
  readonly message?: string;
  readonly code?: string;
  readonly severity?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly where?: string;
}

const fields = (raw: unknown): Raw =>
  typeof raw === "object" && raw !== null ? (raw as Raw) : { message: String(raw) };

/** Whether PostgreSQL sent it: those errors have a severity, those of Node and of `pg` have none. */
export const isFromServer = (raw: unknown): boolean => typeof fields(raw).severity === "string";

/** FATAL and PANIC end the session (57P01 admin_shutdown, 57P02 crash_shutdown, 25P03 and the like). */
export const endsSession = (raw: unknown): boolean =>
  !isFromServer(raw) || ["FATAL", "PANIC"].includes(fields(raw).severity!);

/**
 * Makes a DatabaseError of whatever the driver threw; a lost connection becomes 08006 (connection_failure).
 * `offset` characters in front of the statement are not the caller's; secrets are taken out of every text.
 */
export function toDatabaseError(raw: unknown, secrets: readonly string[], offset = 0): DatabaseError {
  if (raw instanceof DatabaseError) return raw;
  const { message = "", code = "", position, detail, hint, schema, table, column, constraint, where } = fields(raw);
  const clean = (text: string | undefined) => (text === undefined ? undefined : redact(text, secrets));
  if (!isFromServer(raw))
    return new DatabaseError(`the connection was lost: ${redact(message, secrets)}`, { sqlstate: "08006" });
  // An unquoted "$1" is a parameter to the extended protocol, and it has no value.
  if (code === "08P01" && message.startsWith("bind message supplies"))
    return new DatabaseError("there is no parameter: a statement cannot hold $1", { sqlstate: "42P02" });
  const at = position === undefined ? undefined : Number(position) - offset;
  return new DatabaseError(redact(message, secrets), {
    sqlstate: code,
    detail: clean(detail),
    hint: clean(hint),
    position: at !== undefined && at >= 1 ? at : undefined,
    schema,
    table,
    column,
    constraint,
    where: clean(where),
  });
}

/** Class 08 and the errors by which a server ends sessions: the statement's fate may be unknown. */
export const isLostConnection = (error: DatabaseError): boolean =>
  error.sqlstate.startsWith("08") || ["57P01", "57P02", "57P03", "57P05", "25P03", "25P04"].includes(error.sqlstate);

/**
 * An error for people: message, code, and the names it is about. DETAIL and CONTEXT hold values of rows, and so does
 * the message of a data exception (class 22) that has no position in the statement; they appear only with `showValues`.
 */
export function describeDatabaseError(error: DatabaseError, options: { readonly showValues: boolean }): string {
  const named = [
    ["table", [error.schema, error.table].filter((name) => name !== undefined).join(".")],
    ["column", error.column],
    ["constraint", error.constraint],
  ].flatMap(([what, name]) => (name === undefined || name === "" ? [] : [`${what} ${name}`]));
  const hidden = !options.showValues && error.sqlstate.startsWith("22") && error.position === undefined;
  const message = hidden ? error.message.replace(/".*"/s, '"…"') : error.message;
  const lines = [`${message} (SQLSTATE ${[error.sqlstate, ...named].join(", ")})`];
  if (options.showValues && error.detail !== undefined) lines.push(`Detail: ${error.detail}`);
  if (error.hint !== undefined) lines.push(`Hint: ${error.hint}`);
  if (options.showValues && error.where !== undefined) lines.push(`Context: ${error.where}`);
  if (!options.showValues && (hidden || error.detail !== undefined || error.where !== undefined))
    lines.push("(Values of rows are left out; show_values = true shows them.)");
  return lines.join("\n");
}
