/**
 * Owns `schemata history`: the applies that a database has seen, and whether their rows are as they were written.
 * Must not know commander.
 */
import { connect } from "../../engine/db/connection.ts";
import { DatabaseError } from "../../engine/db/session.ts";
import { type Diagnostic, error } from "../../engine/diagnostic.ts";
import { type ChainProblem, verifyChain } from "../../engine/history/chain.ts";
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
  const where = { schema: options.historySchema };
  let rows: readonly PlanRow[];
  let problems: readonly ChainProblem[];
  try {
    rows = await readHistory(connection, where);
    problems = (await verifyChain(connection, where)).problems;
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
  terminal.tell(problems.map(broken));
  return problems.length === 0 ? exit.done : exit.error;
}

const broken = ({ id, problem }: ChainProblem): Diagnostic =>
  error(
    `The history does not fit at #${id}: ${problem}`,
    "Its hash is another one than was written. Somebody has changed the tables of the history by hand, or removed old rows.",
  );
