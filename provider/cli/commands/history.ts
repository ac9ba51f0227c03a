/**
 * Owns `schemata history`: the applies that a database has seen.
 * Must not know commander.
 */
import { connect } from "../../engine/db/connection.ts";
import { DatabaseError } from "../../engine/db/session.ts";
import { type PlanRow, readHistory } from "../../engine/history/reading.ts";
import { type ExitStatus, exit, failed } from "../exit.ts";
import { databaseOf, printDatabase } from "../place.ts";
import { historyText } from "../render/history.ts";
import type { Terminal } from "../terminal.ts";

export interface HistoryCommandOptions {
  readonly format: "text" | "json";
  readonly database?: string;
  readonly role?: string;
  readonly historySchema: string;
}

export async function historyCommand(
  url: string,
  options: HistoryCommandOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { database, role, format } = options;
  const place = databaseOf(
    url,
    { ...(database === undefined ? {} : { database }), ...(role === undefined ? {} : { role }) },
    terminal,
  );
  terminal.progress.now(`reading ${printDatabase(place.settings)}`);
  const connection = await connect(place.settings, { applicationName: "schemata" });
  let rows: readonly PlanRow[];
  try {
    rows = await readHistory(connection, { schema: options.historySchema });
  } catch (failure) {
    if (!(failure instanceof DatabaseError)) throw failure;
    throw failed(
      `The history of ${printDatabase(place.settings)} cannot be read`,
      `${failure.message} (SQLSTATE ${failure.sqlstate})`,
    );
  } finally {
    await connection.close();
  }
  terminal.result(format === "json" ? `${JSON.stringify(rows, null, 2)}\n` : historyText(rows, terminal.colours));
  return exit.done;
}
