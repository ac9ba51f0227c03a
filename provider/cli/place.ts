/**
 * Owns a place that a command names: a database by its URL, or a file with SQL.
 * Must not know what is done with it.
 */
import { readFileSync } from "node:fs";
import { defaultLimits } from "../engine/apply/retry.ts";
import type { Catalog } from "../engine/catalog/catalog.ts";
import { cancelledBy } from "../engine/db/cancel.ts";
import { connect } from "../engine/db/connection.ts";
import { printServer } from "../engine/db/connection-failure.ts";
import { DatabaseError } from "../engine/db/session.ts";
import { type ConnectionSettings, readSettings } from "../engine/db/settings.ts";
import type { SqlText } from "../engine/desired/source.ts";
import { readCatalog } from "../engine/introspect/read.ts";
import { unread } from "../engine/introspect/unread.ts";
import { exit, failed, Stop, wrongUsage } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

export interface DatabasePlace {
  readonly kind: "database";
  readonly settings: ConnectionSettings;
}

export interface FilePlace {
  readonly kind: "file";
  readonly file: SqlText;
}

/** What may be said of a connection besides its URL. */
export interface ConnectionOptions {
  readonly database?: string;
  readonly role?: string;
}

/** Anything with a scheme is a URL, also a wrong one. */
export const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

export function placeOf(text: string, options: ConnectionOptions, terminal: Terminal): DatabasePlace | FilePlace {
  if (isUrl(text)) return databaseOf(text, options, terminal);
  refuseConnection(options, `${JSON.stringify(text)} is a file`);
  return { kind: "file", file: readSqlFile(text) };
}

/** Options of a connection where there is none to make; `why` says it. */
export function refuseConnection(options: ConnectionOptions, why: string): void {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) throw wrongUsage(`--${name} is for databases`, `${why}.`);
}

/** The settings of a database; warnings are told. */
export function databaseOf(url: string, options: ConnectionOptions, terminal: Terminal): DatabasePlace {
  if (!isUrl(url))
    throw wrongUsage(
      `This is no URL of a database: ${url}`,
      "Write postgresql://user@host:5432/database; what is left out comes from PGHOST, PGUSER, PGPASSWORD and the like.",
    );
  const { value, diagnostics } = readSettings({ url, ...options }, terminal.environment);
  if (value === undefined) throw new Stop(exit.error, diagnostics);
  terminal.tell(diagnostics);
  return { kind: "database", settings: value };
}

/** `localhost:5432/shop`; never a password. */
export const printDatabase = (settings: ConnectionSettings): string => `${printServer(settings)}/${settings.database}`;

/** A file's text in UTF-8, named as it was written. */
export function readSqlFile(path: string): SqlText {
  return { name: path, text: readText(path) };
}

export function readText(path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (failure) {
    throw failed(`Cannot read ${path}`, reasonOf(failure as NodeJS.ErrnoException));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failed(`Cannot read ${path}`, "It is not text in UTF-8. Convert it, e.g. with iconv -t UTF-8.");
  }
}

function reasonOf(failure: NodeJS.ErrnoException): string {
  if (failure.code === "ENOENT") return "There is no such file.";
  if (failure.code === "EISDIR") return "It is a directory: name the files in it.";
  if (failure.code === "EACCES") return "This user may not read it.";
  return failure.message;
}

/** Reads the whole catalog of a database, all schemas but the system's and `without`. */
export async function readDatabase(
  place: DatabasePlace,
  without: readonly string[],
  terminal: Terminal,
): Promise<Catalog> {
  terminal.progress.now(`reading ${printDatabase(place.settings)}`);
  const lockTimeout = defaultLimits.lockWaitLimit;
  const connection = await connect(place.settings, { applicationName: "schemata" });
  try {
    return await cancelledBy(terminal.signal, connection, () => readCatalog(connection, { without, lockTimeout }));
  } catch (failure) {
    if (!(failure instanceof DatabaseError)) throw failure;
    const { summary, detail } = unread(failure, printDatabase(place.settings), lockTimeout);
    throw failed(summary, detail);
  } finally {
    await connection.close();
  }
}
