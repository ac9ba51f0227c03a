/**
 * Owns pg_dump as a second judge: which one there is, and what it writes of a database.
 * Must not know how two dumps are compared.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ConnectionSettings } from "../engine/db/settings.ts";
import { failed } from "./exit.ts";

const run = promisify(execFile);

/** A pg_dump that can be run. */
export interface Dump {
  readonly program: string;
  /** Its major version; it refuses servers that are newer. */
  readonly version: number;
}

/** The pg_dump of `--pg-dump`, else the one on the PATH; undefined where there is none. */
export async function findDump(program: string | undefined): Promise<Dump | undefined> {
  try {
    const { stdout } = await run(program ?? "pg_dump", ["--version"]);
    const [, version] = / (\d+)(?:\.|devel|beta|rc)/.exec(stdout) ?? [];
    if (version === undefined) throw new Error(`it says of itself: ${stdout.trim()}`);
    return { program: program ?? "pg_dump", version: Number(version) };
  } catch (failure) {
    if (program === undefined) return undefined;
    throw failed(`--pg-dump: ${program} cannot be used`, (failure as Error).message);
  }
}

/** The schema of a database as pg_dump writes it. Throws with what pg_dump says. */
export async function dumpDatabase(dump: Dump, settings: ConnectionSettings): Promise<string> {
  const { address, tls, password, options } = settings;
  const environment = {
    PGHOST: settings.host,
    PGPORT: String(settings.port),
    PGUSER: settings.username,
    PGDATABASE: settings.database,
    PGSSLMODE: tls.mode,
    ...(address === undefined ? {} : { PGHOSTADDR: address }),
    ...(password === undefined ? {} : { PGPASSWORD: password }),
    ...(options === undefined ? {} : { PGOPTIONS: options }),
  };
  const args = ["--schema-only", "--lock-wait-timeout=60s"];
  const { stdout } = await run(dump.program, args, { maxBuffer: 1 << 29, env: { ...process.env, ...environment } });
  return stdout;
}
