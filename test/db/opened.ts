/**
 * Owns short ways for tests to open a connection, or to get the one diagnostic with which it is refused.
 * Must not know what the tests look for.
 */
import { type Connection, connect } from "../../provider/engine/db/connection.ts";
import { type ConnectionArguments, readSettings } from "../../provider/engine/db/settings.ts";
import { type Diagnostic, Refusal } from "../../provider/engine/diagnostic.ts";

/** The environment of the machine that runs the tests is left out. */
const environment = { PGPASSFILE: "/nonexistent" };

export async function open(args: ConnectionArguments, applicationName = "schemata test"): Promise<Connection> {
  const { value, diagnostics } = readSettings(args, environment);
  if (value === undefined) throw new Refusal(diagnostics);
  return connect(value, { applicationName });
}

/** Connects, which must be refused with exactly one diagnostic. */
export async function refusal(args: ConnectionArguments): Promise<Diagnostic> {
  let connection: Connection;
  try {
    connection = await open(args);
  } catch (failure) {
    if (!(failure instanceof Refusal) || failure.diagnostics.length !== 1) throw failure;
    return failure.diagnostics[0]!;
  }
  await connection.close();
  throw new Error("the connection was not refused");
}
