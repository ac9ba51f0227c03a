/**
 * Owns what a connection has in its session besides its transaction: taken out of the one session of the shadow, and put back.
 * Must not know sockets, nor whose turn it is.
 */
import { DatabaseError } from "../../db/session.ts";
import { quoteIdentifier, quoteLiteral } from "../../sql/sql.ts";
import type { EmbeddedShadow } from "../embedded.ts";
import { message, messagesIn, strings } from "../wire.ts";

/** A statement that was prepared in the protocol, under a name. */
interface Prepared {
  readonly name: string;
  readonly statement: string;
  /** Oids of its parameters' types. */
  readonly types: readonly number[];
}

export interface SessionState {
  readonly settings: readonly (readonly [name: string, value: string])[];
  /** SET SESSION AUTHORIZATION, if it is not the user who logged in. */
  readonly authorization?: string;
  /** SET ROLE; "none" without. */
  readonly role?: string;
  readonly prepared: readonly Prepared[];
}

/** A session that nothing was done in. */
export const newState = (settings: SessionState["settings"] = []): SessionState => ({ settings, prepared: [] });

interface Found extends SessionState {
  readonly authorization: string;
  readonly role: string;
  /** What no other session can be given, in words. */
  readonly kept: readonly string[];
}

/**
 * What was SET is told apart from what is configured by its source. What lives in this backend alone cannot be put into
 * words and back: its temporary relations, cursors WITH HOLD, LISTEN, advisory locks; and PREPARE in SQL, of which the view
 * has the whole text that it stood in.
 */
const stateQuery = `
  SELECT coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_array(name, setting)) FROM pg_catalog.pg_settings
                    WHERE source = 'session' AND context IN ('user', 'superuser')
                      AND name NOT IN ('transaction_isolation', 'transaction_read_only', 'transaction_deferrable')), '[]') AS settings,
         session_user AS authorization,
         pg_catalog.current_setting('role') AS role,
         coalesce((SELECT pg_catalog.json_agg(pg_catalog.json_build_object('name', name, 'statement', statement,
                     'types', parameter_types::pg_catalog.oid[]::pg_catalog.int8[]))
                     FROM pg_catalog.pg_prepared_statements WHERE NOT from_sql AND name <> ''), '[]') AS prepared,
         coalesce((SELECT pg_catalog.json_agg(what) FROM (
           SELECT 'it listens on ' || pg_catalog.quote_ident(channel) AS what FROM pg_catalog.pg_listening_channels() AS channel
           UNION ALL SELECT DISTINCT 'it holds an advisory lock' FROM pg_catalog.pg_locks
                      WHERE locktype = 'advisory' AND pid = pg_catalog.pg_backend_pid()
           UNION ALL SELECT 'it has the temporary relation ' || pg_catalog.quote_ident(relname) FROM pg_catalog.pg_class
                      WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind IN ('r', 'v', 'S', 'p')
           UNION ALL SELECT 'it has the cursor ' || pg_catalog.quote_ident(name) FROM pg_catalog.pg_cursors WHERE is_holdable
           UNION ALL SELECT 'it has PREPAREd ' || pg_catalog.quote_ident(name) FROM pg_catalog.pg_prepared_statements
                      WHERE from_sql) AS found), '[]') AS kept`;

/** What the session holds for its connection, or why nobody else may have it. `user`: who logs in. */
export async function takeState(
  shadow: EmbeddedShadow,
  user: string,
): Promise<{ readonly state: SessionState } | { readonly kept: string }> {
  const [found] = await shadow.session().rows<Found>(stateQuery);
  if (found === undefined) throw new Error("the shadow does not know its own session");
  const { settings, authorization, role, prepared, kept } = found;
  const [reason] = kept;
  if (reason !== undefined) return { kept: reason };
  return { state: { settings, prepared, role, ...(authorization === user ? {} : { authorization }) } };
}

/**
 * Makes the session a new one with this state. What PostgreSQL reports of changed parameters comes back. Throws DatabaseError for a
 * state that it refuses, such as a setting from the startup packet that it does not know.
 */
export async function putState(shadow: EmbeddedShadow, state: SessionState): Promise<Buffer> {
  const session = shadow.session();
  await session.execute("DISCARD ALL");
  // A search_path comes before the statements that were prepared with it.
  const reports = await putSettings(shadow, state.settings);
  if (state.authorization !== undefined)
    await session.execute(`SET SESSION AUTHORIZATION ${quoteIdentifier(state.authorization)}`);
  if (state.role !== undefined && state.role !== "none")
    await session.execute(`SET ROLE ${quoteIdentifier(state.role)}`);
  // One whose table is gone is refused here and not when it is executed; the client is then told that it does not exist.
  for (const prepared of state.prepared) await shadow.exchange(Buffer.concat([parse(prepared), message("S")]));
  return reports;
}

async function putSettings(shadow: EmbeddedShadow, settings: SessionState["settings"]): Promise<Buffer> {
  const reports: Buffer[] = [];
  for (const [name, value] of settings) {
    // The simple protocol, for its answer: the client must be told of a new TimeZone or client_encoding.
    const setting = `SELECT pg_catalog.set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`;
    const answer = [...messagesIn(await shadow.exchange(message("Q", strings(setting))))];
    // For its error, too: an exchange has none.
    if (answer.some(({ letter }) => letter === "E")) await shadow.session().execute(setting);
    reports.push(...answer.filter(({ letter }) => letter === "S").map(({ bytes }) => bytes));
  }
  return Buffer.concat(reports);
}

function parse({ name, statement, types }: Prepared): Buffer {
  const oids = Buffer.alloc(2 + 4 * types.length);
  oids.writeInt16BE(types.length, 0);
  for (const [at, oid] of types.entries()) oids.writeUInt32BE(oid, 2 + 4 * at);
  return message("P", strings(name, statement), oids);
}

/** Whether PostgreSQL refused the state, rather than the shadow being lost. */
export const isRefused = (cause: unknown): cause is DatabaseError =>
  cause instanceof DatabaseError && cause.name === "DatabaseError";
